// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import java.util.Arrays;

import dev.kirchhoff.numerics.dense.Shorts;

/**
 * A matrix of sign-magnitude weights in units of the least bit, and the cells that hold them. A code has the sign in its top bit and
 * the magnitude below it, as the cells stand on the bit lines; zero may have either sign, and keeps the one it has.
 * <p>
 * Everything lies along the inputs of one neuron, which is how errors, most of them zero after rounding, change weights. Switches are
 * first counted in one long a weight, a few bits for each cell, and put down before these could overflow. Cells are only watched switch
 * by switch where one of the weight is so near its limit that it could reach it before that. All arithmetic is in integers that cannot
 * overflow: neither lanes nor order matter.
 */
final class BitLayer {
	/** No vector has more shorts. */
	private static final int LANES = 32;

	private final int inputs;
	private final int outputs;
	private final int bits;
	private final int sign;
	private final int largest;
	/** [output][input], as all that follows. */
	private final short[] weights;
	private final short[] codes;
	/** Bits that do not change any more, worn out or stuck. */
	private final short[] kept;
	/** Per weight and bit, sign first: switches that are put down, and how many a cell survives. */
	private final int[] switches;
	private final int[] limits;
	/** Per weight, switches since then; the lowest field counts the least bit. */
	private final long[] recent;
	private final int width;
	private final long lowest;
	private final int mostRecent;
	/** Per neuron, steps until switches are put down. */
	private final int[] steps;
	/** Per weight, whether a cell may reach its limit before that. */
	private final boolean[] watched;

	/** The same weights as [input][output], for sums over a few inputs; null if there are none. Rows are filled up to whole vectors. */
	private final short[] byInput;
	private final int columns;
	private final int[] narrow;

	/**
	 * @param bits   of a weight, the sign included: 2 to 15
	 * @param onOrOff whether inputs are 0 or 1, and not levels
	 */
	BitLayer(int inputs, int outputs, int bits, boolean onOrOff) {
		this.inputs = inputs;
		this.outputs = outputs;
		this.bits = bits;
		sign = 1 << bits - 1;
		largest = sign - 1;
		int size = Math.multiplyExact(inputs, outputs);
		weights = new short[size];
		codes = new short[size];
		kept = new short[size];
		switches = new int[Math.multiplyExact(size, bits)];
		limits = new int[switches.length];
		Arrays.fill(limits, Integer.MAX_VALUE);
		recent = new long[size];
		width = Math.min(8, Long.SIZE / bits);
		mostRecent = (1 << width) - 1;
		long fields = 0;
		for (int bit = 0; bit < bits; bit++) {
			fields |= 1L << bit * width;
		}
		lowest = fields;
		steps = new int[outputs];
		watched = new boolean[size];
		columns = (outputs + LANES - 1) / LANES * LANES;
		byInput = onOrOff ? new short[Math.multiplyExact(inputs, columns)] : null;
		narrow = new int[columns];
	}

	int inputs() {
		return inputs;
	}

	int outputs() {
		return outputs;
	}

	/** The weight's bits, sign first. */
	int code(int input, int output) {
		return codes[output * inputs + input];
	}

	/** In units of the least bit. */
	int weight(int input, int output) {
		return weights[output * inputs + input];
	}

	/** How often a cell has switched; bit 0 is the sign. */
	int switches(int input, int output, int bit) {
		int at = output * inputs + input;
		return switches[at * bits + bit] + (int) (recent[at] >>> (bits - 1 - bit) * width & mostRecent);
	}

	void set(int input, int output, int code) {
		int at = output * inputs + input;
		codes[at] = (short) code;
		put(at, input, output, value(code));
	}

	/**
	 * @param bit   0 is the sign
	 * @param limit switches after which the cell keeps its bit; 0 if it is stuck
	 */
	void limit(int input, int output, int bit, int limit) {
		int at = output * inputs + input;
		limits[at * bits + bit] = limit;
		if (limit == 0) {
			kept[at] |= (short) (sign >> bit);
		}
		steps[output] = 0;
	}

	private int value(int code) {
		int magnitude = code & largest;
		return (code & sign) == 0 ? magnitude : -magnitude;
	}

	private void put(int at, int input, int output, int value) {
		if (byInput != null) {
			byInput[input * columns + output] = (short) value;
		}
		weights[at] = (short) value;
	}

	/** {@code sums[j]} is the sum of the weights of output j over {@code count} of the inputs listed. */
	void sum(short[] active, int from, int count, long[] sums) {
		Shorts.sumRows(byInput, columns, active, from, from + count, largest, narrow);
		for (int j = 0; j < outputs; j++) {
			sums[j] = narrow[j];
		}
	}

	/** {@code sums[j]} is the sum of activation, 0 to levels, times weight of output j. */
	void multiply(short[] activations, int levels, long[] sums) {
		int some = (int) Math.min(inputs, Integer.MAX_VALUE / ((long) levels * largest));
		for (int j = 0; j < outputs; j++) {
			long sum = 0;
			for (int first = 0; first < inputs; first += some) {
				sum += Shorts.dot(activations, first, Math.min(inputs, first + some), weights, j * inputs);
			}
			sums[j] = sum;
		}
	}

	/** Adds to {@code sums[i]} the weight from input i to the output, times the error. */
	void back(int output, int error, long[] sums) {
		var w = weights;
		int row = output * inputs;
		for (int i = 0; i < inputs; i++) {
			sums[i] += (long) error * w[row + i];
		}
	}

	/** Moves the weights from the inputs listed to an output by a change in units. */
	void move(int output, short[] active, int from, int to, int change) {
		begin(output);
		for (int i = from; i < to; i++) {
			move(active[i], output, change);
		}
	}

	/** Moves the weights to an output by one change each in units. */
	void move(int output, int[] changes) {
		begin(output);
		for (int i = 0; i < inputs; i++) {
			if (changes[i] != 0) {
				move(i, output, changes[i]);
			}
		}
	}

	/** Before a step of a neuron, in which each of its cells switches at most once. */
	private void begin(int output) {
		if (steps[output] == 0) {
			steps[output] = mostRecent;
			for (int at = output * inputs; at < (output + 1) * inputs; at++) {
				putDown(at);
			}
		}
		steps[output]--;
	}

	private void putDown(int at) {
		long counts = recent[at];
		recent[at] = 0;
		boolean near = false;
		int cell = at * bits + bits - 1;
		for (int bit = 0; bit < bits; bit++, cell--) {
			switches[cell] += (int) (counts >>> bit * width & mostRecent);
			int left = limits[cell] - switches[cell];
			near |= left > 0 && left <= mostRecent;
		}
		watched[at] = near;
	}

	/** As far as the range and the cells allow. */
	private void move(int input, int output, int change) {
		int at = output * inputs + input;
		int old = codes[at];
		int value = Math.clamp(weights[at] + (long) change, -largest, largest);
		int negative = value == 0 ? old & sign : value >>> 31 << bits - 1;
		int flips = (old ^ (Math.abs(value) | negative)) & ~kept[at];
		if (flips == 0) {
			return;
		}
		int code = old ^ flips;
		codes[at] = (short) code;
		put(at, input, output, value(code));
		recent[at] += Long.expand(flips, lowest);
		if (watched[at]) {
			watch(at, flips);
		}
	}

	private void watch(int at, int flips) {
		for (int rest = flips; rest != 0; rest &= rest - 1) {
			int bit = Integer.numberOfTrailingZeros(rest);
			int cell = at * bits + bits - 1 - bit;
			if (switches[cell] + (int) (recent[at] >>> bit * width & mostRecent) == limits[cell]) {
				kept[at] |= (short) (1 << bit);
			}
		}
	}
}
