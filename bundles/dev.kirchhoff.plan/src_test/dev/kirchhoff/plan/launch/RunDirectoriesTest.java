// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.study.Study;

class RunDirectoriesTest {
	private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 22, 12, 0, 0);

	@TempDir
	private Path folder;
	private Path project;

	@BeforeEach
	void project() {
		project = folder.resolve("p.kirchhoff");
	}

	@Test
	void anExperimentIsADirectory() {
		assertEquals("hardware-aware", RunDirectories.name("hardware-aware"));
		assertEquals("a_b", RunDirectories.name("a/b"));
		assertEquals("_", RunDirectories.name(".."));
		assertEquals("_", RunDirectories.name(" "));
		assertEquals("Übertragung 2.1", RunDirectories.name("Übertragung 2.1"));
	}

	@Test
	void aRunNeverMeetsAnother() throws Exception {
		var first = RunDirectories.fresh(project, study("a"), NOON);
		assertEquals(folder.resolve("results/moons/2026-11-22_12-00-00"), first);
		Files.createDirectories(first);
		assertEquals(folder.resolve("results/moons/2026-11-22_12-00-00_2"), RunDirectories.fresh(project, study("a"), NOON));
	}

	@Test
	void theLatestRunOfTheSameStudyIsResumed() throws Exception {
		run("2026-11-22_10-00-00", study("a"));
		run("2026-11-22_11-00-00", study("a"));
		run("2026-11-22_12-00-00", study("b"));
		assertEquals(folder.resolve("results/moons/2026-11-22_11-00-00"), RunDirectories.resumable(project, study("a"), true));
	}

	@Test
	void nothingToResume() throws Exception {
		var none = assertThrows(KirchhoffException.class, () -> RunDirectories.resumable(project, study("a"), true));
		assertTrue(none.line().contains("no run to resume"), none.line());
		run("2026-11-22_12-00-00", study("b"));
		var others = assertThrows(KirchhoffException.class, () -> RunDirectories.resumable(project, study("a"), true));
		assertTrue(others.line().contains("other studies"), others.line());
	}

	@Test
	void oneOfSeveralExperimentsMayNotHaveBegun() throws Exception {
		assertTrue(RunDirectories.resumable(project, study("a"), false).startsWith(folder.resolve("results/moons")));
	}

	private void run(String time, Study study) throws Exception {
		ResultStore.open(folder.resolve("results/moons").resolve(time), study, false).close();
	}

	private static Study study(String setting) {
		return new Study("p", "", "moons", 1, 1, List.of(), List.of(), 1, Map.of(), Map.of(), List.of(setting));
	}
}
