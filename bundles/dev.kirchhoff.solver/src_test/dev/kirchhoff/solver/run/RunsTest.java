// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.solver.run.Lab.Aware;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Own;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.run.Lab.Sum;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.RunInfo;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Study;

@Timeout(60)
class RunsTest {
	/** Files whose content depends on the study alone. */
	private static final List<String> FILES = List.of("results.csv", "points.csv", "training.csv", "tables/metric0-sums.csv");

	@TempDir
	Path folder;

	private static final Spreading SOME = new Spreading(2e-5, cells -> {
	});
	private static final Drawing PLAIN = new Drawing(task -> {
	});

	private Runs.Outcome run(Study study, String name, boolean resume, int threads) {
		return Runs.execute(study, folder.resolve(name), resume, threads, "0.1.0", Monitor.NONE, run -> {
		});
	}

	private TreeMap<String, String> files(String name) throws IOException {
		var content = new TreeMap<String, String>();
		for (var file : FILES) {
			content.put(file, Files.readString(folder.resolve(name).resolve(file)));
		}
		return content;
	}

	private List<String> lines(String name, String file) throws IOException {
		return Files.readAllLines(folder.resolve(name).resolve(file));
	}

	@Test
	void theSameBytesAtEveryNumberOfThreads() throws IOException {
		run(Lab.study(), "one", false, 1);
		var one = files("one");
		assertEquals(1 + 4 * 50, one.get("results.csv").lines().count());
		assertEquals("point,repeat,axis,sum", one.get("results.csv").lines().findFirst().orElseThrow());
		assertEquals(201, one.get("results.csv").lines().map(line -> line.replaceFirst(".*,", "")).distinct().count(), "every repeat of every point is another");
		for (int threads = 2; threads <= 3; threads++) {
			run(Lab.study(), "many" + threads, false, threads);
			assertEquals(one, files("many" + threads));
		}
	}

	@Test
	void theOrderOfUnitsDoesNotMatter() throws IOException {
		var study = Lab.study();
		run(study, "one", false, 1);
		for (int seed = 0; seed < 3; seed++) {
			var directory = folder.resolve("shuffled" + seed);
			try (var store = ResultStore.open(directory, study, false)) {
				var units = new ArrayList<>(store.remaining());
				Collections.shuffle(units, new Random(seed));
				var run = new StudyRun(study, units, store.stages(null), store, Monitor.NONE);
				run.onThreads(2);
				store.finish(info(), run.notes());
			}
			assertEquals(files("one"), files("shuffled" + seed));
		}
	}

	private static RunInfo info() {
		return new RunInfo("0", Map.of(), "1 thread", Map.of(), "k", Instant.EPOCH, Instant.EPOCH, 1);
	}

	@Test
	void valuesDoNotDependOnHowRepeatsAreGrouped() throws IOException {
		List<String> expected = null;
		for (int block : new int[] { 50, 1, 7 }) {
			run(Lab.study(50, block, 1, Lab.pipeline(PLAIN, SOME)), "block" + block, false, 2);
			var now = lines("block" + block, "results.csv");
			expected = expected == null ? now : expected;
			assertEquals(expected, now);
		}
	}

	@Test
	void aJournalCutAnywhereResumesToTheSameBytes() throws IOException {
		var study = Lab.study(12, 4, 2, Lab.pipeline(PLAIN, SOME), Lab.pipeline(PLAIN, new Spreading(1e-5, cells -> {
		})));
		run(study, "whole", false, 1);
		byte[] journal = Files.readAllBytes(folder.resolve("whole/journal"));
		var whole = files("whole");
		var random = new Random(1);
		var cuts = random.ints(15, 0, journal.length).boxed().collect(Collectors.toList());
		for (int at = 0; at < journal.length; at++) {
			if (at < 5 || journal[at] == '\n') {
				cuts.addAll(List.of(at, at + 1));
			}
		}
		for (int cut : cuts) {
			var directory = Files.createDirectories(folder.resolve("cut" + cut));
			Files.write(directory.resolve("journal"), Arrays.copyOf(journal, cut));
			if (cut % 2 == 0) {
				copyStages("whole", "cut" + cut);
			}
			run(study, "cut" + cut, true, 1 + cut % 2);
			assertEquals(whole, files("cut" + cut), "cut at byte " + cut);
			assertEquals(journal.length, Files.size(directory.resolve("journal")), "no unit is computed twice");
		}
	}

	private void copyStages(String from, String to) throws IOException {
		Files.createDirectories(folder.resolve(to).resolve("stages"));
		try (var files = Files.list(folder.resolve(from).resolve("stages"))) {
			for (var file : files.toList()) {
				Files.copy(file, folder.resolve(to).resolve("stages").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	@Test
	void rubbishAtTheEndOfAJournalIsForgotten() throws IOException {
		var study = Lab.study(12, 4, 1, Lab.pipeline(PLAIN, SOME));
		run(study, "whole", false, 1);
		byte[] journal = Files.readAllBytes(folder.resolve("whole/journal"));
		byte[] damaged = Arrays.copyOf(journal, journal.length + 100);
		Files.write(Files.createDirectories(folder.resolve("zeros")).resolve("journal"), damaged);
		copyStages("whole", "zeros");
		run(study, "zeros", true, 1);
		assertEquals(files("whole"), files("zeros"));
		assertEquals(journal.length, Files.size(folder.resolve("zeros/journal")));
		int second = new String(journal, StandardCharsets.UTF_8).indexOf('\n') + 30;
		byte[] broken = journal.clone();
		Arrays.fill(broken, second, second + 5, (byte) '{');
		Files.write(Files.createDirectories(folder.resolve("broken")).resolve("journal"), broken);
		copyStages("whole", "broken");
		run(study, "broken", true, 1);
		assertEquals(files("whole"), files("broken"));
	}

	@Test
	void damagedWeightsAreTrainedAgain() throws IOException {
		var trained = new AtomicInteger();
		var study = Lab.study(12, 4, 1, Lab.pipeline(new Drawing(task -> trained.incrementAndGet()), SOME));
		run(study, "whole", false, 1);
		var whole = files("whole");
		Path weights;
		try (var files = Files.list(folder.resolve("whole/stages"))) {
			weights = files.filter(file -> file.toString().endsWith(".weights")).findFirst().orElseThrow();
		}
		byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length / 2] ^= 1;
		Files.write(weights, bytes);
		Files.write(folder.resolve("whole/journal"), Arrays.copyOf(Files.readAllBytes(folder.resolve("whole/journal")), 200));
		run(study, "whole", true, 1);
		assertEquals(whole, files("whole"));
		assertEquals(2, trained.get());
	}

	@Test
	void theJournalOfAnotherStudyIsRefusedAndLeftAlone() throws IOException {
		run(Lab.study(12, 4, 1, Lab.pipeline(PLAIN, SOME)), "x", false, 1);
		var journal = Files.readString(folder.resolve("x/journal"));
		var other = Lab.study(13, 4, 1, Lab.pipeline(PLAIN, SOME));
		var fault = assertThrows(KirchhoffException.class, () -> run(other, "x", true, 1));
		assertEquals(folder.resolve("x") + " holds the results of another study: resume with the same project, experiment, settings and plug-ins, or choose another directory with --out",
				fault.line());
		var again = assertThrows(KirchhoffException.class, () -> run(other, "x", false, 1));
		assertEquals(folder.resolve("x") + " already holds results: go on with --resume, or choose another directory with --out", again.line());
		assertEquals(journal, Files.readString(folder.resolve("x/journal")));
	}

	@Test
	void aForeignFileCalledJournalIsRefused() throws IOException {
		for (var text : List.of("dear diary", "dear diary\n", "{\"study\":3}\n", "{\"study\":\"")) {
			Files.writeString(Files.createDirectories(folder.resolve("foreign")).resolve("journal"), text);
			var study = Lab.study(12, 4, 1, Lab.pipeline(PLAIN, SOME));
			if (text.endsWith("\"")) {
				run(study, "foreign", true, 1); // cut in its heading: ours
				continue;
			}
			assertThrows(KirchhoffException.class, () -> run(study, "foreign", true, 1));
			assertEquals(text, Files.readString(folder.resolve("foreign/journal")));
		}
	}

	@Test
	void aFinishedRunResumesWithoutWork() throws IOException {
		var trained = new AtomicInteger();
		var study = Lab.study(12, 4, 1, Lab.pipeline(new Drawing(task -> trained.incrementAndGet()), SOME));
		run(study, "x", false, 1);
		var before = files("x");
		run(study, "x", true, 2);
		assertEquals(before, files("x"));
		assertEquals(1, trained.get());
	}

	@Test
	void resumingWhereNothingIsBegins() throws IOException {
		run(Lab.study(), "one", false, 1);
		run(Lab.study(), "none", true, 1);
		assertEquals(files("one"), files("none"));
	}

	@Test
	void trainingsSharedByPointsRunOnce() throws IOException {
		var trained = new AtomicInteger();
		var counting = new Drawing(task -> trained.incrementAndGet());
		var other = new Spreading(5e-5, cells -> {
		});
		run(Lab.study(8, 2, 3, Lab.pipeline(counting, SOME), Lab.pipeline(counting, other), Lab.pipeline(counting, SOME), Lab.pipeline(counting, other)), "shared", false, 2);
		assertEquals(2, trained.get(), "three points together and one of its own");
		assertEquals(3, lines("shared", "training.csv").size());
		assertEquals("training,point,axis,epoch,loss,accuracy", lines("shared", "training.csv").getFirst());
		assertEquals("0,0,v0,1,0.5,NaN", lines("shared", "training.csv").get(1), "trainings are numbered");
	}

	@Test
	void hardwareAwareTrainingsAreSharedOnlyByTheSameHardware() {
		var trained = new AtomicInteger();
		var counting = new Aware(task -> trained.incrementAndGet());
		var same = Lab.pipeline(counting, SOME);
		var other = Lab.pipeline(counting, new Spreading(5e-5, cells -> {
		}));
		run(Lab.study(4, 2, 3, same, same, other), "aware", false, 2);
		assertEquals(2, trained.get());
	}

	@Test
	void trainingsNotSharedRunForEveryRepeat() throws IOException {
		var trained = new AtomicInteger();
		var pipeline = Lab.pipeline(new Drawing(task -> trained.incrementAndGet()), Lab.deployment(SOME, 0), 0, new Sum());
		run(Lab.study(6, 1, 1, pipeline), "each", false, 2);
		assertEquals(6, trained.get());
		assertEquals(6, lines("each", "results.csv").stream().skip(1).map(line -> line.replaceFirst(".*,", "")).distinct().count());
		assertFalse(Files.exists(folder.resolve("each/stages")), "weights of single repeats are not kept");
		run(Lab.study(6, 1, 1, Lab.pipeline(PLAIN, Lab.deployment(SOME, 0), 0, new Sum())), "again", false, 1);
		assertEquals(lines("each", "results.csv"), lines("again", "results.csv"));
	}

	@Test
	void aDigitalNetworkNeedsNoArrays() throws IOException {
		run(Lab.study(3, 1, 1, Lab.pipeline(PLAIN, null, 1, new Sum())), "digital", false, 1);
		assertEquals(1, lines("digital", "results.csv").stream().skip(1).map(line -> line.replaceFirst(".*,", "")).distinct().count());
	}

	@Test
	void numbersThatAreNoneSurviveTheJournal() throws IOException {
		double[] strange = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2, 1e22 };
		Own metric = (observation, values, tally) -> {
			for (int c = 0; c < observation.copies(); c++) {
				values[0][c] = strange[(int) observation.repeat(c)];
				tally.sums("all", strange.length)[(int) observation.repeat(c)] = strange[(int) observation.repeat(c)];
			}
		};
		run(Lab.study(strange.length, 3, 1, Lab.pipeline(PLAIN, null, 1, metric)), "x", false, 1);
		var values = lines("x", "results.csv").stream().skip(1).map(line -> line.replaceFirst(".*,", "")).toList();
		assertEquals(Arrays.stream(strange).mapToObj(Double::toString).toList(), values);
		try (var store = ResultStore.open(folder.resolve("x"), Lab.study(strange.length, 3, 1, Lab.pipeline(PLAIN, null, 1, metric)), true)) {
			assertEquals(List.of(), store.remaining());
		}
	}

	@Test
	void cancellationComesSoonAndWhatWasDoneStays() throws Exception {
		var begun = new AtomicInteger();
		var slow = new Spreading(1e-5, cells -> {
			begun.incrementAndGet();
			try {
				Thread.sleep(15);
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		});
		var study = Lab.study(400, 2, 1, Lab.pipeline(PLAIN, slow));
		assertThrows(CancellationException.class, () -> Runs.execute(study, folder.resolve("x"), false, 2, "0", () -> begun.get() >= 10, run -> {
		}));
		long done = lines("x", "journal").size() - 1;
		assertTrue(done > 0 && done < 200, done + " units");
		assertFalse(Files.exists(folder.resolve("x/results.csv")), "no results of half a study");
		var fast = Lab.study(400, 2, 1, Lab.pipeline(PLAIN, new Spreading(1e-5, cells -> {
		})));
		run(fast, "x", true, 2);
		run(fast, "whole", false, 2);
		assertEquals(files("whole"), files("x"));
	}

	@Test
	void aTrainingIsCancelledToo() {
		var trainer = new Drawing(task -> {
			while (true) {
				task.monitor().check();
				Thread.onSpinWait();
			}
		});
		long nanos = Long.MAX_VALUE;
		for (int tries = 0; tries < 5 && nanos >= 1_100_000_000L; tries++) { // the machine may do other things meanwhile
			long start = System.nanoTime();
			var directory = folder.resolve("x" + tries);
			assertThrows(CancellationException.class, () -> Runs.execute(Lab.study(4, 2, 1, Lab.pipeline(trainer, SOME)), directory, false, 2, "0",
					() -> System.nanoTime() - start > 100_000_000L, run -> {
					}));
			nanos = System.nanoTime() - start;
		}
		assertTrue(nanos < 1_100_000_000L, nanos + " ns");
	}

	@Test
	void progressCountsTrainingsAndRepeats() throws IOException {
		var study = Lab.study(8, 2, 1, Lab.pipeline(new Drawing(task -> task.monitor().progress(0.5, "half way")), SOME), Lab.pipeline(PLAIN, SOME));
		var seen = new ArrayList<Progress>();
		var runs = new StudyRun[1];
		var directory = folder.resolve("x");
		try (var store = ResultStore.open(directory, study, false)) {
			runs[0] = new StudyRun(study, store.remaining(), store.stages(null), result -> {
				store.accept(result);
				seen.add(runs[0].progress());
			}, Monitor.NONE);
			assertEquals(new Progress(0, 2, 0, 16, ""), runs[0].progress());
			runs[0].onThreads(1);
		}
		assertEquals(new Progress(2, 2, 16, 16, ""), runs[0].progress());
		assertEquals(List.of(0L, 2L, 4L, 6L, 8L, 10L, 12L, 14L), seen.stream().map(Progress::done).toList());
	}

	@Test
	void aSinkThatFailsStopsTheStudyAndKeepsWhatItTook() throws IOException {
		var study = Lab.study(40, 2, 1, Lab.pipeline(PLAIN, SOME));
		for (int threads = 1; threads <= 2; threads++) {
			var taken = new AtomicInteger();
			var run = new StudyRun(study, study.units(), new StageStore(folder.resolve("stages" + threads)), result -> {
				if (taken.incrementAndGet() > 5) {
					throw new IOException("No space left on device");
				}
			}, Monitor.NONE);
			int used = threads;
			assertEquals("No space left on device", assertThrows(IOException.class, () -> run.onThreads(used)).getMessage());
			assertTrue(taken.get() <= 5 + threads, "soon: " + taken.get());
		}
	}

	@Test
	void aFullDiskIsToldAndTheRunResumes() throws IOException {
		if (!Files.exists(Path.of("/dev/full"))) {
			System.out.println("left out: a full disk, as there is no /dev/full");
			return;
		}
		var study = Lab.study();
		run(study, "whole", false, 1);
		for (var file : List.of("results.csv", "points.csv", "training.csv", "run.json", "tables/metric0-sums.csv")) {
			var directory = folder.resolve("full-" + file.replace('/', '-'));
			var part = directory.resolve(file + ".part");
			Files.createDirectories(part.getParent());
			Files.createSymbolicLink(part, Path.of("/dev/full"));
			var fault = assertThrows(KirchhoffException.class, () -> Runs.execute(study, directory, false, 1, "0", Monitor.NONE, run -> {
			}));
			assertEquals("cannot write results to " + directory + " (No space left on device); what was finished is kept there: make room or mend the disk, then go on with --resume",
					fault.line());
			assertFalse(Files.exists(directory.resolve(file)), "nothing half written: " + file);
			try (var left = Files.walk(directory)) {
				assertEquals(List.of(), left.filter(path -> path.toString().endsWith(".part")).toList());
			}
			run(study, directory.getFileName().toString(), true, 1);
			assertEquals(files("whole"), files(directory.getFileName().toString()));
		}
	}

	@Test
	void directoriesThatCannotBeUsedAreRefused() throws IOException {
		Files.writeString(folder.resolve("file"), "x");
		var inFile = assertThrows(KirchhoffException.class, () -> run(Lab.study(), "file/run", false, 1));
		assertTrue(inFile.line().contains("choose another directory with --out"), inFile.line());
		var isFile = assertThrows(KirchhoffException.class, () -> run(Lab.study(), "file", false, 1));
		assertEquals(folder.resolve("file") + " is a file, not a directory: choose another directory with --out", isFile.line());
		var readOnly = Path.of("/proc/kirchhoff");
		if (Files.isDirectory(Path.of("/proc"))) {
			var fault = assertThrows(KirchhoffException.class, () -> Runs.execute(Lab.study(), readOnly, false, 1, "0", Monitor.NONE, run -> {
			}));
			assertTrue(fault.getMessage().startsWith("/proc/kirchhoff cannot be written ("), fault.line());
		}
	}

	@Test
	void whereResultsComeFromIsRecorded() throws IOException {
		run(Lab.study(), "x", false, 2);
		var json = new ObjectMapper().readTree(folder.resolve("x/run.json").toFile());
		assertEquals("0.1.0", json.path("kirchhoff").asText());
		assertEquals(Lab.study().fingerprint(), json.path("study").asText());
		assertEquals(4, json.path("points").asInt());
		assertEquals("1.0", json.path("plugins").path("lab").asText());
		assertEquals("drawn", json.path("notes").path(0).asText());
		assertEquals("sum", json.path("quantities").path(0).path("name").asText());
		assertEquals("tables/metric0-sums.csv", json.path("tables").path(0).path("file").asText());
		assertEquals("2 threads", json.path("host").path("computed").asText());
		assertEquals(0, json.path("failures").size());
		assertTrue(json.path("repeatsPerSecond").asDouble() > 0);
	}

	@Test
	void tallyingIsInTheOrderOfRepeatsWhateverFinishesFirst() throws IOException {
		// sums of numbers of very different size depend on their order
		Own metric = (observation, values, tally) -> {
			for (int c = 0; c < observation.copies(); c++) {
				values[0][c] = Math.scalb(1. / 3, (int) (observation.repeat(c) * 7 % 60));
				tally.sums("x", 1)[0] += values[0][c];
			}
		};
		var study = Lab.study(60, 1, 1, Lab.pipeline(PLAIN, null, 1, metric, new Sum()));
		var sums = new double[2][];
		for (int t = 0; t < 2; t++) {
			var directory = folder.resolve("t" + t);
			try (var store = ResultStore.open(directory, study, false)) {
				var units = new ArrayList<>(store.remaining());
				if (t == 1) {
					Collections.reverse(units);
				}
				var run = new StudyRun(study, units, store.stages(null), store, Monitor.NONE);
				run.onThreads(1);
				store.finish(info(), List.of());
			}
			sums[t] = lines("t" + t, "points.csv").stream().skip(1).mapToDouble(line -> Double.parseDouble(line.replaceFirst(".*,", ""))).toArray();
			assertEquals(60, lines("t" + t, "results.csv").size() - 1);
		}
		assertArrayEquals(sums[0], sums[1]);
	}
}
