// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.function.Consumer;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.testkit.Finding;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * What a mapping scheme promises, tried on blocks of several sizes.
 *
 * @param tolerance part of the largest weight by which a weight may come back differently
 */
public record MappingChecks(MappingScheme scheme, Range window, double tolerance, long seed) {
	private static final int[][] SIZES = { { 1, 1 }, { 5, 3 }, { 2, 7 }, { 16, 8 } };
	private static final double RANGE = 0.8;
	/** What single precision and the window's digits leave of a weight. */
	private static final double ROUNDING = 1e-5;

	public void run(Consumer<Finding> findings) {
		Declared.check(scheme.getClass(), new Report("parameters", findings));
		if (!planes(new Report("planes", findings))) {
			return;
		}
		for (var size : SIZES) {
			try {
				block(size[0], size[1], findings);
			} catch (RuntimeException | LinkageError | StackOverflowError e) {
				new Report("answers", findings).error("", "it failed with " + Text.of(e), where(size[0], size[1]), "encode and decode blocks of any size");
				return;
			}
		}
	}

	private boolean planes(Report report) {
		var planes = scheme.planes();
		if (planes == null || planes.isEmpty() || new HashSet<>(planes).size() < planes.size() || planes.stream().anyMatch(String::isBlank)) {
			report.error("", "its planes are " + planes, "planes()", "name one plane or more, each otherwise");
			return false;
		}
		if (scheme.bitLinesPerOutput() < 1 || scheme.wordLinesPerInput() < 1) {
			report.error("", "a weight takes " + scheme.wordLinesPerInput() + " x " + scheme.bitLinesPerOutput() + " cells", "wordLinesPerInput(), bitLinesPerOutput()", "take one line or more");
			return false;
		}
		return true;
	}

	private static String where(int inputs, int outputs) {
		return "block of " + inputs + " x " + outputs + " weights";
	}

	private double[][] targets(int inputs, int outputs) {
		var targets = new double[scheme.planes().size()][];
		for (int plane = 0; plane < targets.length; plane++) {
			targets[plane] = new double[inputs * scheme.wordLinesPerInput() * scheme.bitLines(plane, outputs)];
			Arrays.fill(targets[plane], Double.NaN);
		}
		return targets;
	}

	private double[][] encoded(float[] weights, int inputs, int outputs) {
		var targets = targets(inputs, outputs);
		scheme.encode(weights, inputs, outputs, RANGE, window, targets);
		return targets;
	}

	private float[] decoded(double[][] conductances, int inputs, int outputs) {
		var weights = new float[inputs * outputs];
		scheme.decode(conductances, inputs, outputs, RANGE, window, weights);
		return weights;
	}

	/** From one end of the range to the other, the ends, zero and values beyond among them. */
	private float[] weights(int inputs, int outputs) {
		var random = RandomStream.of(seed).split("weights").split(inputs);
		var weights = new float[inputs * outputs];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = (float) switch (i % 9) {
				case 0 -> RANGE;
				case 1 -> -RANGE;
				case 2 -> 0;
				default -> RANGE * (2 * random.uniform(i) - 1);
			};
		}
		return weights;
	}

	private void block(int inputs, int outputs, Consumer<Finding> findings) {
		var weights = weights(inputs, outputs);
		var given = weights.clone();
		var targets = encoded(given, inputs, outputs);
		String where = where(inputs, outputs);
		if (!Arrays.equals(weights, given)) {
			new Report("inputs", findings).error("", "encode changes the weights", where, "write to targets only");
		}
		if (!within(targets, where, new Report("window", findings))) {
			return;
		}
		roundTrip(weights, targets, inputs, outputs, new Report("round-trip", findings));
		if (!Arrays.deepEquals(targets, encoded(weights.clone(), inputs, outputs)) || !Arrays.equals(decoded(targets, inputs, outputs), decoded(targets, inputs, outputs))) {
			new Report("deterministic", findings).error("", "the same block gives something else the second time", where, "let both depend on what they are given alone");
		}
		references(targets, inputs, outputs, new Report("references", findings));
		if (!scheme.isDigital()) {
			affine(targets, inputs, outputs, new Report("affine", findings));
		}
	}

	private boolean within(double[][] targets, String where, Report report) {
		double slack = 1e-9 * window.width();
		for (int plane = 0; plane < targets.length; plane++) {
			for (int k = 0; k < targets[plane].length; k++) {
				double g = targets[plane][k];
				if (!(g >= window.low() - slack && g <= window.high() + slack)) {
					report.error("", Double.isNaN(g) ? "cell " + k + " of plane " + scheme.planes().get(plane) + " gets no target"
							: "cell " + k + " of plane " + scheme.planes().get(plane) + " gets " + Text.siemens(g) + ", outside the window of " + Text.siemens(window.low()) + " to " + Text.siemens(window.high()),
							"encode, " + where, "give every cell of every plane a target within the window");
					return false;
				}
			}
		}
		return true;
	}

	/** Weights come back within the tolerance, and what has come back once comes back as it is. */
	private void roundTrip(float[] weights, double[][] targets, int inputs, int outputs, Report report) {
		var back = decoded(targets, inputs, outputs);
		var again = decoded(encoded(back.clone(), inputs, outputs), inputs, outputs);
		for (int i = 0; i < weights.length; i++) {
			if (!(Math.abs(back[i] - weights[i]) <= (tolerance + ROUNDING) * RANGE)) {
				report.error("", "a weight of " + weights[i] + " comes back as " + back[i], "encode and decode, " + where(inputs, outputs), "let decode undo encode, or state with within how far it rounds");
			} else if (!(Math.abs(again[i] - back[i]) <= ROUNDING * RANGE)) {
				report.error("", "a weight of " + back[i] + ", which came back, comes back as " + again[i] + " the next time", "encode and decode, " + where(inputs, outputs), "let decode undo encode");
			}
		}
	}

	private void references(double[][] targets, int inputs, int outputs, Report report) {
		var others = encoded(new float[inputs * outputs], inputs, outputs);
		for (int plane = 0; plane < targets.length; plane++) {
			if (scheme.isReference(plane) && !Arrays.equals(targets[plane], others[plane])) {
				report.error("", "plane " + scheme.planes().get(plane) + " is a reference, but depends on weights", "encode, " + where(inputs, outputs), "give it targets that all blocks can share");
			}
		}
	}

	/** Moves one cell at a time, by one step and by two: its own weights follow in equal steps, others stay. */
	private void affine(double[][] targets, int inputs, int outputs, Report report) {
		double step = window.width() / 4;
		double middle = window.low() + window.width() / 2;
		var base = new double[targets.length][];
		for (int plane = 0; plane < targets.length; plane++) {
			base[plane] = new double[targets[plane].length];
			Arrays.fill(base[plane], middle - step);
		}
		var start = decoded(base, inputs, outputs);
		for (int plane = 0; plane < base.length; plane++) {
			int columns = scheme.bitLines(plane, outputs);
			for (int k = 0; k < base[plane].length; k++) {
				base[plane][k] = middle;
				var once = decoded(base, inputs, outputs);
				base[plane][k] = middle + step;
				var twice = decoded(base, inputs, outputs);
				base[plane][k] = middle - step;
				int input = k / columns / scheme.wordLinesPerInput();
				int output = scheme.isReference(plane) ? -1 : k % columns / scheme.bitLinesPerOutput();
				for (int i = 0; i < start.length; i++) {
					boolean own = i / outputs == input && (output < 0 || i % outputs == output);
					double first = once[i] - start[i];
					double second = twice[i] - once[i];
					String cell = "decode, cell " + k + " of plane " + scheme.planes().get(plane) + ", " + where(inputs, outputs);
					if (!own && (first != 0 || second != 0)) {
						report.error("others", "a weight depends on a cell that is not its own", cell, "let a weight depend on the cells of its word and bit lines only, or say isDigital");
					} else if (!(Math.abs(second - first) <= 1e-4 * Math.max(Math.abs(first), ROUNDING * RANGE))) {
						report.error("affine", "equal steps of a cell move its weight by " + first + " and then by " + second, cell, "let a weight be affine in its cells, or say isDigital");
					}
				}
			}
		}
	}
}
