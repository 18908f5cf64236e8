// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * How the lines of one direction end: what lies between the first node of each and its source, and what between the last node and the
 * source at the far end.
 *
 * @param segment resistance between neighbouring nodes, ohm
 * @param near    resistance to the source, ohm, one a line; infinite where there is none
 * @param far     conductance to the source at the far end, S, one a line; 0 where there is none
 */
record Terminals(double segment, double[] near, double[] far) {
	/**
	 * @param driven whether a line has a source
	 */
	static Terminals of(double segment, double driver, boolean bothEnds, boolean[] driven) {
		var near = new double[driven.length];
		var far = new double[driven.length];
		double end = segment + driver;
		Arrays.setAll(near, line -> driven[line] ? end : Double.POSITIVE_INFINITY);
		// without any resistance the near end holds the whole line
		Arrays.setAll(far, line -> driven[line] && bothEnds && end > 0 ? 1 / end : 0);
		return new Terminals(segment, near, far);
	}
}
