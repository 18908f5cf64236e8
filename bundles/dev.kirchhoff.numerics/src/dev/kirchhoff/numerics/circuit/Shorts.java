// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/** Shorted cells between lines without any resistance: nothing says which of them carries how much. */
final class Shorts {
	private Shorts() {
	}

	/** @throws IllegalArgumentException if there is such a cell; the message names it */
	static void refuse(Crossbar crossbar) {
		var wiring = crossbar.wiring();
		if (wiring.wordLine() > 0 || wiring.bitLine() > 0 || !(crossbar.cells() instanceof LinearCells cells)) {
			return;
		}
		for (int k = 0; k < cells.size(); k++) {
			if (Double.isInfinite(cells.conductance()[k])) {
				throw new IllegalArgumentException("cell (" + k / crossbar.columns() + ", " + k % crossbar.columns()
						+ ") is shorted, and its lines have no resistance either, so that its current is not determined");
			}
		}
	}
}
