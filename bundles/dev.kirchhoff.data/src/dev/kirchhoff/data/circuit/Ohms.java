// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

/** Conductances as resistances, which is what files hold. */
final class Ohms {
	private Ohms() {
	}

	/**
	 * A resistance whose reciprocal is the conductance, and of those the one with the fewest digits: a number that was read from a file
	 * is written as it was. Where no double has just that reciprocal, the nearest, which is off by one unit in the last place.
	 *
	 * @param conductance S
	 * @return ohm; infinite for 0, and 0 for infinity
	 */
	static double of(double conductance) {
		double middle = 1 / Math.abs(conductance); // no sign to a zero
		double best = middle;
		for (double candidate : new double[] { Math.nextDown(middle), middle, Math.nextUp(middle) }) {
			if (candidate > 0 && 1 / candidate == conductance && (1 / best != conductance || digits(candidate) < digits(best))) {
				best = candidate;
			}
		}
		return best;
	}

	/**
	 * @param ohm at least 0
	 * @return S; infinite for a short, and 0 for an infinite resistance
	 */
	static double conductance(double ohm) {
		return 1 / Math.abs(ohm);
	}

	private static int digits(double value) {
		return Double.toString(value).length();
	}
}
