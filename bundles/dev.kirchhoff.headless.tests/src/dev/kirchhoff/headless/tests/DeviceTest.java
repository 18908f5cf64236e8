// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code device} and {@code fit}. */
class DeviceTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() {
		bench = new Bench(directory);
	}

	@Test
	void everyShippedDeviceHasAPage() throws Exception {
		for (var type : List.of("ideal", "measured", "tio2", "hfo2", "hfo2-weak-reset", "taox", "wox")) {
			var answer = bench.kirchhoff("device", "--type", type, "--out", type + ".html");
			assertEquals(0, answer.exit(), type + ": " + answer.err());
			var page = Files.readString(bench.path(type + ".html"));
			assertTrue(page.contains("id=\"current-voltage\"") && page.contains("id=\"programming\""), type);
			assertEquals(List.of("hfo2", "hfo2-weak-reset", "ideal", "taox").contains(type), page.contains("id=\"pulses\""), type);
		}
	}

	@Test
	void theSameDeviceIsTheSamePage() throws Exception {
		bench.kirchhoff("device", "--type", "hfo2", "--out", "a.html");
		bench.kirchhoff("device", "--type", "hfo2", "--out", "b.html");
		bench.kirchhoff("device", "--type", "hfo2", "--seed", "2", "--out", "c.html");
		assertArrayEquals(Files.readAllBytes(bench.path("a.html")), Files.readAllBytes(bench.path("b.html")));
		assertNotEquals(Files.readString(bench.path("a.html")), Files.readString(bench.path("c.html")));
	}

	@Test
	void allFaultsOfADeviceAreTold() {
		var answer = bench.kirchhoff("device", "--type", "tio2", "--set", "gMax=5 V", "--set", "gMn=1 µS");
		assertNotEquals(0, answer.exit());
		assertTrue(answer.err().contains("gMax") && answer.err().contains("did you mean gMin?"), answer.err());
	}

	@Test
	void sweepsBecomeAProjectThatRuns() throws Exception {
		var data = new StringBuilder("V (V),I1 (uA),I2 (uA)\n");
		for (int k = 1; k <= 20; k++) {
			double v = 0.05 * k;
			data.append(v);
			for (double g : new double[] { 5, 25 }) {
				data.append(',').append(g * v * Math.exp((2 + 3 * Math.log10(25 / g)) * (Math.sqrt(v) - Math.sqrt(0.5))));
			}
			data.append('\n');
		}
		bench.write("iv.csv", data.toString());
		var fit = bench.kirchhoff("fit", "iv.csv", "--kind", "iv", "--type", "wox", "--name", "mine", "--out", "fit.html", "--into", "made.kirchhoff");
		assertEquals(0, fit.exit(), fit.err());
		var project = Files.readString(bench.path("made.kirchhoff"));
		assertTrue(project.contains("name=\"slopeGain\" value=\"3\""), project);
		assertTrue(Files.size(bench.path("fit.html")) > 1000);
		var run = bench.kirchhoff("run", "made.kirchhoff", "--repeats", "2", "--out", "r");
		assertEquals(0, run.exit(), run.err());
		var bad = bench.kirchhoff("fit", "iv.csv", "--kind", "levels");
		assertNotEquals(0, bad.exit());
		assertTrue(bad.err().contains("iv.csv"), bad.err());
	}
}
