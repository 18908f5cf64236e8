// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diagram} with the installed notation, its pictures and its services. */
class DiagramTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() throws IOException {
		bench = new Bench(directory);
		bench.write("t.kirchhoff", Bench.TINY);
	}

	@Test
	void whatThereIs() {
		var answer = bench.kirchhoff("diagram", "t.kirchhoff");
		assertEquals(0, answer.exit(), answer.toString());
		for (var line : new String[] { "network +--of networks/net .*", "hardware .*", "mapping +--of mappings/map .*", "experiment +--of experiments/copies .*" }) {
			assertTrue(answer.outLines().stream().anyMatch(there -> there.matches(line)), answer.toString());
		}
	}

	@Test
	void allOfThemInEveryFormat() throws IOException {
		for (var format : new String[] { "svg", "png", "txt" }) {
			var answer = bench.kirchhoff("diagram", "t.kirchhoff", "--format", format, "--out", format + "/");
			assertEquals(0, answer.exit(), answer.toString());
			for (var line : answer.outLines()) {
				assertTrue(line.startsWith(format + "/") && line.endsWith("." + format) && Files.size(bench.path(line)) > 100, line);
			}
			assertTrue(answer.outLines().contains(format + "/network-net." + format), answer.toString());
		}
		var network = Files.readString(bench.path("svg/network-net.svg"));
		assertTrue(network.contains("hidden") && network.contains("<symbol"), network);
		var mapping = Files.readString(bench.path("txt/mapping-map.txt"));
		assertTrue(mapping.contains("lattice 16x16") && mapping.contains("at 2,8 "), mapping);
	}

	/** The planner's placement is drawn unless the file's is asked for. */
	@Test
	void whatThePlannerPlaces() throws IOException {
		var tiny = Bench.tiny("network=\"net\">", "network=\"net\" arrays=\"a\">");
		int first = tiny.indexOf("    <allocations");
		bench.write("a.kirchhoff", tiny.substring(0, first) + tiny.substring(tiny.indexOf("  </mappings>")));
		var placed = bench.kirchhoff("diagram", "a.kirchhoff", "--name", "mapping", "--format", "txt");
		assertEquals(0, placed.exit(), placed.toString());
		assertTrue(placed.out().contains("Region:"), placed.out());
		var written = bench.kirchhoff("diagram", "a.kirchhoff", "--name", "mapping", "--format", "txt", "--as-written");
		assertEquals(0, written.exit(), written.toString());
		assertTrue(!written.out().contains("Region:"), written.out());
	}

	@Test
	void anUnknownNameIsRefused() {
		var answer = bench.kirchhoff("diagram", "t.kirchhoff", "--name", "netwrok");
		assertEquals(2, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("did you mean network?"), answer.err());
	}
}
