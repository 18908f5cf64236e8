// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The simulator of Debian's package ngspice. */
final class Ngspice {
	private static final Pattern VALUE = Pattern.compile("(\\S+) = (\\S+)");

	private Ngspice() {
	}

	/** Leaves the test out if the simulator is not installed; fails where nothing may be left out. */
	static void require() {
		boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "ngspice")));
		if (!installed) {
			assertNotEquals("true", System.getenv("CI"), "ngspice is not installed: apt-get install ngspice");
		}
		assumeTrue(installed, "ngspice is not installed: apt-get install ngspice");
	}

	/** Runs a netlist and gives what it printed for each input: potentials by node, and currents by source with {@code #branch} behind it. */
	static List<Map<String, Double>> run(String netlist, Path folder) throws IOException, InterruptedException {
		var file = Files.writeString(folder.resolve("case.cir"), netlist);
		var log = folder.resolve("ngspice.log");
		var process = new ProcessBuilder("ngspice", "-b", file.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ngspice does not come to an end");
		} finally {
			process.destroyForcibly();
		}
		var inputs = new ArrayList<Map<String, Double>>();
		for (var line : Files.readAllLines(log)) {
			assertFalse(line.startsWith("Error") || line.startsWith("doAnalyses"), line);
			var value = VALUE.matcher(line);
			if (line.startsWith("input ")) {
				inputs.add(new HashMap<>());
			} else if (!inputs.isEmpty() && value.matches()) {
				inputs.getLast().put(value.group(1), Double.valueOf(value.group(2)));
			}
		}
		return inputs;
	}
}
