// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers as engines start them: with the script of the product, several from one directory, in the order in which they die. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WorkerTest {
	private static final String ASK = "{\"point\":0,\"first\":0,\"count\":500}";

	@TempDir
	private static Path folder;
	private static ProductCopy product;
	private static Path study;

	@BeforeAll
	static void run() throws Exception {
		var place = Files.createDirectory(folder.resolve("a place with blanks"));
		product = ProductCopy.of("kirchhoff", place);
		product.ok("example", "drolet2023");
		product.ok("run", "drolet2023/drolet2023.kirchhoff", "--experiment", "plain", "--set", "train/epochs=40", "--repeats", "500", "--out", "run");
		study = product.workDir().resolve("run");
	}

	private static ProcessBuilder worker(Map<String, String> environment, String... options) {
		var command = new ArrayList<>(List.of(product.folder().resolve("worker").toString()));
		command.addAll(List.of(options));
		return process(environment, command);
	}

	private static ProcessBuilder process(Map<String, String> environment, List<String> command) {
		var builder = new ProcessBuilder(command).directory(product.workDir().toFile());
		builder.environment().put("KIRCHHOFF_JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx1k"); // the engine's own
		builder.environment().putAll(environment);
		return builder;
	}

	/** A worker that has these lines to answer, and what became of it. */
	private static Run answer(Map<String, String> environment, List<String> lines, String... options) throws IOException, InterruptedException {
		var in = Files.write(Files.createTempFile(folder, "lines", ".in"), lines);
		var out = Files.createTempFile(folder, "rows", ".out");
		var err = Files.createTempFile(folder, "worker", ".err");
		var process = worker(environment, options).redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		process.waitFor();
		return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	private static TreeSet<String> rows(Stream<String> lines) {
		var rows = new TreeSet<String>();
		lines.filter(line -> line.startsWith("{\"point\"")).forEach(line -> rows.add(line.replaceFirst(",\"seconds\":[^,]*}$", "}")));
		return rows;
	}

	private static TreeSet<String> journal() throws IOException {
		try (var lines = Files.lines(study.resolve("journal"))) {
			return rows(lines);
		}
	}

	/** The line that tells of a bad end. */
	private static void assertDied(Run run, int code, String... words) {
		assertEquals(0, run.code(), run.toString());
		var last = run.out().lines().reduce((_, next) -> next).orElseThrow();
		assertTrue(last.startsWith("{\"died\":{\"host\":\"") && last.contains("\"code\":" + code + ",") && last.endsWith("\"}}"), run.toString());
		for (var word : words) {
			assertTrue(last.contains(word), word + " in " + run);
		}
		assertFalse(run.err().contains("\tat "), run.err());
	}

	@Test
	void workersFromOneDirectoryMakeTheRowsOfTheRun() throws Exception {
		var parts = new ArrayList<Process>();
		var outputs = new ArrayList<Path>();
		for (int part = 0; part < 2; part++) {
			var lines = new ArrayList<String>();
			for (int point = part; point < 10; point += 2) {
				lines.add("{\"point\":" + point + ",\"first\":0,\"count\":500}");
			}
			var in = Files.write(folder.resolve("part" + part), lines);
			outputs.add(folder.resolve("rows" + part));
			parts.add(worker(Map.of("KIRCHHOFF_WORKER_THREADS", String.valueOf(part + 1), "KIRCHHOFF_WORKER_MEMORY", "700m"), "--study", study.toString()).redirectInput(in.toFile())
					.redirectOutput(outputs.get(part).toFile()).redirectError(folder.resolve("err" + part).toFile()).start());
		}
		var rows = new ArrayList<String>();
		for (int part = 0; part < 2; part++) {
			assertEquals(0, parts.get(part).waitFor());
			assertEquals("", Files.readString(folder.resolve("err" + part)));
			var lines = Files.readAllLines(outputs.get(part));
			assertTrue(lines.getFirst().startsWith("{\"worker\":{") && lines.getLast().startsWith("{\"notes\":"), lines.getLast());
			rows.addAll(lines);
		}
		assertEquals(journal(), rows(rows.stream()));
		assertNothingLeft();
	}

	/** Workers take their traces along. */
	private static void assertNothingLeft() throws IOException {
		try (var files = Files.list(product.workDir())) {
			assertEquals(List.of(), files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("kirchhoff-worker")).toList());
		}
	}

	@Test
	void garbageIsNamedAndTheRestIsComputed() throws Exception {
		var run = answer(Map.of(), List.of("\u0000\"\\ garbage", ASK, "{\"point\":0,\"first\":1,\"count\":2}"), "--study", study.toString());
		assertDied(run, 1, "standard input:1: is no line of JSON: ask for repeats with {\\\"point\\\":0,", "standard input:3: asks for the repeats from 1 up to 3");
		assertTrue(journal().containsAll(rows(run.out().lines())) && rows(run.out().lines()).size() > 1, run.out());
		assertEquals(2, run.err().lines().count(), run.err());
		var seen = answer(Map.of("KIRCHHOFF_WORKER_EXIT", "code"), List.of("garbage"), "--study", study.toString());
		assertEquals(1, seen.code());
		assertFalse(seen.out().contains("died"), seen.out());
	}

	@Test
	void whatKeepsAWorkerFromStartingIsTold() throws Exception {
		assertDied(answer(Map.of(), List.of(ASK), "--study", "nowhere"), 1, "nowhere", "launch.json");
		assertDied(answer(Map.of("KIRCHHOFF_WORKER_MEMORY", "much"), List.of(ASK), "--study", study.toString()), 1, "Invalid maximum heap size: -Xmxmuch");
		var java = Files.createDirectories(product.folder().resolve("java/bin"));
		try {
			Files.writeString(java.resolveSibling("release"), "JAVA_VERSION=\"25.0.1\"\n");
			Files.write(java.resolve("java"), new byte[] { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0 });
			assertTrue(java.resolve("java").toFile().setExecutable(true));
			assertDied(answer(Map.of(), List.of(ASK), "--study", study.toString()), 126, "cannot start the Java of the pack");
		} finally {
			Files.delete(java.resolve("java"));
			Files.delete(java);
			Files.delete(java.resolveSibling("release"));
			Files.delete(java.getParent());
		}
	}

	@Test
	void aPlugInThatIsMissingIsNamed() throws Exception {
		var jar = new SmallPlugin("org.example.memory", "1.2.0").jar(product, product.folder().resolve("dropins"));
		try {
			Files.writeString(product.workDir().resolve("memory.kirchhoff"), Files.readString(Path.of("src/test/resources/rogue.kirchhoff")).replace("rogue", "memory"));
			product.ok("run", "memory.kirchhoff", "--out", "memory");
		} finally {
			Files.delete(jar);
		}
		assertDied(answer(Map.of(), List.of(ASK), "--study", "memory"), 1, "the study needs plug-in org.example.memory 1.2.0, which is missing here");
	}

	@Test
	void withItsParentItEndsInTheMiddleOfItsWork() throws Exception {
		var shell = process(Map.of(), List.of("sh", "-c", "\"$0\" \"$@\"; true", product.folder().resolve("worker").toString(), "--study", study.toString())).redirectError(folder.resolve("orphan").toFile()).start();
		try (var in = shell.getOutputStream(); var rows = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
			in.write((ASK + "\n").getBytes(StandardCharsets.UTF_8));
			in.flush();
			assertTrue(rows.readLine().startsWith("{\"worker\""));
			assertTrue(rows.readLine().startsWith("{\"point\""), "a row is there while the input is open");
			var family = shell.descendants().toList();
			assertTrue(family.size() >= 2, family.toString());
			shell.destroyForcibly().waitFor();
			for (var one : family) {
				one.onExit().get(1, TimeUnit.MINUTES);
			}
		}
	}

	@Test
	void itsScriptKilledItEndsToo() throws Exception {
		var script = worker(Map.of(), "--study", study.toString()).redirectError(folder.resolve("orphan").toFile()).start();
		try (var in = script.getOutputStream(); var rows = new BufferedReader(new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8))) {
			assertTrue(rows.readLine().startsWith("{\"worker\""));
			var family = script.descendants().toList();
			script.destroy();
			for (var one : family) {
				one.onExit().get(1, TimeUnit.MINUTES);
			}
		}
	}

	@Test
	void nobodyReadsItsRows() throws Exception {
		var pipe = process(Map.of(), List.of("sh", "-c", "\"$0\" \"$@\" | head -n 1", product.folder().resolve("worker").toString(), "--study", study.toString())).redirectError(folder.resolve("closed").toFile()).start();
		try (var in = pipe.getOutputStream()) {
			in.write((ASK + "\n").getBytes(StandardCharsets.UTF_8));
			in.flush();
			assertTrue(pipe.waitFor(2, TimeUnit.MINUTES), "it ends although its input is open");
		}
		var err = Files.readString(folder.resolve("closed"));
		assertTrue(err.contains("nobody takes the rows any more") && !err.contains("\tat "), err);
	}
}
