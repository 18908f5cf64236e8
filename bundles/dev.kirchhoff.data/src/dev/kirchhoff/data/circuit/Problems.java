// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;

/** Everything that is wrong with one file, told at once. */
final class Problems {
	/** More lines than this help nobody: the same mistake in a whole matrix. */
	private static final int MOST = 100;

	private final Path file;
	private final List<String> lines = new ArrayList<>();
	private final Set<String> places = new HashSet<>();
	private long count;

	Problems(Path file) {
		this.file = file;
	}

	/** @param place path of the element, such as {@code R[3][5]}, or empty for the file as a whole */
	void add(String place, String what, String mend) {
		places.add(place);
		line(file + ": " + (place.isEmpty() ? "" : place + ": ") + what + ": " + mend);
	}

	/** @param at line, and column if known, such as {@code 12:3} */
	void at(String at, String what, String mend) {
		line(file + ":" + at + ": " + what + ": " + mend);
	}

	private void line(String line) {
		if (count++ < MOST) {
			lines.add(line);
		}
	}

	/** Whether something was wrong with that very element, so that it is not missing. */
	boolean mention(String place) {
		return places.contains(place);
	}

	boolean none() {
		return count == 0;
	}

	/** @throws KirchhoffException with a line a problem, if there is one */
	void check() {
		if (count == 0) {
			return;
		}
		if (count > MOST) {
			lines.add(file + ": " + (count - MOST) + " more of the kind");
		}
		throw new KirchhoffException(String.join("\n", lines), "");
	}
}
