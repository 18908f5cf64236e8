// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.internal.Average;

class ProvidersTest {
	@TempDir
	Path folder;

	@Test
	void axesAreShortenedAsFarAsTheyStayDifferent() {
		var axes = List.of("train/seed", "test/seed", "map/scheme", "plain");
		assertEquals("train/seed", Axes.shortName(axes, "train/seed"));
		assertEquals("scheme", Axes.shortName(axes, "map/scheme"));
		assertEquals("plain", Axes.shortName(axes, "plain"));
		assertEquals(List.of("train/seed", "test/seed"), Axes.matching(axes, "seed"));
		assertTrue(Axes.isSeed("train/Seed") && Axes.isSeed("noiseSeed") && !Axes.isSeed("seed/rate"));
	}

	@Test
	void sweptValuesAreComparedAsQuantities() {
		assertTrue(SweptValue.same("15 µA", "1.5e-5 A"));
		assertTrue(!SweptValue.same("15 µA", "15 µV") && !SweptValue.same("a", "b") && SweptValue.same("a ", "a"));
		assertArrayEquals(new double[] { 10, 0.5 }, SweptValue.numeric(List.of("10 mV", "500 µV")).orElseThrow().values());
		assertEquals(Optional.empty(), SweptValue.numeric(List.of("10 mV", "ideal")));
	}

	@Test
	void curvesAreAveragedOverSeedsOnly() {
		var run = new SampleRun().seeds(4).axis("map/scheme", "ideal", "real").read(folder);
		var table = run.info().tables().getFirst();
		var lines = Curves.of(run, table).getFirst().lines().getFirst();
		assertEquals(List.of("ideal", "real"), lines.series().stream().map(Series::name).toList());
		assertEquals("scheme", lines.legend());
		var real = run.table(table, any -> true).stream().filter(one -> one.point().coordinates().get(1).equals("real")).toList();
		var at90 = Statistics.of(real.stream().mapToDouble(one -> one.data()[1][90]).toArray());
		assertEquals(4, real.size());
		assertEquals(at90.mean(), lines.series().get(1).y()[90], 1e-15);
		assertEquals(at90.sd(), lines.series().get(1).sd().orElseThrow()[90], 1e-15);
	}

	@Test
	void aSingleCurveHasNoBand() {
		var run = new SampleRun().read(folder);
		var line = Curves.of(run, run.info().tables().getFirst()).getFirst().lines().getFirst().series();
		assertEquals(1, line.size());
		assertEquals(Optional.empty(), line.getFirst().sd());
	}

	@Test
	void sweepsSplitByFewAndAverageOverSeeds() {
		var run = new SampleRun().seeds(2).axis("a/x", "1 mV", "0.01 V", "100 mV").axis("b/scheme", "p", "q").read(folder);
		var lines = Sweeps.of(run).lines().stream().flatMap(panels -> panels.lines().stream()).toList();
		var current = lines.stream().filter(one -> one.y().name().equals("read-current")).findFirst().orElseThrow();
		assertEquals("mV", current.x().unit());
		assertEquals("A", current.y().unit());
		assertEquals(List.of("p", "q"), current.series().stream().map(Series::name).toList());
		assertArrayEquals(new double[] { 1, 10, 100 }, current.series().getFirst().x());
		var values = run.pointTable().numbers("read-current").orElseThrow();
		var expected = Statistics.of(run.points().stream().filter(point -> point.coordinates().subList(1, 3).equals(List.of("0.01 V", "q"))).mapToDouble(point -> values[point.index()])
				.toArray());
		assertEquals(2, expected.count());
		assertEquals(expected.mean(), current.series().get(1).y()[1], 1e-18);
		assertEquals(expected.sd(), current.series().get(1).sd().orElseThrow()[1], 1e-18);
		assertTrue(Sweeps.of(run).planes().isEmpty());
	}

	@Test
	void twoSweptNumbersMakeAPlane() {
		var run = new SampleRun().axis("a/x", "3", "1", "2").axis("a/y", "0.1", "0.2", "0.3", "0.4").read(folder);
		var plane = Sweeps.of(run).planes().getFirst();
		assertArrayEquals(new double[] { 1, 2, 3 }, plane.matrices().getFirst().x());
		var means = run.pointTable().numbers("accuracy-mean").orElseThrow();
		assertEquals(means[1], plane.matrices().getFirst().values()[1][2]);
	}

	/** Read voltage, slope, temperature; what comes out depends on all three. */
	private static MadeRun readAndSlope() {
		return new MadeRun().axis("arrays/a/readVoltage", "0.1 V", "0.2 V", "0.5 V").axis("tiles/t/slope", "1e4 V/A", "2e4 V/A", "5e4 V/A", "1e5 V/A").axis("age/temperature", "25 °C", "125 °C")
				.conclusion("accuracy-mean", "1", at -> Double.parseDouble(at.get(0).substring(0, 3)) + (at.get(1).startsWith("2e4") ? 0.1 : 0) - (at.get(2).startsWith("1") ? 0.05 : 0))
				.conclusion("accuracy-sd", "1", at -> 0.01);
	}

	@Test
	void aThirdAxisMakesPicturesBesideEachOther() {
		var sweeps = Sweeps.of(readAndSlope().read(folder));
		var pictures = sweeps.lines();
		assertEquals(List.of("accuracy-mean over readVoltage", "accuracy-mean over slope"), pictures.stream().map(Panels::title).toList());
		var panels = pictures.getFirst();
		assertEquals("temperature", panels.heading());
		assertEquals(List.of("25 °C", "125 °C"), panels.panels().stream().map(Panels.Panel::name).toList());
		var hot = panels.lines().get(1);
		assertEquals("slope", hot.legend());
		assertEquals(List.of("10 kV/A", "20 kV/A", "50 kV/A", "100 kV/A"), hot.series().stream().map(one -> one.name().replace('\u00a0', ' ')).toList());
		assertTrue(hot.ordered());
		assertArrayEquals(new double[] { 0.15, 0.25, 0.55 }, hot.series().get(1).y(), 1e-12);
		assertArrayEquals(new double[] { 0.01, 0.01, 0.01 }, hot.series().get(1).sd().orElseThrow(), "the spread over repeats that the metric tells");
		assertTrue(panels.remark().contains("over repeats"), panels.remark());
		var plane = sweeps.planes().getFirst();
		assertEquals(1, sweeps.planes().size(), "a spread is no plane of its own");
		assertEquals("temperature", plane.heading());
		assertEquals(List.of("25 °C", "125 °C"), plane.matrices().stream().map(Matrix::name).toList());
		assertEquals(0.25, plane.matrices().get(1).values()[1][1], 1e-12);
	}

	@Test
	void aPlaneLiesOverTheAxesOfMostNumbers() {
		var run = new MadeRun().axis("a/size", "1", "2", "3").axis("a/x", "1", "2", "3", "4").axis("a/y", "1", "2", "3", "4", "5").axis("train/seed", "1", "2")
				.conclusion("c", "1", at -> Double.parseDouble(at.get(0)) + Double.parseDouble(at.get(3))).read(folder);
		var plane = Sweeps.of(run).planes().getFirst();
		assertEquals(List.of("x", "y", "size"), List.of(plane.x().name(), plane.y().name(), plane.heading()));
		assertEquals(List.of(2.5, 3.5, 4.5), plane.matrices().stream().map(matrix -> matrix.values()[0][0]).toList(), "mean over seeds");
		assertEquals("Mean over seeds.", plane.remark());
	}

	@Test
	void outcomesOfOtherSizesHaveTheirOwnPicture() {
		var run = new MadeRun().axis("m/bits", "5", "6", "8").quantity("peak", "1", at -> new double[] { 0.9, 0.95 }).quantity("over", "1", at -> new double[] { 0, 0.01 })
				.quantity("switches", "1", at -> new double[] { 4e8, 5e8 }).read(folder);
		var lines = Sweeps.of(run).lines().stream().flatMap(panels -> panels.lines().stream()).toList();
		assertEquals(List.of(List.of("peak", "over"), List.of("")), lines.stream().map(one -> one.series().stream().map(Series::name).toList()).toList());
		assertEquals("switches", lines.get(1).y().name());
		assertEquals(Math.sqrt(0.5) * 1e8, lines.get(1).series().getFirst().sd().orElseThrow()[0], 1);
	}

	@Test
	void whatIsTheSameEverywhereIsNoPicture() {
		var run = new MadeRun().axis("m/bits", "5", "6", "8").quantity("cells", "1", at -> new double[] { 400, 400 })
				.quantity("accuracy", "1", at -> new double[] { 0.9, 0.01 * Double.parseDouble(at.get(0)) }).read(folder);
		var lines = Sweeps.of(run).lines().stream().flatMap(panels -> panels.lines().stream()).toList();
		assertEquals(List.of("accuracy"), lines.stream().map(one -> one.y().name()).toList());
	}

	/** Another table for every point. */
	private static double[][] shifted(double[][] data, List<String> at) {
		var copy = Arrays.stream(data).map(double[]::clone).toArray(double[][]::new);
		copy[1][1] += 1e-9 * at.getFirst().length();
		return copy;
	}

	@Test
	void aColumnOfSpreadsIsABand() {
		var columns = List.of("epoch", "1", "accuracy", "1", "accuracy-sd", "1");
		double[][] data = { { 1, 2 }, { 0.5, 0.9 }, { 0.1, 0.01 } };
		var run = new MadeRun().axis("d/endurance", "1e3", "100e2").table("curve", View.CURVE, columns, at -> shifted(data, at)).read(folder);
		var panels = Curves.of(run, run.info().tables().getFirst());
		assertEquals(1, panels.size());
		var lines = panels.getFirst().lines().getFirst();
		assertEquals(List.of("1000", "10000"), lines.series().stream().map(Series::name).toList());
		assertArrayEquals(data[2], lines.series().getFirst().sd().orElseThrow());
		assertEquals("Mean ± one standard deviation over repeats.", lines.remark());
	}

	@Test
	void whatChangesNothingInATableIsLeftOut() {
		var columns = List.of("x", "1", "y", "1");
		var run = new MadeRun().axis("a/voltage", "1 V", "2 V", "3 V").axis("age/temperature", "25 °C", "125 °C").axis("train/seed", "1", "2")
				.table("curve", View.CURVE, columns, at -> new double[][] { { 1, 2 }, { at.get(1).length(), Double.parseDouble(at.get(2)) } }).read(folder);
		var table = run.info().tables().getFirst();
		var grouping = Grouping.of(run, table);
		assertEquals(List.of(List.of("25 °C"), List.of("125 °C")), grouping.groups().stream().map(Grouping.Group::values).toList());
		assertEquals(2, grouping.averaged(), "seeds");
		assertEquals("The same for every voltage.", grouping.sameFor());
		var lines = Curves.of(run, table).getFirst().lines().getFirst();
		assertEquals(List.of("25 °C", "125 °C"), lines.series().stream().map(Series::name).toList());
		assertTrue(lines.remark().endsWith("over 2 seeds. The same for every voltage."), lines.remark());
	}

	@Test
	void manyColumnsOfAUnitStayTogether() {
		var columns = List.of("pulse", "1", "level-1", "A", "level-2", "A", "level-3", "A");
		double[][] data = { { 1, 2 }, { 1e-6, 2e-6 }, { 2e-6, 3e-6 }, { 3e-6, 4e-6 } };
		var run = new MadeRun().axis("age/temperature", "25 °C", "125 °C").table("traces", View.CURVE, columns, at -> shifted(data, at)).read(folder);
		var panels = Curves.of(run, run.info().tables().getFirst());
		assertEquals(1, panels.size());
		assertEquals(List.of("25 °C", "125 °C"), panels.getFirst().panels().stream().map(Panels.Panel::name).toList());
		var lines = panels.getFirst().lines().getFirst();
		assertEquals(List.of("level-1", "level-2", "level-3"), lines.series().stream().map(Series::name).toList());
		assertEquals("current [A]", lines.y().label());
	}

	@Test
	void trainingsAreAveragedByEpoch() {
		var run = new SampleRun().seeds(3).epochs(40).read(folder);
		var lines = Trainings.of(run);
		assertEquals(List.of("loss", "accuracy"), lines.stream().map(one -> one.y().name()).toList());
		var mean = run.trainings().stream().mapToDouble(training -> training.loss()[7]).average().orElseThrow();
		assertEquals(3, run.trainings().size());
		assertEquals(mean, lines.getFirst().series().getFirst().y()[7], 1e-15);
		assertArrayEquals(new double[] { 10, 20, 30, 40 }, lines.get(1).series().getFirst().x());
	}

	@Test
	void histogramsOfSeedsAreAdded() {
		var run = new SampleRun().seeds(3).read(folder);
		var table = run.info().tables().get(2);
		var grouping = Grouping.of(run.info().axes(), run.points());
		var histogram = Histograms.of(run, table, grouping.groups()).getFirst();
		var one = run.table(table, point -> point == 0).getFirst();
		assertEquals(3 * one.data()[2][20], histogram.counts().getFirst().values()[20]);
		assertEquals("target", histogram.counts().get(1).name());
	}

	@Test
	void mapsAreOrderedAndMayHaveHoles() {
		var table = new PointTable(new RunPoint(0, List.of()), new double[][] { { 1, 0, 1 }, { 5, 6, 6 }, { 10, 20, 30 } });
		var matrix = Maps.of("m", table, 2);
		assertArrayEquals(new double[] { 0, 1 }, matrix.x());
		assertArrayEquals(new double[] { Double.NaN, 10 }, matrix.values()[0]);
		assertArrayEquals(new double[] { 20, 30 }, matrix.values()[1]);
	}

	@Test
	void thinningKeepsTheMeanOfRisingLinesAndTheShapeOfLoops() {
		var x = new double[1000];
		Arrays.setAll(x, i -> i);
		var thin = Average.thinned(new Series("a", x, x, Optional.of(x)), 100);
		assertEquals(100, thin.x().length);
		assertEquals(4.5, thin.y()[0]);
		var loop = new double[1000];
		Arrays.setAll(loop, i -> Math.sin(i / 100.));
		var thinLoop = Average.thinned(new Series("b", loop, x, Optional.empty()), 100);
		assertEquals(loop[500], thinLoop.x()[50]);
	}

	@Test
	void linesWithDifferentPlacesAreAveragedWhereTheyMeet() {
		var mean = Average.of("m", List.of(new Series("", new double[] { 1, 2 }, new double[] { 10, 20 }, Optional.empty()),
				new Series("", new double[] { 2, 3 }, new double[] { 40, 50 }, Optional.empty())));
		assertArrayEquals(new double[] { 1, 2, 3 }, mean.x());
		assertArrayEquals(new double[] { 10, 30, 50 }, mean.y());
		assertTrue(Double.isNaN(mean.sd().orElseThrow()[0]));
	}

	@Test
	void fewOfMany() {
		assertEquals(List.of(0, 3, 6, 9), Selection.evenly(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 4));
		assertEquals(List.of(1, 2), Selection.evenly(List.of(1, 2), 4));
	}

	@Test
	void unitsArePrefixedForAWholeColumn() {
		assertEquals("15 ± 2 µS".replace(' ', '\u00a0').replace("\u00a0±\u00a0", " ± "), Scale.of("S", 15e-6, 4e-6).text(15e-6, 2e-6).replace(".0", ""));
		assertEquals("i [µA]", Scale.of("A", 2e-4, Double.NaN).heading("i"));
		assertEquals(new Scale(1, "%"), Scale.of("%", 1e-5));
		assertEquals("share", Scale.of("1", 0.3).heading("share"));
		assertEquals("0.943 ± 0.012", Scale.of("1", 0.9).number(0.94312, 0.0123));
		assertEquals("6.15\u00a0pJ", Scale.of("J", 6.15e-12).text(6.15e-12));
		assertEquals("slope [kV/A]", Scale.of("V/A", 2e4).heading("slope"));
		assertEquals("(404.1 ± 3.8)·10⁶", Scale.of("1", 4e8).text(404.1e6, 3.8e6));
		assertEquals("10⁶", Scale.of("1", 1e6).text(1e6));
		assertEquals(List.of("20\u00a0kV/A", "2 V", "0.1 µA", "nine", "1000"), Stream.of("2e4 V/A", "2 V", "0.1 µA", "nine", "1e3").map(SweptValue::readable).toList());
	}
}
