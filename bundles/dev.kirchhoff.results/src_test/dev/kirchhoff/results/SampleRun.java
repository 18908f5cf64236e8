// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.RunInfo.Failure;
import dev.kirchhoff.results.RunInfo.Host;
import dev.kirchhoff.results.RunInfo.TableInfo;

/**
 * Writes run directories that look like those of the half-moons paper: numbers are made up, but have the size, shape and scatter of
 * real ones, and depend on every axis.
 */
final class SampleRun {
	private static final Column FROM = new Column("from", "S", "lower edge of the bin", "conductances");
	private static final Column TO = new Column("to", "S", "upper edge of the bin", "conductances");

	private final Map<String, List<String>> axes = new LinkedHashMap<>();
	private final List<String> notes = new ArrayList<>();
	private final List<Failure> failures = new ArrayList<>();
	private String experiment = "hardware-aware";
	private String title = "Hardware-aware training on a passive TiO₂ crossbar";
	private long repeats = 200;
	private int grid = 31;
	private int epochs = 400;
	private double quality = 1;
	private boolean standIns;

	SampleRun axis(String name, String... values) {
		axes.put(name, List.of(values));
		return this;
	}

	SampleRun seeds(int count) {
		var values = new String[count];
		for (int k = 0; k < count; k++) {
			values[k] = Integer.toString(k + 1);
		}
		return axis("train/seed", values);
	}

	SampleRun named(String name, String text) {
		experiment = name;
		title = text;
		return this;
	}

	SampleRun note(String text) {
		notes.add(text);
		return this;
	}

	SampleRun failure(Failure failure) {
		failures.add(failure);
		return this;
	}

	SampleRun repeats(long count) {
		repeats = count;
		return this;
	}

	SampleRun grid(int points) {
		grid = points;
		return this;
	}

	SampleRun epochs(int count) {
		epochs = count;
		return this;
	}

	/** On generated data in the place of those that the project names. */
	SampleRun onStandIns() {
		standIns = true;
		return this;
	}

	/** 1 is hardware-aware, less is worse. */
	SampleRun quality(double of) {
		quality = of;
		return this;
	}

	private record Point(int index, List<String> values, double quality, RandomGenerator random) {
		String prefix() {
			return index + (values.isEmpty() ? "" : "," + String.join(",", values));
		}
	}

	private interface Rows {
		void write(Point point, BufferedWriter out) throws IOException;
	}

	ResultDirectory read(Path directory) {
		return ResultDirectory.read(write(directory));
	}

	Path write(Path directory) {
		try {
			Files.createDirectories(directory.resolve("tables"));
			var points = points();
			csv(points, directory.resolve("results.csv"), "point,repeat", "accuracy,energy", this::repeats);
			csv(points, directory.resolve("points.csv"), "point", "accuracy-mean,accuracy-sd,share-100,share-95,share-90,read-current", this::conclusions);
			csv(points, directory.resolve("tables/consistency-reliability.csv"), "point", "copies,samples", this::reliability);
			csv(points, directory.resolve("tables/consistency-classes.csv"), "point", "from,below,samples,share", this::classes);
			csv(points, directory.resolve("tables/conductances-crossbar.csv"), "point", "from,to,reached,target", this::conductances);
			csv(points, directory.resolve("tables/decision-map.csv"), "point", "x,y,mean,sd", this::map);
			csv(points, directory.resolve("training.csv"), "training,point", "epoch,loss,accuracy", this::training);
			JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(directory.resolve("run.json").toFile(), info(points.size()));
			return directory;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void csv(List<Point> points, Path file, String first, String columns, Rows rows) throws IOException {
		try (var out = Files.newBufferedWriter(file)) {
			out.write(first + (axes.isEmpty() ? "" : "," + String.join(",", axes.keySet())) + "," + columns + "\n");
			for (var point : points) {
				rows.write(point, out);
			}
		}
	}

	private List<Point> points() {
		var combinations = new ArrayList<List<String>>();
		combinations.add(List.of());
		for (var values : axes.values()) {
			var longer = new ArrayList<List<String>>();
			for (var start : combinations) {
				for (var value : values) {
					var next = new ArrayList<>(start);
					next.add(value);
					longer.add(next);
				}
			}
			combinations.clear();
			combinations.addAll(longer);
		}
		var points = new ArrayList<Point>();
		for (var values : combinations) {
			var random = new SplittableRandom(31 * values.hashCode() + experiment.hashCode());
			double better = quality;
			int axis = 0;
			for (var entry : axes.entrySet()) {
				int at = entry.getValue().indexOf(values.get(axis++));
				better *= Axes.isSeed(entry.getKey()) ? 1 : 1 - 0.4 * at / Math.max(1, entry.getValue().size());
			}
			points.add(new Point(points.size(), values, better * (1 + 0.03 * random.nextGaussian()), random));
		}
		return points;
	}

	private void repeats(Point point, BufferedWriter out) throws IOException {
		var axisPart = point.values.isEmpty() ? "" : "," + String.join(",", point.values);
		for (long repeat = 0; repeat < repeats; repeat++) {
			double loss = Math.abs(point.random.nextGaussian()) * 0.03 / point.quality + (point.random.nextDouble() < 0.02 ? 0.2 : 0);
			double accuracy = Math.round(200 * Math.max(0.4, 0.985 - loss)) / 200.;
			out.write(point.index + "," + repeat + axisPart + "," + accuracy + "," + (3.1e-9 + 2e-10 * point.random.nextGaussian()) + "\n");
		}
	}

	private void conclusions(Point point, BufferedWriter out) throws IOException {
		double share = Math.min(0.95, 0.8 * point.quality);
		out.write(point.prefix() + "," + (0.9 + 0.06 * point.quality) + "," + 0.03 / point.quality + "," + 0.05 * point.quality + "," + share + ","
				+ Math.min(0.99, share + 0.1) + "," + (23e-6 + 1e-6 * point.random.nextGaussian()) + "\n");
	}

	private void reliability(Point point, BufferedWriter out) throws IOException {
		for (int k = 0; k <= 100; k++) {
			double asked = k / 100.;
			double share = (1 - 0.03 * asked) * (1 - Math.pow(asked, 6 + 20 * point.quality * point.quality));
			out.write(point.prefix() + "," + asked + "," + Math.max(0, share) + "\n");
		}
	}

	private void classes(Point point, BufferedWriter out) throws IOException {
		double[] bounds = { 1, 0.95, 0.9, 0.8, 0.5, 0 };
		double high = Math.min(0.9, 0.76 * point.quality);
		double rest = 1 - 0.02 - high;
		double[] share = { 0.02, high, 0.5 * rest, 0.25 * rest, 0.15 * rest, 0.1 * rest };
		for (int k = 0; k < bounds.length; k++) {
			out.write(point.prefix() + "," + bounds[k] + "," + (k == 0 ? 1 : bounds[k - 1]) + "," + Math.round(200 * share[k]) + "," + share[k] + "\n");
		}
	}

	private void conductances(Point point, BufferedWriter out) throws IOException {
		int bins = 60;
		double low = 40e-6;
		double width = (460e-6 - low) / bins;
		for (int k = 0; k < bins; k++) {
			double g = low + (k + 0.5) * width;
			double target = bell(g, 240e-6, 12e-6) * 0.5 + bell(g, 150e-6, 25e-6) + bell(g, 330e-6, 30e-6);
			double reached = bell(g, 240e-6, 20e-6) * 0.4 + bell(g, 148e-6, 32e-6) * 0.85 + bell(g, 326e-6, 37e-6) * 0.85 + 0.01;
			boolean inside = g > 100e-6 && g < 400e-6;
			out.write(point.prefix() + "," + (low + k * width) + "," + (low + (k + 1) * width) + "," + Math.round(1000 * repeats / 200. * reached) + ","
					+ (inside ? Math.round(1000 * repeats / 200. * target) : 0) + "\n");
		}
	}

	private static double bell(double x, double mean, double sd) {
		return Math.exp(-0.5 * (x - mean) * (x - mean) / sd / sd);
	}

	private void map(Point point, BufferedWriter out) throws IOException {
		for (int j = 0; j < grid; j++) {
			for (int i = 0; i < grid; i++) {
				double x = (double) i / (grid - 1);
				double y = (double) j / (grid - 1);
				double edge = (y - 0.5 - 0.25 * Math.sin(6.5 * (x - 0.05))) * 14 * point.quality;
				double mean = 1 / (1 + Math.exp(edge));
				out.write(point.prefix() + "," + x + "," + y + "," + mean + "," + (0.02 + 0.9 * mean * (1 - mean) / point.quality) + "\n");
			}
		}
	}

	private void training(Point point, BufferedWriter out) throws IOException {
		for (int epoch = 1; epoch <= epochs; epoch++) {
			double t = (double) epoch / epochs;
			double loss = (0.69 * Math.exp(-9 * t) + 0.03 / point.quality) * (1 + 0.15 * point.random.nextGaussian() * Math.exp(-t));
			double accuracy = epoch % 10 == 0 ? Math.min(1, 1 - 0.4 * Math.exp(-11 * t) - 0.01 * point.random.nextDouble()) : Double.NaN;
			out.write(point.index + "," + point.prefix() + "," + epoch + "," + Math.max(0.004, loss) + "," + accuracy + "\n");
		}
	}

	private RunInfo info(int points) {
		var quantities = List.of(new Column("accuracy", "1", "part of the test samples classified right", "accuracy"),
				new Column("energy", "J", "energy of one inference", "energy"));
		var conclusions = List.of(new Column("accuracy-mean", "1", "mean accuracy over copies", "accuracy"),
				new Column("accuracy-sd", "1", "standard deviation of the accuracy over copies", "accuracy"),
				new Column("share-100", "1", "part of the test samples that at least 100 % of the copies classify right", "consistency"),
				new Column("share-95", "1", "part of the test samples that at least 95 % of the copies classify right", "consistency"),
				new Column("share-90", "1", "part of the test samples that at least 90 % of the copies classify right", "consistency"),
				new Column("read-current", "A", "mean current of a bit line", "currents"));
		var tables = List.of(
				new TableInfo("tables/consistency-reliability.csv", "consistency", "reliability", "Test samples classified right by at least a part of the copies", View.CURVE,
						List.of(new Column("copies", "1", "part of the copies asked for", ""), new Column("samples", "1", "part of the test samples", ""))),
				new TableInfo("tables/consistency-classes.csv", "consistency", "classes", "Test samples by the part of copies that classify them right", View.TABLE,
						List.of(new Column("from", "1", "at least this part of the copies is right", ""), new Column("below", "1", "and less than this", ""),
								new Column("samples", "1", "test samples", ""), new Column("share", "1", "part of the test samples", ""))),
				new TableInfo("tables/conductances-crossbar.csv", "conductances", "conductance-crossbar", "Conductances on array crossbar", View.HISTOGRAM,
						List.of(FROM, TO, new Column("reached", "1", "cells that have such a conductance", ""), new Column("target", "1", "cells that were to have one", ""))),
				new TableInfo("tables/decision-map.csv", "decision-map", "decision-map", "Output over the plane, from 1000 copies", View.MAP,
						List.of(new Column("x", "1", "first feature", ""), new Column("y", "1", "second feature", ""), new Column("mean", "1", "mean output", ""),
								new Column("sd", "1", "standard deviation of the output", ""))));
		double total = points * (double) repeats;
		return new RunInfo("0.1.0", "Half moons", title, experiment, "9f2c4e6a81b0d35577aa19c4e02f6b8d9f2c4e6a81b0d35577aa19c4e02f6b8d", 1, repeats, points,
				List.copyOf(axes.keySet()), quantities, conclusions, tables, notes,
				List.of("devices/tio2/gMin = 100 µS", "devices/tio2/gMax = 400 µS", "stages/tune/precision = 0.5 %", "networks/moons/hidden/units = 8"),
				Map.of("dev.kirchhoff.devices.tio2", "0.1.0.202511221400", "dev.kirchhoff.algorithms", "0.1.0.202511221400"),
				Map.of("moons_train.csv", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"), failures,
				new Host("Linux 6.8", "amd64", 2, "25.0.1+8", "Apache Spark 3.5.6 at spark://head:7077", Map.of("node1", 6200L, "node2", 5800L), 0, "OpenBLAS 0.3.31"), "2025-11-22T14:29:51Z", "2025-11-22T14:30:02Z", total / 184000 + 4.2, 184000, standIns);
	}
}
