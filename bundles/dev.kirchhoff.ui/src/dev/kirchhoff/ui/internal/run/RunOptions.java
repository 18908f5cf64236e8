// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.eclipse.core.resources.IFile;

import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.launch.LaunchNote;

/**
 * What a person may ask for when an experiment is run, the same as on the command line.
 *
 * @param experiment name
 * @param settings   {@code path=value} each, for this time
 * @param sweeps     {@code path=values} each, for this time
 * @param repeats    null for those of the experiment
 * @param seed       null for that of the experiment
 * @param data       a folder, {@link DataPlace#SYNTHETIC}, or empty for that of the preferences
 * @param computing  where
 */
record RunOptions(String experiment, List<String> settings, List<String> sweeps, Integer repeats, Long seed, String data, Computing computing) {
	RunOptions {
		settings = List.copyOf(settings);
		sweeps = List.copyOf(sweeps);
	}

	/** The experiment as it is in its file. */
	static RunOptions plain(String experiment) {
		return new RunOptions(experiment, List.of(), List.of(), null, null, "", Computing.PREFERRED);
	}

	/** Those that a run was started with; it is computed where the same experiment was computed last. */
	static RunOptions of(LaunchNote note, IFile file) {
		var where = LaunchHistory.options(file, note.experiment()).map(RunOptions::computing).orElse(Computing.PREFERRED);
		var data = note.standIns() ? DataPlace.SYNTHETIC : note.data() == null || DataPlace.ofSurroundings().folder().equals(Optional.of(Path.of(note.data()))) ? "" : note.data();
		return new RunOptions(note.experiment(), note.settings(), note.sweeps(), note.repeats(), note.seed(), data, where);
	}

	/** The same, computed elsewhere. */
	RunOptions on(Computing where) {
		return new RunOptions(experiment, settings, sweeps, repeats, seed, data, where);
	}

	/**
	 * What to plan.
	 *
	 * @throws dev.kirchhoff.api.KirchhoffException if there is no such folder of data
	 */
	Request request(Path file) {
		var place = data.isBlank() ? DataPlace.ofSurroundings() : DataPlace.of(data, file.toAbsolutePath().getParent());
		return new Request(file, Optional.of(experiment), settings, sweeps, seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
				repeats == null ? OptionalInt.empty() : OptionalInt.of(repeats), place);
	}

	/** Whether the experiment is run as it is in its file. */
	boolean isPlain() {
		return equals(plain(experiment));
	}
}
