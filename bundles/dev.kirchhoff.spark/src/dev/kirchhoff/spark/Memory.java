// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;

/** Memory of a worker's heap. */
record Memory(int megabytes) {
	private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*([mgt])i?b?");
	private static final int LEAST = 64;
	/** What Java has beside its heap: code, threads, kernels' buffers. */
	private static final int BESIDE_HEAP = 300;

	/** @throws KirchhoffException if it is no memory, or too little of it */
	static Memory of(String text) {
		var parts = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
		if (!parts.matches()) {
			throw new KirchhoffException("'" + text + "' is no memory", "write for example 1500m or 4g");
		}
		var megabytes = Long.parseLong(parts.group(1)) * switch (parts.group(2)) {
		case "m" -> 1L;
		case "g" -> 1L << 10;
		default -> 1L << 20;
		};
		if (megabytes < LEAST || megabytes > Integer.MAX_VALUE / 2) {
			throw new KirchhoffException("'" + text + "' is " + (megabytes < LEAST ? "too little" : "too much"), "a worker takes at least " + LEAST + "m");
		}
		return new Memory((int) megabytes);
	}

	/** What the process takes at most. */
	int ofProcess() {
		return megabytes + megabytes / 10 + BESIDE_HEAP;
	}

	/** As Java's -Xmx takes it. */
	String text() {
		return megabytes + "m";
	}
}
