// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script of the installed products: arguments, working directory and exit codes go through as they are. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class StartTest {
	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "kirchhoff", "kirchhoff-headless" })
	void theVersion(String product) throws Exception {
		var run = Run.product(product, folder, "--version");
		assertEquals(0, run.code(), run.err());
		assertTrue(run.out().startsWith("Kirchhoff 0.1.0"), run.out());
		assertEquals("", run.err());
	}

	@Test
	void argumentsWithBlanksStayWhole() throws Exception {
		var run = Run.product("kirchhoff-headless", folder, "list", "two  blanks");
		assertEquals(2, run.code(), "the exit code of wrong usage");
		assertTrue(run.err().contains("two  blanks"), run.err());
	}

	@Test
	void filesAreLookedForInTheUsersFolder() throws Exception {
		var copied = Run.product("kirchhoff", folder, "example", "drolet2023", "my copy ü");
		assertEquals(0, copied.code(), copied.err());
		assertTrue(Files.exists(folder.resolve("my copy ü/drolet2023.kirchhoff")), copied.out());
		var valid = Run.product("kirchhoff-headless", folder, "validate", "my copy ü/drolet2023.kirchhoff");
		assertEquals(0, valid.code(), valid.err());
		var missing = Run.product("kirchhoff-headless", folder, "validate", "nobody.kirchhoff");
		assertEquals(1, missing.code());
		assertFalse(missing.err().contains("\tat "), missing.err());
	}

	@Test
	void severalAtOnce() throws Exception {
		try (var threads = Executors.newFixedThreadPool(3)) {
			Callable<Run> version = () -> Run.product("kirchhoff", folder, "list", "devices");
			for (var run : threads.invokeAll(List.of(version, version, version))) {
				assertEquals(0, run.get().code(), run.get().err());
				assertTrue(run.get().out().contains("ideal"), run.get().out());
			}
		}
	}

	@Test
	void theWorkbenchIsNotInTheProductWithoutOne() throws Exception {
		var run = Run.product("kirchhoff-headless", folder, "workbench");
		assertEquals(2, run.code());
		assertTrue(run.err().contains("no workbench"), run.err());
	}

	/** Everything can be run from the product alone, in any folder, and leaves nothing behind there. */
	@Test
	void nothingIsWrittenWhereItIsStarted() throws Exception {
		Run.product("kirchhoff", folder, "list", "devices");
		var left = new ArrayList<Path>();
		try (var files = Files.list(folder)) {
			files.forEach(left::add);
		}
		assertEquals(List.of(), left);
	}
}
