// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.ageing.Ageing;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;

/** Arrays that several points begin with. */
@Timeout(60)
class SharingTest {
	private static final int REPEATS = 10;
	private static final int BLOCK = 4;
	static final int UNITS = 3;

	@TempDir
	Path folder;

	/** Loses a part of each conductance, and a part that is drawn. */
	private record Losing(double part) implements Ageing {
		@Override
		public void age(Cells cells, Device device, Monitor monitor) {
			var drawn = new double[cells.size()];
			cells.draws().normal("loss", drawn);
			for (int i = 0; i < drawn.length; i++) {
				cells.conductance()[i] *= 1 - part * (1 + 0.1 * drawn[i]);
			}
			cells.state("aged")[0]++;
		}
	}

	private static Pipeline ageing(Pipeline pipeline, double part) {
		var stages = new ArrayList<>(pipeline.stages());
		stages.add(new Stage.Ageing("age", 0, Lab.use("age", new Losing(part))));
		return new Pipeline(pipeline.data(), pipeline.network(), pipeline.deployment(), stages, 1, pipeline.metrics());
	}

	/** Points of four times of ageing; on arrays of one history, or of one each. */
	static Study study(boolean shared, AtomicInteger written) {
		return study(shared, written, REPEATS);
	}

	static Study study(boolean shared, AtomicInteger written, long repeats) {
		var points = new ArrayList<Point>();
		for (int p = 0; p < 4; p++) {
			var pipeline = ageing(Lab.pipeline(new Drawing(_ -> {
			}), new Spreading(2e-5, _ -> written.incrementAndGet())), 0.1 * p);
			points.add(new Point(p, List.of("v" + p), 5, pipeline, List.of(0, shared ? 0 : p, p)));
		}
		return new Study("project", "title", "experiment", 5, repeats, List.of("time"), points, BLOCK, Map.of(), Map.of(), List.of("shared = " + shared));
	}

	private String results(Study study, String name, int threads) throws IOException {
		assertEquals(0, Runs.execute(study, folder.resolve(name), false, threads, "0", Monitor.NONE, _ -> {
		}).failedUnits());
		return Files.readString(folder.resolve(name).resolve("results.csv"));
	}

	@Test
	void arraysOfOneHistoryAreWrittenOnce() throws IOException {
		for (int threads = 1; threads <= 3; threads++) {
			var written = new AtomicInteger();
			results(study(true, written), "shared" + threads, threads);
			assertEquals(UNITS, written.get(), threads + " threads");
		}
		var written = new AtomicInteger();
		results(study(false, written), "each", 2);
		assertEquals(4 * UNITS, written.get());
	}

	@Test
	void whatIsSharedGivesTheSameBytesAsWhatIsWrittenForEveryPoint() throws IOException {
		var study = study(true, new AtomicInteger());
		var whole = results(study, "whole", 2);
		var single = new StringBuilder();
		for (var point : study.points()) {
			var store = folder.resolve("alone" + point.index());
			var results = new ArrayList<UnitResult>();
			new StudyRun(study, study.units(point), new StageStore(store), results::add, Monitor.NONE).onThreads(1);
			for (var result : results) {
				for (int c = 0; c < result.unit().count(); c++) {
					single.append(point.index()).append(',').append(result.unit().first() + c).append(",v").append(point.index()).append(',').append(result.values()[0][c]).append('\n');
				}
			}
		}
		assertEquals(whole.substring(whole.indexOf('\n') + 1), single.toString());
		assertEquals(4 * REPEATS, single.toString().lines().map(line -> line.replaceFirst(".*,", "")).distinct().count());
	}

	@Test
	void whoSharesStandsTogether() {
		var study = study(true, new AtomicInteger());
		var sharing = new Sharing(study.units(), study.points()::get);
		var order = study.units().stream().sorted(sharing.order()).map(unit -> unit.first() + ":" + unit.point()).toList();
		assertEquals(List.of("0:0", "0:1", "0:2", "0:3", "4:0", "4:1", "4:2", "4:3", "8:0", "8:1", "8:2", "8:3"), order);
		assertTrue(sharing.any());
	}

	@Test
	void aWriterThatFailsLeavesTheOthersToTryForThemselves() throws IOException {
		var calls = new AtomicInteger();
		var points = new ArrayList<Point>();
		for (int p = 0; p < 4; p++) {
			var pipeline = ageing(Lab.pipeline(new Drawing(_ -> {
			}), new Spreading(2e-5, _ -> {
				if (calls.incrementAndGet() == 1) {
					throw new IllegalStateException("out of ink");
				}
			})), 0.1 * p);
			points.add(new Point(p, List.of("v" + p), 5, pipeline, List.of(0, 0, p)));
		}
		var study = new Study("project", "title", "experiment", 5, 1, List.of("time"), points, 1, Map.of(), Map.of(), List.of());
		var outcome = Runs.execute(study, folder.resolve("x"), false, 2, "0", Monitor.NONE, _ -> {
		});
		assertEquals(1, outcome.failedUnits());
		assertTrue(outcome.faults().getFirst().contains("out of ink"), outcome.faults().toString());
	}
}
