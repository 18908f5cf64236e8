// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.util.Arrays;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/**
 * A tensor whose values are known. Exactly one of the arrays is there: {@code floats} for all types with a fraction, {@code longs} for
 * integers and truth values. Nobody writes to them: several nodes may share them.
 *
 * @param dims extents, the last one fastest; none for a single value
 */
record Constant(DataType type, int[] dims, float[] floats, long[] longs) implements Value {
	/** Stands among extents for the size of the batch, which a network does not know. */
	static final long BATCH = Long.MIN_VALUE;

	private static final int BLOCK = 32;
	/** 2 GiB of floats, which is also what the format holds. */
	private static final long MOST = 1 << 29;

	static Constant of(int[] dims, float[] values) {
		return new Constant(DataType.FLOAT, dims, values, null);
	}

	static Constant of(int[] dims, long[] values) {
		return new Constant(DataType.INT64, dims, null, values);
	}

	boolean isInteger() {
		return longs != null;
	}

	int size() {
		return isInteger() ? longs.length : floats.length;
	}

	int rank() {
		return dims.length;
	}

	/** A value as a number with a fraction. */
	float number(int index) {
		return isInteger() ? longs[index] : floats[index];
	}

	/** All values with a fraction; may be the array itself. */
	float[] numbers() {
		if (!isInteger()) {
			return floats;
		}
		var numbers = new float[longs.length];
		for (int k = 0; k < numbers.length; k++) {
			numbers[k] = longs[k];
		}
		return numbers;
	}

	/** The same values under other extents. */
	Constant shaped(int... other) {
		return new Constant(type, other, floats, longs);
	}

	/** {@code 128x3x3x3}; empty extents are a single value. */
	String extents() {
		return dims.length == 0 ? "a single value" : String.join("x", Arrays.stream(dims).mapToObj(Integer::toString).toList());
	}

	/**
	 * Product of extents.
	 *
	 * @throws ArithmeticException if it is negative, or more than a file can have been meant to hold
	 */
	static int size(int... dims) {
		long size = 1;
		for (int dim : dims) {
			size = Math.multiplyExact(size, dim);
		}
		if (size < 0 || size > MOST) {
			throw new ArithmeticException("a tensor of " + size + " values");
		}
		return (int) size;
	}

	/** The transpose of a matrix [rows][columns]; in blocks, as either side would miss the cache. */
	static float[] transposed(float[] values, int rows, int columns) {
		var result = new float[values.length];
		for (int r0 = 0; r0 < rows; r0 += BLOCK) {
			for (int c0 = 0; c0 < columns; c0 += BLOCK) {
				for (int r = r0; r < Math.min(rows, r0 + BLOCK); r++) {
					for (int c = c0; c < Math.min(columns, c0 + BLOCK); c++) {
						result[c * rows + r] = values[r * columns + c];
					}
				}
			}
		}
		return result;
	}
}
