// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.headless.tests.Bench.Answer;

/** {@code kirchhoff worker}: its options, its study, its lines. */
class WorkerTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void project() throws Exception {
		bench = new Bench(directory);
		bench.write("tiny.kirchhoff", Bench.TINY);
	}

	private Answer worker(List<String> lines, String... options) {
		var arguments = new ArrayList<>(List.of("worker"));
		arguments.addAll(List.of(options));
		var in = System.in;
		System.setIn(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
		try {
			return bench.kirchhoff(arguments.toArray(String[]::new));
		} finally {
			System.setIn(in);
		}
	}

	private static TreeSet<String> rows(List<String> lines) {
		var rows = new TreeSet<String>();
		lines.stream().filter(line -> line.startsWith("{\"point\"")).forEach(line -> rows.add(line.replaceFirst(",\"seconds\":[^,]*}$", "}")));
		return rows;
	}

	private void run() {
		var run = bench.kirchhoff("run", "tiny.kirchhoff", "--repeats", "300", "--out", "r");
		assertEquals(0, run.exit(), run.toString());
	}

	@Test
	void rowsOfARunComeFromItsDirectory() throws IOException {
		run();
		var answer = worker(List.of("{\"point\":1,\"first\":0,\"count\":300}", "{\"point\":0,\"first\":0,\"count\":300}"), "--study", "r", "--threads", "2");
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals("", answer.err());
		assertTrue(answer.outLines().getFirst().startsWith("{\"worker\":{\"study\":\"") && answer.out().contains("\"host\":\""), answer.outLines().getFirst());
		assertTrue(answer.outLines().getLast().startsWith("{\"notes\":["), answer.outLines().getLast());
		assertEquals(rows(Files.readAllLines(bench.path("r/journal"))), rows(answer.outLines()));
	}

	@Test
	void trainedNetworksAreTakenFromWhereTheyWereShipped() throws IOException {
		run();
		var trained = worker(List.of("{\"train\":0}"), "--study", "r", "--stages", "r/stages");
		assertEquals(0, trained.exit(), trained.toString());
		String key = trained.outLines().get(1).replaceFirst("^\\{\"training\":\"([0-9a-f]+)\".*", "$1");
		assertTrue(Files.exists(bench.path("r/stages/" + key + ".weights")), trained.outLines().get(1));
	}

	@Test
	void whatIsNoLineIsSaidWithItsPlace() {
		run();
		var answer = worker(List.of("point 0", "{\"point\":0,\"first\":0,\"count\":300}", "{\"point\":2,\"first\":0,\"count\":300}"), "--study", "r");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.errLines().getFirst().startsWith("standard input:1: is no line of JSON: ask for repeats with"), answer.err());
		assertTrue(answer.errLines().getLast().startsWith("standard input:3: gives 2 as 'point': the study has 2 points"), answer.err());
		assertTrue(answer.outLines().size() > 2, answer.toString());
	}

	@Test
	void aStudyThatCannotBeHad() throws IOException {
		var nowhere = worker(List.of(), "--study", "nowhere");
		assertEquals(1, nowhere.exit());
		assertTrue(nowhere.err().contains("nowhere") && nowhere.err().contains("launch.json") && nowhere.out().isEmpty(), nowhere.toString());
		run();
		var file = bench.path("r/launch.json");
		var text = Files.readString(file);
		Files.writeString(file, text.replaceFirst("\"dev.kirchhoff.devices.tio2\" : \"[^\"]*\"", "\"dev.kirchhoff.devices.tio2\" : \"9.9.9\""));
		var other = worker(List.of(), "--study", "r");
		assertEquals(1, other.exit());
		assertTrue(other.err().contains("the study needs plug-in dev.kirchhoff.devices.tio2 9.9.9, of which there is version") && other.err().contains("make the pack anew"), other.toString());
		Files.writeString(file, "{");
		assertTrue(worker(List.of(), "--study", "r").err().contains("launch.json is damaged"));
		Files.writeString(file, text);
		Files.delete(bench.path("tiny.kirchhoff"));
		var gone = worker(List.of(), "--study", "r");
		assertEquals(1, gone.exit());
		assertTrue(gone.err().contains("tiny.kirchhoff"), gone.toString());
	}

	@Test
	void misuse() {
		assertEquals(2, worker(List.of(), "--threads", "0").exit());
		assertEquals(2, worker(List.of(), "--parent", "init").exit());
		var none = worker(List.of());
		assertEquals(1, none.exit());
		assertTrue(none.err().startsWith("study: is not there"), none.toString());
	}
}
