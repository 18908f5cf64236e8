// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;

/** Which Java and which Maven a build takes, tried on made-up ones. */
@DisabledOnOs(OS.WINDOWS)
class FindersTest {
	@TempDir
	Path folder;

	private Path program(String path, String script) throws IOException {
		var file = folder.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\n" + script + "\n");
		assertTrue(file.toFile().setExecutable(true));
		return file;
	}

	private Path java(String name, String version, boolean compiles) throws IOException {
		program(name + "/bin/java", "");
		if (compiles) {
			program(name + "/bin/javac", "");
		}
		var home = folder.resolve(name);
		Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
		return home;
	}

	@Test
	void theJavaThatRunsComesFirst() throws Exception {
		var running = java("running", "25.0.3", true);
		var named = java("named", "25.0.3", true);
		assertEquals(running, new JavaFinder(running, Map.of("JAVA_HOME", named.toString()), List.of()).find());
	}

	@Test
	void withoutACompilerAnotherIsLookedFor() throws Exception {
		var running = java("running", "25.0.3", false);
		java("jvm/old", "17.0.1", true);
		var fit = java("jvm/zulu", "26-ea", true);
		assertEquals(fit, new JavaFinder(running, Map.of("JAVA_HOME", folder.resolve("jvm/old").toString()), List.of(folder.resolve("nowhere"), folder.resolve("jvm"))).find());
		var none = assertThrows(KirchhoffException.class, () -> new JavaFinder(running, Map.of(), List.of()).find());
		assertTrue(none.getMessage().contains("25"), none.getMessage());
	}

	@Test
	void aMavenTooOldOrTooNewIsTold() {
		assertTrue(MavenFinder.isFit("Apache Maven 3.9.9 (abc)"));
		assertTrue(MavenFinder.isFit("\u001b[1mApache Maven 3.9.11\u001b[m"));
		assertTrue(MavenFinder.isFit("Apache Maven 3.10.0"));
		assertFalse(MavenFinder.isFit("Apache Maven 3.9.8"));
		assertFalse(MavenFinder.isFit("Apache Maven 3.8.9"));
		assertFalse(MavenFinder.isFit("Apache Maven 4.0.0"));
		assertFalse(MavenFinder.isFit("command not found"));
	}

	private MavenFinder maven(boolean offline) {
		return new MavenFinder(folder, Map.of("PATH", folder.resolve("bin") + File.pathSeparator + "/usr/bin" + File.pathSeparator + "/bin"), folder.resolve("cache"), offline);
	}

	@Test
	void aFitMavenOnThePathIsTaken() throws Exception {
		var installed = program("bin/mvn", "echo Apache Maven 3.9.12");
		assertEquals(installed, maven(true).find(Monitor.NONE));
	}

	@Test
	void elseTheOneThatWasFetchedBefore() throws Exception {
		program("bin/mvn", "echo Apache Maven 3.6.3");
		var fetched = program("cache/apache-maven-3.9.11/bin/mvn", "");
		assertEquals(fetched, maven(true).find(Monitor.NONE));
	}

	/** The old Maven that fetches is one that packs an archive of the right name. */
	@Test
	void elseAnyMavenFetchesOne() throws Exception {
		program("made/apache-maven-3.9.11/bin/mvn", "echo new");
		program("bin/mvn", """
				case $1 in -v) echo Apache Maven 3.6.3; exit;; esac
				for word; do case $word in -DoutputDirectory=*) tar czf "${word#*=}/apache-maven-3.9.11-bin.tar.gz" -C '%s' apache-maven-3.9.11;; esac; done""".formatted(folder.resolve("made")));
		var offline = assertThrows(KirchhoffException.class, () -> maven(true).find(Monitor.NONE));
		assertTrue(offline.mend().contains("offline"), offline.mend());
		assertEquals(folder.resolve("cache/apache-maven-3.9.11/bin/mvn"), maven(false).find(Monitor.NONE));
		try (var left = Files.list(folder.resolve("cache"))) {
			assertEquals(List.of("apache-maven-3.9.11"), left.map(file -> file.getFileName().toString()).toList());
		}
	}

	@Test
	void whatCannotBeFetchedIsTold() throws Exception {
		program("bin/mvn", "case $1 in -v) echo Apache Maven 3.6.3; exit;; esac; echo '[ERROR] no connection'; exit 1");
		var fault = assertThrows(KirchhoffException.class, () -> maven(false).find(Monitor.NONE));
		assertTrue(fault.line().contains("no connection"), fault.line());
	}
}
