// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * How well a sum of products stands for a device's characteristic, measured at {@code points} states and voltages that took no part in
 * its making; other points may give half as much again. "Relative" is the root of the mean square error by the root of the mean square
 * current, over ln g x v; "largest" is the largest error by the largest current. Errors of the tables are included.
 *
 * @param terms           number of products
 * @param relative        in 64 bit
 * @param largest         in 64 bit
 * @param relativeIn32Bit as {@link SeparableArray} computes, the rounding of factors and sums to 32 bit included
 * @param largestIn32Bit  the same
 * @since 1.0
 */
public record Truncation(int terms, double relative, double largest, double relativeIn32Bit, double largestIn32Bit, int points) {
	@Override
	public String toString() {
		return "%d term%s: relative error %.2g (32 bit: %.2g), largest by the largest current %.2g (32 bit: %.2g)".formatted(terms,
				terms == 1 ? "" : "s", relative, relativeIn32Bit, largest, largestIn32Bit);
	}
}
