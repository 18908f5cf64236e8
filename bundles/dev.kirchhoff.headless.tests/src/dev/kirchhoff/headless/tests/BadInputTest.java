// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.headless.tests.Bench.Answer;

/** Whatever is wrong is said as {@code file:element: what: mend}, all of it, and nothing is written. */
class BadInputTest {
	private static final String P = "p.kirchhoff";
	private static final String DEVICE = "<devices id=\"tio2\" name=\"tio2\" type=\"tio2\"/>";

	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() {
		bench = new Bench(directory);
	}

	private static String device(String type, String parameter, String value) {
		return "<devices id=\"tio2\" name=\"tio2\" type=\"" + type + "\"><parameters name=\"" + parameter + "\" value=\"" + value + "\"/></devices>";
	}

	/** Validating finds exactly these problems: of each the beginning, and a word of its mend. */
	private void refused(String text, String... expected) throws Exception {
		var found = here(bench.validate(text));
		assertEquals(1, found.exit(), found.toString());
		assertEquals("", found.err());
		assertEquals(expected.length / 2, found.outLines().size(), found.toString());
		for (int i = 0; i < expected.length; i += 2) {
			var line = found.outLines().get(i / 2);
			assertTrue(line.startsWith(expected[i]), found.toString());
			assertTrue(line.substring(expected[i].length()).contains(expected[i + 1]), expected[i + 1] + " in " + found);
		}
		var run = here(bench.kirchhoff("run", "p.kirchhoff", "--out", "r"));
		assertEquals(1, run.exit(), run.toString());
		assertEquals(found.outLines(), run.errLines());
		assertEquals("", run.out());
		try (var files = Files.list(directory)) {
			assertEquals(List.of("p.kirchhoff"), files.map(file -> file.getFileName().toString()).toList());
		}
	}

	/** As it would look in this directory; names of files are relative to that of the process. */
	private Answer here(Answer answer) {
		var place = directory + File.separator;
		return new Answer(answer.exit(), answer.out().replace(place, ""), answer.err().replace(place, ""));
	}

	@Test
	void aMissingFile() throws Exception {
		bench.write("moons.kirchhoff", Bench.TINY);
		for (var command : List.of("run", "validate")) {
			var answer = bench.kirchhoff(command, "moon.kirchhoff");
			assertEquals(1, answer.exit());
			assertEquals(1, (answer.out() + answer.err()).lines().count(), answer.toString());
			assertTrue((answer.out() + answer.err()).contains("moon.kirchhoff: does not exist: did you mean 'moons.kirchhoff'"), answer.toString());
		}
	}

	@Test
	void aFolder() {
		var answer = bench.kirchhoff("run", ".");
		assertEquals(1, answer.exit());
		assertTrue(answer.err().contains("is a folder"), answer.toString());
	}

	@Test
	void aFileThatIsNoXml() throws Exception {
		refused(Bench.tiny("</kirchhoff:Project>", ""), P + ":", "is not well-formed XML");
		refused("PK\u0003\u0004", P + ":1:1: is not well-formed XML", "correct the file");
		refused("", P + ": is empty", "earlier copy");
	}

	@Test
	void aFileOfSomethingElse() throws Exception {
		refused("<html/>", P + ":1:8: is not a Kirchhoff file", "kirchhoff:Project");
	}

	@Test
	void aFileOfANewerKirchhoff() throws Exception {
		refused(Bench.tiny("version=\"1\">", "version=\"99\">"), P + ":3:", "update Kirchhoff");
	}

	@Test
	void unknownTypes() throws Exception {
		refused(Bench.tiny("type=\"tio2\"", "type=\"tio3\""), P + ":devices/tio2: unknown device type 'tio3'", "did you mean tio2?");
		refused(Bench.tiny("type=\"gradient\"", "type=\"gradiant\""), P + ":experiments/copies/stages/train: unknown", "gradient");
		refused(Bench.tiny("type=\"moons\"", "type=\"suns\""), P + ":dataSets/moons: unknown", "moons");
		refused(Bench.tiny("type=\"differential\"", "type=\"integral\""), P + ":mappings/map/scheme: unknown", "differential");
		refused(Bench.tiny("type=\"accuracy\"", "type=\"acuracy\""), P + ":experiments/copies/metrics/accuracy: unknown", "did you mean accuracy?");
	}

	@Test
	void anUnknownParameter() throws Exception {
		refused(Bench.tiny("name=\"epochs\"", "name=\"epoch\""), P + ":experiments/copies/stages/train/epoch: unknown parameter", "did you mean epochs?");
	}

	@Test
	void aValueOutOfRange() throws Exception {
		refused(Bench.tiny("name=\"epochs\" value=\"5\"", "name=\"epochs\" value=\"0\""), P + ":experiments/copies/stages/train/epochs: '0' is out of range",
				"at least 1");
		refused(Bench.tiny(DEVICE, device("tio2", "gMin", "-1 µS")), P + ":devices/tio2/gMin: '-1 µS' is out of range", "at least 0 S");
	}

	@Test
	void aValueInAWrongUnit() throws Exception {
		refused(Bench.tiny(DEVICE, device("tio2", "gMax", "400 kΩ")), P + ":devices/tio2/gMax: '400 kΩ' has the wrong unit", "S");
		refused(Bench.tiny(DEVICE, device("tio2", "gMax", "a lot")), P + ":devices/tio2/gMax: 'a lot' is not a number", "S");
	}

	@Test
	void valuesThatContradictEachOther() throws Exception {
		refused(Bench.tiny(DEVICE, device("ideal", "gMin", "1 S")), P + ":devices/tio2: gMin is not below gMax", "contradict");
	}

	@Test
	void layersThatDoNotFit() throws Exception {
		refused(Bench.tiny("DenseLayer\" id=\"out\" name=\"out\" units=\"1\"", "ConvolutionLayer\" id=\"out\" name=\"out\" filters=\"1\""),
				P + ":networks/net/layers/out: convolution 'out' has a kernel of 3 x 3", "padding");
	}

	@Test
	void aMappingLargerThanTheArray() throws Exception {
		refused(Bench.tiny("rows=\"16\"", "rows=\"9\""), P + ":mappings/map/allocations/2/array: weights of dense 'out' takes 8 x 1 cells from row 2",
				"larger array", P + ":mappings/map/allocations/3/array: ", "larger array");
	}

	@Test
	void regionsThatOverlap() throws Exception {
		refused(Bench.tiny("layer=\"hidden\" plane=\"1\" array=\"a\" column=\"8\"", "layer=\"hidden\" plane=\"1\" array=\"a\" column=\"7\""),
				P + ":mappings/map/allocations/1: weights of dense 'hidden', plane 1", "overlaps");
	}

	@Test
	void missingData() throws Exception {
		refused(Bench.tiny(" dataSet=\"moons\"", ""), P + ":experiments/copies: no data set", "dataSet");
		refused(Bench.tiny(" dataSet=\"moons\"", " dataSet=\"suns\""), P + ":experiments/copies/dataSet: refers to 'suns'", "moons");
		refused(Bench.tiny("type=\"moons\"/>", "type=\"csv\"><parameters name=\"train\" value=\"no.csv\"/></dataSets>"), P + ":dataSets/moons/test: no value", "file",
				P + ":dataSets/moons/train: ", "is missing");
	}

	@Test
	void externalEntitiesAreRefused() throws Exception {
		var secret = bench.write("secret.txt", "do not read me");
		var text = Bench.tiny("<kirchhoff:Project", "<!DOCTYPE p [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n<kirchhoff:Project", "name=\"tiny\" version",
				"name=\"&e;\" version");
		bench.write("q.kirchhoff", text);
		var answer = bench.kirchhoff("run", "q.kirchhoff", "--out", "r");
		assertEquals(1, answer.exit());
		assertTrue(answer.err().contains("q.kirchhoff:2:") && answer.err().contains("document type"), answer.toString());
		assertFalse(answer.err().contains("do not read me"), answer.toString());
	}

	@Test
	void aBillionLaughsAreRefusedAtOnce() throws Exception {
		var laughs = new StringBuilder("<!DOCTYPE p [<!ENTITY l0 \"ha\">");
		for (int n = 1; n < 30; n++) {
			laughs.append("<!ENTITY l").append(n).append(" \"").append(("&l" + (n - 1) + ";").repeat(10)).append("\">");
		}
		long start = System.nanoTime();
		refused(Bench.tiny("<kirchhoff:Project", laughs + "]>\n<kirchhoff:Project", "name=\"tiny\" version", "name=\"&l29;\" version"), P + ":2:",
				"document type");
		assertTrue(System.nanoTime() - start < 60e9, "else it takes for ever");
	}

	@Test
	void allProblemsAtOnce() throws Exception {
		refused(Bench.tiny("type=\"tio2\"", "type=\"tio3\"", "name=\"epochs\"", "name=\"epoch\"", "type=\"accuracy\"", "type=\"acuracy\""),
				P + ":devices/tio2: ", "tio3", P + ":experiments/copies/stages/train/epoch: ", "epochs", P + ":experiments/copies/metrics/accuracy: ",
				"acuracy");
	}

	@Test
	void problemsForPrograms() throws Exception {
		bench.write("p.kirchhoff", Bench.tiny("type=\"tio2\"", "type=\"tio3\"", "name=\"epochs\"", "name=\"epoch\""));
		var answer = bench.kirchhoff("validate", "p.kirchhoff", "--json");
		assertEquals(1, answer.exit());
		var json = new JsonMapper().readTree(answer.out());
		assertFalse(json.path("good").asBoolean(true));
		assertEquals(2, json.path("problems").size());
		var first = json.path("problems").get(0);
		assertEquals("error", first.path("severity").asText());
		assertEquals("devices/tio2", first.path("element").asText());
		assertTrue(first.path("mend").asText().contains("tio2"), first.toString());
	}

	@Test
	void aGoodFile() throws Exception {
		var answer = bench.validate(Bench.TINY);
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals("p.kirchhoff: good: 1 experiment with 1,200 repeats", answer.out().strip());
		var json = new JsonMapper().readTree(bench.kirchhoff("validate", "p.kirchhoff", "--json").out());
		assertTrue(json.path("good").asBoolean());
		assertEquals(2, json.path("experiments").get(0).path("points").asInt());
	}

	@Test
	void aDirectoryThatCannotBeWritten() throws Exception {
		bench.write("p.kirchhoff", Bench.TINY);
		bench.write("occupied", "a file");
		for (var out : Arrays.asList("occupied", "occupied/r", "/proc/kirchhoff")) {
			var answer = bench.kirchhoff("run", "p.kirchhoff", "--out", out);
			assertEquals(1, answer.exit(), answer.toString());
			assertEquals(1, answer.errLines().size(), answer.toString());
			assertTrue(answer.err().contains(out) && answer.err().contains("choose another directory with --out"), answer.toString());
		}
		assertEquals("a file", Files.readString(bench.path("occupied")));
	}

	/** These tests run from a source tree. */
	@Test
	void onlyAProductIsPacked() throws Exception {
		bench.write("tiny.kirchhoff", Bench.TINY);
		var answer = bench.kirchhoff("pack", "tiny.kirchhoff", "--out", "p");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("only an installed product can be packed for workers: start a product"), answer.toString());
	}
}
