// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * What joins the cells of a crossbar and what drives it. Word line i is row i: its driver, then {@code driver} ohm, then a segment, the
 * node of cell (i, 0), a segment, the node of cell (i, 1) and so on to the far end at the right, which is open unless the line is
 * driven from both ends. Bit line j is column j: its sense node lies below the last row, beyond {@code sense} ohm and a segment; the
 * far end at the top is open unless it is sensed at both ends. So a line of n nodes has n segments, and one more if both ends are
 * used. All resistances in ohm.
 *
 * @param wordLine      of a segment of a word line, at least 0
 * @param bitLine       of a segment of a bit line, at least 0
 * @param driver        between the source of a word line and its first segment, at least 0
 * @param sense         between the last segment of a bit line and its sense node, at least 0
 * @param driveBothEnds whether a word line has the same source, with a driver of its own, at its right end too
 * @param senseBothEnds whether a bit line has the same sense node at its top too
 * @since 1.0
 */
public record Wiring(double wordLine, double bitLine, double driver, double sense, boolean driveBothEnds, boolean senseBothEnds) {
	/** Ideal wires: every node of a line is at the potential of its source. */
	public static final Wiring IDEAL = new Wiring(0, 0);

	/** @throws IllegalArgumentException if a resistance is negative or not finite */
	public Wiring {
		require("word line segment", wordLine);
		require("bit line segment", bitLine);
		require("driver", driver);
		require("sense", sense);
	}

	/** Lines with ideal drivers at one end. */
	public Wiring(double wordLine, double bitLine) {
		this(wordLine, bitLine, 0, 0, false, false);
	}

	/** Whether no resistance lies between a cell and its sources. */
	public boolean isIdeal() {
		return wordLine == 0 && bitLine == 0 && driver == 0 && sense == 0;
	}

	/** The same wires seen with rows and columns exchanged. */
	public Wiring transposed() {
		return new Wiring(bitLine, wordLine, sense, driver, senseBothEnds, driveBothEnds);
	}

	private static void require(String what, double resistance) {
		if (!(resistance >= 0 && resistance < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("the resistance of a " + what + " is " + resistance + " ohm; it must be 0 or above, and finite");
		}
	}
}
