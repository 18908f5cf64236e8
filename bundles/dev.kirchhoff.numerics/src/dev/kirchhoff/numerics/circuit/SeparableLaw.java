// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.numerics.function.Elementary;

/**
 * A device's characteristic as a short sum of products, {@code f(g, v) = sum over k of a_k(g) b_k(v)}, so that an array of nonlinear
 * cells without wires takes a few matrix products ({@link SeparableArray}) and no exponential per cell. Made once per device from its
 * {@link CurrentVoltage} alone, by singular value decomposition: terms are orthogonal and fall in size, the first is the mean behaviour,
 * so that they do not cancel. Factors are kept as tables over ln g and over the root of v (for devices that bend like a root at 0 V).
 * How well all that stands for the device is measured, at points of its own, and reported ({@link #truncation()}).
 *
 * <p>An ohmic device has one term. A device that is smooth in ln g needs few, a threshold or a kink whose voltage depends on the state
 * needs many. Immutable and safe to use from several threads; the same device gives the same bits.
 *
 * @since 1.0
 */
public final class SeparableLaw {
	/** Beyond this number, terms cost more than they save. */
	public static final int MOST_TERMS = 16;
	/** What 32 bit and linear tables reach, by the largest current. */
	private static final double PRECISION_32 = 1e-5;
	/** Part of the tolerance for the tables. */
	private static final double TABLES = 0.125;
	private static final double FINEST_LINEAR = 1e-7;

	private final OperatingRange range;
	private final FactorTable ofLogConductance;
	private final FactorTable ofSignedRoot;
	private final int rank;
	private final Truncation truncation;

	private SeparableLaw(OperatingRange range, FactorTable ofLogConductance, FactorTable ofSignedRoot, int rank, Truncation truncation) {
		this.range = range;
		this.ofLogConductance = ofLogConductance;
		this.ofSignedRoot = ofSignedRoot;
		this.rank = rank;
		this.truncation = truncation;
	}

	/** As {@link #of(CurrentVoltage, OperatingRange, double, int)} with at most {@value #MOST_TERMS} terms. */
	public static SeparableLaw of(CurrentVoltage law, OperatingRange range, double tolerance) {
		return of(law, range, tolerance, MOST_TERMS);
	}

	/**
	 * Takes as few terms as keep both errors within a tolerance, in 64 bit, and in 32 bit within the tolerance or 1e-5.
	 *
	 * @param tolerance for {@link Truncation#relative()} and {@link Truncation#largest()}; 1e-10 at the least
	 * @param mostTerms 1 to {@value #MOST_TERMS}
	 * @throws ArithmeticException      if so many terms do not meet the tolerance; the message says what they reach
	 * @throws IllegalArgumentException if the tolerance or the number of terms is out of range, or the law gives no finite number
	 *                                  somewhere in the range, or 0 A everywhere
	 */
	public static SeparableLaw of(CurrentVoltage law, OperatingRange range, double tolerance, int mostTerms) {
		if (!(tolerance >= 1e-10 && tolerance < 1)) {
			throw new IllegalArgumentException("tolerance " + tolerance + "; it must be 1e-10 or above, and below 1");
		}
		requireTerms(mostTerms);
		var candidates = candidates(law, range, mostTerms, tolerance);
		double in32Bit = Math.max(tolerance, PRECISION_32);
		for (var candidate : candidates) {
			var t = candidate.truncation;
			if (t.relative() <= tolerance && t.largest() <= tolerance && t.relativeIn32Bit() <= in32Bit && t.largestIn32Bit() <= in32Bit) {
				return candidate;
			}
		}
		throw new ArithmeticException("the characteristic is not within " + tolerance + " of a sum of products: " + candidates.getLast().truncation
				+ ". It bends or jumps at voltages that depend on the state, or too sharply; allow a larger tolerance, more terms (at most "
				+ MOST_TERMS + ") or a smaller range");
	}

	/**
	 * Takes a number of terms, whatever error they leave; fewer if all beyond are rounding.
	 *
	 * @param rank 1 to {@value #MOST_TERMS}
	 * @throws IllegalArgumentException as {@link #of(CurrentVoltage, OperatingRange, double, int)}
	 */
	public static SeparableLaw ofRank(CurrentVoltage law, OperatingRange range, int rank) {
		requireTerms(rank);
		return candidates(law, range, rank, 0).getLast();
	}

	private static void requireTerms(int terms) {
		if (terms < 1 || terms > MOST_TERMS) {
			throw new IllegalArgumentException(terms + " terms; there must be 1 to " + MOST_TERMS);
		}
	}

	/** The laws of 1, 2 and more terms; a tolerance of 0 is what the last of them leaves. */
	private static List<SeparableLaw> candidates(CurrentVoltage law, OperatingRange range, int mostTerms, double tolerance) {
		var decomposition = new LawDecomposition(law, range, mostTerms);
		int terms = decomposition.terms();
		double wanted = TABLES * Math.max(tolerance, decomposition.remainder(terms));
		double cubic = wanted * decomposition.largest();
		double linear = Math.max(wanted, FINEST_LINEAR) * decomposition.largest();
		var ones = new double[terms];
		Arrays.fill(ones, 1);
		double lowest = Math.log(range.leastConductance());
		var a = FactorTable.of(lowest, Math.log(range.mostConductance()), lowest,
				(w, values) -> decomposition.conductanceFactors(
						Math.clamp(Math.exp(w), range.leastConductance(), range.mostConductance()), values),
				ones, cubic, Double.POSITIVE_INFINITY);
		var b = FactorTable.of(LawDecomposition.signedRoot(range.leastVoltage()), LawDecomposition.signedRoot(range.mostVoltage()), 0,
				(w, values) -> decomposition.voltageFactors(LawDecomposition.square(w), values), decomposition.sizes(), cubic, linear);
		var truncations = new TruncationMeter(law, range).measure(new SeparableLaw(range, a, b, terms, null), a.error() + b.error());
		var laws = new ArrayList<SeparableLaw>();
		for (var truncation : truncations) {
			int rank = truncation.terms();
			laws.add(new SeparableLaw(range, a.first(rank), b.first(rank), rank, truncation));
		}
		return laws;
	}

	/** Number of terms. */
	public int rank() {
		return rank;
	}

	public OperatingRange range() {
		return range;
	}

	/** How well it stands for the device. */
	public Truncation truncation() {
		return truncation;
	}

	/** a_k(g) for all k, A; zeros for an open cell (0 S). */
	public double[] conductanceFactors(double conductance) {
		var a = new double[rank];
		if (conductance != 0) {
			ofLogConductance.evaluate(Elementary.log(conductance), a);
		}
		return a;
	}

	/** b_k(v) for all k, without a unit; the largest is about 1. */
	public double[] voltageFactors(double voltage) {
		var b = new double[rank];
		ofSignedRoot.evaluate(LawDecomposition.signedRoot(voltage), b);
		return b;
	}

	/** The sum for one cell, A, in 64 bit. */
	public double current(double conductance, double voltage) {
		var a = conductanceFactors(conductance);
		var b = voltageFactors(voltage);
		double sum = 0;
		for (int k = 0; k < rank; k++) {
			sum += a[k] * b[k];
		}
		return sum;
	}

	/** {@code out[row][k][column]} = a_k(conductance[row][column]), rounded to 32 bit. */
	void conductanceFactors(double[] conductance, int columns, float[] out) {
		evaluate(conductance, (cell, k, a) -> out[(cell / columns * rank + k) * columns + cell % columns] = (float) a);
	}

	/**
	 * a_k(g) of many cells at once.
	 *
	 * @param conductance states, S; 0 for an open cell
	 * @param factors     receives {@code factors[k][cell]}, A; one array per term
	 * @throws IllegalArgumentException if there is not one array per term
	 */
	public void conductanceFactors(double[] conductance, double[][] factors) {
		if (factors.length != rank) {
			throw new IllegalArgumentException(factors.length + " arrays for " + rank + " terms");
		}
		evaluate(conductance, (cell, k, a) -> factors[k][cell] = a);
	}

	/** Receives a_k of a cell. */
	private interface Sink {
		void take(int cell, int k, double a);
	}

	private void evaluate(double[] conductance, Sink sink) {
		int n = conductance.length;
		var logs = new double[n];
		Elementary.log(conductance, 0, logs, 0, n);
		var a = new double[rank];
		for (int i = 0; i < n; i++) {
			if (conductance[i] == 0) {
				Arrays.fill(a, 0);
			} else {
				ofLogConductance.evaluate(logs[i], a);
			}
			for (int k = 0; k < rank; k++) {
				sink.take(i, k, a[k]);
			}
		}
	}

	/** What evaluates b_k(v) for batches of inputs of an array. */
	VoltagePanel voltagePanel(int rows) {
		return new VoltagePanel(range, ofSignedRoot, rank, rows);
	}
}
