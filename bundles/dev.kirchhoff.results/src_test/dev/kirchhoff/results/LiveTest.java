// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.solver.run.Course;
import dev.kirchhoff.solver.run.Means;
import dev.kirchhoff.solver.run.Means.Mean;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;

class LiveTest {
	private static Study study(List<String> axes, List<List<String>> coordinates) {
		var points = new ArrayList<Point>();
		for (var one : coordinates) {
			points.add(new Point(points.size(), one, 1, null, List.of()));
		}
		return new Study("p", "", "e", 1, 10, axes, points, 1, Map.of(), Map.of(), List.of());
	}

	private static Means means(int point, double mean, double... history) {
		var repeats = new double[history.length];
		for (int k = 0; k < repeats.length; k++) {
			repeats[k] = k + 1;
		}
		return new Means(point, List.of(new Mean("accuracy", "1", "accuracy", history.length, mean, 0.1, repeats, history, new double[history.length])));
	}

	@Test
	void trainingsOfOneValueAreAveragedOverSeeds() {
		var study = study(List.of("mapping", "train/seed"), List.of(List.of("a", "1"), List.of("a", "2"), List.of("b", "1")));
		var lines = Live.trainings(study, List.of(course(0, 1, 0.5), course(1, 3, 0.7), course(2, 5, Double.NaN)));
		assertEquals(List.of("loss", "accuracy"), lines.stream().map(line -> line.y().name()).toList());
		var loss = lines.getFirst();
		assertEquals(List.of("a", "b"), loss.series().stream().map(Series::name).toList());
		assertArrayEquals(new double[] { 2 }, loss.series().getFirst().y());
		assertEquals(1, lines.getLast().series().size(), "no accuracy was measured for b");
	}

	private static Course course(int point, double loss, double accuracy) {
		return new Course(point, Course.SHARED, new double[] { 1 }, new double[] { loss }, new double[] { accuracy }, false);
	}

	@Test
	void quantitiesOverWhatIsSwept() {
		var study = study(List.of("device/spread"), List.of(List.of("1 µS"), List.of("2 µS"), List.of("4 µS"), List.of("8 µS")));
		var lines = Live.quantities(study, List.of(means(0, 0.9, 0.9, 0.9), means(1, 0.8, 0.8, 0.8), means(2, 0.7, 0.7, 0.7)));
		assertEquals(1, lines.size());
		assertEquals("spread", lines.getFirst().x().name());
		assertEquals("µS", lines.getFirst().x().unit());
		assertArrayEquals(new double[] { 1, 2, 4 }, lines.getFirst().series().getFirst().x(), 1e-12);
		assertArrayEquals(new double[] { 0.9, 0.8, 0.7 }, lines.getFirst().series().getFirst().y());
		assertArrayEquals(new double[] { 0.1, 0.1, 0.1 }, lines.getFirst().series().getFirst().sd().orElseThrow());
	}

	@Test
	void aMeanSettlesWhereNoNumberIsSwept() {
		var study = study(List.of("mapping"), List.of(List.of("a"), List.of("b")));
		var lines = Live.quantities(study, List.of(means(0, 0.9, 1, 0.9), means(1, 0.8, 0.8)));
		assertEquals("repeats", lines.getFirst().x().name());
		assertEquals(List.of("a", "b"), lines.getFirst().series().stream().map(Series::name).toList());
		assertArrayEquals(new double[] { 1, 0.9 }, lines.getFirst().series().getFirst().y());
	}

	@Test
	void nothingYet() {
		var study = study(List.of(), List.of(List.of()));
		assertTrue(Live.trainings(study, List.of()).isEmpty());
		assertTrue(Live.quantities(study, List.of()).isEmpty());
	}
}
