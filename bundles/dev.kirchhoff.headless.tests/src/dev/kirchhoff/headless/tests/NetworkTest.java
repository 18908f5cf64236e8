// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** {@code export} and {@code import}: a network leaves with its weights and comes back. */
class NetworkTest {
	private static final String SWEEP = "train/seed=1";

	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() throws IOException {
		bench = new Bench(directory);
		bench.write("t.kirchhoff", Bench.TINY);
	}

	private void export(String... more) {
		var arguments = new ArrayList<>(List.of("export", "t.kirchhoff", "--sweep", SWEEP, "--out", "nets/t.onnx"));
		arguments.addAll(List.of(more));
		var answer = bench.kirchhoff(arguments.toArray(String[]::new));
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals("nets/t.onnx\n", answer.out());
	}

	@Test
	void outAndInAgain() throws IOException {
		export();
		var imported = bench.kirchhoff("import", "nets/t.onnx", "--into", "new.kirchhoff", "--name", "moons");
		assertEquals(0, imported.exit(), imported.toString());
		assertEquals("new.kirchhoff: network 'moons', input 2, 4 layers, 24 weights, output 1\n", imported.out());
		var text = Files.readString(bench.path("new.kirchhoff"), StandardCharsets.UTF_8);
		assertTrue(text.contains("weights=\"nets/t.onnx\"") && text.contains("name=\"hidden\" units=\"8\""), text);
		var again = bench.kirchhoff("import", "nets/t.onnx", "--into", "new.kirchhoff", "--name", "moons");
		assertEquals("there is a network 'moons' already: give the new one another name with --name", again.err().strip());
		assertEquals(0, bench.kirchhoff("import", "nets/t.onnx", "--into", "new.kirchhoff").exit());
	}

	/** A run with the weights of the file gives what the run gave that trained them; nothing is kept a second time. */
	@Test
	void givenWeights() throws IOException {
		export();
		var trained = Bench.tiny("repeats=\"600\"", "repeats=\"40\"");
		bench.write("trained.kirchhoff", trained);
		bench.write("given.kirchhoff", trained.replace("<networks id=\"net\" name=\"net\">", "<networks id=\"net\" name=\"net\" weights=\"nets/t.onnx\">")
				.replace("type=\"gradient\">\n      <parameters name=\"epochs\" value=\"5\"/>\n    </stages>", "type=\"given\"/>"));
		var first = bench.kirchhoff("run", "trained.kirchhoff", "--sweep", SWEEP, "--out", "a");
		assertEquals(0, first.exit(), first.toString());
		var second = bench.kirchhoff("run", "given.kirchhoff", "--sweep", SWEEP, "--out", "b");
		assertEquals(0, second.exit(), second.toString());
		assertArrayEquals(Files.readAllBytes(bench.path("a/results.csv")), Files.readAllBytes(bench.path("b/results.csv")));
		var run = new JsonMapper().readTree(bench.path("b/run.json").toFile());
		assertTrue(run.toString().contains("nets/t.onnx"), run.toString());
		try (var files = Files.walk(bench.path("b"))) {
			assertFalse(files.anyMatch(file -> file.toString().endsWith(".weights")));
		}
		// a start from given weights is another one
		bench.write("further.kirchhoff", trained.replace("<networks id=\"net\" name=\"net\">", "<networks id=\"net\" name=\"net\" weights=\"nets/t.onnx\">"));
		assertEquals(0, bench.kirchhoff("run", "further.kirchhoff", "--sweep", SWEEP, "--out", "c").exit());
		assertFalse(Arrays.equals(Files.readAllBytes(bench.path("a/results.csv")), Files.readAllBytes(bench.path("c/results.csv"))));
	}

	@Test
	void aNetworkWithoutWeights() throws IOException {
		bench.write("given.kirchhoff", Bench.TINY.replace("type=\"gradient\">\n      <parameters name=\"epochs\" value=\"5\"/>\n    </stages>", "type=\"given\"/>"));
		var answer = bench.kirchhoff("run", "given.kirchhoff", "--sweep", SWEEP, "--out", "a");
		assertTrue(answer.err().contains("the network comes without weights: name a file that has them in the network's attribute weights, or train it"), answer.toString());
	}

	@Test
	void whatCannotBe() throws IOException {
		var sweeps = bench.kirchhoff("export", "t.kirchhoff", "--out", "t.onnx");
		assertTrue(sweeps.err().contains("trains 2 networks, as it sweeps train/seed: give what is swept a single value with --sweep PATH=VALUE"), sweeps.toString());
		assertTrue(bench.kirchhoff("export", "t.kirchhoff", "--out", "t.png").err().contains("no format of networks has this ending: give a file that ends with .onnx"));
		bench.write("bad.onnx", "nothing");
		var bad = bench.kirchhoff("import", "bad.onnx", "--into", "new.kirchhoff");
		assertTrue(bad.err().contains("bad.onnx: ") && bad.err().lines().count() == 1, bad.toString());
		assertFalse(Files.exists(bench.path("new.kirchhoff")));
		assertTrue(bench.kirchhoff("import", "none.onnx", "--into", "new.kirchhoff").err().contains("none.onnx: does not exist"));
		export();
		assertTrue(bench.kirchhoff("import", "nets/t.onnx", "--into", "new.xml").err().contains("new.xml: is no name of a project: let it end with .kirchhoff"));
	}

	@Test
	void formatsAreListed() {
		assertTrue(bench.kirchhoff("list", "datasets").out().contains("network format"));
		assertTrue(bench.kirchhoff("describe", "onnx").out().startsWith("onnx (network format): "));
	}
}
