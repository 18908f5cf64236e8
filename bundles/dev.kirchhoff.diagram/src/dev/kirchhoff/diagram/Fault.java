// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.util.Objects;

/**
 * Something wrong in a notation file, found when it was read or when one of its expressions was evaluated. The rest is drawn all the same.
 *
 * @param file  the notation file, as {@code bundle/path}
 * @param place path of the element in it, as Sirius writes references: {@code //@ownedViewpoints[name='Kirchhoff']/...}; may be empty
 * @param what  what is wrong
 * @param mend  what to do about it; may be empty
 */
public record Fault(String file, String place, String what, String mend) {
	public Fault {
		Objects.requireNonNull(file);
		Objects.requireNonNull(place);
		Objects.requireNonNull(what);
		Objects.requireNonNull(mend);
	}

	/** {@code file:place: what: mend}; empty parts are left out. */
	@Override
	public String toString() {
		return file + (place.isEmpty() ? "" : ":" + place) + ": " + what + (mend.isEmpty() ? "" : ": " + mend);
	}
}
