// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.run.Lab.Sum;
import dev.kirchhoff.solver.study.Pipeline;

/** A plug-in that does not come back, takes all memory or changes what is not its own is named; everything else goes on. */
@Timeout(60)
class IsolationTest {
	private static final Drawing PLAIN = new Drawing(task -> {
	});
	private static final Spreading GOOD = new Spreading(1e-5, cells -> {
	});
	/** Long enough for what behaves, on a busy machine too. */
	private static final Duration LIMIT = Duration.ofSeconds(1);
	private static final String DEVICE = "'device' (Spreading of plug-in lab.Spreading 1.0) ";

	@TempDir
	Path folder;
	private final AtomicBoolean over = new AtomicBoolean();

	@BeforeEach
	void hurry() {
		PluginWatch.limit(LIMIT);
	}

	@AfterEach
	void calm() {
		PluginWatch.limit(PluginWatch.STANDARD_LIMIT);
		over.set(true);
	}

	/** A loop as those of strangers' plug-ins are: it answers an interruption. */
	private static void loop() {
		while (true) {
			if (Thread.currentThread().isInterrupted()) {
				throw new CancellationException();
			}
		}
	}

	/** A loop that answers nothing, as in a library that a plug-in brings. */
	private void stubbornLoop() {
		while (!over.get()) {
			LockSupport.parkNanos(1_000_000);
		}
	}

	private static Pipeline device(Consumer<Cells> accident) {
		return Lab.pipeline(PLAIN, new Spreading(1e-5, accident));
	}

	/** Runs a good point, a bad one and another good one; the good ones must be as they are alone. */
	private List<String> faults(int threads, Pipeline bad) throws IOException {
		var good = Lab.pipeline(PLAIN, GOOD);
		Runs.execute(Lab.study(2, 2, 1, good, good, good), folder.resolve("good"), false, 1, "0", Monitor.NONE, run -> {
		});
		var outcome = Runs.execute(Lab.study(2, 2, 1, good, bad, good), folder.resolve("mixed"), false, threads, "0", Monitor.NONE, run -> {
		});
		assertEquals(1, outcome.failedUnits(), outcome.faults().toString());
		assertEquals(rows("good").stream().filter(line -> !line.startsWith("1,")).toList(), rows("mixed"), "the rest of the study goes on");
		return outcome.faults();
	}

	private List<String> rows(String name) throws IOException {
		return Files.readAllLines(folder.resolve(name).resolve("results.csv"));
	}

	@Test
	void aLoopIsStopped() throws IOException {
		var faults = faults(2, device(_ -> loop()));
		assertEquals(List.of(DEVICE + "gave no sign of life for 1.0 s; it was stopped: "
				+ "give plug-ins more time with --plugin-limit or in the preferences, or report it to the plug-in's provider"), faults);
	}

	@Test
	void whatCannotBeStoppedIsLeftToItself() throws IOException {
		var faults = faults(1, device(_ -> stubbornLoop()));
		assertEquals(1, faults.size(), faults.toString());
		assertTrue(faults.getFirst().startsWith(DEVICE + "gave no sign of life for 1.0 s; it does not let itself be stopped and is left to itself until Kirchhoff ends"), faults.toString());
	}

	@Test
	void whatComesBackTooLateCountsForNothing() throws Exception {
		var back = new CountDownLatch(1);
		var calls = new AtomicInteger();
		var late = device(_ -> {
			if (calls.getAndIncrement() == 0) {
				stubbornLoop();
				back.countDown();
			}
		});
		var outcome = Runs.execute(Lab.study(4, 2, 1, late), folder.resolve("late"), false, 1, "0", Monitor.NONE, run -> {
		});
		over.set(true);
		back.await();
		assertEquals(1, outcome.failedUnits());
		assertEquals(1 + 2, rows("late").size());
	}

	@Test
	void otherStudiesGoOnMeanwhile() throws Exception {
		PluginWatch.limit(Duration.ofHours(1));
		var started = new CountDownLatch(1);
		var stuck = new FutureTask<>(() -> Runs.execute(Lab.study(2, 2, 1, device(_ -> {
			started.countDown();
			stubbornLoop();
		})), folder.resolve("stuck"), false, 2, "0", Monitor.NONE, run -> {
		}));
		Thread.ofPlatform().daemon().start(stuck);
		started.await();
		assertEquals(0, Runs.execute(Lab.study(6, 2, 1, Lab.pipeline(PLAIN, GOOD)), folder.resolve("other"), false, 2, "0", Monitor.NONE, run -> {
		}).failedUnits());
		assertFalse(stuck.isDone());
		PluginWatch.limit(LIMIT);
		assertEquals(1, stuck.get().failedUnits());
	}

	@Test
	void aTrainerThatLoopsIsStoppedAndOneThatAsksItsMonitorIsNot() throws IOException {
		assertTrue(faults(2, Lab.pipeline(new Drawing(_ -> loop()), GOOD)).getFirst().startsWith("'train' (Drawing of plug-in lab.Drawing 1.0) gave no sign of life"));
		var patient = Lab.pipeline(new Drawing(task -> {
			for (int epoch = 0; epoch < 15; epoch++) {
				LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
				task.monitor().check();
			}
		}), GOOD);
		assertEquals(0, Runs.execute(Lab.study(2, 2, 1, patient), folder.resolve("patient"), false, 1, "0", Monitor.NONE, run -> {
		}).failedUnits());
	}

	@Test
	void aLoopThatNobodyWantsAnyMoreIsStoppedLongBeforeItsTime() {
		PluginWatch.limit(Duration.ofHours(1));
		var started = new CountDownLatch(1);
		var cancelled = new AtomicBoolean();
		var canceller = Thread.ofPlatform().start(() -> {
			try {
				started.await();
				cancelled.set(true);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		assertThrows(CancellationException.class, () -> Runs.execute(Lab.study(2, 2, 1, device(_ -> {
			started.countDown();
			loop();
		})), folder.resolve("unwanted"), false, 1, "0", cancelled::get, run -> {
		}));
		assertFalse(canceller.isInterrupted());
		assertFalse(Thread.currentThread().isInterrupted());
	}

	@Test
	void wantingMoreMemoryThanThereIs() throws IOException {
		var faults = faults(2, device(cells -> cells.conductance()[0] = new long[Integer.MAX_VALUE].length));
		assertTrue(faults.getFirst().startsWith(DEVICE + "wanted more memory than the "), faults.toString());
	}

	@Test
	void aDeviceThatChangesItsOrders() throws IOException {
		assertEquals(DEVICE + "changed the targets of cells, which it may only look at: report it to the plug-in's provider, or use another type",
				faults(2, device(cells -> cells.target()[1] = 2e-4)).getFirst());
	}

	@Test
	void aDeviceThatMendsStuckCells() throws IOException {
		assertTrue(faults(2, device(cells -> cells.faults()[0] ^= 1)).getFirst().startsWith(DEVICE + "changed which cells are stuck"));
	}

	/** Changes a cell while it only says how noisy it is. */
	private record Fidgety() implements Device, Tunable, Noisy {
		@Override
		public Range window() {
			return GOOD.window();
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}

		@Override
		public void readNoise(Cells cells, double[] sigma) {
			cells.conductance()[0] *= 1.1;
		}
	}

	@Test
	void aDeviceThatChangesWhileItIsRead() throws IOException {
		assertTrue(faults(2, Lab.pipeline(PLAIN, new Fidgety())).getFirst().startsWith("'device' (Fidgety of plug-in lab.Fidgety 1.0) changed the conductance of cells"));
	}

	/** Measures like the sum, and changes something by the way. */
	private record Meddling(Consumer<Observation> meddling) implements Metric {
		@Override
		public List<Quantity> quantities() {
			return new Sum().quantities();
		}

		@Override
		public void observe(Observation observation, double[][] values, Tally tally) {
			meddling.accept(observation);
		}
	}

	private static Pipeline metric(Consumer<Observation> meddling) {
		return Lab.pipeline(PLAIN, Lab.deployment(GOOD, 0.1), 1, new Meddling(meddling));
	}

	@Test
	void aMetricThatChangesCells() throws IOException {
		assertTrue(faults(2, metric(seen -> seen.arrays().getFirst().cells().conductance()[0] += 1e-5)).getFirst()
				.startsWith("'metric0' (Meddling of plug-in lab.Meddling 1.0) changed the conductance of cells, which it may only look at"));
	}

	@Test
	void theOutputsThatAMetricIsGivenAreItsOwn() throws IOException {
		var both = Lab.pipeline(PLAIN, Lab.deployment(GOOD, 0.1), 1, new Meddling(seen -> Arrays.fill(seen.outputs(), 7)), new Sum());
		var alone = Lab.pipeline(PLAIN, Lab.deployment(GOOD, 0.1), 1, new Meddling(_ -> {
		}), new Sum());
		for (var pipeline : List.of(both, alone)) {
			Runs.execute(Lab.study(2, 2, 1, pipeline), folder.resolve(pipeline == both ? "both" : "alone"), false, 1, "0", Monitor.NONE, run -> {
			});
		}
		assertEquals(rows("alone"), rows("both"));
	}

	private String spoilt(Pipeline pipeline) {
		var thrown = assertThrows(KirchhoffException.class, () -> Runs.execute(Lab.study(2, 2, 1, pipeline), folder.resolve("spoilt"), false, 2, "0", Monitor.NONE, run -> {
		}));
		return thrown.line();
	}

	@Test
	void whoChangesTheDataOfAllEndsTheRun() {
		assertTrue(spoilt(Lab.pipeline(new Drawing((TrainingTask task) -> task.data().train().inputs()[0] = 3), GOOD))
				.startsWith("'train' (Drawing of plug-in lab.Drawing 1.0) changed the inputs to train on, which all points share; the run was stopped"));
	}

	@Test
	void soDoesAMetric() {
		assertTrue(spoilt(metric(seen -> seen.test().labels()[0] ^= 1)).startsWith("'metric0' (Meddling of plug-in lab.Meddling 1.0) changed the labels to t"));
	}

	@Test
	void anAttendedCallGivesWhatItGivesAndThrowsWhatItThrows() {
		var use = Lab.use("one", GOOD);
		assertEquals(7, PluginWatch.attend(use, "test", () -> 7));
		assertEquals("'one' (Spreading of plug-in lab.Spreading 1.0) failed: no", assertThrows(PluginFault.class, () -> PluginWatch.attend(use, "test", () -> {
			throw new IOException("no");
		})).getMessage());
		assertTrue(assertThrows(PluginFault.class, () -> PluginWatch.attend(use, "test", () -> {
			stubbornLoop();
			return null;
		})).getMessage().contains("left to itself"));
	}
}
