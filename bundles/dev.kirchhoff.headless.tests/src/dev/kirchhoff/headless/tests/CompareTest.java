// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs beside each other on the command line. */
class CompareTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() throws Exception {
		bench = new Bench(directory);
		bench.write("tiny.kirchhoff", Bench.TINY);
	}

	private void run(String out, String... more) {
		var arguments = new ArrayList<>(List.of("run", "tiny.kirchhoff", "--out", out));
		arguments.addAll(List.of(more));
		var answer = bench.kirchhoff(arguments.toArray(String[]::new));
		assertEquals(0, answer.exit(), answer.toString());
	}

	@Test
	void whatDiffersIsOnTheOutputAndInAPage() throws Exception {
		run("a", "--repeats", "10");
		run("b", "--repeats", "20");
		var answer = bench.kirchhoff("compare", "a", "b", "--out", "diff.html");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.outLines().getFirst().contains("2 common points"), answer.toString());
		assertTrue(answer.outLines().stream().anyMatch(line -> line.matches("Run +repeats +10 +20")), answer.toString());
		assertTrue(answer.outLines().stream().anyMatch(line -> line.matches(" *\\d+ +accuracy-mean .*")), answer.toString());
		assertTrue(answer.errLines().contains("Written: diff.html"), answer.toString());
		assertTrue(Files.readString(bench.path("diff.html")).contains("accuracy-mean"));
	}

	@Test
	void aParameterThatDiffersIsNamed() {
		run("a", "--repeats", "5");
		run("b", "--repeats", "5", "--set", "devices/tio2/spread=2 %");
		var answer = bench.kirchhoff("compare", "a", "b");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.outLines().stream().anyMatch(line -> line.matches("Setting +tio2 spread of array a +0.00691 +0.02")), answer.toString());
		assertEquals(1, answer.outLines().stream().filter(line -> line.startsWith("Setting")).count(), answer.toString());
	}

	@Test
	void aDirectoryWithoutARunIsSaid() {
		run("a", "--repeats", "5");
		var answer = bench.kirchhoff("compare", "a", "nowhere");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("nowhere") && answer.err().contains("run.json"), answer.toString());
	}
}
