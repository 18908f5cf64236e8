// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Engine;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Study;

/** What is computed through an engine is what threads compute, whatever befalls its workers. */
@Timeout(60)
class WorkersTest {
	@TempDir
	Path folder;

	/** Workers of this process, one after the other, on an engine that may lose and confuse them. */
	private final class Lame implements Engine, Executor {
		private final Study study;
		private final List<Batch> taken = new ArrayList<>();
		private final Set<String> shipped = new HashSet<>();
		private Predicate<Batch> dies = _ -> false;
		private boolean twice;
		private String unfit = "";
		private Runnable meanwhile = () -> {
		};
		private Map<String, String> self;
		private Monitor monitor;

		Lame(Study study) {
			this.study = study;
			self = new TreeMap<>(Map.of("study", study.fingerprint(), "kernels", Dense.get().name(), "host", "here"));
		}

		@Override
		public void check() {
			if (!unfit.isEmpty()) {
				throw new KirchhoffException(unfit, "mend it");
			}
		}

		@Override
		public void execute(Work work) throws IOException {
			work.onWorkers((_, told) -> {
				monitor = told;
				return this;
			});
		}

		@Override
		public String place() {
			return "lame";
		}

		@Override
		public int slots() {
			return 2;
		}

		@Override
		public String description() {
			return "Lame 1.0";
		}

		@Override
		public void ship(Path file) throws IOException {
			Files.createDirectories(ship());
			Files.copy(file, ship().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			shipped.add(file.getFileName().toString());
		}

		private Path ship() {
			return folder.resolve("shipped");
		}

		@Override
		public void compute(List<Batch> batches, Receiver receiver) throws IOException {
			for (var batch : batches) {
				monitor.check();
				taken.add(batch);
				if (dies.test(batch)) {
					receiver.failed(batch, "killed by its node");
					continue;
				}
				receiver.underWay(batch, 5);
				meanwhile.run();
				var rows = rows(batch);
				receiver.finished(batch, rows);
				receiver.underWay(batch, 7);
				if (twice) {
					receiver.finished(batch, rows);
				}
			}
		}

		private List<String> rows(Batch batch) throws IOException {
			var out = new ByteArrayOutputStream();
			var session = new WorkerSession(study, index -> study.points().get(index), ship(), out, complaint -> {
				throw new AssertionError(complaint);
			}, monitor);
			try {
				session.answer(new ByteArrayInputStream(String.join("\n", batch.lines()).getBytes(StandardCharsets.UTF_8)), 1, self);
			} catch (InterruptedException e) {
				throw new IOException(e);
			}
			return out.toString(StandardCharsets.UTF_8).lines().toList();
		}

		@Override
		public void close() {
			// its workers have ended
		}
	}

	private static final List<String> FILES = List.of("results.csv", "points.csv", "training.csv", "tables/metric0-sums.csv");

	@BeforeEach
	void threads() throws IOException {
		assertEquals(0, Runs.execute(Lab.study(), folder.resolve("threads"), false, 2, "0", Monitor.NONE, _ -> {
		}).failedUnits());
	}

	private Runs.Outcome run(Study study, Executor executor, String name, boolean resume, Monitor monitor) {
		return Runs.execute(study, folder.resolve(name), resume, executor, new Runs.Supplies("0", null, _ -> new Pack(List.of(), List.of("worker"))), monitor, _ -> {
		});
	}

	private Map<String, String> files(String name) throws IOException {
		var files = new TreeMap<String, String>();
		for (var file : FILES) {
			files.put(file, Files.readString(folder.resolve(name).resolve(file)));
		}
		return files;
	}

	@Test
	void theSameBytesAsOnThreads() throws IOException {
		var engine = new Lame(Lab.study());
		var outcome = run(engine.study, engine, "engine", false, Monitor.NONE);
		assertEquals(0, outcome.failedUnits());
		assertEquals(files("threads"), files("engine"));
		assertEquals(1, engine.shipped.size(), "the network that all points share");
		var run = Files.readString(folder.resolve("engine/run.json"));
		assertTrue(run.contains("\"Lame 1.0\"") && run.contains("\"here\" : 200"), run);
	}

	@Test
	void whatBatchesUnderWayHaveComeToIsProgress() {
		var engine = new Lame(Lab.study());
		var reached = new ArrayList<Progress>();
		Runs.execute(engine.study, folder.resolve("engine"), false, engine, new Runs.Supplies("0", null, _ -> new Pack(List.of(), List.of("worker"))), Monitor.NONE, run -> {
			engine.meanwhile = () -> reached.add(run.progress());
		});
		assertTrue(reached.size() > 2);
		for (int k = 0; k < reached.size(); k++) {
			assertEquals(5, reached.get(k).begun(), "only the batch under way counts");
			assertTrue(k == 0 || reached.get(k).done() > reached.get(k - 1).done());
		}
	}

	@Test
	void whatCannotComputeLeavesNoDirectory() {
		var engine = new Lame(Lab.study());
		engine.unfit = "nobody answers";
		var refused = assertThrows(KirchhoffException.class, () -> run(engine.study, engine, "engine", false, Monitor.NONE));
		assertEquals("nobody answers", refused.getMessage());
		assertTrue(Files.notExists(folder.resolve("engine")));
	}

	@Test
	void whatIsGivenUpIsTriedInPartsAndWhatComesTwiceCountsOnce() throws IOException {
		var engine = new Lame(Lab.study());
		engine.twice = true;
		engine.dies = batch -> batch.lines().size() > 1 || engine.taken.size() == 1;
		assertEquals(0, run(engine.study, engine, "engine", false, Monitor.NONE).failedUnits());
		assertEquals(files("threads"), files("engine"));
	}

	@Test
	void aUnitThatKillsItsWorkerFailsAlone() throws IOException {
		var engine = new Lame(Lab.study());
		var deadly = "{\"point\":2,\"first\":";
		engine.dies = batch -> batch.lines().stream().anyMatch(line -> line.startsWith(deadly) && covers(line.substring(deadly.length()), 20));
		var outcome = run(engine.study, engine, "engine", false, Monitor.NONE);
		assertEquals(1, outcome.failedUnits());
		assertEquals(List.of("killed by its node"), outcome.faults());
		var all = files("threads").get("results.csv").lines().toList();
		var rest = files("engine").get("results.csv").lines().toList();
		assertEquals(all.size() - 4, rest.size());
		assertTrue(all.containsAll(rest));
		engine.dies = _ -> false;
		assertEquals(0, run(engine.study, engine, "engine", true, Monitor.NONE).failedUnits());
		assertEquals(files("threads"), files("engine"));
	}

	/** Whether {@code FIRST,"count":COUNT}} holds a repeat. */
	private static boolean covers(String range, long repeat) {
		var numbers = range.replaceAll("[^0-9]+", " ").strip().split(" ");
		long first = Long.parseLong(numbers[0]);
		return repeat >= first && repeat < first + Long.parseLong(numbers[1]);
	}

	@Test
	void workersThatNeverStartEndTheRunAndNothingIsLost() {
		var engine = new Lame(Lab.study());
		engine.dies = _ -> true;
		var refused = assertThrows(KirchhoffException.class, () -> run(engine.study, engine, "engine", false, Monitor.NONE));
		assertTrue(refused.getMessage().contains("killed by its node"), refused.getMessage());
	}

	@Test
	void otherKernelsAndOtherStudiesAreRefused() {
		var engine = new Lame(Lab.study());
		engine.self.put("kernels", "Vector of another make");
		var kernels = assertThrows(KirchhoffException.class, () -> run(engine.study, engine, "engine", false, Monitor.NONE));
		assertTrue(kernels.getMessage().contains("here") && kernels.getMessage().contains("another make"), kernels.getMessage());
		assertTrue(kernels.mend().contains("--kernels"), kernels.mend());
		var other = new Lame(Lab.study());
		other.self.put("study", "00");
		assertThrows(KirchhoffException.class, () -> run(other.study, other, "other", false, Monitor.NONE));
	}

	@Test
	void manyTrainingsAreComputedByWorkersAndShipped() throws IOException {
		int many = Runtime.getRuntime().availableProcessors() + 3;
		var trainedHere = new HashSet<Thread>();
		var study = trainings(many, trainedHere);
		run(study, new ThreadsExecutor(2), "one", false, Monitor.NONE);
		var engine = new Lame(study);
		assertEquals(0, run(study, engine, "engine", false, Monitor.NONE).failedUnits());
		assertEquals(files("one"), files("engine"));
		assertEquals(many, engine.shipped.size());
		assertEquals(many, engine.taken.stream().filter(batch -> batch.lines().getFirst().startsWith("{\"train\":")).count());
	}

	private static Study trainings(int many, Set<Thread> trainers) {
		var pipelines = IntStream.range(0, many).mapToObj(_ -> Lab.pipeline(new Drawing(_ -> {
			synchronized (trainers) {
				trainers.add(Thread.currentThread());
			}
		}), new Spreading(1e-5, _ -> {
		}))).toArray(Pipeline[]::new);
		return Lab.study(6, 4, 0, pipelines);
	}

	@Test
	void aTrainingThatFailsFailsItsPointAlone() throws IOException {
		int many = Runtime.getRuntime().availableProcessors() + 2;
		for (int points : new int[] { 2, many }) {
			var pipelines = IntStream.range(0, points).mapToObj(p -> Lab.pipeline(new Drawing(_ -> {
				if (p == 1) {
					throw new IllegalStateException("cannot learn");
				}
			}), new Spreading(1e-5, _ -> {
			}))).toArray(Pipeline[]::new);
			var study = Lab.study(6, 4, 0, pipelines);
			var engine = new Lame(study);
			var outcome = run(study, engine, "points" + points, false, Monitor.NONE);
			assertEquals(2, outcome.failedUnits());
			assertTrue(outcome.faults().getFirst().contains("cannot learn"), outcome.faults().toString());
			assertEquals(1 + 6 * (points - 1), Files.readAllLines(folder.resolve("points" + points + "/results.csv")).size());
		}
	}

	@Test
	void arraysThatPointsShareAreWrittenByOneWorkerAndShipped() throws IOException {
		var written = new AtomicInteger();
		var study = SharingTest.study(true, written);
		run(study, new ThreadsExecutor(2), "one", false, Monitor.NONE);
		written.set(0);
		var engine = new Lame(study);
		assertEquals(0, run(study, engine, "engine", false, Monitor.NONE).failedUnits());
		assertEquals(files("one"), files("engine"));
		assertEquals(SharingTest.UNITS, written.get());
		assertEquals(SharingTest.UNITS, engine.shipped.stream().filter(file -> file.endsWith(".cells")).count(), engine.shipped.toString());
		assertTrue(engine.taken.size() > SharingTest.UNITS, "one batch for each of the arrays, then the others");
	}

	@Test
	void arraysAreNotDividedAmongBatchesWhereThereAreMany() throws IOException {
		var written = new AtomicInteger();
		var study = SharingTest.study(true, written, 80);
		run(study, new ThreadsExecutor(2), "one", false, Monitor.NONE);
		assertEquals(20, written.get());
		var engine = new Lame(study);
		assertEquals(0, run(study, engine, "engine", false, Monitor.NONE).failedUnits());
		assertEquals(files("one"), files("engine"));
		assertTrue(engine.shipped.stream().noneMatch(file -> file.endsWith(".cells")));
		assertTrue(written.get() - 20 < 40, written.get() - 20 + " times for 20 arrays that 80 units begin with: once more only where a probe, or lines that came later, divided them");
	}

	@Test
	void cancellingKeepsWhatIsFinishedAndResumingComputesTheRest() throws IOException {
		var engine = new Lame(Lab.study());
		assertThrows(CancellationException.class, () -> run(engine.study, engine, "engine", false, () -> engine.taken.size() > 1));
		var next = new Lame(Lab.study());
		run(next.study, next, "engine", true, Monitor.NONE);
		assertEquals(files("threads"), files("engine"));
		assertTrue(next.taken.stream().mapToInt(batch -> batch.lines().size()).sum() > 0);
	}
}
