// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class MetricsTest {
	private static final double[] BOUNDS = { 1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0 };

	@Test
	void accuracyOfEachCopyAndItsMeanAndSpread() {
		int[] labels = { 0, 1, 1, 0 };
		var sums = new Tally();
		var accuracy = new Accuracy();
		assertArrayEquals(new double[] { 1, 0.5 }, Seen.of(0, labels, new float[] { 0.1f, 0.9f, 0.51f, 0.5f }, new float[] { 0.6f, 0.6f, 0.6f, 0.6f }).measure(accuracy, sums)[0]);
		assertArrayEquals(new double[] { 0 }, Seen.of(2, labels, new float[] { 1, 0, 0, 1 }).measure(accuracy, sums)[0]);
		var values = new double[2];
		assertEquals(List.of(), accuracy.conclude(sums, values));
		assertArrayEquals(new double[] { 0.5, 0.5 }, values, 1e-12);
		var one = new Tally();
		Seen.of(0, labels, new float[] { 0, 1, 1, 0 }).measure(accuracy, one);
		accuracy.conclude(one, values);
		assertArrayEquals(new double[] { 1, 0 }, values);
	}

	@Test
	void answersOfLinearAndOfSeveralOutputs() {
		int[] labels = { 0, 1, 1 };
		var linear = Seen.of(0, Seen.network(1, false), labels, 2, new float[] { -0.1f, 0.1f, 0.6f });
		assertArrayEquals(new double[] { 1 }, linear.measure(new Accuracy(), new Tally())[0], "the middle of a linear output is 0");
		var several = Seen.of(0, Seen.network(3, true), new int[] { 2, 0, 1 }, 3, new float[] { 0.1f, 0.2f, 0.3f, 0.9f, 0.9f, 0.1f, -1, -0.5f, -2 });
		assertArrayEquals(new double[] { 1 }, several.measure(new Accuracy(), new Tally())[0], "the first of equal outputs counts");
		var nan = Seen.of(0, labels, new float[] { Float.NaN, Float.NaN, Float.NaN });
		assertEquals(1. / 3, nan.measure(new Accuracy(), new Tally())[0][0], 1e-12, "no number is not class 1");
	}

	/** Ten copies; sample s is right in {@code right[s]} of them. */
	private static Seen[] copies(int... right) {
		var labels = new int[right.length];
		Arrays.setAll(labels, s -> s % 2);
		var outputs = new float[10][right.length];
		for (int c = 0; c < 10; c++) {
			for (int s = 0; s < right.length; s++) {
				outputs[c][s] = c < right[s] ? labels[s] : 1 - labels[s];
			}
		}
		return new Seen[] { Seen.of(0, labels, Arrays.copyOf(outputs, 3)), Seen.of(3, labels, Arrays.copyOfRange(outputs, 3, 10)) };
	}

	private static Table table(List<Table> tables, String name) {
		return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void consistencyCountsSamplesByTheirShareOfCopies() {
		var metric = new Consistency(BOUNDS, 0);
		var sums = new Tally();
		for (var batch : copies(10, 10, 9, 8, 7, 5, 0, 4)) {
			batch.measure(metric, sums);
		}
		var values = new double[8];
		var tables = metric.conclude(sums, values);
		assertEquals(List.of("share-100", "share-95", "share-90", "share-80", "share-70", "share-60", "share-50", "share-0"),
				metric.conclusions().stream().map(quantity -> quantity.name()).toList());
		assertArrayEquals(new double[] { 0.25, 0.25, 0.375, 0.5, 0.625, 0.625, 0.75, 1 }, values, 1e-12);
		var classes = table(tables, "classes");
		assertArrayEquals(new double[] { 2, 0, 1, 1, 1, 0, 1, 2 }, classes.data()[2]);
		assertEquals(8, Arrays.stream(classes.data()[2]).sum(), "every sample is in one class");
		assertEquals(1, Arrays.stream(classes.data()[3]).sum(), 1e-12);
		var curve = table(tables, "reliability");
		assertEquals(View.CURVE, curve.view());
		assertEquals(1, curve.data()[1][0]);
		assertEquals(0.25, curve.data()[1][100]);
		assertEquals(0.375, curve.data()[1][90], 1e-12);
	}

	@Test
	void consistencyOfTheFirstCopiesAlone() {
		var metric = new Consistency(BOUNDS, 5);
		var sums = new Tally();
		for (var batch : copies(10, 5, 4, 0)) {
			batch.measure(metric, sums);
		}
		var values = new double[8];
		var tables = metric.conclude(sums, values);
		assertArrayEquals(new double[] { 5 }, sums.of("copies", 1));
		assertArrayEquals(new double[] { 0.5, 0.5, 0.5, 0.75, 0.75, 0.75, 0.75, 1 }, values, 1e-12);
		assertEquals(List.of("classes-of-5", "reliability-of-5"), tables.stream().map(Table::name).toList());
		assertEquals("share-95-of-5", metric.conclusions().get(1).name());
	}

	@Test
	void everyBoundHasANameOfItsOwn() {
		var names = new Consistency(new double[] { 1, 0.999, 0.995, 0.99, 0.123456 }, 0).conclusions().stream().map(quantity -> quantity.name()).toList();
		assertEquals(List.of("share-100", "share-99.9", "share-99.5", "share-99", "share-12.3456"), names);
		assertEquals(names.size(), new HashSet<>(names).size());
		assertThrows(IllegalArgumentException.class, () -> new Consistency(new double[] { 0.5, 0.5 }, 0));
		assertThrows(IllegalArgumentException.class, () -> new Consistency(new double[] { 0.5, 0.6 }, 0));
		Record instance = ParameterSchema.of(Consistency.class).bind(Map.of(), Path::toAbsolutePath).instance().orElseThrow();
		var made = (Consistency) instance;
		assertArrayEquals(BOUNDS, made.bounds());
	}

	@Test
	void aDecisionMapHasMeanAndSpreadOfTheLastOutputOverTheGrid() {
		// copy c answers x + 10 y + c
		var samples = new Samples(Shape.vector(2), new float[2], new int[1], 2);
		var network = Seen.network(1, false);
		var sums = new Tally();
		var metric = new DecisionMap(3, -1, 1, 4);
		for (int first = 0; first < 6; first += 2) {
			int from = first;
			new Seen(2, first, network, samples, new float[2], inputs -> {
				var outputs = new float[inputs.length];
				for (int c = 0; c < 2; c++) {
					for (int k = 0; k < inputs.length / 2; k++) {
						outputs[c * inputs.length / 2 + k] = inputs[2 * k] + 10 * inputs[2 * k + 1] + from + c;
					}
				}
				return outputs;
			}, List.of()).measure(metric, sums);
		}
		var map = metric.conclude(sums, new double[0]).getFirst();
		assertEquals(View.MAP, map.view());
		assertTrue(map.title().contains("4 copies"), map.title());
		assertArrayEquals(new double[] { -1, 0, 1, -1, 0, 1, -1, 0, 1 }, map.data()[0]);
		assertArrayEquals(new double[] { -1, -1, -1, 0, 0, 0, 1, 1, 1 }, map.data()[1]);
		for (int k = 0; k < 9; k++) {
			assertEquals(map.data()[0][k] + 10 * map.data()[1][k] + 1.5, map.data()[2][k], 1e-6, "copies 0 to 3");
			assertEquals(Math.sqrt(1.25), map.data()[3][k], 1e-5);
		}
	}

	@Test
	void aDecisionMapNeedsAPlane() {
		var samples = new Samples(Shape.vector(3), new float[3], new int[1], 2);
		var seen = new Seen(1, 0, Seen.network(1, false), samples, new float[1], inputs -> inputs, List.of());
		var fault = assertThrows(KirchhoffException.class, () -> seen.measure(new DecisionMap(3, 0, 1, 1), new Tally()));
		assertEquals("a decision map needs a data set of two features, not 3: remove this metric", fault.line());
		assertThrows(IllegalArgumentException.class, () -> new DecisionMap(3, 1, 1, 1));
	}

	private record Window(double low, double high, double least) implements Device {
		@Override
		public Range window() {
			return new Range(low, high);
		}

		@Override
		public Range limits() {
			return new Range(least, 100);
		}
	}

	private static ArrayState array(String name, Device device, double target, double... conductances) {
		var cells = new Cells(1, new int[conductances.length], new int[conductances.length], new Draws(new RandomStream[] { RandomStream.of(1) }, conductances.length));
		Arrays.fill(cells.target(), target);
		System.arraycopy(conductances, 0, cells.conductance(), 0, conductances.length);
		return new ArrayState(name, 1, cells.perCopy(), 0.2, device, cells);
	}

	private static Seen with(ArrayState... arrays) {
		Network network = Seen.network(1, false);
		return new Seen(1, 0, network, new Samples(Shape.vector(2), new float[2], new int[1], 2), new float[1], inputs -> inputs, List.of(arrays));
	}

	@Test
	void conductancesAreCountedPerArray() {
		var metric = new Conductances(13);
		var sums = new Tally();
		// the window 0..10 with its margin is -1.5..11.5: bins of 1 S from -1.5
		with(array("b", new Window(0, 10, -5), 5, -9, -1, 0, 5, 5.49, 5.5, 99), array("a", new Window(0, 10, 0), 1, 3)).measure(metric, sums);
		with(array("b", new Window(0, 10, -5), 5, 5)).measure(metric, sums);
		var tables = metric.conclude(sums, new double[0]);
		assertEquals(List.of("conductance-a", "conductance-b"), tables.stream().map(Table::name).toList());
		var b = tables.get(1);
		assertEquals(View.HISTOGRAM, b.view());
		assertEquals(-1.5, b.data()[0][0], 1e-12);
		assertEquals(11.5, b.data()[1][12], 1e-12);
		assertArrayEquals(new double[] { 2, 1, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 1 }, b.data()[2], "what lies outside counts in the outermost bins");
		assertEquals(8, Arrays.stream(b.data()[2]).sum());
		assertEquals(8, b.data()[3][6], "all targets");
		assertEquals(0, tables.get(0).data()[0][0], 1e-12, "no bin below what the device can show");
	}

	@Test
	void withoutArraysThereIsNoHistogram() {
		var sums = new Tally();
		with().measure(new Conductances(5), sums);
		assertEquals(List.of(), new Conductances(5).conclude(sums, new double[0]));
	}
}
