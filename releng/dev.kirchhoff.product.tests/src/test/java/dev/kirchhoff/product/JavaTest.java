// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the start scripts tell a Java that is fit from one that is not, tried on made-up installations. */
@DisabledOnOs(OS.WINDOWS)
class JavaTest {
	@TempDir
	Path homes;

	private Path home(String name, String release, String versionOutput, String... tools) throws IOException {
		var bin = Files.createDirectories(homes.resolve(name).resolve("bin"));
		for (var tool : tools) {
			Files.writeString(bin.resolve(tool), "#!/bin/sh\necho '" + versionOutput + "' >&2\n");
			assertTrue(bin.resolve(tool).toFile().setExecutable(true));
		}
		if (release != null) {
			Files.writeString(bin.resolveSibling("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + release + "\"\nOS_NAME=\"Linux\"");
		}
		return bin.getParent();
	}

	private static Run shell(Map<String, String> environment, String script, Path home) throws Exception {
		var functions = Products.root().resolve("features/dev.kirchhoff.platform.feature/root/unix/java.sh");
		return Run.of(Path.of("/"), environment, List.of("sh", "-c", ". '" + functions + "'; " + script, "sh", home.toString()));
	}

	@ParameterizedTest
	@CsvSource({ "25.0.3, 0", "25, 0", "26-ea, 0", "100.1, 0", "24.0.2, 1", "17.0.15, 1", "1.8.0_402, 1" })
	void theReleaseFileTellsTheVersion(String version, int code) throws Exception {
		var home = home("jdk", version, "is not started", "java", "javac");
		assertEquals(code, shell(Map.of(), "is_java_25 \"$1\" jdk", home).code());
	}

	@Test
	void withoutAReleaseFileItIsAsked() throws Exception {
		assertEquals(0, shell(Map.of(), "is_java_25 \"$1\"", home("new", null, "openjdk version \"25.0.1\" 2025", "java")).code());
		assertEquals(1, shell(Map.of(), "is_java_25 \"$1\"", home("old", null, "java version \"1.8.0_402\"", "java")).code());
		assertEquals(1, shell(Map.of(), "is_java_25 \"$1\"", home("odd", null, "what?", "java")).code());
	}

	@Test
	void aBuildNeedsACompiler() throws Exception {
		var home = home("jre", "25.0.3", "", "java");
		assertEquals(0, shell(Map.of(), "is_java_25 \"$1\"", home).code());
		assertEquals(1, shell(Map.of(), "is_java_25 \"$1\" jdk", home).code());
		assertEquals(1, shell(Map.of(), "is_java_25 \"$1\"", homes.resolve("nowhere")).code());
	}

	@Test
	void oursComesFirst() throws Exception {
		var ours = home("ours", "25.0.3", "", "java");
		var theirs = home("theirs", "25.0.3", "", "java");
		var environment = Map.of("KIRCHHOFF_JAVA_HOME", ours.toString(), "JAVA_HOME", theirs.toString());
		assertEquals(ours + "\n", shell(environment, "find_java && echo \"$java_home\"", ours).out());
		var old = home("aged", "17.0.1", "", "java");
		var mixed = Map.of("KIRCHHOFF_JAVA_HOME", old.toString(), "JAVA_HOME", theirs.toString());
		assertEquals(theirs + "\n", shell(mixed, "find_java && echo \"$java_home\"", ours).out());
	}
}
