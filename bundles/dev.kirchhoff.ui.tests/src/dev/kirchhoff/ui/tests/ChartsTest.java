// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Boxes;
import dev.kirchhoff.results.Histogram;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Live;
import dev.kirchhoff.results.Matrix;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.Statistics;
import dev.kirchhoff.results.ui.BoxChart;
import dev.kirchhoff.results.ui.HeatMap;
import dev.kirchhoff.results.ui.HistogramChart;
import dev.kirchhoff.results.ui.LineChart;
import dev.kirchhoff.solver.run.Means;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;

/** Pictures of results in a window: lines, maps, histograms and boxes, with mouse and export. */
class ChartsTest {
	private static final Quantity VOLTAGE = new Quantity("voltage", "V", "");
	private static final Quantity CURRENT = new Quantity("current", "A", "");

	@TempDir
	Path folder;

	private static <T extends Control> T filling(T control) {
		control.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		return control;
	}

	private static Lines sweep() {
		var x = IntStream.range(0, 101).mapToDouble(i -> -1 + i * 0.02).toArray();
		var y = Arrays.stream(x).map(v -> 2e-5 * Math.sinh(2.5 * v)).toArray();
		var sd = Arrays.stream(y).map(v -> 0.1 * Math.abs(v) + 4e-6).toArray();
		var random = new Random(7);
		var points = Series.points("measured", IntStream.range(0, 40).mapToDouble(i -> -0.98 + i * 0.05).toArray(),
				IntStream.range(0, 40).mapToDouble(i -> 2e-5 * Math.sinh(2.5 * (-0.98 + i * 0.05)) * (1 + 0.1 * random.nextGaussian())).toArray());
		return new Lines("I-V curve", VOLTAGE, CURRENT, "", false, false, false, List.of(points, new Series("fitted", x, y, Optional.of(sd))), "");
	}

	/** A sweep under way on an engine: batches of points come in any order, some with few repeats, and seeds are averaged. */
	private static Lines underWay(double part) {
		var random = new Random(4);
		var points = new ArrayList<Point>();
		var means = new ArrayList<Means>();
		for (var mapping : List.of("bias", "differential", "offset")) {
			for (int spread = 24; spread >= 1; spread--) {
				for (int seed = 1; seed <= 3; seed++) {
					var accuracy = 0.96 - 0.0004 * spread * spread - 0.05 * (mapping.length() - 4) / 8. + 0.004 * random.nextGaussian();
					int count = random.nextDouble() < 0.3 ? 20 : 250;
					if (random.nextDouble() < part) {
						means.add(new Means(points.size(), List.of(new Means.Mean("accuracy", "1", "accuracy", count, accuracy + 0.03 * random.nextGaussian() / Math.sqrt(count), 0.03,
								new double[] { count }, new double[] { accuracy }, new double[] { 0.03 }))));
					}
					points.add(new Point(points.size(), List.of(mapping, spread + " µS", Integer.toString(seed)), 1, null, List.of()));
				}
			}
		}
		Collections.shuffle(means, random);
		var study = new Study("p", "", "e", 1, 250, List.of("mapping", "device/spread", "train/seed"), points, 1, Map.of(), Map.of(), List.of());
		return Live.quantities(study, means).getFirst();
	}

	@Test
	void aRunUnderWayOnAnEngine() throws Exception {
		try (var stage = new Stage(2, 1300, 560)) {
			var early = filling(new LineChart(stage.shell()));
			var later = filling(new LineChart(stage.shell()));
			early.show(underWay(0.15));
			later.show(underWay(0.9));
			stage.open();
			stage.screenshot("charts-under-way");
			for (var chart : List.of(early, later)) {
				assertEquals(3, chart.lines().orElseThrow().series().size());
				for (var line : chart.lines().orElseThrow().series()) {
					var sorted = line.x().clone();
					Arrays.sort(sorted);
					assertArrayEquals(sorted, line.x(), line.name());
				}
			}
		}
	}

	private static Lines training(int epochs) {
		var series = new ArrayList<Series>();
		for (int k = 0; k < 4; k++) {
			int one = k;
			var x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
			series.add(new Series((k + 1) * 5 + " µS", x, Arrays.stream(x).map(e -> 2.3 * Math.exp(-e * (one + 1) / 30) + 0.004).toArray(), Optional.empty()));
		}
		return new Lines("Training loss", new Quantity("epoch", "1", ""), new Quantity("loss", "1", ""), "G_max", true, false, true, series, "");
	}

	private static Matrix plane() {
		var x = new double[] { 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7 };
		var y = new double[] { 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5 };
		var values = new double[y.length][x.length];
		for (int j = 0; j < y.length; j++) {
			for (int i = 0; i < x.length; i++) {
				values[j][i] = 0.98 - 0.3 * Math.pow(x[i] - 0.35, 2) - 0.12 * Math.pow(Math.log10(y[j]) - 4.2, 2);
			}
		}
		return new Matrix("", x, y, values);
	}

	private static Matrix confusion() {
		var values = new double[10][10];
		var random = new Random(3);
		for (int j = 0; j < 10; j++) {
			for (int i = 0; i < 10; i++) {
				values[j][i] = i == j ? 88 + random.nextInt(12) : random.nextInt(3);
			}
		}
		var classes = IntStream.range(0, 10).asDoubleStream().toArray();
		return new Matrix("", classes, classes, values);
	}

	private static Matrix array(int size) {
		var lines = IntStream.range(0, size).asDoubleStream().toArray();
		var values = new double[size][size];
		var random = new Random(1);
		for (var row : values) {
			Arrays.setAll(row, i -> 1e-6 + 9.9e-5 * random.nextDouble() * (1 + i) / size);
		}
		return new Matrix("Conductance", lines, lines, values);
	}

	private static Histogram histogram() {
		var from = IntStream.range(0, 50).mapToDouble(i -> i * 2e-6).toArray();
		var to = Arrays.stream(from).map(v -> v + 2e-6).toArray();
		var counts = new ArrayList<Histogram.Counts>();
		for (int level = 0; level < 4; level++) {
			double middle = 1.5e-5 + level * 2.3e-5;
			counts.add(new Histogram.Counts("level " + level, Arrays.stream(from).map(v -> Math.rint(400 * Math.exp(-Math.pow((v - middle) / 5e-6, 2)))).toArray()));
		}
		return new Histogram("", from, to, counts);
	}

	private static Boxes boxes() {
		var random = new Random(5);
		var boxes = new ArrayList<Boxes.Box>();
		for (int k = 0; k < 9; k++) {
			int one = k;
			boxes.add(new Boxes.Box((k + 1) * 5 + " µS · ISPVA", k / 3, Statistics.of(IntStream.range(0, 200).mapToDouble(i -> 0.9 + 0.01 * one + 0.02 * random.nextGaussian()).toArray())));
		}
		return new Boxes("repeats", "G_max · programming", new Quantity("accuracy", "1", ""), boxes, "");
	}

	private static HistogramChart histogramChart(Composite parent) {
		var chart = filling(new HistogramChart(parent));
		chart.show("Levels after programming", histogram(), new Quantity("conductance", "S", ""), "cells");
		return chart;
	}

	@Test
	void chartsInLightAndDark() throws Exception {
		try (var stage = new Stage(3, 1500, 900)) {
			filling(new LineChart(stage.shell())).show(sweep());
			filling(new LineChart(stage.shell())).show(training(60));
			histogramChart(stage.shell());
			filling(new HeatMap(stage.shell())).show(plane(), new Quantity("V_read", "V", ""), new Quantity("slope", "V/A", ""), new Quantity("accuracy", "1", ""));
			filling(new HeatMap(stage.shell())).show(confusion(), new Quantity("predicted", "1", ""), new Quantity("class", "1", ""), new Quantity("images", "1", ""));
			filling(new BoxChart(stage.shell())).show(boxes());
			stage.open();
			stage.screenshot("charts-light");
			stage.darken();
			stage.screenshot("charts-dark");
		}
	}

	@Test
	void wheelAndDragLookCloserAndADoubleClickShowsAll() throws Exception {
		try (var stage = new Stage(1, 900, 600)) {
			var chart = filling(new LineChart(stage.shell()));
			chart.show(sweep());
			stage.open();
			stage.screenshot("chart-all");
			var all = chart.seenX();
			var plot = plot(chart);
			Stage.mouse(plot, SWT.MouseWheel, 200, 150, 0, 3);
			var closer = chart.seenX();
			assertTrue(closer[0] > all[0] && closer[1] < all[1], Arrays.toString(closer));
			chart.show(sweep());
			assertArrayEquals(closer, chart.seenX(), "new data does not move who looks closer");
			Stage.mouse(plot, SWT.MouseDoubleClick, 200, 150, 1, 2);
			assertArrayEquals(all, chart.seenX());
			Stage.mouse(plot, SWT.MouseDown, 100, 60, 1, 1);
			Stage.mouse(plot, SWT.MouseMove, 300, 200, 0, 0);
			stage.screenshot("chart-choosing");
			Stage.mouse(plot, SWT.MouseUp, 300, 200, 1, 1);
			assertTrue(chart.seenX()[1] < all[1]);
			Stage.mouse(plot, SWT.MouseMove, 200, 150, 0, 0);
			assertTrue(chart.getReadOut().contains("voltage") && chart.getReadOut().contains("current"), chart.getReadOut());
			stage.screenshot("chart-closer");
		}
	}

	private static Control plot(LineChart chart) {
		return find(chart, Chart.class).getPlotArea().getControl();
	}

	private static <T> T find(Composite parent, Class<T> type) {
		for (var child : parent.getChildren()) {
			if (type.isInstance(child)) {
				return type.cast(child);
			}
			var below = child instanceof Composite composite ? find(composite, type) : null;
			if (below != null) {
				return below;
			}
		}
		return null;
	}

	@Test
	void aRunIsFollowedTenTimesASecond() throws Exception {
		try (var stage = new Stage(1, 900, 600)) {
			var chart = filling(new LineChart(stage.shell()));
			stage.open();
			long start = System.nanoTime();
			for (int epoch = 2; epoch <= 101; epoch++) {
				chart.show(training(epoch));
				Workbench.settle();
			}
			double each = (System.nanoTime() - start) / 1e6 / 100;
			System.out.printf("live chart: %.1f ms an update%n", each);
			stage.screenshot("chart-live");
		}
	}

	@Test
	void aMillionCellsAreSeenAndPicked() throws Exception {
		try (var stage = new Stage(1, 900, 800)) {
			var map = filling(new HeatMap(stage.shell()));
			var picked = new ArrayList<List<Integer>>();
			map.addSelectionListener((column, row) -> picked.add(List.of(column, row)));
			stage.open();
			long start = System.nanoTime();
			map.show(array(1024), new Quantity("column", "1", ""), new Quantity("row", "1", ""), new Quantity("conductance", "S", ""));
			map.image();
			double ms = (System.nanoTime() - start) / 1e6;
			System.out.printf("map of 1024 x 1024: %.0f ms%n", ms);
			var canvas = find(map, org.eclipse.swt.widgets.Canvas.class);
			Stage.mouse(canvas, SWT.MouseMove, 300, 300, 0, 0);
			assertTrue(map.getReadOut().matches("column \\d+,  row \\d+:  conductance .*µS"), map.getReadOut());
			Stage.mouse(canvas, SWT.MouseDown, 300, 300, 1, 1);
			Stage.mouse(canvas, SWT.MouseUp, 300, 300, 1, 1);
			assertEquals(1, picked.size());
			stage.screenshot("map-million");
			for (int k = 0; k < 18; k++) {
				Stage.mouse(canvas, SWT.MouseWheel, 300, 300, 0, 3);
			}
			stage.screenshot("map-closer");
		}
	}

	@Test
	void picturesAreExported() throws Exception {
		try (var stage = new Stage(2, 1200, 800)) {
			var lines = filling(new LineChart(stage.shell()));
			lines.show(sweep());
			var map = filling(new HeatMap(stage.shell()));
			map.show(confusion(), new Quantity("predicted", "1", ""), new Quantity("class", "1", ""), new Quantity("images", "1", ""));
			var histogram = histogramChart(stage.shell());
			var boxes = filling(new BoxChart(stage.shell()));
			boxes.show(boxes());
			stage.open();
			for (var picture : List.of(lines, map, histogram, boxes)) {
				var name = picture.getClass().getSimpleName();
				for (var ending : List.of("svg", "png", "csv")) {
					picture.export(folder.resolve(name + "." + ending));
				}
				var svg = Files.readString(folder.resolve(name + ".svg"));
				assertTrue(svg.startsWith("<?xml") && svg.contains("<svg") && !svg.contains("var("), name);
				assertTrue(Files.size(folder.resolve(name + ".png")) > 2000, name);
				var target = Path.of(System.getProperty("kirchhoff.screenshots"));
				Files.createDirectories(target);
				Files.copy(folder.resolve(name + ".png"), target.resolve("export-" + name + ".png"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
			}
			assertEquals("line,voltage [V],current [A],sd", Files.readAllLines(folder.resolve("LineChart.csv")).getFirst());
			assertEquals(1 + 40 + 101, Files.readAllLines(folder.resolve("LineChart.csv")).size());
			assertEquals(101, Files.readAllLines(folder.resolve("HeatMap.csv")).size());
			assertEquals(51, Files.readAllLines(folder.resolve("HistogramChart.csv")).size());
			assertEquals(10, Files.readAllLines(folder.resolve("BoxChart.csv")).size());
		}
	}
}
