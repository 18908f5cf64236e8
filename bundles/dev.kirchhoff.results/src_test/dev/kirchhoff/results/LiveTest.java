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

	/** @param count of repeats, all of which have given the mean */
	private static Means means(int point, double mean, int count) {
		return new Means(point, List.of(new Mean("accuracy", "1", "accuracy", count, mean, 0.1, new double[] { count }, new double[] { mean }, new double[1])));
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

	/** As an engine's batches give them: anywhere, some points with few repeats. */
	@Test
	void aSweepIsDrawnByItsValuesInWhateverOrderPointsCome() {
		var study = study(List.of("device/spread", "train/seed"), List.of(List.of("8 µS", "1"), List.of("1 µS", "1"), List.of("4 µS", "1"), List.of("2 µS", "1"), List.of("8 µS", "2"),
				List.of("1 µS", "2"), List.of("4 µS", "2"), List.of("2 µS", "2")));
		var lines = Live.quantities(study, List.of(means(7, 0.5, 300), means(3, 0.9, 100), means(0, 0.6, 10), means(5, 0.7, 1)));
		var line = lines.getFirst().series().getFirst();
		assertEquals(1, lines.getFirst().series().size());
		assertArrayEquals(new double[] { 1, 2, 8 }, line.x(), 1e-12);
		assertArrayEquals(new double[] { 0.7, 0.6, 0.6 }, line.y(), 1e-12, "2 µS: 100 repeats of 0.9 and 300 of 0.5");
	}

	@Test
	void oneValueOfASweepIsDrawnOverItAlready() {
		var study = study(List.of("device/spread", "mapping"), List.of(List.of("1 µS", "a"), List.of("1 µS", "b"), List.of("2 µS", "a"), List.of("2 µS", "b"), List.of("3 µS", "a"), List.of("3 µS", "b")));
		var lines = Live.quantities(study, List.of(means(5, 0.5, 3))).getFirst();
		assertEquals("accuracy over spread", lines.title());
		assertEquals(List.of("a", "b"), lines.series().stream().map(Series::name).toList(), "the line to come has its name, and the other its colour");
		assertArrayEquals(new double[0], lines.series().getFirst().x());
		assertArrayEquals(new double[] { 3 }, lines.series().getLast().x(), 1e-12);
	}

	@Test
	void picturesBesideEachOtherAreChosenByTheirTitle() {
		var coordinates = new ArrayList<List<String>>();
		for (var current : List.of("1 µA", "2 µA", "3 µA")) {
			for (var slope : List.of("1", "2", "4", "8")) {
				for (var mapping : List.of("a", "b")) {
					coordinates.add(List.of(current, slope, mapping));
				}
			}
		}
		var lines = Live.quantities(study(List.of("device/current", "circuit/slope", "mapping"), coordinates), List.of(means(9, 0.5, 3), means(3, 0.4, 3)));
		assertEquals(List.of("accuracy over current for mapping b", "accuracy over slope for mapping b"), lines.stream().map(Lines::title).toList());
	}

	/** Points that are averaged have come to different numbers of repeats. */
	@Test
	void aMeanSettlesWithoutJumps() {
		var study = study(List.of("mapping", "train/seed"), List.of(List.of("a", "1"), List.of("a", "2"), List.of("b", "1"), List.of("b", "2")));
		var ahead = at(0, new double[] { 50, 100, 150, 200 }, 0.91, 0.90, 0.89, 0.90);
		var behind = at(1, new double[] { 30, 60 }, 0.52, 0.50);
		var line = Live.quantities(study, List.of(behind, ahead)).getFirst().series().getFirst();
		assertArrayEquals(new double[] { 50, 60, 100, 150, 200 }, line.x());
		for (int i = 1; i < line.y().length; i++) {
			assertEquals(line.y()[i - 1], line.y()[i], 0.08, "at " + line.x()[i]);
		}
		assertEquals((200 * 0.90 + 60 * 0.50) / 260, line.y()[4], 1e-12, "the mean of all that there is");
		assertEquals(2, Live.quantities(study, List.of(behind, ahead)).getFirst().series().size());
	}

	private static Means at(int point, double[] repeats, double... history) {
		return new Means(point, List.of(new Mean("accuracy", "1", "accuracy", (long) repeats[repeats.length - 1], history[history.length - 1], 0.1, repeats, history, new double[history.length])));
	}

	/** Long trainings are thinned, each in its own way. */
	@Test
	void trainingsOfOtherEpochsAreAveragedWithoutJumps() {
		var study = study(List.of("train/seed"), List.of(List.of("1"), List.of("2")));
		var coarse = new Course(1, Course.SHARED, new double[] { 1, 3, 5, 6 }, new double[] { 2, 1.6, 1.2, 1 }, new double[] { 0, 0, 0, 0 }, false);
		var fine = new Course(0, Course.SHARED, new double[] { 1, 2, 3, 4, 5 }, new double[] { 1, 0.9, 0.8, 0.7, 0.6 }, new double[] { 0, 0, 0, 0, 0 }, false);
		var loss = Live.trainings(study, List.of(coarse, fine)).getFirst().series().getFirst();
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5, 6 }, loss.x());
		assertArrayEquals(new double[] { 1.5, 1.35, 1.2, 1.05, 0.9, 1 }, loss.y(), 1e-12);
	}

	@Test
	void linesOfTrainingsStandInTheOrderOfPoints() {
		var study = study(List.of("mapping"), List.of(List.of("a"), List.of("b"), List.of("c")));
		var lines = Live.trainings(study, List.of(course(2, 1, 0.5), course(0, 3, 0.7), course(1, 5, 0.7)));
		assertEquals(List.of("a", "b", "c"), lines.getFirst().series().stream().map(Series::name).toList());
	}

	@Test
	void nothingYet() {
		var study = study(List.of(), List.of(List.of()));
		assertTrue(Live.trainings(study, List.of()).isEmpty());
		assertTrue(Live.quantities(study, List.of()).isEmpty());
	}
}
