// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.internal.ArrayResolver;
import dev.kirchhoff.solver.run.StudyRun;

/**
 * An array of a project as a circuit: size and wires as drawn, cells as its device has them, all word lines at the read voltage of its
 * tile.
 *
 * @param circuit  empty if there is any error
 * @param problems all of them, warnings included
 */
public record ArrayCircuit(Optional<CircuitCase> circuit, List<Problem> problems) {
	/**
	 * Resolves an array; runs the stages of an experiment if that is asked for.
	 *
	 * @param started is given that run, to watch its progress
	 * @throws KirchhoffException    if a stage fails; what a person can have got wrong in the project is in {@link #problems} instead
	 * @throws CancellationException if the monitor wants no more
	 */
	public static ArrayCircuit of(ArrayRequest request, Extensions extensions, Monitor monitor, Consumer<StudyRun> started) throws IOException {
		return new ArrayResolver(request, extensions, monitor, started).resolve();
	}

	/**
	 * As {@link #of(ArrayRequest, Extensions, Monitor, Consumer)}, of a project that need not be saved. The state after an experiment is that of
	 * the file, where experiments run.
	 *
	 * @param project a copy that nobody else works on; its file is that of the request
	 */
	public static ArrayCircuit of(Project project, ArrayRequest request, Extensions extensions, Monitor monitor, Consumer<StudyRun> started) throws IOException {
		return new ArrayResolver(request, extensions, monitor, started).resolve(project);
	}
}
