// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Sums and products of 16-bit integers. All are exact, so every implementation gives the same bits. Ranges of arrays are the caller's care. */
public interface ShortKernels {
	/**
	 * Sets {@code sums[j]} to the sum of {@code matrix[row * columns + j]} over the rows listed in [from, to).
	 *
	 * @param together how many rows may be added before a sum could leave the range of a short; at least 1
	 */
	void sumRows(short[] matrix, int columns, short[] rows, int from, int to, int together, int[] sums);

	/** The sum of {@code a[i] * b[at + i]} for i in [from, to), which must fit an int whatever the order. */
	int dot(short[] a, int from, int to, short[] b, int at);

	/** The fastest implementation at this time, for that many elements. */
	static ShortKernels best(int elements) {
		return Choice.UPGRADE.get(elements);
	}

	/** Holder of the one choice of this process. */
	final class Choice {
		static final Upgrade<ShortKernels> UPGRADE = new Upgrade<>(new PlainShorts(),
				() -> Lanes.usable() ? Lanes.load(ShortKernels.class, "VectorShorts") : null, Choice::exercise);

		private Choice() {
		}

		private static void exercise(ShortKernels kernels) {
			int rows = 64;
			int columns = 200;
			var matrix = new short[rows * columns];
			var all = new short[rows];
			for (int i = 0; i < rows; i++) {
				all[i] = (short) i;
			}
			var sums = new int[columns];
			kernels.sumRows(matrix, columns, all, 0, rows, 16, sums);
			kernels.sumRows(matrix, 10, all, 0, rows, rows, sums);
			for (int i = 0; i < rows; i++) {
				sums[i] = kernels.dot(matrix, 0, columns, matrix, i * columns);
			}
		}
	}
}
