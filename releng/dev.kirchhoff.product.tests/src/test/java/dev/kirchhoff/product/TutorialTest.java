// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody follows the tutorial: the files that it shows are written, the commands that it names are run, in its order, in an empty folder. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class TutorialTest {
	private static final Pattern BLOCK = Pattern.compile("(?:<!-- file: (\\S+) -->\\n)?```(\\w+)\\n(.*?)\\n```", Pattern.DOTALL);

	@TempDir
	Path folder;

	/** A block of the tutorial: a file to write, or commands if it has no place. */
	private record Step(String file, String text) {
	}

	private static List<Step> steps() throws IOException {
		var steps = new ArrayList<Step>();
		var blocks = BLOCK.matcher(Files.readString(Products.root().resolve("releng/doc/write-a-plugin.md")));
		while (blocks.find()) {
			assertTrue(blocks.group(1) != null || blocks.group(2).equals("sh"), "a block without a place for it: " + blocks.group(3));
			steps.add(new Step(blocks.group(1), blocks.group(3)));
		}
		return steps;
	}

	@Test
	void everyStepWorks() throws Exception {
		var product = ProductCopy.of("kirchhoff", folder);
		var place = product.workDir();
		var environment = new HashMap<>(Maven.environment());
		environment.put("KIRCHHOFF_CACHE", place.resolve("cache").toString());
		environment.put("KIRCHHOFF_JAVA_HOME", System.getProperty("java.home"));
		environment.put("PATH", product.folder() + ":" + environment.get("PATH"));
		var said = new StringBuilder();
		for (var step : steps()) {
			if (step.file() != null) {
				var file = place.resolve(step.file());
				Files.createDirectories(file.getParent());
				Files.writeString(file, step.text() + "\n");
				continue;
			}
			var run = Run.of(place, environment, List.of("sh", "-ec", step.text()));
			assertEquals(0, run.code(), step.text() + "\n" + run.out() + run.err());
			said.append(run.out()).append(run.err());
		}
		assertSaid(said, "installed acme\\.memristor\\S* 1\\.0\\.0");
		assertSaid(said, "acme\\.memristor: keeps its contract");
		assertSaid(said, "acme\\.memristor \\(Two-barrier memristor\\), R² = (0\\.99|1\\.00)");
		assertSaid(said, "forward +4\\d\\d");
		assertSaid(said, "updated acme\\.memristor\\S* 1\\.0\\.0\\S* -> 1\\.1\\.0");
		assertSaid(said, "removed acme\\.memristor");
		assertTrue(Files.readString(place.resolve("study.svg")).contains("I = G V1 (exp(V / V1) - 1)"));
		assertTrue(Results.latest(place).text("run.json").contains("\"acme.memristor\" : \"1.1.0"));
		var missing = product.run("validate", "study.kirchhoff");
		assertEquals(1, missing.code());
		assertTrue(missing.out().contains("plug-in acme.memristor 1.1.0"), missing.toString());
		assertFalse(missing.toString().contains("\tat "), missing.toString());
	}

	private static void assertSaid(CharSequence said, String what) {
		assertTrue(Pattern.compile(what).matcher(said).find(), what + " is not in\n" + said);
	}
}
