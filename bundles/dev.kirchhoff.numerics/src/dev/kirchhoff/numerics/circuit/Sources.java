// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What every line is measured from: the potential of its source. Lines of an island are held at 0 V, where no current flows anyway; a
 * floating line is measured from the middle of all sources.
 *
 * @param word       reference of each word line, V
 * @param bit        reference of each bit line, V
 * @param wordDriven whether a word line has a source
 * @param bitDriven  whether a bit line has a source
 * @param swing      largest difference between two sources, V
 */
record Sources(double[] word, double[] bit, boolean[] wordDriven, boolean[] bitDriven, double swing) {
	static Sources of(Bias bias, int[] islands) {
		var word = bias.wordLines().clone();
		var bit = bias.bitLines().clone();
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (var lines : new double[][] { word, bit }) {
			for (double v : lines) {
				low = Double.isNaN(v) ? low : Math.min(low, v);
				high = Double.isNaN(v) ? high : Math.max(high, v);
			}
		}
		for (int line : islands) {
			if (line < word.length) {
				word[line] = 0;
			} else {
				bit[line - word.length] = 0;
			}
		}
		double middle = high >= low ? low + (high - low) / 2 : 0;
		return new Sources(word, bit, hold(word, middle), hold(bit, middle), high > low ? high - low : 0);
	}

	/** Replaces what floats; tells what does not. */
	private static boolean[] hold(double[] lines, double middle) {
		var driven = new boolean[lines.length];
		for (int line = 0; line < lines.length; line++) {
			driven[line] = !Double.isNaN(lines[line]);
			lines[line] = driven[line] ? lines[line] : middle;
		}
		return driven;
	}

	Terminals wordTerminals(Wiring wiring) {
		return Terminals.of(wiring.wordLine(), wiring.driver(), wiring.driveBothEnds(), wordDriven);
	}

	Terminals bitTerminals(Wiring wiring) {
		return Terminals.of(wiring.bitLine(), wiring.sense(), wiring.senseBothEnds(), bitDriven);
	}

	boolean anyFloating() {
		return IntStream.range(0, word.length).anyMatch(i -> !wordDriven[i]) || IntStream.range(0, bit.length).anyMatch(j -> !bitDriven[j]);
	}

	/** How far potentials are from 0 at most, V. */
	double level() {
		return DoubleStream.concat(Arrays.stream(word), Arrays.stream(bit)).map(Math::abs).max().orElse(0);
	}
}
