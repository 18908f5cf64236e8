// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.headless.tests.Bench.Answer;

/** Crossbars as circuits: the example, what comes out of it, and whatever can be wrong. */
class CircuitTest {
	private static final String PROJECT = "sneak-paths/sneak-paths.kirchhoff";
	/** 2 x 2 cells of 1 mS, of which three are a sneak path beside the fourth. */
	private static final String TABLE = "1 mS,1 mS\n1 mS,1 mS\n";

	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() {
		bench = new Bench(directory);
	}

	private Answer solve(String... arguments) {
		return command("solve", arguments);
	}

	private Answer command(String command, String... arguments) {
		var all = new ArrayList<>(List.of("circuit", command));
		all.addAll(List.of(arguments));
		return bench.kirchhoff(all.toArray(String[]::new));
	}

	/** A summary's line, without what it is about. */
	private static String about(String about, Answer answer) {
		return answer.outLines().stream().filter(line -> line.strip().startsWith(about + "  ")).map(line -> line.strip().substring(about.length()).strip()).findFirst()
				.orElseThrow(() -> new AssertionError("no " + about + " in " + answer));
	}

	private static double number(String pattern, String text) {
		var matcher = Pattern.compile(pattern).matcher(text);
		assertTrue(matcher.find(), text);
		return Double.parseDouble(matcher.group(1));
	}

	@Test
	void theExample() throws Exception {
		assertEquals(0, bench.kirchhoff("example", "sneak-paths").exit());
		var answer = solve(PROJECT, "--array", "small", "--state", "sneak-paths/one-off-8.csv", "--select", "3,4", "--scheme", "floating", "--voltage", "0.5");
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals("", answer.err());
		// 7 on, 49 on, 7 on in series beside the cell that is off, less a little for the wires
		assertEquals(1 + 100 / (1. / 7 + 1. / 49 + 1. / 7), number("([0-9.]+) µS", about("Effective conductance", answer)), 2);
		assertEquals("sneak-paths/sneak-paths-circuit/report.html".replace('/', File.separatorChar), answer.outLines().getLast());
		assertTrue(Files.readString(bench.path("sneak-paths/sneak-paths-circuit/report.html")).contains("Disturb voltages"));
		assertEquals(65, Files.readAllLines(bench.path("sneak-paths/sneak-paths-circuit/nodes.csv")).size());
		var nonlinear = solve(PROJECT, "--array", "large-selector", "--select", "0,63", "--scheme", "half", "--voltage", "0.5", "--no-report");
		assertEquals(0, nonlinear.exit(), nonlinear.toString());
		assertTrue(about("Cells", nonlinear).startsWith("nonlinear"), nonlinear.toString());
		assertTrue(about("Method", nonlinear).contains("Newton step"), nonlinear.toString());
	}

	@Test
	void aTableOfConductances() throws Exception {
		bench.write("t.csv", TABLE);
		var answer = solve("t.csv", "--wire", "0", "--select", "0,1", "--scheme", "floating", "--voltage", "600 mV", "--no-report");
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals("200 µA of 800 µA into its sense node (25 %)", about("Sneak current", answer));
		assertEquals("200 mV (1 cell)", about("Half-selected, row", answer));
		assertEquals("ideal", about("Wires", answer));
		try (var files = Files.list(directory)) {
			assertEquals(List.of("t.csv"), files.map(file -> file.getFileName().toString()).toList());
		}
	}

	@Test
	void answersAsJson() throws Exception {
		bench.write("t.csv", TABLE);
		var answer = solve("t.csv", "--json", "--wire", "0", "--read", "0.1", "--out", "r");
		assertEquals(0, answer.exit(), answer.toString());
		var json = new JsonMapper().readTree(answer.out());
		assertEquals(2, json.path("m").asInt());
		assertEquals(2e-4, json.path("expected").get(0).path("I_out").get(1).asDouble(), 1e-15);
		assertEquals(List.of("r/report.html".replace('/', File.separatorChar)), answer.errLines());
		bench.write("again.json", answer.out());
		var again = solve("again.json", "--json", "--no-report");
		assertEquals(json.path("expected"), new JsonMapper().readTree(again.out()).path("expected"));
	}

	@Test
	void reportsDoNotReplaceEachOther() throws Exception {
		bench.write("t.csv", TABLE);
		assertTrue(solve("t.csv").out().contains("t-circuit" + File.separator + "report.html"));
		assertTrue(solve("t.csv").out().contains("t-circuit_2" + File.separator + "report.html"));
		assertEquals(-1, Files.mismatch(bench.path("t-circuit/report.html"), bench.path("t-circuit_2/report.html")));
		assertTrue(solve("t.csv", "--out", "t-circuit").out().contains("t-circuit" + File.separator + "report.html"));
	}

	@Test
	void netlists() throws Exception {
		bench.write("t.csv", TABLE);
		var shown = command("export", "t.csv");
		assertEquals(0, shown.exit(), shown.toString());
		assertTrue(shown.out().contains(".end"), shown.out());
		assertEquals("n.cir", command("export", "t.csv", "-o", "n.cir").out().strip());
		assertEquals(shown.out(), Files.readString(bench.path("n.cir")));
		assertTrue(command("export", "t.csv", "--format", "json").out().startsWith("{"));
	}

	/** An array after the stages of an experiment has some cells that were tuned and some that rest. */
	@Test
	void afterAnExperiment() throws Exception {
		bench.write("p.kirchhoff", Bench.TINY);
		var answer = solve("p.kirchhoff", "--experiment", "copies", "--repeat", "2", "--no-report");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.out().contains("after experiment 'copies', repeat 2, 208 unused cells"), answer.toString());
		assertEquals(answer.out(), solve("p.kirchhoff", "--experiment", "copies", "--repeat", "2", "--no-report").out());
		assertFalse(answer.out().equals(solve("p.kirchhoff", "--experiment", "copies", "--repeat", "3", "--no-report").out().replace("repeat 3", "repeat 2")));
	}

	/** A tolerance that nothing reaches: the numbers are written, and it is said. */
	@Test
	void whatDoesNotConverge() throws Exception {
		bench.write("t.csv", "1e-3,1e-5,1e-9\n1e-6,1e-4,1e-3\n");
		var answer = solve("t.csv", "--tolerance", "1e-300");
		assertEquals(3, answer.exit(), answer.toString());
		assertEquals(1, answer.errLines().size(), answer.toString());
		assertTrue(answer.err().startsWith("t.csv: did not converge: the residual is ") && answer.err().contains("1e-300 was asked for"), answer.toString());
		assertTrue(about("Residual", answer).endsWith(", not converged"), answer.toString());
		assertTrue(Files.readString(bench.path("t-circuit/report.html")).contains("not to be trusted"));
	}

	/** Exactly these lines, of each the beginning and a word of its mend, and nothing is written. */
	private void refused(String[] arguments, String... expected) throws Exception {
		var before = files();
		for (var command : List.of("solve", "export")) {
			var answer = command(command, arguments);
			assertEquals(1, answer.exit(), answer.toString());
			assertEquals("", answer.out());
			var lines = answer.err().replace(directory + File.separator, "").lines().toList();
			assertEquals(expected.length / 2, lines.size(), answer.toString());
			for (int i = 0; i < lines.size(); i++) {
				assertTrue(lines.get(i).startsWith(expected[2 * i]) && lines.get(i).contains(expected[2 * i + 1]), answer.toString());
			}
		}
		assertEquals(before, files());
	}

	private List<String> files() throws Exception {
		try (var files = Files.walk(directory)) {
			return files.map(Path::toString).sorted().toList();
		}
	}

	private static String[] with(String... arguments) {
		return arguments;
	}

	@Test
	void badFiles() throws Exception {
		bench.write("t.csv", TABLE);
		bench.write("t.xls", "PK");
		refused(with("t.xls"), "t.xls: no format of circuits ends with .xls", ".csv");
		refused(with("t"), "t: its name has no ending", ".json");
		refused(with("tt.csv"), "tt.csv: does not exist", "did you mean 't.csv'?");
		refused(with("none.kirchhoff"), "none.kirchhoff: does not exist", "");
		refused(with("t.csv", "--array", "a", "--repeat", "1"), "--array: t.csv is no project", "leave --array out", "--repeat: t.csv is no project", "leave");
		bench.write("u.csv", "1,2\n3\n");
		refused(with("u.csv"), "u.csv:2: 1 columns, the first row has 2", "");
	}

	@Test
	void badArrays() throws Exception {
		bench.kirchhoff("example", "sneak-paths");
		bench.write("t.csv", TABLE);
		refused(with(PROJECT), "sneak-paths/sneak-paths.kirchhoff: has 3 arrays".replace('/', File.separatorChar), "--array: small, large, large-selector");
		refused(with(PROJECT, "--array", "smal"), "sneak-paths/sneak-paths.kirchhoff: has no array 'smal'".replace('/', File.separatorChar), "did you mean small?");
		refused(with(PROJECT, "--array", "small", "--state", "t.csv"),
				"sneak-paths/sneak-paths.kirchhoff:arrays/small: has 8 x 8 cells, but t.csv holds 2 x 2".replaceFirst("/", File.separator.replace("\\", "\\\\")), "as many");
		refused(with(PROJECT, "--array", "small", "--state", "on"), "--state: there is no state 'on'", "lrs, hrs, random");
		refused(with(PROJECT, "--array", "small", "--state", "random:x"), "--state: 'x' is no seed", "random:1");
		refused(with(PROJECT, "--array", "small", "--experiment", "e"), "sneak-paths/sneak-paths.kirchhoff: no experiment 'e'".replace('/', File.separatorChar), "there are moons");
	}

	@Test
	void badBiases() throws Exception {
		bench.write("t.csv", TABLE);
		refused(with("t.csv", "--select", "2,0", "--voltage", "1"), "--select: cell 2,0 is outside of the array of 2 x 2", "rows go from 0 to 1");
		refused(with("t.csv", "--word-lines", "-", "--bit-lines", "-"), "--word-lines: all lines float", "at least one");
		refused(with("t.csv", "--word-lines", "1,2,3"), "--word-lines: gives 3 potentials, but the array has 2 word lines", "one for each");
		refused(with("t.csv", "--read", "lots", "--wire", "1 S", "--select", "one"), "--read: 'lots' is not a number", "V", "--select: 'one' is no cell", "2,5",
				"--wire: '1 S' has the wrong unit", "Ω");
	}

	@Test
	void aShortBetweenIdealLines() throws Exception {
		bench.write("s.csv", "0 Ω,1 mS\n1 mS,1 mS\n");
		var answer = solve("s.csv", "--wire", "0");
		assertEquals(1, answer.exit(), answer.toString());
		assertEquals(1, answer.errLines().size(), answer.toString());
		assertTrue(answer.err().startsWith("s.csv: ") && answer.err().contains("give the wires a resistance above 0"), answer.toString());
		assertEquals("", answer.out());
	}

	@Test
	void allProblemsAtOnce() throws Exception {
		refused(with("none.csv", "--read", "lots", "--wire", "-1"), "--read: ", "V", "none.csv: does not exist", "", "--wire: '-1' is negative", "0 Ω");
		bench.write("t.csv", TABLE);
		var answer = solve("t.csv", "--tolerance", "2", "--no-report", "--out", "r", "--scheme", "half");
		assertEquals(1, answer.exit());
		assertEquals(3, answer.errLines().size(), answer.toString());
		assertEquals(2, solve("t.csv", "--wire").exit(), "an option without its value is misuse");
	}
}
