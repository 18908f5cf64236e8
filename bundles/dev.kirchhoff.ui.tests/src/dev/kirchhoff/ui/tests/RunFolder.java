// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes directories of runs as a run leaves them, with made up numbers of a plausible shape. */
final class RunFolder {
	private static final String[] CURRENTS = { "5 µA", "15 µA", "50 µA", "100 µA" };
	private static final String[] SLOPES = { "1e3 V/A", "5e3 V/A", "2e4 V/A", "1e5 V/A" };

	private RunFolder() {
	}

	/**
	 * A sweep over two numbers with repeats, training, a histogram and a confusion matrix.
	 *
	 * @param shift added to accuracies, to tell one run from another
	 */
	static Path sweep(Path directory, int repeats, long seed, double shift) throws IOException {
		Files.createDirectories(directory.resolve("tables"));
		var random = new Random(seed);
		int points = CURRENTS.length * SLOPES.length;
		try (var results = Files.newBufferedWriter(directory.resolve("results.csv")); var concluded = Files.newBufferedWriter(directory.resolve("points.csv"));
				var training = Files.newBufferedWriter(directory.resolve("training.csv")); var levels = Files.newBufferedWriter(directory.resolve("tables/levels.csv"));
				var confusion = Files.newBufferedWriter(directory.resolve("tables/confusion.csv"))) {
			results.write("point,repeat,device/current,circuit/slope,accuracy,energy\n");
			concluded.write("point,device/current,circuit/slope,accuracy-mean,accuracy-sd\n");
			training.write("training,point,device/current,circuit/slope,epoch,loss,accuracy\n");
			levels.write("point,device/current,circuit/slope,conductance-from,conductance-to,low,high\n");
			confusion.write("point,device/current,circuit/slope,predicted,class,images\n");
			for (int point = 0; point < points; point++) {
				var axes = CURRENTS[point / SLOPES.length] + "," + SLOPES[point % SLOPES.length];
				double mean = 0.9 + shift - 0.02 * Math.pow(point / SLOPES.length - 1.5, 2) - 0.015 * Math.pow(point % SLOPES.length - 1.7, 2);
				double sum = 0;
				double squares = 0;
				for (int repeat = 0; repeat < repeats; repeat++) {
					double accuracy = mean + 0.01 * random.nextGaussian();
					sum += accuracy;
					squares += accuracy * accuracy;
					results.write(String.format(Locale.ROOT, "%d,%d,%s,%.5f,%.4e%n", point, repeat, axes, accuracy, 2e-12 * (1 + 0.2 * random.nextDouble() + point)));
				}
				concluded.write(String.format(Locale.ROOT, "%d,%s,%.6f,%.6f%n", point, axes, sum / repeats, Math.sqrt(Math.max(0, squares / repeats - sum * sum / repeats / repeats))));
				for (int bin = 0; bin < 20; bin++) {
					levels.write(String.format(Locale.ROOT, "%d,%s,%.1e,%.1e,%.0f,%.0f%n", point, axes, bin * 5e-6, (bin + 1) * 5e-6, 200 * Math.exp(-Math.pow(bin - 4, 2) / 6.),
							200 * Math.exp(-Math.pow(bin - 14, 2) / 9.)));
				}
				for (int cell = 0; cell < 100; cell++) {
					confusion.write(point + "," + axes + "," + cell / 10 + "," + cell % 10 + "," + (cell / 10 == cell % 10 ? 80 + random.nextInt(20) : random.nextInt(4)) + "\n");
				}
			}
			for (int epoch = 1; epoch <= 30; epoch++) {
				training.write(String.format(Locale.ROOT, "0,0,%s,%s,%d,%.5f,%.5f%n", CURRENTS[0], SLOPES[0], epoch, 2.3 * Math.exp(-epoch / 8.) + 0.05, 0.93 - 0.8 * Math.exp(-epoch / 5.)));
			}
		}
		Files.writeString(directory.resolve("run.json"), json(repeats, points, seed, shift));
		Files.writeString(directory.resolve("journal"), "");
		return directory;
	}

	/** As a run writes it. */
	private static final String TIO2 = "tio2{gMin=0 S,gMax=800 µS,offset=-0.00589,offsetSpread=0.00339,spread=%s,spreadSlope=-6.24 1/S,stuckLrs=573 µS,stuckLrsSpread=99 µS,"
			+ "stuckHrsLow=10 µS,stuckHrsHigh=100 µS,tailShare=0.705,tailWrites=7.2,peakWidth=2.99 µS,excess=redraw}";

	private static String json(int repeats, int points, long seed, double shift) {
		return """
				{ "kirchhoff": "0.1.0", "project": "Made up", "title": "Accuracy over read current and slope", "experiment": "sweep", "study": "%s", "seed": %d,
				  "repeats": %d, "points": %d, "axes": ["device/current", "circuit/slope"],
				  "quantities": [ { "name": "accuracy", "unit": "1", "doc": "share of images told right", "metric": "accuracy" },
				    { "name": "energy", "unit": "J", "doc": "of a read", "metric": "energy" } ],
				  "conclusions": [ { "name": "accuracy-mean", "unit": "1", "doc": "over repeats", "metric": "accuracy" }, { "name": "accuracy-sd", "unit": "1", "doc": "over repeats", "metric": "accuracy" } ],
				  "tables": [ { "file": "tables/levels.csv", "metric": "levels", "name": "levels", "title": "Levels after programming", "view": "HISTOGRAM", "columns": [
				      { "name": "conductance-from", "unit": "S" }, { "name": "conductance-to", "unit": "S" }, { "name": "low", "unit": "1" }, { "name": "high", "unit": "1" } ] },
				    { "file": "tables/confusion.csv", "metric": "confusion", "name": "confusion", "title": "Confusion matrix", "view": "MAP", "columns": [
				      { "name": "predicted", "unit": "1" }, { "name": "class", "unit": "1" }, { "name": "images", "unit": "1" } ] } ],
				  "notes": [ "Numbers are made up." ], "settings": [ "device: dev.kirchhoff.devices.hfo2", "read voltage: %s", "array: 64 x 64", "network input: Input[shape=2] <- , 2",
				    "network hidden: FullyConnected[outputs=8, bias=true] <- input, 8", "stage train = gradient{epochs=10000,batch=256,rate=0.01,schedule=constant,method=adam,momentum=0}, seed 1",
				    "hardware hidden-weights-plus 2x8 dev.kirchhoff.devices.tio2 0.1.0.qualifier %s THIRD 0.005 0.005",
				    "hardware hidden-weights-minus 2x8 dev.kirchhoff.devices.tio2 0.1.0.qualifier %<s THIRD 0.005 0.005" ],
				  "plugins": { "dev.kirchhoff.devices.hfo2": "0.1.0", "dev.kirchhoff.algorithms": "%s" }, "inputs": { "data/train.csv": "3b1f8a0c" },
				  "failures": [], "host": { "os": "Linux", "arch": "amd64", "cpus": 2, "java": "25", "threads": 2, "kernels": "vector" },
				  "started": "2026-11-30T08:%02d:00Z", "finished": "2026-11-30T08:%02d:42Z", "seconds": 42.1, "repeatsPerSecond": 380, "standIns": false }
				""".formatted(Long.toHexString(seed + 0xabc), seed, repeats, points, shift == 0 ? "0.2 V" : "0.3 V", TIO2.formatted(shift == 0 ? "0.00691" : "0.3"), shift == 0 ? "0.1.0" : "0.1.1", 10 + seed, 11 + seed);
	}

	/** A run that followed one cell of an array, which took twelve pulses. */
	static Path traced(Path directory, String experiment, String array, int row, int column) throws IOException {
		Files.createDirectories(directory.resolve("tables"));
		var pulses = new StringBuilder("point,pulse,cell-1\n");
		for (int pulse = 1; pulse <= 12; pulse++) {
			pulses.append("0,").append(pulse).append(',').append(4e-6 + 4.5e-6 * (1 - Math.exp(-pulse / 4.))).append('\n');
		}
		Files.writeString(directory.resolve("tables/cells.csv"), pulses);
		Files.writeString(directory.resolve("tables/places.csv"), "point,cell,row,column\n0,1," + row + "," + column + "\n");
		Files.writeString(directory.resolve("points.csv"), "point\n0\n");
		Files.writeString(directory.resolve("results.csv"), "point,repeat\n0,0\n");
		Files.writeString(directory.resolve("run.json"), """
				{ "kirchhoff": "0.1.0", "project": "Made up", "experiment": "%s", "repeats": 1, "points": 1, "axes": [], "tables": [
				  { "file": "tables/cells.csv", "metric": "traces", "name": "cells-1", "title": "Current of single cells after each pulse", "view": "CURVE", "columns": [
				    { "name": "pulse", "unit": "1" }, { "name": "cell-1", "unit": "A" } ] },
				  { "file": "tables/places.csv", "metric": "traces", "name": "places-%s", "title": "Where the single cells are", "view": "TABLE", "columns": [
				    { "name": "cell", "unit": "1" }, { "name": "row", "unit": "1" }, { "name": "column", "unit": "1" } ] } ],
				  "started": "2026-11-30T09:00:00Z", "seconds": 1 }
				""".formatted(experiment, array));
		return directory;
	}

	/** {@code results.csv} of a run of many rows. */
	static Path many(Path file, int rows) throws IOException {
		var random = new Random(2);
		try (var out = Files.newBufferedWriter(file)) {
			out.write("point,repeat,device/current,mapping,accuracy,energy,conductance\n");
			var mappings = List.of("bias", "differential", "offset");
			for (int row = 0; row < rows; row++) {
				out.write((row / 1000) + "," + (row % 1000) + "," + CURRENTS[row / 1000 % 4] + "," + mappings.get(row / 4000 % 3) + "," + random.nextDouble() + "," + random.nextDouble() * 1e-12 + ","
						+ random.nextDouble() * 1e-4 + "\n");
			}
		}
		return file;
	}

	/** Its {@code run.json}. */
	static String manyJson(int rows) {
		return """
				{ "kirchhoff": "0.1.0", "project": "Made up", "title": "Many repeats", "experiment": "many", "study": "1", "seed": 1, "repeats": 1000, "points": %d,
				  "axes": ["device/current", "mapping"], "quantities": [ { "name": "accuracy", "unit": "1" }, { "name": "energy", "unit": "J" }, { "name": "conductance", "unit": "S" } ],
				  "conclusions": [], "tables": [], "started": "2026-11-29T08:00:00Z", "finished": "2026-11-29T08:01:00Z", "seconds": 60 }
				""".formatted(rows / 1000);
	}
}
