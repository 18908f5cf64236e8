// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.store.Parts;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.RunInfo;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

@Timeout(120)
class ShardTest {
	private static final List<String> FILES = List.of("results.csv", "points.csv", "training.csv", "tables/metric0-sums.csv");
	private static final RunInfo INFO = new RunInfo("0", Map.of(), "1 thread", Map.of(), "k", Instant.EPOCH, Instant.EPOCH, 1);

	@TempDir
	Path folder;

	/** So many points of so many trainings, one after the other. */
	private static Study study(int points, int trainings, long repeats, int block) {
		var pipeline = Lab.pipeline(new Drawing(task -> {
		}), new Spreading(1e-5, cells -> {
		}));
		var list = new ArrayList<Point>();
		for (int p = 0; p < points; p++) {
			list.add(new Point(p, List.of("v" + p), 5, pipeline, List.of(p % trainings, p)));
		}
		return new Study("project", "title", "experiment", 5, repeats, List.of("axis"), list, block, Map.of(), Map.of("lab", "1.0"), List.of("points = " + points));
	}

	@Test
	void everyUnitIsInOnePartAndPartsAreEqual() {
		for (int points : new int[] { 1, 2, 7, 20 }) {
			for (int trainings : new int[] { 1, 3, 20 }) {
				for (long repeats : new long[] { 1, 10, 33 }) {
					var study = study(points, trainings, repeats, 4);
					for (int of : new int[] { 1, 2, 3, 16, 50 }) {
						assertParts(study, of);
					}
				}
			}
		}
	}

	private static void assertParts(Study study, int of) {
		var seen = new HashSet<Unit>();
		int least = Integer.MAX_VALUE;
		int most = 0;
		int needed = 0;
		for (int number = 1; number <= of; number++) {
			var units = new Shard(number, of).units(study);
			assertEquals(units, new Shard(number, of).units(study));
			assertTrue(units.isEmpty() || Shard.find(study, units, of).equals(Set.of(number)));
			for (var unit : units) {
				assertTrue(seen.add(unit), unit + " is in two parts");
			}
			least = Math.min(least, units.size());
			most = Math.max(most, units.size());
			needed += units.stream().map(unit -> StudyRun.training(study.points().get(unit.point()))).distinct().count();
		}
		assertEquals(new HashSet<>(study.units()), seen);
		assertTrue(most - least <= 1, least + " to " + most);
		int trainings = StudyRun.trainings(study).size();
		assertTrue(needed < trainings + of, needed + " times " + trainings + " trainings are needed in " + of + " parts");
	}

	@Test
	void partsAreNamedByTwoNumbers() {
		assertEquals(new Shard(3, 16), Shard.parse("3/16"));
		assertEquals("3/16", new Shard(3, 16).toString());
		for (var text : List.of("0/3", "4/3", "1/0", "x", "", "3", "/", "1/2/3", "-1/2", "1.5/2", "9999999999/9999999999")) {
			var refused = assertThrows(KirchhoffException.class, () -> Shard.parse(text));
			assertFalse(refused.mend().isEmpty());
		}
	}

	private Runs.Outcome run(Study study, Shard shard, String name, Monitor monitor) {
		return Runs.execute(study, shard, folder.resolve(name), shard != null, new ThreadsExecutor(2), Runs.Supplies.of("0"), monitor, _ -> {
			// nobody watches
		});
	}

	private TreeMap<String, String> files(String name) throws IOException {
		var content = new TreeMap<String, String>();
		for (var file : FILES) {
			content.put(file, Files.readString(folder.resolve(name).resolve(file)));
		}
		return content;
	}

	/** Joins what lies in these directories; what is wrong with it is empty. */
	private List<String> join(Study study, String out, String... names) throws IOException {
		var parts = new Parts(study, Monitor.NONE);
		var problems = new ArrayList<String>();
		for (var name : names) {
			parts.add(folder.resolve(name), problems::add);
		}
		parts.missing().forEach(unit -> problems.add("missing " + unit));
		if (problems.isEmpty()) {
			parts.write(folder.resolve(out), INFO, List.of());
		}
		return problems;
	}

	@Test
	void joinedPartsAreTheSameBytes() throws IOException {
		var study = Lab.study();
		run(study, null, "whole", Monitor.NONE);
		for (int of : new int[] { 1, 3, 16, 70 }) {
			var names = IntStream.rangeClosed(1, of).mapToObj(k -> "parts" + of + "/" + k).toArray(String[]::new);
			for (int k = 1; k <= of; k++) {
				assertEquals(0, run(study, new Shard(k, of), names[k - 1], Monitor.NONE).failedUnits());
				assertFalse(Files.exists(folder.resolve(names[k - 1]).resolve("results.csv")), "nobody is to take a part for the whole");
				assertTrue(Files.readString(folder.resolve(names[k - 1]).resolve("run.json")).contains("\"shard\" : \"" + k + "/" + of + "\""));
			}
			assertEquals(List.of(), join(study, "joined" + of, names));
			assertEquals(files("whole"), files("joined" + of));
		}
	}

	@Test
	void partsShareWhatTheyTrain() throws IOException {
		var trained = new AtomicInteger();
		var study = Lab.study(8, 2, 3, pipelines(trained, 3));
		for (int k = 1; k <= 4; k++) {
			run(study, new Shard(k, 4), "parts/" + k, Monitor.NONE);
		}
		assertEquals(1, trained.get());
		assertFalse(Files.exists(folder.resolve("parts/1/stages")));
		try (var left = Files.list(folder.resolve("parts/stages"))) {
			assertEquals(2, left.count(), "no lock is left");
		}
	}

	private static Pipeline[] pipelines(AtomicInteger trained, int count) {
		return IntStream.range(0, count).mapToObj(p -> Lab.pipeline(new Drawing(_ -> trained.incrementAndGet()), new Spreading(1e-5 * (p + 1), cells -> {
		}))).toArray(Pipeline[]::new);
	}

	@Test
	void whoComesSecondWaitsForTheTraining() throws Exception {
		var trained = new AtomicInteger();
		var study = Lab.study(8, 2, 2, Lab.pipeline(new Drawing(task -> {
			trained.incrementAndGet();
			while (!Files.exists(folder.resolve("waited"))) {
				Thread.onSpinWait();
			}
		}), new Spreading(1e-5, cells -> {
		})), Lab.pipeline(new Drawing(_ -> trained.incrementAndGet()), new Spreading(2e-5, cells -> {
		})));
		var first = Thread.ofPlatform().start(() -> run(study, new Shard(1, 2), "parts/1", Monitor.NONE));
		while (trained.get() == 0) {
			Thread.onSpinWait();
		}
		Runs.execute(study, new Shard(2, 2), folder.resolve("parts/2"), true, new ThreadsExecutor(1), Runs.Supplies.of("0"), Monitor.NONE, run -> Thread.ofPlatform().daemon().start(() -> {
			while (!run.progress().text().contains("another part trains")) {
				Thread.onSpinWait();
			}
			touch(folder.resolve("waited"));
		}));
		first.join();
		assertEquals(1, trained.get());
	}

	private static void touch(Path file) {
		try {
			Files.createFile(file);
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void aPartThatWasKilledGoesOnAndOneThatIsFinishedStays() throws IOException {
		var study = Lab.study();
		run(study, null, "whole", Monitor.NONE);
		var shard = new Shard(1, 2);
		var begun = new StudyRun[1];
		assertThrows(CancellationException.class, () -> Runs.execute(study, shard, folder.resolve("parts/1"), true, new ThreadsExecutor(1), Runs.Supplies.of("0"),
				() -> begun[0] != null && begun[0].progress().done() > 0, run -> begun[0] = run));
		assertFalse(join(study, "none", "parts/1").isEmpty());
		assertTrue(run(study, shard, "parts/1", Monitor.NONE).time().toNanos() > 0);
		var before = Files.readAllBytes(folder.resolve("parts/1/journal"));
		var again = run(study, shard, "parts/1", Monitor.NONE);
		assertTrue(again.time().isZero());
		assertEquals(before.length, Files.size(folder.resolve("parts/1/journal")));
		run(study, new Shard(2, 2), "parts/2", Monitor.NONE);
		assertEquals(List.of(), join(study, "joined", "parts/1", "parts/2"));
		assertEquals(files("whole"), files("joined"));
	}

	@Test
	void whatDoesNotFitIsNamed() throws IOException {
		var study = Lab.study();
		for (int k = 1; k <= 3; k++) {
			run(study, new Shard(k, 3), "p/" + k, Monitor.NONE);
		}
		assertTrue(join(study, "x", "p/1", "p/3").stream().allMatch(line -> line.startsWith("missing Unit[")));
		assertEquals(List.of(), join(study, "twice", "p/1", "p/2", "p/3", "p/1"), "the same row twice is one row");
		var journal = folder.resolve("p/1/journal");
		var lines = Files.readAllLines(journal);
		Files.createDirectories(folder.resolve("q"));
		Files.write(folder.resolve("q/journal"), List.of(lines.getFirst(), lines.get(1).replaceFirst("\"values\":\\[\\[[^,\\]]*", "\"values\":[[77.5")));
		var other = join(study, "x", "p/1", "p/2", "p/3", "q");
		assertEquals(1, other.size());
		assertTrue(other.getFirst().contains("of point 0 have other values than in " + folder.resolve("p/1")), other.toString());
		Files.write(journal, (lines.get(0) + "\n" + lines.get(1).substring(0, 40) + "\n" + lines.get(2) + "\n" + lines.get(3).substring(0, 9)).getBytes());
		var damaged = join(study, "x", "p/1");
		assertEquals("line 2 of its journal is damaged", damaged.get(0));
		assertEquals("the last line of its journal is cut short", damaged.get(1));
	}

	@Test
	void faultsComeThrough() throws IOException {
		var study = Lab.study(8, 2, 2, Lab.pipeline(new Drawing(_ -> {
		}), new Spreading(1e-5, cells -> {
		})), Lab.pipeline(new Drawing(_ -> {
		}), new Spreading(2e-5, cells -> {
			throw new IllegalStateException("broken");
		})));
		var whole = run(study, null, "whole", Monitor.NONE);
		run(study, new Shard(1, 2), "p/1", Monitor.NONE);
		assertEquals(4, run(study, new Shard(2, 2), "p/2", Monitor.NONE).failedUnits());
		var parts = new Parts(study, Monitor.NONE);
		parts.add(folder.resolve("p/1"), AssertionError::new);
		parts.add(folder.resolve("p/2"), AssertionError::new);
		assertEquals(List.of(), parts.missing());
		var failures = parts.write(folder.resolve("joined"), INFO, List.of());
		assertEquals(whole.failedUnits(), failures.size());
		assertEquals(whole.faults(), failures.stream().map(ResultStore.Failure::fault).distinct().toList());
		assertEquals(files("whole"), files("joined"));
	}
}
