// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.plan.launch.Merge;
import dev.kirchhoff.plan.launch.RunDirectories;
import dev.kirchhoff.solver.run.Runs;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.run.ThreadsExecutor;
import dev.kirchhoff.solver.store.Journal;
import dev.kirchhoff.solver.study.Study;

class MergeTest {
	private static final String SWEPT = Bench.swept(Bench.list("devices/dev/gMax", "400 µS", "450 µS", "500 µS", "550 µS"));

	@TempDir
	Path folder;
	private Path parts;

	@BeforeEach
	void four() throws IOException {
		parts = compute(SWEPT, 1, 2, 3, 4);
	}

	/** Computes parts of a project of this text; gives the directory that they lie in. */
	private Path compute(String text, int... numbers) throws IOException {
		var request = Bench.request(folder, text);
		var study = Bench.study(folder, text);
		Path last = null;
		for (int number : numbers) {
			var shard = new Shard(number, 4);
			last = RunDirectories.shard(request.file(), study, shard);
			run(request, study, shard, last);
		}
		return last.getParent();
	}

	private static void run(Request request, Study study, Shard shard, Path directory) {
		Runs.execute(study, shard, directory, shard != null, new ThreadsExecutor(1), Runs.Supplies.of("0.1.0"), Monitor.NONE, _ -> {
			try {
				LaunchNote.of(request, study, shard).write(directory);
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	private Merge merge(Path... directories) {
		return merge(false, Optional.empty(), directories);
	}

	private static Merge merge(boolean mixed, Optional<Path> project, Path... directories) {
		return Merge.of(List.of(directories), project, mixed, Bench.extensions(), Monitor.NONE);
	}

	private static void assertRefused(Merge merge, String... wanted) {
		var lines = merge.problems().stream().filter(Problem::isError).map(Problem::toString).toList();
		assertEquals(wanted.length, lines.size(), lines.toString());
		for (int k = 0; k < wanted.length; k++) {
			assertTrue(lines.get(k).contains(wanted[k]), lines.get(k) + " should say " + wanted[k]);
		}
		assertTrue(merge.problems().stream().noneMatch(problem -> problem.mend().isEmpty()), lines.toString());
	}

	@Test
	void partsBecomeTheRunThatThereWasNot() throws IOException {
		var request = Bench.request(folder, SWEPT);
		var whole = folder.resolve("whole");
		run(request, Bench.study(folder, SWEPT), null, whole);
		var merge = merge(parts);
		assertEquals(List.of(), merge.problems());
		var out = folder.resolve("results/main/joined");
		var outcome = merge.write(out);
		assertEquals(4, outcome.parts());
		assertEquals(400, outcome.repeats());
		for (var file : List.of("results.csv", "points.csv", "training.csv")) {
			assertEquals(Files.readString(whole.resolve(file)), Files.readString(out.resolve(file)));
		}
		assertEquals(request, LaunchNote.read(out).request(out));
		assertTrue(Files.readString(out.resolve("launch.json")).contains("\"../../../p.kirchhoff\""));
		assertTrue(Files.readString(out.resolve("run.json")).contains("4 parts on 1 thread"));
		assertFalse(Files.exists(folder.resolve("results/main/joined.part")));
		var refused = assertThrows(KirchhoffException.class, () -> merge(parts).write(out));
		assertTrue(refused.line().contains("already holds something"), refused.line());
	}

	@Test
	void missingPartsAreNamedWithTheCommandThatComputesThem() throws IOException {
		delete(parts.resolve("2-of-4"));
		delete(parts.resolve("3-of-4"));
		assertRefused(merge(parts), "parts 2, 3 of 4 are missing or not whole: compute each with: kirchhoff run " + folder.resolve("p.kirchhoff") + " --experiment main --shard 2/4");
		Files.delete(parts.resolve("4-of-4/run.json"));
		assertRefused(merge(parts), "4-of-4: has not come to its end: go on with: kirchhoff run " + parts.resolve("4-of-4") + " --resume", "parts 2, 3 of 4");
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			for (var file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(directory);
	}

	@Test
	void partsOfAnotherStudyAreRefusedWithWhatDiffers() throws IOException {
		var other = compute(SWEPT.replace("seed=\"7\"", "seed=\"8\""), 2);
		Bench.write(folder, SWEPT);
		assertRefused(merge(parts, other.resolve("2-of-4")), "2-of-4: is a part of another study than");
		assertTrue(merge(parts, other).problems().getFirst().what().contains("'seed = 8'"), merge(parts, other).problems().toString());
	}

	@Test
	void aProjectThatHasChangedOrGoneIsSaid() throws IOException {
		Bench.write(folder, SWEPT.replace("seed=\"7\"", "seed=\"9\""));
		assertRefused(merge(parts), "'seed = 7' has changed");
		var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
		Bench.write(elsewhere, SWEPT);
		Files.delete(folder.resolve("p.kirchhoff"));
		assertRefused(merge(parts), "does not exist any more");
		assertEquals(List.of(), merge(false, Optional.of(elsewhere.resolve("p.kirchhoff")), parts).problems());
	}

	@Test
	void partsOfOtherProcessorsAreRefusedUnlessAskedFor() throws IOException {
		var file = parts.resolve("3-of-4/run.json");
		Files.writeString(file, Files.readString(file).replaceFirst("\"kernels\" : \"[^\"]*\"", "\"kernels\" : \"OpenBLAS 0.3.31 (Zen)\""));
		assertRefused(merge(parts), "matrix products that differ within rounding");
		assertTrue(merge(parts).problems().getFirst().what().contains("OpenBLAS 0.3.31 (Zen) in 3-of-4"));
		var mixed = merge(true, Optional.empty(), parts);
		assertEquals(List.of(), mixed.problems());
		mixed.write(folder.resolve("mixed"));
		assertTrue(Files.readString(folder.resolve("mixed/run.json")).contains("OpenBLAS 0.3.31 (Zen) in 3-of-4"));
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnce() throws IOException {
		var lines = Files.readAllLines(parts.resolve("1-of-4/journal"));
		Files.writeString(parts.resolve("1-of-4/journal"), lines.get(0) + "\n" + lines.get(1).substring(0, 20) + "\n");
		Files.delete(parts.resolve("2-of-4/launch.json"));
		var running = Journal.open(parts.resolve("3-of-4/journal"), Bench.study(folder, SWEPT).fingerprint(), true);
		try {
			assertRefused(merge(parts, folder.resolve("nowhere"), Files.createDirectories(folder.resolve("empty"))), "nowhere: does not exist", "empty: holds no part of a study",
					"2-of-4 does not say what it was started from", "3-of-4: is being computed", "1-of-4: line 2 of its journal is damaged", "parts 1, 2 of 4 are missing or not whole");
		} finally {
			running.close();
		}
	}

	@Test
	void nothingHalfDoneIsLeft() throws IOException {
		var out = folder.resolve("out");
		var merge = Merge.of(List.of(parts), Optional.empty(), false, Bench.extensions(), Monitor.NONE);
		assertEquals(List.of(), merge.problems());
		Files.createFile(folder.resolve("full"));
		assertThrows(KirchhoffException.class, () -> merge.write(folder.resolve("full/out")));
		Files.delete(parts.resolve("4-of-4/journal"));
		var refused = assertThrows(KirchhoffException.class, () -> merge.write(out));
		assertTrue(refused.line().contains("4-of-4/journal does not exist"), refused.line());
		assertFalse(Files.exists(out));
		assertFalse(Files.exists(folder.resolve("out.part")));
	}
}
