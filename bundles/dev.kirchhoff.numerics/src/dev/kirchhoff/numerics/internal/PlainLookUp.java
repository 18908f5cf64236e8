// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Look-up in plain Java. */
final class PlainLookUp implements LookUp {
	@Override
	public boolean locate(Scale scale, float[] x, int from, int count, int[] index, float[] t) {
		return locate(scale, x, from, 0, count, index, t);
	}

	/** For i in [start, end). */
	static boolean locate(Scale scale, float[] x, int from, int start, int end, int[] index, float[] t) {
		boolean within = true;
		for (int i = start; i < end; i++) {
			float v = x[from + i];
			within &= !(v < scale.least() || v > scale.most());
			float distance = v / (float) Math.sqrt(Math.max(Math.abs(v), Float.MIN_NORMAL)) - scale.middle();
			float u = scale.offset() + (Math.max(distance, 0) * scale.above() + Math.min(distance, 0) * scale.below());
			int step = Math.max(0, Math.min((int) u, scale.last()));
			index[i] = step;
			t[i] = u - step;
		}
		return within;
	}

	@Override
	public void interpolate(float[] table, int[] index, float[] t, int count, float[] out, int at, int step) {
		for (int i = 0; i < count; i++) {
			int j = FUNCTIONS * index[i];
			int o = at + i * step;
			float s = t[i];
			float p0 = table[j];
			float p1 = table[j + 1];
			float p2 = table[j + 2];
			float p3 = table[j + 3];
			out[o] = p0 + s * (table[j + 4] - p0);
			out[o + 1] = p1 + s * (table[j + 5] - p1);
			out[o + 2] = p2 + s * (table[j + 6] - p2);
			out[o + 3] = p3 + s * (table[j + 7] - p3);
		}
	}
}
