// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How much of this machine other programs use, so that a measurement of time is not judged while it is theirs. Known on Linux only. */
final class OtherLoad {
	private static final double TICKS_PER_SECOND = 100;

	private final long start = System.nanoTime();
	private final long ticks = others();

	/** Since this was made, on average. */
	double processors() {
		return (others() - ticks) / TICKS_PER_SECOND / ((System.nanoTime() - start) * 1e-9);
	}

	private static long others() {
		try {
			// cpu user nice system idle iowait irq softirq steal
			var all = Arrays.stream(Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +")).skip(1).mapToLong(Long::parseLong).toArray();
			var own = Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ");
			return all[0] + all[1] + all[2] + all[5] + all[6] + all[7] - Long.parseLong(own[11]) - Long.parseLong(own[12]);
		} catch (IOException e) {
			return 0; // no such files: the machine is taken to be quiet
		}
	}
}
