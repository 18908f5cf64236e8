// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Request;

/** Commands for people to paste into a shell. */
final class ShellWords {
	private ShellWords() {
	}

	/** The words of a command that runs one experiment of a request. */
	static List<String> run(Request request, String experiment) {
		var words = new ArrayList<>(List.of("kirchhoff", "run", request.file().toString(), "--experiment", experiment));
		request.settings().forEach(setting -> words.addAll(List.of("--set", setting)));
		request.sweeps().forEach(sweep -> words.addAll(List.of("--sweep", sweep)));
		request.seed().ifPresent(seed -> words.addAll(List.of("--seed", Long.toString(seed))));
		request.repeats().ifPresent(repeats -> words.addAll(List.of("--repeats", Integer.toString(repeats))));
		if (request.data().standIns()) {
			words.addAll(List.of("--data", DataPlace.SYNTHETIC));
		} else {
			request.data().folder().ifPresent(folder -> words.addAll(List.of("--data", folder.toString())));
		}
		return words;
	}

	/** A word as a shell takes it. */
	static String quoted(String word) {
		return word.matches("[\\p{L}\\p{N}_@%+=:,./µΩ-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
	}
}
