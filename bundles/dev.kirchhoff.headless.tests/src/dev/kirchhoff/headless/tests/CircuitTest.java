// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moons on an array with wires and with noisy reads. */
class CircuitTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void project() throws Exception {
		bench = new Bench(directory);
		var sweep = Bench.TINY.substring(Bench.TINY.indexOf("    <sweeps"), Bench.TINY.indexOf("    <metrics"));
		bench.write("moons.kirchhoff", Bench.tiny("type=\"tio2\"/>", "type=\"ideal\"/>", "value=\"5\"", "value=\"100\"", "type=\"tuning\"", "type=\"exact\"", "repeats=\"600\"", "repeats=\"1\"", sweep, ""));
	}

	/** Runs the project and gives what stands in the last column of its results. */
	private List<Double> run(String out, String... settings) throws IOException {
		var arguments = new ArrayList<>(List.of("run", "moons.kirchhoff", "--out", out));
		for (var setting : settings) {
			arguments.addAll(List.of("--set", setting));
		}
		var answer = bench.kirchhoff(arguments.toArray(String[]::new));
		assertEquals(0, answer.exit(), answer.toString());
		return Files.readAllLines(bench.path(out + "/results.csv")).stream().skip(1).map(line -> Double.valueOf(line.replaceFirst(".*,", ""))).toList();
	}

	private String file(String name) throws IOException {
		return Files.readString(bench.path(name));
	}

	@Test
	void accuracyFallsWithTheResistanceOfWires() throws Exception {
		double ideal = run("ideal").getFirst();
		assertTrue(ideal > 0.85, "accuracy " + ideal);
		double last = ideal;
		var seen = new ArrayList<Double>();
		for (var ohm : List.of("0", "1", "10", "100")) {
			double now = run("r" + ohm, "arrays/a/wordLineResistance=" + ohm, "arrays/a/bitLineResistance=" + ohm).getFirst();
			seen.add(now);
			last = now;
		}
		assertEquals(seen.stream().sorted(Comparator.reverseOrder()).toList(), seen);
		assertEquals(file("ideal/results.csv"), file("r0/results.csv"));
		assertTrue(last < ideal, seen.toString());
		assertTrue(file("r10/report.html").contains("ohm a segment 10.0 on word lines and 10.0 on bit lines"));
		assertTrue(file("r10/run.json").contains("ohm a segment 10.0 on word lines and 10.0 on bit lines"));
	}

	@Test
	void noisyReadsScatterAndAreTheSameAtEveryNumberOfThreads() throws Exception {
		var still = run("still", "repeats=20");
		assertEquals(1, still.stream().distinct().count());
		var noisy = run("noisy", "repeats=20", "devices/tio2/readNoise=0.2", "arrays/a/driverResistance=50");
		assertTrue(noisy.stream().distinct().count() > 5, noisy.toString());
		var answer = bench.kirchhoff("run", "moons.kirchhoff", "--out", "two", "--threads", "2", "--set", "repeats=20", "--set", "devices/tio2/readNoise=20 %", "--set",
				"arrays/a/driverResistance=50");
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals(file("noisy/results.csv"), file("two/results.csv"));
		assertNotEquals(file("still/results.csv"), file("noisy/results.csv"));
	}
}
