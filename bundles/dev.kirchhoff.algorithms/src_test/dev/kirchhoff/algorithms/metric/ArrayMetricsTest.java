// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;

/** Metrics that look at arrays and at how networks learned on them. */
class ArrayMetricsTest {
	private static final double MICRO = 1e-6;

	/** Plain cells of 0..120 µS. */
	private record Plain() implements Device {
		@Override
		public Range window() {
			return new Range(0, 120 * MICRO);
		}
	}

	/** Shows twice its conductance, less at low voltage. */
	private record Curved() implements Device, Readout {
		@Override
		public Range window() {
			return new Range(0, 120 * MICRO);
		}

		@Override
		public void readout(Cells cells, double voltage, double[] conductance) {
			for (int i = 0; i < conductance.length; i++) {
				conductance[i] = cells.conductance()[i] * 4 * voltage;
			}
		}
	}

	/** A weight is {@code planes} times a word line of {@code bits} cells. */
	private record Bits(List<String> planes, int bits, boolean reference) implements MappingScheme {
		@Override
		public int bitLinesPerOutput() {
			return bits;
		}

		@Override
		public boolean isReference(int plane) {
			return reference && plane == 1;
		}

		@Override
		public String cell(int plane, int wordLine, int bitLine) {
			return bitLine == 0 ? "sign" : "bit " + bitLine;
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			throw new UnsupportedOperationException();
		}
	}

	private static final Network ONE = Seen.network(1, false);

	private static Seen with(ArrayState... arrays) {
		return Seen.on(1, 0, ONE, new float[2], null, List.of(), arrays);
	}

	private static double[] micro(double... values) {
		return Arrays.stream(values).map(value -> value * MICRO).toArray();
	}

	private static Table table(List<Table> tables, String name) {
		return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(name + " is not in " + tables.stream().map(Table::name).toList()));
	}

	private static double[] column(Table table, String name) {
		for (int k = 0; k < table.columns().size(); k++) {
			if (table.columns().get(k).name().equals(name)) {
				return table.data()[k];
			}
		}
		throw new AssertionError(name + " is not in " + table.columns());
	}

	@Test
	void whatIsTakenForWhat() {
		int[] labels = { 0, 0, 1, 1, 2 };
		var sums = new Tally();
		var metric = new Confusion();
		Seen.of(0, Seen.network(4, false), labels, 4, answers(0, 0, 1, 2, 3)).measure(metric, sums);
		Seen.of(1, Seen.network(4, false), labels, 4, answers(0, 1, 1, 1, 2)).measure(metric, sums);
		var values = new double[1];
		var tables = metric.conclude(sums, values);
		assertArrayEquals(new double[] { 0.5 }, values, "class 2 is right in one of two copies");
		var map = table(tables, "confusion");
		assertEquals(View.MAP, map.view());
		assertEquals(12, map.rows(), "class 3 has no samples, but is an answer");
		assertArrayEquals(new double[] { 0.75, 0.25, 0, 0, 0, 0.75, 0.25, 0, 0, 0, 0.5, 0.5 }, column(map, "share"));
		assertArrayEquals(new double[] { 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3 }, column(map, "answer"));
		assertArrayEquals(new double[] { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2 }, column(map, "class"));
		var classes = table(tables, "classes");
		assertArrayEquals(new double[] { 2, 2, 1 }, column(classes, "samples"));
		assertArrayEquals(new double[] { 0.75, 0.75, 0.5 }, column(classes, "accuracy"));
		assertArrayEquals(new double[] { Math.sqrt(0.125), Math.sqrt(0.125), Math.sqrt(0.5) }, column(classes, "accuracy-sd"), 1e-12);
	}

	/** Outputs of four, the largest at these places. */
	private static float[] answers(int... classes) {
		var outputs = new float[4 * classes.length];
		for (int k = 0; k < classes.length; k++) {
			outputs[4 * k + classes[k]] = 1;
		}
		return outputs;
	}

	@Test
	void aSingleOutputHasTwoClasses() {
		var sums = new Tally();
		Seen.of(0, new int[] { 0, 1, 1, 1 }, new float[] { 0.1f, 0.9f, 0.2f, 0.8f }).measure(new Confusion(), sums);
		var values = new double[1];
		assertArrayEquals(new double[] { 1, 0, 1. / 3, 2. / 3 }, column(table(new Confusion().conclude(sums, values), "confusion"), "share"), 1e-15);
		assertEquals(2. / 3, values[0], 1e-15);
	}

	@Test
	void levelsHaveMeansSpreadsAndOverlaps() {
		var metric = new LevelCurrents(138, 32);
		var sums = new Tally();
		// at 0.5 V a bin is 0.5 µA; the second batch has another array, which joins in
		with(Seen.array("a", 0.5, new Plain(), 1, micro(10, 10, 10, 60, 60), micro(8, 10, 12, 60, 60))).measure(metric, sums);
		with(Seen.array("b", 0.5, new Plain(), 1, micro(60, 100, 100.00001), micro(90, 80, 100))).measure(metric, sums);
		var values = new double[2];
		var tables = metric.conclude(sums, values);
		var levels = table(tables, "levels");
		assertArrayEquals(new double[] { 1, 2, 3 }, column(levels, "level"), "10 µS, 60 µS, 100 µS");
		assertArrayEquals(micro(5, 30, 50), column(levels, "target"), 1e-11);
		assertArrayEquals(micro(5, 35, 45), column(levels, "mean"), 1e-15);
		var sd = micro(1, Math.sqrt(75), Math.sqrt(50));
		assertArrayEquals(sd, column(levels, "sd"), 1e-15);
		assertEquals(Arrays.stream(sd).average().getAsDouble(), values[0], 1e-15);
		assertArrayEquals(new double[] { 1.5, 1.5, 1 }, column(levels, "cells"), "of a copy, mean over copies");
		// 60 µS: 30, 30 and 45 µA; 100 µS: 40 and 50 µA. Above 45 µA: one of two right; below: all of 60 µS
		assertArrayEquals(new double[] { 0, 1. / 6, 0 }, column(levels, "overlap"), 1e-12);
		assertEquals(1. / 6, values[1], 1e-12);
		var histogram = table(tables, "currents-of-3");
		assertEquals(View.HISTOGRAM, histogram.view());
		assertEquals(List.of("current-from", "current-to", "level-1", "level-2", "level-3"), histogram.columns().stream().map(one -> one.name()).toList());
		assertEquals(69 * MICRO, histogram.data()[1][137], 1e-15);
		assertEquals(3, Arrays.stream(histogram.data()[2]).sum());
		assertEquals(2, histogram.data()[3][59] + histogram.data()[3][60], "30 µA");
		var curve = table(tables, "spread");
		assertEquals(View.CURVE, curve.view());
		assertTrue(curve.data()[0][0] < curve.data()[0][1] && curve.data()[0][1] < curve.data()[0][2]);
		assertEquals(0.5 / (5 * MICRO), curve.data()[0][2], 2e4, "median resistance");
	}

	@Test
	void spreadOfManyCellsIsThatOfTheirDistribution() {
		var random = new SplittableRandom(1);
		int count = 20000;
		var target = new double[2 * count];
		var conductance = new double[2 * count];
		for (int i = 0; i < 2 * count; i++) {
			target[i] = (i < count ? 30 : 60) * MICRO;
			conductance[i] = target[i] + 6 * MICRO * random.nextGaussian();
		}
		var metric = new LevelCurrents(200, 32);
		var sums = new Tally();
		with(Seen.array("a", 0.5, new Plain(), 1, target, conductance)).measure(metric, sums);
		var values = new double[2];
		var levels = table(metric.conclude(sums, values), "levels");
		assertEquals(3 * MICRO, values[0], 0.03 * MICRO);
		assertEquals(0.0062, values[1], 0.001, "a Gaussian beyond 2.5 standard deviations");
		assertArrayEquals(new double[] { 0.2, 0.1 }, column(levels, "relative-spread"), 0.004);
		assertArrayEquals(new double[] { 0.5 / 15e-6, 0.5 / 30e-6 }, column(levels, "resistance"), 200);
	}

	@Test
	void exactLevelsHaveNoSpreadAndNoOverlap() {
		var metric = new LevelCurrents(200, 32);
		var sums = new Tally();
		with(Seen.array("a", 0.5, new Plain(), 1, micro(10, 10, 90, 90, 90), micro(10, 10, 90, 90, 90))).measure(metric, sums);
		var values = new double[2];
		var levels = table(metric.conclude(sums, values), "levels");
		assertArrayEquals(new double[2], values);
		assertArrayEquals(new double[2], column(levels, "relative-spread"));
		assertArrayEquals(new double[] { 1e5, 0.5 / 45e-6 }, column(levels, "resistance"), 1e-6);
	}

	@Test
	void cellsShowWhatTheirDeviceReadsOut() {
		var sums = new Tally();
		with(Seen.array("a", 0.5, new Curved(), 1, micro(10), micro(10))).measure(new LevelCurrents(100, 32), sums);
		assertArrayEquals(micro(10), column(table(new LevelCurrents(100, 32).conclude(sums, new double[2]), "levels"), "mean"), 1e-18);
	}

	@Test
	void moreTargetsThanLevelsGoToTheNearest() {
		var target = IntStream.range(0, 120).mapToDouble(k -> (k + 0.5) * MICRO).toArray();
		var metric = new LevelCurrents(100, 4);
		var sums = new Tally();
		with(Seen.array("a", 1, new Plain(), 1, target, target)).measure(metric, sums);
		var tables = metric.conclude(sums, new double[2]);
		assertArrayEquals(new double[] { 20, 40, 40, 20 }, column(table(tables, "levels"), "cells"), "about 0, 40, 80 and 120 µS");
		assertEquals(6, table(tables, "currents-of-4").columns().size());
	}

	@Test
	void programmingIsToldByLevel() {
		var array = Seen.array("a", 0.5, new Plain(), 2, micro(10, 60, 60, 10, 60, 60), micro(1, 2, 3, 4, 5, 6));
		fill(array, Cells.PULSES, 1, 2, 4, 1, 6, 8);
		fill(array, Cells.VERIFIED, 1, 1, 0, 1, 0, 0);
		fill(array, Cells.ENERGY, 1e-12, 2e-12, 3e-12, 0, 0, 6e-12);
		var sums = new Tally();
		var metric = new Programming(32);
		var values = Seen.on(2, 0, ONE, new float[2], null, List.of(), array).measure(metric, sums);
		assertArrayEquals(new double[] { 2. / 3, 1. / 3 }, values[0], 1e-15);
		assertArrayEquals(new double[] { 7, 15 }, values[1]);
		assertArrayEquals(new double[] { 0, 0 }, values[2], "nobody noted the time");
		assertArrayEquals(new double[] { 6e-12, 6e-12 }, values[3], 1e-24);
		var table = table(metric.conclude(sums, new double[0]), "programming");
		assertArrayEquals(micro(10, 60), column(table, "target"), 1e-18);
		assertArrayEquals(new double[] { 1, 2 }, column(table, "cells"));
		assertArrayEquals(new double[] { 1, 0.25 }, column(table, "success"));
		assertArrayEquals(new double[] { 1, 5 }, column(table, "pulses"));
		assertArrayEquals(new double[] { 0.5e-12, 2.75e-12 }, column(table, "energy"), 1e-24);
	}

	private static void fill(ArrayState array, String state, double... values) {
		System.arraycopy(values, 0, array.cells().state(state), 0, values.length);
	}

	@Test
	void whatNobodyNotedIsNoTable() {
		var without = new Metric[] { new Confusion(), new LevelCurrents(10, 4), new Programming(4), new PulseTraces(4, 10, 4), new Switching(1e4, 4), new LearningCurve(), new ReadEnergy(1e-8, 10),
				new Utilisation() };
		for (var metric : without) {
			var sums = new Tally();
			var values = Seen.on(1, 0, ONE, new float[0], null, List.of()).measure(metric, sums);
			assertTrue(Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(value -> value == 0), metric + " " + Arrays.deepToString(values));
			var conclusions = new double[metric.conclusions().size()];
			assertEquals(List.of(), metric.conclude(sums, conclusions), metric.toString());
			assertArrayEquals(new double[conclusions.length], conclusions, metric.toString());
		}
		var exact = with(Seen.array("a", 0.5, new Plain(), 1, micro(10), micro(10)));
		for (var metric : List.of(new Programming(4), new PulseTraces(4, 10, 4), new Switching(1e4, 4))) {
			var sums = new Tally();
			exact.measure(metric, sums);
			assertEquals(List.of(), metric.conclude(sums, new double[2]), metric.toString());
			assertEquals(List.of(), List.copyOf(exact.arrays().getFirst().cells().states()), "looking makes no state");
		}
	}

	@Test
	void everyMetricHasDefaults() {
		for (var type : List.of(Confusion.class, LevelCurrents.class, Programming.class, PulseTraces.class, Switching.class, LearningCurve.class, ReadEnergy.class, Utilisation.class)) {
			assertTrue(ParameterSchema.of(type).bind(Map.of(), Path::toAbsolutePath).instance().isPresent(), type.getSimpleName());
		}
		var read = (Record) ParameterSchema.of(ReadEnergy.class).bind(Map.of(), Path::toAbsolutePath).instance().orElseThrow();
		assertEquals(new ReadEnergy(10e-9, 1000), read);
	}

	@Test
	void batchesMayBeCutAnyhow() {
		var target = micro(10, 60, 100, 10, 60, 100);
		var conductance = micro(8, 65, 101, 13, 50, 90);
		var together = new Tally();
		var apart = new Tally();
		var metric = new LevelCurrents(50, 32);
		for (var sums : List.of(together, apart)) {
			int cut = sums == together ? 1 : 2;
			for (int batch = 0; batch < cut; batch++) {
				int from = 3 * batch;
				int to = sums == together ? 6 : from + 3;
				var array = Seen.array("a", 0.5, new Plain(), (to - from) / 3, Arrays.copyOfRange(target, from, to), Arrays.copyOfRange(conductance, from, to));
				Seen.on((to - from) / 3, batch, ONE, new float[2], null, List.of(), array).measure(metric, sums);
			}
		}
		var values = new double[2][2];
		var one = metric.conclude(together, values[0]);
		var two = metric.conclude(apart, values[1]);
		assertArrayEquals(values[0], values[1], 1e-15);
		for (int k = 0; k < one.size(); k++) {
			for (int column = 0; column < one.get(k).data().length; column++) {
				assertArrayEquals(one.get(k).data()[column], two.get(k).data()[column], 1e-9 * Math.abs(one.get(k).data()[column][0]) + 1e-15, one.get(k).name());
			}
		}
	}

	@Test
	void tracesAreStaircases() {
		var array = Seen.array("a", 0.5, new Plain(), 2, micro(60, 10, 60, 60, 10, 60), micro(0, 0, 0, 0, 0, 0));
		var trace = array.cells().trace();
		double[][] pulses = { { 0, 1 }, { 1, 5 }, { 0, 3 }, { 2, 7 }, { 2, 9 }, { 0, 4 }, { 4, 50 } };
		for (var pulse : pulses) {
			trace.add((int) pulse[0], Pulses.Kind.SET, 1, 1.2, pulse[1] * MICRO);
		}
		var sums = new Tally();
		var metric = new PulseTraces(2, 100, 32);
		Seen.on(2, 0, ONE, new float[2], null, List.of(), array).measure(metric, sums);
		Seen.on(2, 2, ONE, new float[2], null, List.of(), array).measure(metric, sums);
		var tables = metric.conclude(sums, new double[0]);
		var levels = table(tables, "levels-2");
		assertArrayEquals(new double[] { 1, 2, 3 }, column(levels, "pulse"));
		assertArrayEquals(micro(5, 5, 5), column(levels, "level-1"), 1e-18, "done after one pulse; the second copy does not count");
		assertArrayEquals(micro(4, 6, 6.5), column(levels, "level-2"), 1e-18);
		var cells = table(tables, "cells-2");
		assertArrayEquals(micro(5, 5, 5), column(cells, "cell-1"), 1e-18);
		assertArrayEquals(micro(7, 9, 9), column(cells, "cell-2"), 1e-18);
		var places = table(tables, "places-a");
		assertArrayEquals(new double[] { 1, 2 }, column(places, "cell"));
		assertArrayEquals(new double[] { array.cells().wordLine(1), array.cells().wordLine(2) }, column(places, "row"));
		assertArrayEquals(new double[] { array.cells().bitLine(1), array.cells().bitLine(2) }, column(places, "column"));
	}

	private static PlacedBlock block(int node, Tensor tensor, int firstInput, int inputs, int outputs, PlacedBlock.Plane... planes) {
		return new PlacedBlock(node, tensor, firstInput, inputs, 0, outputs, List.of(planes));
	}

	private static PlacedBlock.Plane plane(int array, int... cells) {
		return new PlacedBlock.Plane(array, cells);
	}

	private static final Network TWO = Network.sequence(Shape.vector(2), new Layer.FullyConnected(1, true), new Layer.Activation(Layer.Function.STEP), new Layer.FullyConnected(1, false));

	@Test
	void switchesByLayerAndBit() {
		// first layer: two weights and a bias of sign and two bits; second layer: one weight
		var scheme = new Bits(List.of("bits"), 3, false);
		var blocks = List.of(block(1, Tensor.WEIGHTS, 0, 2, 1, plane(0, 0, 1, 2, 3, 4, 5)), block(1, Tensor.BIAS, 0, 1, 1, plane(0, 6, 7, 8)),
				block(3, Tensor.WEIGHTS, 0, 1, 1, plane(0, 11, 10, 9)));
		var array = Seen.array("a", 0.5, new Plain(), 1, new double[12], new double[12]);
		fill(array, Cells.SWITCHES, 0, 1, 10, 0, 2, 20000, 0, 3, 99, 4000, 40, 4);
		fill(array, Cells.ENERGY, 1e-12, 1e-12);
		var sums = new Tally();
		var metric = new Switching(1e4, 1);
		var values = Seen.on(1, 0, TWO, new float[2], scheme, blocks, array).measure(metric, sums);
		assertEquals(0 + 1 + 10 + 2 + 20000 + 3 + 99 + 4000 + 40 + 4, values[0][0]);
		assertEquals(2e-12, values[1][0], 1e-24);
		assertEquals(1. / 12, values[2][0], 1e-15);
		var conclusions = new double[2];
		var tables = metric.conclude(sums, conclusions);
		assertEquals((10 + 20000 + 99 + 4000) / (1. + 2 + 3 + 40), conclusions[0], 1e-9);
		assertEquals(4044 / 3. / (20115 / 9.), conclusions[1], 1e-9);
		var means = table(tables, "means-of-3");
		assertArrayEquals(new double[] { 1, 2 }, column(means, "layer"));
		assertArrayEquals(new double[] { 0, 4 }, column(means, "sign"));
		assertArrayEquals(new double[] { 2, 40 }, column(means, "bit-1"));
		assertArrayEquals(new double[] { 20109 / 3., 4000 }, column(means, "bit-2"));
		assertArrayEquals(new double[] { 1. / 9, 0 }, column(means, "cells-over"));
		var histogram = table(tables, "fullyconnected1-of-3");
		assertArrayEquals(new double[] { 0.1, 1, 10, 100, 1000, 10000, 100000, 1e6 }, column(histogram, "switches-from"), 1e-9);
		assertArrayEquals(new double[] { 1, 10, 100, 1000, 10000, 100000, 1e6, 1e7 }, column(histogram, "switches-to"), 1e-9);
		assertArrayEquals(new double[] { 3, 0, 0, 0, 0, 0, 0, 0 }, column(histogram, "sign"), "those that never switched");
		assertArrayEquals(new double[] { 0, 3, 0, 0, 0, 0, 0, 0 }, column(histogram, "bit-1"));
		assertArrayEquals(new double[] { 0, 0, 2, 0, 0, 1, 0, 0 }, column(histogram, "bit-2"));
	}

	@Test
	void everyNumberOfSwitchesHasABin() {
		var scheme = new Bits(List.of("bits"), 1, false);
		for (double count : new double[] { 0, 1, 2, 9, 10, 100, 1000, 99999, 1e6, 1e9 }) {
			var array = Seen.array("a", 0.5, new Plain(), 1, new double[1], new double[1]);
			fill(array, Cells.SWITCHES, count);
			var sums = new Tally();
			Seen.on(1, 0, ONE, new float[2], scheme, List.of(block(1, Tensor.WEIGHTS, 0, 1, 1, plane(0, 0))), array).measure(new Switching(1e4, 4), sums);
			var data = table(new Switching(1e4, 4).conclude(sums, new double[2]), "fullyconnected1-of-1").data();
			int bin = IntStream.range(0, data[2].length).filter(k -> data[2][k] == 1).findFirst().getAsInt();
			assertTrue((count >= data[0][bin] || count == 0 && bin == 0) && (count < data[1][bin] || bin == data[2].length - 1), count + " in " + data[0][bin] + ".." + data[1][bin]);
		}
	}

	@Test
	void learningHasAPeakAndAnEnd() {
		var samples = new Samples(Shape.vector(2), new float[0], new int[0], 2);
		var courses = List.of(List.of(new double[] { 1, 0.5, 0.6 }, new double[] { 2, 0.3, 0.9 }, new double[] { 3, 0.4, 0.9 }, new double[] { 4, 0.4, Double.NaN }),
				List.of(new double[] { 1, 0.7, 0.8 }, new double[] { 2, 0.5, 0.7 }));
		var sums = new Tally();
		var values = new Seen(2, 0, ONE, samples, new float[0], any -> any, List.of(), null, List.of(), courses).measure(new LearningCurve(), sums);
		assertArrayEquals(new double[] { 0.9, 0.8 }, values[0]);
		assertArrayEquals(new double[] { 2, 1 }, values[1], "the first of equal ones");
		assertArrayEquals(new double[] { 0.9, 0.7 }, values[2], "the last that was measured");
		var tables = new LearningCurve().conclude(sums, new double[0]);
		var accuracy = table(tables, "accuracy");
		assertArrayEquals(new double[] { 1, 2, 3 }, column(accuracy, "epoch"));
		assertArrayEquals(new double[] { 0.7, 0.8, 0.9 }, column(accuracy, "accuracy"), 1e-12);
		assertArrayEquals(new double[] { Math.sqrt(0.02), Math.sqrt(0.02), 0 }, column(accuracy, "accuracy-sd"), 1e-12);
		assertArrayEquals(new double[] { 0.6, 0.4, 0.4, 0.4 }, column(table(tables, "loss"), "loss"), 1e-12);
	}

	@Test
	void aReadHeatsCellsByTheSquareOfTheirInput() {
		// layer 1 on two planes, the second a reference that weights and nothing else use; bias; layer 2 sees 2 everywhere
		var scheme = new Bits(List.of("main", "reference"), 1, true);
		var blocks = List.of(block(1, Tensor.WEIGHTS, 0, 1, 1, plane(0, 0), plane(0, 4)), block(1, Tensor.WEIGHTS, 1, 1, 1, plane(1, 0), plane(0, 4)),
				block(1, Tensor.BIAS, 0, 1, 1, plane(0, 1), plane(0, 5)), block(3, Tensor.WEIGHTS, 0, 1, 1, plane(0, 2), plane(0, 3)));
		var a = Seen.array("a", 0.5, new Plain(), 1, new double[6], micro(10, 20, 30, 40, 50, 60));
		var b = Seen.array("b", 0.2, new Plain(), 1, new double[1], micro(70));
		float[] inputs = { 1, 0, 3, 2, 100, 100 };
		var values = Seen.on(1, 0, TWO, inputs, scheme, blocks, a, b).measure(new ReadEnergy(10e-9, 2), new Tally());
		double first = (1 + 9) / 2. * 0.25 * (10 + 50) + (0 + 4) / 2. * 0.04 * 70 + 1 * 0.25 * (20 + 60);
		double second = 4 * 0.25 * (30 + 40);
		assertEquals((first + second) * MICRO * 10e-9, values[0][0], 1e-20, "mean of the first two samples; the shared reference counts once");
		assertEquals(3, values[1][0], "two arrays, then one");
		assertEquals(20e-9, values[2][0], 1e-20);
	}

	@Test
	void aConvolutionReadsOnceAPosition() {
		var network = Network.sequence(new Shape(1, 3, 3), new Layer.Convolution(1, 2, 2, 1, 1, true));
		int[] cells = { 0, 1, 2, 3 };
		var blocks = List.of(block(1, Tensor.WEIGHTS, 0, 4, 1, plane(0, cells)), block(1, Tensor.BIAS, 0, 1, 1, plane(0, 4)));
		var array = Seen.array("a", 1, new Plain(), 1, new double[5], micro(1, 10, 100, 1000, 10000));
		float[] inputs = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
		var values = Seen.on(1, 0, network, inputs, new Bits(List.of("main"), 1, false), blocks, array).measure(new ReadEnergy(1, 1000), new Tally());
		// 4 x 4 positions; with padding 1 every kernel place meets every pixel once
		double all = 1 + 4 + 9 + 16 + 25 + 36 + 49 + 64 + 81;
		assertEquals((all * 1111 + 16 * 10000) * MICRO, values[0][0], 1e-9);
		assertEquals(16, values[1][0]);
		assertEquals(16, values[2][0]);
		var strided = Network.sequence(new Shape(1, 3, 3), new Layer.Convolution(1, 2, 2, 2, 0, false));
		var one = Seen.on(1, 0, strided, inputs, new Bits(List.of("main"), 1, false), blocks.subList(0, 1), array).measure(new ReadEnergy(1, 1000), new Tally());
		assertEquals((1 * 1 + 4 * 10 + 16 * 100 + 25 * 1000) * MICRO, one[0][0], 1e-9, "one position at the top left");
	}

	@Test
	void cellsOfArraysAndLayers() {
		var a = Seen.array("a", 0.5, new Plain(), 2, new double[16], new double[16]);
		var b = Seen.array("b", 0.5, new Plain(), 2, new double[8], new double[8]);
		var blocks = List.of(block(1, Tensor.WEIGHTS, 0, 2, 1, plane(0, 0, 1), plane(0, 2, 3)), block(3, Tensor.WEIGHTS, 0, 1, 1, plane(1, 0), plane(1, 1)));
		var sums = new Tally();
		for (int first = 0; first < 4; first += 2) {
			var values = Seen.on(2, first, TWO, new float[2], new Bits(List.of("p", "n"), 1, false), blocks, a, b).measure(new Utilisation(), sums);
			assertArrayEquals(new double[] { 12, 12 }, values[0]);
			assertArrayEquals(new double[] { 12 / 64., 12 / 64. }, values[1]);
		}
		var tables = new Utilisation().conclude(sums, new double[0]);
		assertArrayEquals(new double[] { 8, 4 }, column(table(tables, "arrays"), "used"));
		assertArrayEquals(new double[] { 0.25, 0.125 }, column(table(tables, "arrays"), "share"));
		assertArrayEquals(new double[] { 2, 1 }, column(table(tables, "layers"), "weights"));
		assertArrayEquals(new double[] { 4, 2 }, column(table(tables, "layers"), "cells"));
	}
}
