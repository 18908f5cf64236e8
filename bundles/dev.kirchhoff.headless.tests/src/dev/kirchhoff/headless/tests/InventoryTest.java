// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** {@code list}, {@code describe} and {@code example}. */
class InventoryTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() {
		bench = new Bench(directory);
	}

	@Test
	void whatCanBeListed() {
		assertTrue(bench.kirchhoff("list", "devices").out().contains("tio2"));
		assertTrue(bench.kirchhoff("list", "datasets").out().contains("moons"));
		assertTrue(bench.kirchhoff("list", "examples").out().contains("drolet2023"));
		var algorithms = bench.kirchhoff("list", "algorithms").outLines();
		for (var heading : List.of("mapping scheme", "programming algorithm", "trainer", "metric")) {
			assertTrue(algorithms.contains(heading), heading + " in " + algorithms);
		}
		assertTrue(algorithms.stream().anyMatch(line -> line.startsWith("  tuning ")), algorithms.toString());
	}

	@Test
	void listsForPrograms() throws Exception {
		var devices = new JsonMapper().readTree(bench.kirchhoff("list", "devices", "--json").out());
		var tio2 = devices.valueStream().filter(device -> device.path("id").asText().equals("tio2")).findFirst().orElseThrow();
		assertEquals("device", tio2.path("kind").asText());
		assertEquals("dev.kirchhoff.devices.tio2", tio2.path("plugin").asText());
		assertTrue(new JsonMapper().readTree(bench.kirchhoff("list", "examples", "--json").out()).size() >= 4);
	}

	@Test
	void aDescription() {
		var lines = bench.kirchhoff("describe", "tio2").outLines();
		assertTrue(lines.get(0).startsWith("tio2 (device): "), lines.toString());
		assertTrue(lines.contains("Capabilities: StaticIV, Tunable, Disturbed, Faulty"), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.matches("  gMax +=  ?\\d+ µS +number of at least 0 S +.*")), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("Plug-in dev.kirchhoff.devices.tio2 ")), lines.toString());
	}

	@Test
	void theReference() throws Exception {
		assertEquals(List.of("manual/reference.html"), bench.kirchhoff("reference", "--out", "manual").outLines());
		var html = Files.readString(directory.resolve("manual/reference.html"));
		for (var wanted : List.of("types/device/tio2", "types/metric/accuracy", "elements/CrossbarArray", "dev.kirchhoff.devices.tio2 ")) {
			assertTrue(html.contains(wanted), wanted);
		}
	}

	@Test
	void aNameThatSeveralKindsHave() throws Exception {
		var answer = bench.kirchhoff("describe", "csv");
		for (var kind : List.of("data set", "file format", "circuit format")) {
			assertTrue(answer.out().contains("csv (" + kind + ")"), answer.toString());
		}
		assertEquals(3, new JsonMapper().readTree(bench.kirchhoff("describe", "csv", "--json").out()).size());
	}

	@Test
	void aDescriptionForPrograms() throws Exception {
		var gradient = new JsonMapper().readTree(bench.kirchhoff("describe", "gradient", "--json").out()).get(0);
		var epochs = gradient.path("parameters").get(0);
		assertEquals("epochs", epochs.path("name").asText());
		assertEquals("int", epochs.path("type").asText());
		assertEquals(1, epochs.path("min").asInt());
		assertTrue(epochs.path("max").isNull());
		assertFalse(epochs.path("doc").asText().isBlank());
	}

	@Test
	void anUnknownType() {
		var answer = bench.kirchhoff("describe", "ti02");
		assertEquals(1, answer.exit());
		assertTrue(answer.err().contains("did you mean tio2?"), answer.toString());
	}

	@Test
	void anExampleIsCopiedOutAndRuns() {
		var answer = bench.kirchhoff("example", "tiny");
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals(Path.of("tiny", "tiny.kirchhoff").toString(), answer.out().strip());
		assertEquals(0, bench.kirchhoff("validate", answer.out().strip()).exit());
		assertEquals(0, bench.kirchhoff("example", "tiny", "elsewhere/deep").exit());
		assertTrue(Files.exists(bench.path("elsewhere/deep/claims.json")));
	}

	@Test
	void anExampleOverwritesNothing() throws Exception {
		bench.kirchhoff("example", "tiny");
		bench.write("tiny/tiny.kirchhoff", "mine");
		var answer = bench.kirchhoff("example", "tiny");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("not empty"), answer.toString());
		assertEquals("mine", Files.readString(bench.path("tiny/tiny.kirchhoff")));
	}

	@Test
	void anUnknownExample() {
		var answer = bench.kirchhoff("example", "drolet");
		assertEquals(1, answer.exit());
		assertTrue(answer.err().contains("did you mean drolet2023?"), answer.toString());
		assertFalse(Files.exists(bench.path("drolet")));
	}

	/** Whoever copies an example out must be able to run it. */
	@Test
	void everyExampleIsGood() {
		var names = bench.kirchhoff("list", "examples").outLines().stream().map(line -> line.split(" ")[0]).toList();
		assertTrue(names.contains("drolet2023"), names.toString());
		for (var name : names) {
			var project = bench.kirchhoff("example", name).out().strip();
			var answer = bench.kirchhoff("validate", project, "--data", "synthetic");
			assertEquals(0, answer.exit(), answer.toString());
			assertTrue(answer.out().contains(": good: "), answer.toString());
		}
	}
}
