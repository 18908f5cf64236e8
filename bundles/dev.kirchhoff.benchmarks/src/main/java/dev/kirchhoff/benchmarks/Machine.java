// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import dev.kirchhoff.numerics.dense.Dense;

/** Where and when a run took place, without which its numbers say nothing. */
final class Machine {
	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private Machine() {
	}

	/** One line. */
	static String describe() throws IOException {
		return describe(1);
	}

	/** The same where several processors are used. */
	static String describe(int used) throws IOException {
		return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, " + (used == 1 ? "one" : "up to " + used) + " used; Java " + Runtime.version() + "; "
				+ Dense.get().name() + "; " + ZonedDateTime.now().truncatedTo(ChronoUnit.MINUTES).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
	}

	private static String processor() throws IOException {
		if (Files.isReadable(PROCESSORS)) {
			try (var lines = Files.lines(PROCESSORS)) {
				var model = lines.filter(line -> line.startsWith("model name")).findFirst();
				if (model.isPresent()) {
					return model.get().substring(model.get().indexOf(':') + 1).strip();
				}
			}
		}
		return System.getProperty("os.arch");
	}
}
