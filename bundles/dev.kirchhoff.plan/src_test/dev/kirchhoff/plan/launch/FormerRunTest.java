// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.study.Study;

class FormerRunTest {
	private static final String SINH = "org.example.sinh";

	@TempDir
	Path folder;

	private Path project() {
		return folder.resolve("p.kirchhoff");
	}

	private static Study study(Map<String, String> plugins) {
		return new Study("p", "", "moons", 7, 20, List.of(), List.of(), 4, Map.of(), plugins, List.of("seed = 7"));
	}

	private void ran(String time, Map<String, String> plugins) throws IOException {
		var run = Files.createDirectories(folder.resolve("results/moons/" + time));
		Files.createFile(run.resolve("journal"));
		LaunchNote.of(Request.all(project()).with(DataPlace.NONE), study(plugins)).write(run);
	}

	private Optional<String> warning(Map<String, String> plugins) {
		return FormerRun.differing(project(), study(plugins), folder.resolve("results/moons/2026-11-30_13-00-00"));
	}

	@Test
	void theFirstRunHasNothingToDifferFrom() {
		assertEquals(Optional.empty(), warning(Map.of(SINH, "1.0.0")));
	}

	@Test
	void anotherVersionIsTold() throws IOException {
		ran("2026-11-30_12-00-00", Map.of(SINH, "1.0.0.a"));
		assertEquals(Optional.of("the latest run, results/moons/2026-11-30_12-00-00, was computed with other versions of plug-ins: org.example.sinh 1.0.0.a, now 1.1.0.b; "
				+ "numbers may differ for that reason"), warning(Map.of(SINH, "1.1.0.b")));
		assertEquals(Optional.empty(), warning(Map.of(SINH, "1.0.0.a")));
	}

	@Test
	void theLatestRunCounts() throws IOException {
		ran("2026-11-30_11-00-00", Map.of(SINH, "1.0.0"));
		ran("2026-11-30_12-00-00", Map.of(SINH, "1.1.0"));
		assertEquals(Optional.empty(), warning(Map.of(SINH, "1.1.0")));
	}

	@Test
	void aRunIsNoFormerRunOfItself() throws IOException {
		ran("2026-11-30_13-00-00", Map.of(SINH, "1.0.0"));
		assertEquals(Optional.empty(), warning(Map.of(SINH, "1.1.0")));
	}

	@Test
	void otherPlugInsAreTheProjectsDoingAndBuildsOfOurOwnAreTheSameVersion() {
		assertEquals(List.of(), FormerRun.changes(Map.of("a", "1", "dev.kirchhoff.data", "0.1.0.202611301200"), Map.of("b", "1", "dev.kirchhoff.data", "0.1.0.202611301300")));
		assertEquals(List.of("dev.kirchhoff.data 0.1.0, now 0.2.0"),
				FormerRun.changes(Map.of("dev.kirchhoff.data", "0.1.0.202611301200"), Map.of("dev.kirchhoff.data", "0.2.0.202611301300")));
	}

	@Test
	void aDamagedNoteSaysNothing() throws IOException {
		ran("2026-11-30_12-00-00", Map.of(SINH, "1.0.0"));
		Files.writeString(folder.resolve("results/moons/2026-11-30_12-00-00").resolve(LaunchNote.FILE), "{");
		assertEquals(Optional.empty(), warning(Map.of(SINH, "1.1.0")));
	}
}
