// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Philox4x32-10, the block cipher below every random draw: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC'11.
 *
 * <p>A block has 128 bits, that is two draws. Draw {@code i} is half {@code (i >>> 3) & 1} of block
 * {@code (i >>> 4) * 8 + (i & 7)}: sixteen draws in a row are the first halves of eight blocks, then their second
 * halves, so that lanes of two, four or eight blocks are stored without a shuffle. Short draws take 32 bits, two take
 * a half: draws {@code i} and {@code i ^ 16} share half {@code i & 1} of block {@code (i >>> 5) * 8 + ((i >>> 1) & 7)}. The
 * two high counter words separate draws, short draws and the derivation of keys.
 */
public final class Philox {
	static final long MULTIPLIER_0 = 0xD2511F53L;
	static final long MULTIPLIER_1 = 0xCD9E8D57L;
	static final int WEYL_0 = 0x9E3779B9;
	static final int WEYL_1 = 0xBB67AE85;
	static final int ROUNDS = 10;
	/** Draws that share eight blocks. */
	static final int GROUP = 16;
	/** Short draws that share eight blocks. */
	static final int SHORT_GROUP = 32;
	/** What the high counter words of short draws are. */
	static final long PURPOSE_SHORT = 3;

	private static final long LOW = 0xFFFFFFFFL;
	private static final long PURPOSE_INDEX = 1;
	private static final long PURPOSE_TEXT = 2;

	private Philox() {
	}

	/** Draw {@code index} of the stream {@code key}: 64 bits. */
	public static long bits(long key, long index) {
		return half(key, (index >>> 4 << 3) + (index & 7), 0, (index & 8) != 0);
	}

	/** The 64 bits of short draws {@code index} and {@code index ^ 16}; no other kind of draw uses them. */
	static long pair(long key, long index) {
		return half(key, (index >>> 5 << 3) + (index >>> 1 & 7), PURPOSE_SHORT, (index & 1) != 0);
	}

	/** The key of child {@code index} of {@code key}. */
	public static long child(long key, long index) {
		return half(key, index, PURPOSE_INDEX, false);
	}

	/**
	 * The key of the child named {@code text}: a chain of Davies-Meyer steps over the UTF-16 code units, four a step,
	 * that starts from the parent key and the length.
	 */
	public static long child(long key, String text) {
		var state = new long[2];
		block(text.length(), PURPOSE_TEXT, key, state);
		for (int i = 0; i < text.length(); i += 4) {
			long word = 0;
			for (int j = i; j < Math.min(i + 4, text.length()); j++) {
				word |= (long) text.charAt(j) << 16 * (j - i);
			}
			long low = state[0];
			long high = state[1];
			block(low, high, word, state);
			state[0] ^= low;
			state[1] ^= high;
		}
		return state[0] ^ state[1];
	}

	/** One block: counter words 0, 1 in {@code low} and 2, 3 in {@code high}, likewise the result in {@code out}. */
	static void block(long low, long high, long key, long[] out) {
		long c0 = low & LOW;
		long c1 = low >>> 32;
		long c2 = high & LOW;
		long c3 = high >>> 32;
		int k0 = (int) key;
		int k1 = (int) (key >>> 32);
		for (int round = 0; round < ROUNDS; round++) {
			long p0 = MULTIPLIER_0 * c0;
			long p1 = MULTIPLIER_1 * c2;
			c0 = p1 >>> 32 ^ c1 ^ k0 & LOW;
			c1 = p1 & LOW;
			c2 = p0 >>> 32 ^ c3 ^ k1 & LOW;
			c3 = p0 & LOW;
			k0 += WEYL_0;
			k1 += WEYL_1;
		}
		out[0] = c1 << 32 | c0;
		out[1] = c3 << 32 | c2;
	}

	private static long half(long key, long low, long high, boolean second) {
		long c0 = low & LOW;
		long c1 = low >>> 32;
		long c2 = high;
		long c3 = 0;
		int k0 = (int) key;
		int k1 = (int) (key >>> 32);
		for (int round = 0; round < ROUNDS; round++) {
			long p0 = MULTIPLIER_0 * c0;
			long p1 = MULTIPLIER_1 * c2;
			c0 = p1 >>> 32 ^ c1 ^ k0 & LOW;
			c1 = p1 & LOW;
			c2 = p0 >>> 32 ^ c3 ^ k1 & LOW;
			c3 = p0 & LOW;
			k0 += WEYL_0;
			k1 += WEYL_1;
		}
		return second ? c3 << 32 | c2 : c1 << 32 | c0;
	}
}
