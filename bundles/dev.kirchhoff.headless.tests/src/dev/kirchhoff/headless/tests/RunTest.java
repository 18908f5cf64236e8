// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

class RunTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void project() throws Exception {
		bench = new Bench(directory);
		bench.write("tiny.kirchhoff", Bench.TINY);
	}

	@Test
	void resultsGoWhereTheyAreWanted() throws Exception {
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--out", "r", "--threads", "2");
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals(1201, Files.readAllLines(bench.path("r/results.csv")).size());
		assertEquals("point,repeat,train/seed,accuracy", Files.readAllLines(bench.path("r/results.csv")).getFirst());
		assertEquals(3, Files.readAllLines(bench.path("r/points.csv")).size());
		assertTrue(Files.readString(bench.path("r/report.html")).contains("<svg"));
		var run = new JsonMapper().readTree(bench.path("r/run.json").toFile());
		assertEquals("copies", run.path("experiment").asText());
		assertEquals("2 threads", run.path("host").path("computed").asText());
		assertTrue(run.path("kirchhoff").asText().matches("\\d+\\.\\d+\\.\\d+"), run.path("kirchhoff").asText());
	}

	@Test
	void whereItIsComputedIsCheckedFirst() {
		for (var wrong : List.of(List.of("--threads", "-1"), List.of("--threads", "two"), List.of("--executor", "thread"), List.of("--worker-threads", "2"), List.of("--executor", "spark"))) {
			var answer = bench.kirchhoff(Stream.concat(Stream.of("run", "tiny.kirchhoff"), wrong.stream()).toArray(String[]::new));
			assertEquals(2, answer.exit(), answer.toString());
			String place = wrong.getLast().equals("spark") ? "--master" : wrong.getFirst();
			assertTrue(answer.errLines().getFirst().startsWith("kirchhoff: " + place), answer.toString());
			assertEquals(2, answer.errLines().size(), answer.toString());
		}
	}

	@Test
	void resultsAreOnTheOutputAndTheRestIsNot() {
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--out", "r");
		var lines = answer.outLines();
		assertTrue(lines.get(0).matches("copies: 2 points x 600 repeats in .*"), answer.toString());
		assertTrue(lines.get(1).matches("  point +train/seed +accuracy-mean +accuracy-sd"), answer.toString());
		assertEquals(6, lines.size(), answer.toString());
		assertEquals(Path.of("r", "results.csv").toString(), lines.get(4));
		assertEquals(Path.of("r", "report.html").toString(), lines.get(5));
		assertTrue(answer.errLines().getFirst().startsWith("copies: 2 points x 600 repeats on "), answer.toString());
	}

	@Test
	void withoutADirectoryResultsLieBesideTheProject() throws Exception {
		Files.createDirectories(bench.path("deep"));
		Files.move(bench.path("tiny.kirchhoff"), bench.path("deep/tiny.kirchhoff"));
		var answer = bench.kirchhoff("run", "deep/tiny.kirchhoff", "--repeats", "10");
		assertEquals(0, answer.exit(), answer.toString());
		try (var runs = Files.list(bench.path("deep/results/copies"))) {
			var found = runs.toList();
			assertEquals(1, found.size());
			assertTrue(found.getFirst().getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d"), found.toString());
			assertEquals(21, Files.readAllLines(found.getFirst().resolve("results.csv")).size());
		}
	}

	@Test
	void valuesSetForOneRunChangeTheRunAndNotTheFile() throws Exception {
		assertEquals(0, bench.kirchhoff("run", "tiny.kirchhoff", "--out", "a", "--repeats", "100").exit());
		assertEquals(0, bench.kirchhoff("run", "tiny.kirchhoff", "--out", "b", "--repeats", "100", "--set", "devices/tio2/spread=0.2").exit());
		assertEquals(0, bench.kirchhoff("run", "tiny.kirchhoff", "--out", "c", "--repeats", "100", "--seed", "7").exit());
		var plain = Files.readString(bench.path("a/results.csv"));
		assertFalse(plain.equals(Files.readString(bench.path("b/results.csv"))));
		assertFalse(plain.equals(Files.readString(bench.path("c/results.csv"))));
		assertEquals(Bench.TINY, Files.readString(bench.path("tiny.kirchhoff")));
	}

	@Test
	void sweepsOfOneRun() throws Exception {
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--out", "r", "--repeats", "10", "--sweep", "train/seed=3,4,5", "--sweep", "devices/tio2/gMax=300 µS..400 µS:2");
		assertEquals(0, answer.exit(), answer.toString());
		var points = Files.readAllLines(bench.path("r/points.csv"));
		assertTrue(points.getFirst().startsWith("point,train/seed,devices/tio2/gMax,"), points.getFirst());
		assertTrue(points.getLast().startsWith("5,5,400 µS,"), points.getLast());
		assertEquals(Bench.TINY, Files.readString(bench.path("tiny.kirchhoff")));
		var wrong = bench.kirchhoff("run", "tiny.kirchhoff", "--out", "s", "--sweep", "train/seed=1..5");
		assertEquals(1, wrong.exit(), wrong.toString());
		assertTrue(wrong.err().startsWith("--sweep:train/seed: '1..5' does not say how many values"), wrong.toString());
		assertFalse(Files.exists(bench.path("s")));
	}

	@Test
	void dataFromAFolderOrStandIns() throws Exception {
		bench.write("tiny.kirchhoff", Bench.tiny("type=\"moons\"", "type=\"filed-points\""));
		Files.createDirectories(bench.path("data/filed-points"));
		bench.write("data/filed-points/train.txt", "0\n1\n0\n1\n");
		bench.write("data/test.txt", "0\n1\n1\n");
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--out", "r", "--repeats", "10", "--data", "data");
		assertEquals(0, answer.exit(), answer.toString());
		var inputs = new JsonMapper().readTree(bench.path("r/run.json").toFile()).path("inputs");
		assertEquals(2, inputs.size(), inputs.toString());
		assertTrue(inputs.has("train.txt") && inputs.has("test.txt"), inputs.toString());
		assertEquals(0, bench.kirchhoff("validate", "tiny.kirchhoff", "--data", "data").exit());
		assertEquals(1, bench.kirchhoff("validate", "tiny.kirchhoff").exit());
		assertEquals(0, bench.kirchhoff("validate", "tiny.kirchhoff", "--data", "synthetic").exit());
		assertEquals(0, bench.kirchhoff("run", "tiny.kirchhoff", "--out", "s", "--repeats", "10", "--data", "synthetic").exit());
		assertTrue(Files.readString(bench.path("s/report.html")).contains("synthetic data, not comparable with published results</title>"));
	}

	@Test
	void whatIsThereIsNotOverwritten() throws Exception {
		assertEquals(0, bench.kirchhoff("run", "tiny.kirchhoff", "--out", "r", "--repeats", "10").exit());
		var before = Files.readAllBytes(bench.path("r/results.csv"));
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--out", "r", "--repeats", "20");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("already holds results") && answer.err().contains("--resume"), answer.toString());
		assertArrayEquals(before, Files.readAllBytes(bench.path("r/results.csv")));
	}

	@Test
	void severalExperimentsGetADirectoryEach() throws Exception {
		var experiment = Bench.TINY.substring(Bench.TINY.indexOf("  <experiments"), Bench.TINY.indexOf("</kirchhoff:Project>"));
		bench.write("two.kirchhoff", Bench.tiny("</kirchhoff:Project>",
				experiment.replaceAll("id=\"(\\w+)\"", "id=\"$12\"").replace("name=\"copies\"", "name=\"again\"").replace("\"program\">", "\"program2\">")
						+ "</kirchhoff:Project>"));
		var answer = bench.kirchhoff("run", "two.kirchhoff", "--out", "r", "--repeats", "10");
		assertEquals(0, answer.exit(), answer.toString());
		assertArrayEquals(Files.readAllBytes(bench.path("r/copies/results.csv")), Files.readAllBytes(bench.path("r/again/results.csv")));
		assertEquals(0, bench.kirchhoff("run", "two.kirchhoff", "--out", "one", "--repeats", "10", "--experiment", "again").exit());
		assertTrue(Files.exists(bench.path("one/results.csv")));
	}

	@Test
	void anExperimentThatIsNotThere() {
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--experiment", "copy");
		assertEquals(1, answer.exit());
		assertTrue(answer.err().contains("'copy'") && answer.err().contains("copies"), answer.toString());
	}

	@Test
	void settingsThatLeadNowhereAreAllTold() {
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--set", "devices/nothing/gMax=1", "--set", "nonsense", "--set", "arrays/a/rows=many",
				"--out", "r");
		assertEquals(1, answer.exit(), answer.toString());
		assertEquals(3, answer.errLines().stream().filter(line -> line.startsWith("--set:")).count(), answer.toString());
		assertFalse(Files.exists(bench.path("r")));
	}
}
