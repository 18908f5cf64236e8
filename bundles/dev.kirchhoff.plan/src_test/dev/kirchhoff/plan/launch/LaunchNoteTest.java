// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Plan;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.store.Journal;
import dev.kirchhoff.solver.study.Study;

class LaunchNoteTest {
	@TempDir
	Path folder;

	private Path run() throws IOException {
		return Files.createDirectories(folder.resolve("p/results/moons/2026-11-30_12-00-00"));
	}

	private Request request() {
		return new Request(folder.resolve("p/p.kirchhoff"), Optional.of("moons"), List.of("train/epochs=5", "devices/tio2/gMax=450 µS"), List.of("train/seed=1,2"), OptionalLong.of(7),
				OptionalInt.of(20), new DataPlace(Optional.of(folder.resolve("data")), true));
	}

	private static Study study(Map<String, String> inputs, Map<String, String> plugins, String... settings) {
		return new Study("p", "", "moons", 7, 20, List.of(), List.of(), 4, inputs, plugins, List.of(settings));
	}

	private static Study study() {
		return study(Map.of("data.csv", "ab"), Map.of("dev.kirchhoff.data", "0.1.0"), "seed = 7", "epochs = 5");
	}

	@Test
	void whatWasAskedForComesBack() throws IOException {
		LaunchNote.of(request(), study()).write(run());
		assertEquals(request(), LaunchNote.read(run()).request(run()));
		var plain = Request.all(folder.resolve("p/p.kirchhoff")).with(DataPlace.NONE);
		LaunchNote.of(plain, study()).write(run());
		assertEquals(plain, LaunchNote.read(run()).request(run()));
	}

	@Test
	void aProjectMovesWithItsRuns() throws IOException {
		LaunchNote.of(request(), study()).write(run());
		Files.move(folder.resolve("p"), folder.resolve("moved"));
		var moved = folder.resolve("moved/results/moons/2026-11-30_12-00-00");
		assertEquals(folder.resolve("moved/p.kirchhoff"), LaunchNote.read(moved).file(moved));
		var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
		LaunchNote.of(request(), study()).write(elsewhere);
		assertEquals(folder.resolve("p/p.kirchhoff"), LaunchNote.read(elsewhere).file(elsewhere));
	}

	@Test
	void theSameStudyIsGoneOnWith() throws IOException {
		LaunchNote.of(request(), study()).write(run());
		var launch = LaunchNote.read(run()).resume(run(), plan(study()));
		assertTrue(launch.resume());
		assertEquals(run(), launch.directory());
		assertEquals(request(), launch.request());
	}

	private Plan plan(Study... studies) {
		return new Plan("p", folder.resolve("p/p.kirchhoff"), List.of(studies), List.of());
	}

	@Test
	void anotherStudySaysWhatHasChanged() throws IOException {
		LaunchNote.of(request(), study()).write(run());
		assertRefused(study(Map.of("data.csv", "ab"), Map.of("dev.kirchhoff.data", "0.2.0"), "seed = 7", "epochs = 5"), "plug-in dev.kirchhoff.data has changed");
		assertRefused(study(Map.of("data.csv", "cd"), Map.of("dev.kirchhoff.data", "0.1.0"), "seed = 7", "epochs = 5"), "file data.csv has changed");
		assertRefused(study(Map.of("data.csv", "ab"), Map.of("dev.kirchhoff.data", "0.1.0"), "seed = 7", "epochs = 6"), "'epochs = 5' has changed");
		assertRefused(study(Map.of("data.csv", "ab"), Map.of("dev.kirchhoff.data", "0.1.0"), "seed = 7", "epochs = 5", "more"), "'more' has changed");
		var gone = assertThrows(KirchhoffException.class, () -> LaunchNote.read(run()).resume(run(), plan()));
		assertTrue(gone.line().contains("no experiment 'moons' any more"), gone.line());
	}

	private void assertRefused(Study now, String why) {
		var refused = assertThrows(KirchhoffException.class, () -> LaunchNote.read(run()).resume(run(), plan(now)));
		assertTrue(refused.line().contains(why) && refused.line().contains("2026-11-30_12-00-00") && !refused.mend().isEmpty(), refused.line());
	}

	@Test
	void unfinishedIsWhatWasBegunAndNobodyWrites() throws IOException {
		assertFalse(LaunchNote.isUnfinished(run()));
		var journal = Journal.open(run().resolve("journal"), study().fingerprint(), false);
		LaunchNote.of(request(), study()).write(run());
		assertFalse(LaunchNote.isUnfinished(run()), "it is being written");
		journal.close();
		assertTrue(LaunchNote.isUnfinished(run()));
		Files.writeString(run().resolve("run.json"), "{}");
		assertFalse(LaunchNote.isUnfinished(run()), "it is finished");
	}

	@Test
	void damagedOrMissing() throws IOException {
		assertTrue(assertThrows(KirchhoffException.class, () -> LaunchNote.read(run())).line().contains("launch.json"));
		for (var text : List.of("{\"project\": ", "{}")) {
			Files.writeString(run().resolve("launch.json"), text);
			var refused = assertThrows(KirchhoffException.class, () -> LaunchNote.read(run()));
			assertTrue(refused.line().contains("launch.json") && !refused.mend().isEmpty(), refused.line());
		}
	}
}
