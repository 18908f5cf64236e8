// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;

/** What is seen of a run while it runs. */
@Timeout(60)
class LiveTest {
	@TempDir
	Path folder;

	private final StudyRun[] running = new StudyRun[1];

	private void run(Study study, String name, boolean resume, Monitor monitor) {
		Runs.execute(study, folder.resolve(name), resume, 1, "0.1.0", monitor, run -> running[0] = run);
	}

	@Test
	void aTrainingIsSeenWhileItGoes() {
		var seen = new ArrayList<Course>();
		var trainer = new Drawing(task -> {
			task.curve().point(0, 2, 0.25);
			seen.add(running[0].courses().getFirst());
		});
		run(Lab.study(2, 1, 1, Lab.pipeline(trainer, new Spreading(0, _ -> {
		}))), "r", false, Monitor.NONE);
		assertEquals(0, seen.getFirst().point());
		assertEquals(Course.SHARED, seen.getFirst().repeat());
		assertFalse(seen.getFirst().finished());
		assertEquals(List.of(2.), Arrays.stream(seen.getFirst().loss()).boxed().toList());
		assertEquals(List.of(0.25), Arrays.stream(seen.getFirst().accuracy()).boxed().toList());
		var after = running[0].courses();
		assertEquals(1, after.size());
		assertTrue(after.getFirst().finished());
		assertEquals(List.of(0., 1.), Arrays.stream(after.getFirst().epoch()).boxed().toList());
	}

	@Test
	void learningOnTheChipIsSeenRepeatByRepeat() throws IOException {
		OnChipTrainer telling = task -> task.curve().point(1, 0.125, 0.5, 7, 8);
		var plain = Lab.pipeline(new Drawing(_ -> {
		}), Lab.deployment(new Spreading(0, _ -> {
		}), 0), 1, new Lab.Sum());
		var stages = new ArrayList<>(plain.stages());
		stages.add(new Stage.Learning("learn", 0, Lab.use("learn", telling)));
		var pipeline = new Pipeline(plain.data(), plain.network(), plain.deployment(), stages, plain.shared(), plain.metrics());
		var one = Lab.study(3, 2, 1, pipeline);
		var point = new Point(0, List.of("v"), 5, pipeline, List.of(0, 0, 0));
		run(new Study("p", "", "e", 5, 3, List.of("axis"), List.of(point), 2, one.inputs(), one.plugins(), one.settings()), "r", false, Monitor.NONE);
		var courses = running[0].courses().stream().filter(course -> course.repeat() != Course.SHARED).toList();
		assertEquals(List.of(0L, 1L, 2L), courses.stream().map(Course::repeat).toList());
		for (var course : courses) {
			assertEquals(0.125, course.loss()[0]);
			assertEquals(0.5, course.accuracy()[0]);
			assertTrue(course.finished());
		}
	}

	@Test
	void aLongCourseIsThinnedAndKeepsItsEnds() {
		var trainer = new Drawing(task -> {
			for (int epoch = 1; epoch <= 100_000; epoch++) {
				task.curve().point(epoch, 1. / epoch, 0);
			}
			var course = running[0].courses().getFirst();
			assertTrue(course.epoch().length > 200 && course.epoch().length < 600, "length " + course.epoch().length);
			assertEquals(1, course.epoch()[0]);
			assertEquals(100_000, course.epoch()[course.epoch().length - 1]);
			for (int k = 1; k < course.epoch().length; k++) {
				assertTrue(course.epoch()[k] > course.epoch()[k - 1]);
				assertEquals(1 / course.epoch()[k], course.loss()[k]);
			}
		});
		run(Lab.study(1, 1, 1, Lab.pipeline(trainer, new Spreading(0, _ -> {
		}))), "r", false, Monitor.NONE);
		assertTrue(running[0].courses().getFirst().finished());
	}

	@Test
	void meansAreThoseOfTheResultsAfterAResumptionToo() throws IOException {
		var stop = new AtomicBoolean();
		var units = new int[1];
		try {
			run(Lab.study(), "r", false, () -> ++units[0] > 20 || stop.get());
		} catch (CancellationException e) {
			assertTrue(running[0].means().size() < 4 || running[0].means().getLast().quantities().getFirst().count() < 50, "cancelled before the end");
		}
		run(Lab.study(), "r", true, Monitor.NONE);
		var means = running[0].means();
		assertEquals(List.of(0, 1, 2, 3), means.stream().map(Means::point).toList());
		for (var point : means) {
			var values = Files.readAllLines(folder.resolve("r/results.csv")).stream().skip(1).map(line -> line.split(","))
					.filter(line -> line[0].equals(Integer.toString(point.point()))).mapToDouble(line -> Double.parseDouble(line[3])).toArray();
			var mean = point.quantities().getFirst();
			assertEquals("sum", mean.name());
			assertEquals("metric0", mean.metric());
			assertEquals(50, mean.count());
			double expected = Arrays.stream(values).average().orElseThrow();
			assertEquals(expected, mean.mean(), 1e-12);
			assertEquals(Math.sqrt(Arrays.stream(values).map(v -> (v - expected) * (v - expected)).sum() / 49), mean.sd(), 1e-12);
			assertEquals(50, mean.repeats()[mean.repeats().length - 1]);
			assertEquals(mean.mean(), mean.means()[mean.means().length - 1]);
		}
	}
}
