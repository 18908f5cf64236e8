// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;

import org.junit.jupiter.api.Test;

class PhiloxTest {
	/** The rows "philox4x32 10" of Random123's {@code kat_vectors}: counter words 0-3, key words 0-1, result words 0-3. */
	@Test
	void givesThePublishedKnownAnswers() {
		check(0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
		check(-1, -1, -1, -1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
		check(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420,
				0x24126ea1);
	}

	@Test
	void aDrawIsHalfABlockOfItsKey() {
		long key = 0x299f31d0a4093822L;
		var block = new long[2];
		for (long index : new long[] { 0, 7, 8, 15, 16, 31, 1L << 40, -1, Long.MIN_VALUE }) {
			Philox.block((index >>> 4 << 3) + (index & 7), 0, key, block);
			assertEquals(block[(int) (index >>> 3 & 1)], Philox.bits(key, index));
		}
	}

	@Test
	void sixteenShortDrawsAreHalvesOfEightBlocksAndSixteenMoreTheOthersOfTheirBits() {
		long key = 0x299f31d0a4093822L;
		var block = new long[2];
		for (long index : new long[] { 0, 1, 14, 15, 32, 47, (1L << 40) + 6, -17 }) {
			Philox.block((index >>> 5 << 3) + (index >>> 1 & 7), Philox.PURPOSE_SHORT, key, block);
			assertEquals(block[(int) (index & 1)], Philox.pair(key, index));
			assertEquals(Philox.pair(key, index), Philox.pair(key, index ^ 16));
		}
	}

	@Test
	void neighbouringDrawsAndChildrenAllDiffer() {
		var seen = new HashSet<Long>();
		for (int i = 0; i < 20_000; i++) {
			seen.add(Philox.bits(5, i - 10_000));
			seen.add(Philox.child(5, i - 10_000));
			seen.add(Philox.child(5, Integer.toString(i)));
			seen.add(Philox.pair(5, i));
		}
		assertEquals(70_000, seen.size(), "two short draws share their bits");
	}

	@Test
	void everyCharacterOfATextCounts() {
		assertNotEquals(Philox.child(1, ""), Philox.child(1, "\0"));
		assertNotEquals(Philox.child(1, "abcd"), Philox.child(1, "abcd\0"));
		assertNotEquals(Philox.child(1, "abcdefgh"), Philox.child(1, "efghabcd"));
		assertNotEquals(Philox.child(1, "read noise"), Philox.child(2, "read noise"));
		assertNotEquals(Philox.child(1, "\u0141"), Philox.child(1, "A"));
	}

	private static void check(int c0, int c1, int c2, int c3, int k0, int k1, int r0, int r1, int r2, int r3) {
		var out = new long[2];
		Philox.block(join(c0, c1), join(c2, c3), join(k0, k1), out);
		assertEquals(Long.toHexString(join(r0, r1)), Long.toHexString(out[0]));
		assertEquals(Long.toHexString(join(r2, r3)), Long.toHexString(out[1]));
	}

	private static long join(int low, int high) {
		return (long) high << 32 | low & 0xFFFFFFFFL;
	}
}
