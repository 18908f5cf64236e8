// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.headless.tests.Bench.Answer;

/** What a plug-in spoils fails alone and has the plug-in's name on it. */
class PluginFaultTest {
	private static final String SWEEP = """
			path="train/seed">
			      <values>1</values>
			      <values>2</values>
			""";

	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() {
		bench = new Bench(directory);
	}

	private static String sweep(String path, String... values) {
		var text = new StringBuilder("path=\"" + path + "\">\n");
		for (var value : values) {
			text.append("      <values>").append(value).append("</values>\n");
		}
		return text.toString();
	}

	/** One value of the sweep does no harm; the others do. */
	private Answer run(String... replacements) throws Exception {
		bench.write("p.kirchhoff", Bench.tiny(replacements));
		var answer = bench.kirchhoff("run", "p.kirchhoff", "--out", "r", "--repeats", "10");
		assertEquals(3, answer.exit(), answer.toString());
		assertFalse(answer.err().contains("\tat "), answer.toString());
		return answer;
	}

	private void assertPoints(String points) throws Exception {
		var found = Files.readAllLines(bench.path("r/points.csv")).stream().skip(1).map(line -> line.substring(0, line.indexOf(','))).collect(Collectors.joining(" "));
		assertEquals(points, found);
		assertEquals(1 + 10 * points.split(" ").length, Files.readAllLines(bench.path("r/results.csv")).size());
		assertTrue(Files.readString(bench.path("r/report.html")).contains("dev.kirchhoff.headless.tests"));
	}

	private static void assertBlamed(Answer answer, String type, String what) {
		var lines = answer.errLines().stream().filter(line -> line.contains(what)).toList();
		assertEquals(1, lines.size(), answer.toString());
		assertTrue(lines.getFirst().contains(type + " of plug-in dev.kirchhoff.headless.tests"), answer.toString());
	}

	@Test
	void aDeviceThatGivesNaNOrAConductanceOutsideItsRange() throws Exception {
		var answer = run("type=\"tio2\"", "type=\"bad-device\"", SWEEP, sweep("devices/tio2/misdeed", "nan", "none", "outside"));
		assertBlamed(answer, "bad-device", "NaN");
		assertBlamed(answer, "bad-device", "1.0 S");
		assertPoints("1");
		assertTrue(answer.out().contains("2 parts failed"), answer.toString());
	}

	@Test
	void aTrainerThatThrowsOrGivesNaN() throws Exception {
		var answer = run("type=\"gradient\">", "type=\"bad-trainer\">", "<parameters name=\"epochs\" value=\"5\"/>", "", SWEEP,
				sweep("train/misdeed", "none", "throw", "nan"));
		assertBlamed(answer, "bad-trainer", "no idea how");
		assertBlamed(answer, "bad-trainer", "weight of NaN");
		assertPoints("0");
	}

	@Test
	void aMetricThatThrows() throws Exception {
		var answer = run("<metrics id", "<metrics id=\"bad\" name=\"bad\" type=\"bad-metric\"/>\n    <metrics id", SWEEP,
				sweep("metrics/bad/misdeed", "none", "throw"));
		assertBlamed(answer, "bad-metric", "the ruler broke");
		assertPoints("0");
	}

	@Test
	void dataThatCannotBeLoaded() throws Exception {
		var answer = run("type=\"moons\"", "type=\"bad-data\"");
		assertBlamed(answer, "bad-data", "the archive is closed");
	}

	@Test
	void whatFailedIsTriedAgainOnResume() throws Exception {
		run("type=\"tio2\"", "type=\"bad-device\"", SWEEP, sweep("devices/tio2/misdeed", "nan", "none"));
		var answer = bench.kirchhoff("run", "p.kirchhoff", "--out", "r", "--repeats", "10", "--resume");
		assertEquals(3, answer.exit(), answer.toString());
		assertBlamed(answer, "bad-device", "NaN");
		assertPoints("1");
	}

	@Test
	void aTypeThatIsDeclaredWronglyIsNamedAndTheOthersWork() {
		var answer = bench.kirchhoff("list", "devices");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.out().contains("tio2") && answer.out().contains("bad-device"), answer.toString());
		assertFalse(answer.out().contains("no-record"), answer.toString());
		assertTrue(answer.err().contains("dev.kirchhoff.headless.tests") && answer.err().contains("no-record"), answer.toString());
	}
}
