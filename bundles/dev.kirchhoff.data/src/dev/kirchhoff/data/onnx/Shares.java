// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.math.BigDecimal;

/** The momentum of a normalisation is the share of the old statistics in ONNX, and of the new ones in Kirchhoff. */
final class Shares {
	private Shares() {
	}

	/** One minus a share, in decimals, so that 0.9 gives 0.1 and 0.1 gives 0.9; kept within 0..1. */
	static float other(float share) {
		return share >= 0 && share <= 1 ? BigDecimal.ONE.subtract(new BigDecimal(Float.toString(share))).floatValue() : share > 1 ? 0 : 1;
	}
}
