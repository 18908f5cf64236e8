// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is to be planned.
 *
 * @param file       a project file
 * @param experiment name of one of its experiments; all if empty
 * @param settings   changes for this time, {@code path=value} each
 * @param sweeps     sweeps for this time, {@code path=values} each; one on a path that an experiment sweeps already replaces its sweep.
 *                   Values are a list separated by commas (by semicolons if there is one), or {@code from..to:count} with equal
 *                   distances, or {@code from..to:count:log} with equal ratios
 * @param seed       instead of that of the experiments
 * @param repeats    instead of that of the experiments
 * @param data       where files are looked for that do not lie beside the project
 */
public record Request(Path file, Optional<String> experiment, List<String> settings, List<String> sweeps, OptionalLong seed, OptionalInt repeats, DataPlace data) {
	/** Without sweeps, with the data that the surroundings name. */
	public Request(Path file, Optional<String> experiment, List<String> settings, OptionalLong seed, OptionalInt repeats) {
		this(file, experiment, settings, List.of(), seed, repeats, DataPlace.ofSurroundings());
	}

	/** All experiments of a file as they are. */
	public static Request all(Path file) {
		return new Request(file, Optional.empty(), List.of(), OptionalLong.empty(), OptionalInt.empty());
	}

	/** The same with these sweeps. */
	public Request sweeping(List<String> others) {
		return new Request(file, experiment, settings, others, seed, repeats, data);
	}

	/** The same with data from there. */
	public Request with(DataPlace other) {
		return new Request(file, experiment, settings, sweeps, seed, repeats, other);
	}
}
