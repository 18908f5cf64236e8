// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.parameter.Unit;

/**
 * A weight is one cell of a few levels against the cell of its input on a reference line, which all outputs share and which holds the
 * middle level (Milo et al. 2019, Fig. 4b): the number of the level is the weight, rounded to steps of range / n, n levels on each
 * side. Currents are weighed by the distance of the top level from the middle: w = range · (G - Gref) / (Gtop - Gmiddle). Levels need
 * not be equally far from each other; one that is not counts as its current does.
 */
public record ReferenceLine(
		@Parameter(doc = "Conductances of the levels, ascending, an odd number; none: any conductance of the window", unit = "S", value = "10 µS, 30 µS, 60 µS, 90 µS, 120 µS", min = 0) double[] levels,
		@Parameter(doc = "Read against exactly the middle level instead of the cells of the reference line", value = "false") boolean idealReference)
		implements MappingScheme {

	private static final int REFERENCE = 1;

	public ReferenceLine {
		if (levels.length % 2 == 0 && levels.length > 0 || levels.length == 1) {
			throw new IllegalArgumentException(levels.length + " levels have no middle one with levels on both sides");
		}
		for (int k = 1; k < levels.length; k++) {
			if (!(levels[k] > levels[k - 1])) {
				throw new IllegalArgumentException("levels do not ascend");
			}
		}
	}

	@Override
	public List<String> planes() {
		return List.of("cells", "reference");
	}

	@Override
	public boolean isReference(int plane) {
		return plane == REFERENCE;
	}

	@Override
	public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
		requireFit(window);
		Arrays.fill(targets[REFERENCE], middle(window));
		int half = levels.length / 2;
		for (int i = 0; i < inputs * outputs; i++) {
			double w = Math.clamp(weights[i], -range, range) / range;
			targets[0][i] = half == 0 ? middle(window) + w * unit(window) : levels[half + (int) Math.rint(w * half)];
		}
	}

	@Override
	public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
		double slope = range / unit(window);
		for (int i = 0; i < inputs * outputs; i++) {
			double reference = idealReference ? middle(window) : conductances[REFERENCE][i / outputs];
			weights[i] = (float) ((conductances[0][i] - reference) * slope);
		}
	}

	/** Conductance of a weight of 0, S. */
	private double middle(Range window) {
		return levels.length == 0 ? window.low() + window.width() / 2 : levels[levels.length / 2];
	}

	/** Conductance beyond the middle of the largest weight, S. */
	private double unit(Range window) {
		return levels.length == 0 ? window.width() / 2 : levels[levels.length - 1] - levels[levels.length / 2];
	}

	private void requireFit(Range window) {
		if (levels.length > 0 && (levels[0] < window.low() || levels[levels.length - 1] > window.high())) {
			var siemens = Unit.parse("S");
			throw new KirchhoffException("levels of scheme reference-line go from " + siemens.format(levels[0]) + " to " + siemens.format(levels[levels.length - 1])
					+ ", but the device holds " + siemens.format(window.low()) + " to " + siemens.format(window.high()), "choose levels in the device's window, or widen it");
		}
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ReferenceLine line && Arrays.equals(levels, line.levels) && idealReference == line.idealReference;
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(levels) + Boolean.hashCode(idealReference);
	}
}
