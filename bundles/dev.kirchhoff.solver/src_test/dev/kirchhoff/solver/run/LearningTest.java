// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Own;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Stage;

/** Networks that learn on the arrays. */
class LearningTest {
	@TempDir
	Path folder;

	/** Writes a value that tells the copy's stream into the first cell of every plane, and tells of as many epochs as the copy has. */
	private record Marking() implements OnChipTrainer {
		@Override
		public void learn(OnChipTask task) {
			for (var block : task.blocks()) {
				for (var plane : block.planes()) {
					var cells = task.arrays().get(plane.array()).cells();
					cells.conductance()[task.copy() * cells.perCopy() + plane.cells()[0]] = 1e-4 + 3e-4 * task.random().uniform(0);
					cells.state("marked")[task.copy() * cells.perCopy() + plane.cells()[0]]++;
				}
			}
			for (int epoch = 1; epoch <= 1 + task.copy(); epoch++) {
				task.curve().point(epoch, 1. / epoch, 0.5);
			}
		}
	}

	private List<double[]> run(int block, int threads) throws IOException {
		var seen = new double[6][];
		Own look = (observation, values, tally) -> {
			for (int c = 0; c < observation.copies(); c++) {
				var cells = observation.arrays().getFirst().cells();
				int first = c * cells.perCopy() + observation.blocks().getFirst().planes().getFirst().cells()[0];
				seen[(int) observation.repeat(c)] = new double[] { cells.conductance()[first], cells.state("marked")[first], observation.course(c).size(),
						observation.course(c).getLast()[1] };
			}
		};
		var plain = Lab.pipeline(new Drawing(_ -> {
		}), Lab.deployment(new Spreading(0, _ -> {
		}), 0), 1, look);
		var stages = new ArrayList<>(plain.stages());
		stages.add(new Stage.Learning("learn", 0, Lab.use("learn", new Marking())));
		var pipeline = new Pipeline(plain.data(), plain.network(), plain.deployment(), stages, plain.shared(), plain.metrics());
		var one = Lab.study(6, block, 1, pipeline);
		var point = new dev.kirchhoff.solver.study.Point(0, List.of("v"), 5, pipeline, List.of(0, 0, 0));
		var study = new dev.kirchhoff.solver.study.Study("p", "", "e", 5, 6, List.of("axis"), List.of(point), block, one.inputs(), one.plugins(), one.settings());
		new StudyRun(study, study.units(), new StageStore(folder), _ -> {
		}, Monitor.NONE).onThreads(threads);
		return List.of(seen);
	}

	/** Long repeats tell how far they are. */
	@Test
	void learningIsProgress() throws IOException {
		var seen = new ArrayList<Progress>();
		var running = new StudyRun[1];
		OnChipTrainer telling = task -> {
			task.monitor().progress(0.25, "a quarter");
			seen.add(running[0].progress());
		};
		var plain = Lab.pipeline(new Drawing(_ -> {
		}), Lab.deployment(new Spreading(0, _ -> {
		}), 0), 1, new Lab.Sum());
		var stages = new ArrayList<>(plain.stages());
		stages.add(new Stage.Learning("learn", 0, Lab.use("learn", telling)));
		var pipeline = new Pipeline(plain.data(), plain.network(), plain.deployment(), stages, plain.shared(), plain.metrics());
		var one = Lab.study(2, 1, 1, pipeline);
		var point = new dev.kirchhoff.solver.study.Point(0, List.of("v"), 5, pipeline, List.of(0, 0, 0));
		var study = new dev.kirchhoff.solver.study.Study("p", "", "e", 5, 2, List.of("axis"), List.of(point), 1, one.inputs(), one.plugins(), one.settings());
		running[0] = new StudyRun(study, study.units(), new StageStore(folder), _ -> {
		}, Monitor.NONE);
		running[0].onThreads(1);
		assertEquals(List.of(0.25, 1.25), seen.stream().map(Progress::reached).toList());
		assertEquals("a quarter", seen.getLast().text());
		assertEquals(2, running[0].progress().reached());
	}

	@Test
	void everyCopyLearnsOnItsOwnCells() throws IOException {
		var alone = run(1, 1);
		assertEquals(6, alone.stream().mapToDouble(seen -> seen[0]).distinct().count(), "every repeat has its own random numbers");
		for (var seen : alone) {
			assertArrayEquals(new double[] { 1, 1, 1 }, new double[] { seen[1], seen[2], seen[3] });
		}
		var together = run(3, 2);
		for (int repeat = 0; repeat < 6; repeat++) {
			assertEquals(alone.get(repeat)[0], together.get(repeat)[0], "whatever learns beside it");
			assertEquals(1 + repeat % 3, together.get(repeat)[2]);
		}
	}
}
