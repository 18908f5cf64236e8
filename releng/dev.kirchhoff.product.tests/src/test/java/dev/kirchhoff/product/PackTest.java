// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The workbench's product packs itself with a stranger's plug-in; what is unpacked computes the same and needs nothing of the machine. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PackTest {
	@TempDir
	private static Path folder;
	private static ProductCopy product;
	private static Path packs;
	private static Path unpacked;
	private static Run packed;

	@BeforeAll
	static void pack() throws Exception {
		product = ProductCopy.of("kirchhoff", folder);
		Files.copy(Path.of("src/test/resources/rogue.kirchhoff"), product.workDir().resolve("rogue.kirchhoff"));
		new SmallPlugin("org.lab.rogue", "1.2.3").jar(product, product.folder().resolve("dropins"), "whatever.jar");
		new SmallPlugin("org.lab.painted", "1.0.0").with("Require-Bundle", "org.eclipse.ui").jar(product, product.folder().resolve("dropins"), "painted.jar");
		packed = product.ok("pack", "rogue.kirchhoff", "--out", "packs");
		packs = product.workDir().resolve("packs");
		unpacked = Files.createDirectory(folder.resolve("a node"));
		for (var archive : archives().entrySet()) {
			var target = Files.createDirectory(unpacked.resolve(archive.getKey()));
			assertEquals("", bash(folder, "tar -xzf '" + archive.getValue() + "' -C '" + target + "'").err());
		}
		bash(folder, "chmod -R a-w '" + unpacked + "'");
	}

	@AfterAll
	static void allowDeletion() throws Exception {
		bash(folder, "chmod -R u+w '" + unpacked + "'");
	}

	private static Map<String, Path> archives() throws IOException {
		var archives = new TreeMap<String, Path>();
		try (var files = Files.list(packs)) {
			files.filter(file -> file.toString().endsWith(".tar.gz")).forEach(file -> archives.put(file.getFileName().toString().replaceFirst("-[0-9a-f]{64}\\.tar\\.gz$", ""), file));
		}
		return archives;
	}

	private static Run bash(Path where, String command) throws IOException, InterruptedException {
		return Run.of(where, Map.of(), List.of("sh", "-c", command));
	}

	/** Runs a command line on a machine with an old Java and a home with nothing in it, in the folder with what was unpacked. */
	private static Run onNode(String command) throws IOException, InterruptedException {
		var home = Files.createTempDirectory(folder, "home");
		var old = Files.createDirectories(home.resolve("old/bin"));
		Files.writeString(old.resolve("java"), "#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\n");
		assertTrue(old.resolve("java").toFile().setExecutable(true));
		Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
		// a node that multiplies matrices otherwise would be refused
		String kernels = System.getenv("OPENBLAS_CORETYPE");
		return Run.of(unpacked, Map.of(), List.of("env", "-i", "PATH=" + old + ":/usr/bin:/bin", "JAVA_HOME=" + old.getParent(), "HOME=" + home, "TMPDIR=" + home,
				kernels == null ? "LANG=C" : "OPENBLAS_CORETYPE=" + kernels, "sh", "-c", command));
	}

	private static Run good(Run run) {
		assertEquals(0, run.code(), run.out() + run.err());
		return run;
	}

	@Test
	void itIsInThreeArchivesAndWithoutADisplay() throws Exception {
		assertEquals(List.of("java", "kirchhoff", "study"), List.copyOf(archives().keySet()));
		assertTrue(packed.out().lines().anyMatch(line -> line.matches("packs/kirchhoff-[0-9a-f]{64}\\.tar\\.gz  \\d+\\.\\d MB")), packed.out());
		try (var plugins = Files.list(unpacked.resolve("kirchhoff/plugins"))) {
			var names = plugins.map(file -> file.getFileName().toString()).toList();
			assertTrue(names.contains("org.lab.rogue_1.2.3.jar"), names.toString());
			assertTrue(names.stream().anyMatch(name -> name.startsWith("dev.kirchhoff.numerics.openblas.linux-x86_64_")), names.toString());
			assertEquals(List.of(), names.stream().filter(name -> name.matches("org\\.eclipse\\.(swt|jface|ui|gef|draw2d|e4|nebula).*|dev\\.kirchhoff\\.(ui|.*\\.ui|model\\.edit)_.*|org\\.lab\\.painted.*")).toList());
		}
		try (var files = Files.walk(unpacked.resolve("study"))) {
			assertEquals(List.of("files/rogue.kirchhoff", "launch.json"), files.filter(Files::isRegularFile).map(file -> unpacked.resolve("study").relativize(file).toString()).sorted().toList());
		}
	}

	@Test
	void itStartsWithItsOwnJava() throws Exception {
		assertTrue(good(onNode("kirchhoff/kirchhoff --version")).out().contains("Java " + Runtime.version().feature()));
		assertTrue(good(onNode("kirchhoff/kirchhoff list devices")).out().contains("rogue 1.2.3"));
	}

	@Test
	void itTakesNoPluginsOfWhoeverRunsIt() throws Exception {
		var list = good(onNode("mkdir -p \"$HOME/.config/kirchhoff/dropins\" && cp '" + product.folder() + "'/dropins/*.jar \"$HOME/.config/kirchhoff/dropins\" && kirchhoff/kirchhoff plugins list"));
		assertFalse(list.out().contains("painted"), list.out());
		assertFalse(list.err().contains("rogue"), list.err());
	}

	@Test
	void itComputesTheSame() throws Exception {
		product.ok("run", "rogue.kirchhoff", "--out", "here");
		var there = folder.resolve("there");
		good(onNode("kirchhoff/kirchhoff run study/files/rogue.kirchhoff --out '" + there + "'"));
		assertEquals(new Results(product.workDir().resolve("here")).text("results.csv"), new Results(there).text("results.csv"));
	}

	@Test
	void aWorkerAnswersEveryPoint() throws Exception {
		var lines = good(onNode("kirchhoff/worker < '" + packs.resolve("points.jsonl") + "'")).out().lines().toList();
		assertEquals(2, Files.readAllLines(packs.resolve("points.jsonl")).size());
		assertTrue(lines.getFirst().startsWith("{\"worker\":"), lines.toString());
		assertEquals(2, lines.stream().filter(line -> line.contains("\"point\":")).map(line -> line.replaceFirst(".*\"point\":(\\d+).*", "$1")).distinct().count(), lines.toString());
		assertTrue(lines.getLast().startsWith("{\"notes\":"), lines.toString());
	}

	/** Engines unpack into a cache of theirs and link what is there. */
	@Test
	void aWorkerFindsEverythingThroughLinks() throws Exception {
		var cache = folder.resolve("cache");
		var cwd = Files.createDirectories(folder.resolve("cwd"));
		for (var name : archives().keySet()) {
			Files.createDirectories(cache.resolve(name));
			Files.createSymbolicLink(cwd.resolve(name), Files.createSymbolicLink(cache.resolve(name).resolve(archives().get(name).getFileName()), unpacked.resolve(name)));
		}
		var lines = good(onNode("cd '" + cwd + "' && kirchhoff/worker < '" + packs.resolve("points.jsonl") + "'")).out().lines().toList();
		assertTrue(lines.getLast().startsWith("{\"notes\":"), lines.toString());
	}

	@Test
	void whatIsThereIsUsedAgain() throws Exception {
		var before = stamps();
		product.ok("pack", "rogue.kirchhoff", "--out", "again");
		assertEquals(before, stamps());
		var other = product.ok("pack", "rogue.kirchhoff", "--seed", "5", "--out", "again");
		var names = new ArrayList<>(before);
		names.removeAll(stamps());
		assertEquals(List.of(), names, "another study takes one more archive");
		assertEquals(before.size() + 1, stamps().size(), other.out());
	}

	/** Names of the archives that are kept, with their identity on the disk. */
	private static List<String> stamps() throws IOException {
		try (var files = Files.list(product.workDir().resolve("cache/packs"))) {
			return files.filter(file -> file.toString().endsWith(".tar.gz")).map(file -> file.getFileName() + " " + key(file)).sorted().toList();
		}
	}

	private static Object key(Path file) {
		try {
			return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	@Test
	void nodesMayHaveAJavaOfTheirOwnAndNothingNeedBeKept() throws Exception {
		var before = stamps();
		var run = good(product.run(Map.of("KIRCHHOFF_CACHE", "none"), "pack", "rogue.kirchhoff", "--java", System.getProperty("java.home"), "--out", "lean"));
		assertTrue(run.out().contains("lean/kirchhoff-"), run.out());
		assertEquals(before, stamps());
		var lean = Files.createDirectories(folder.resolve("lean/kirchhoff"));
		bash(folder, "tar -xzf '" + product.workDir().resolve("lean") + "'/kirchhoff-*.tar.gz -C '" + lean + "'");
		assertTrue(Files.isSymbolicLink(lean.resolve("java")));
		good(onNode("'" + lean.resolve("kirchhoff") + "' --version"));
		try (var files = Files.list(product.workDir().resolve("lean"))) {
			assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("java-")));
		}
	}

	@Test
	void aPluginThatNeedsADisplayIsRefused() throws Exception {
		var project = product.workDir().resolve("painted.kirchhoff");
		Files.writeString(project, Files.readString(product.workDir().resolve("rogue.kirchhoff")).replace("type=\"rogue\"", "type=\"painted\""));
		var run = product.run("pack", "painted.kirchhoff", "--out", "painted");
		assertTrue(run.code() != 0, run.toString());
		assertTrue(run.err().contains("plug-in org.lab.painted 1.0.0 needs a display, which workers do not have: ask its provider"), run.err());
		assertFalse(Files.exists(product.workDir().resolve("painted")));
	}

	@Test
	void aCacheThatCannotBeWrittenIsSaid() throws Exception {
		var file = Files.writeString(product.workDir().resolve("file"), "");
		var refused = product.run(Map.of("KIRCHHOFF_CACHE", file.toString()), "pack", "rogue.kirchhoff", "--out", "refused");
		assertTrue(refused.code() != 0 && refused.err().contains("the pack cannot be written into " + file.resolve("packs")) && refused.err().contains("KIRCHHOFF_CACHE"), refused.toString());
		assertFalse(refused.err().contains("\tat "), refused.err());
	}
}
