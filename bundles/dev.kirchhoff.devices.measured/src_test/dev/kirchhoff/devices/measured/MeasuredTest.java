// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.random.RandomStream;

class MeasuredTest {
	private static final double MICRO = 1e-6;

	@TempDir
	Path folder;

	private MeasuredDevice device(String... given) throws IOException {
		var values = new HashMap<String, String>();
		for (int i = 0; i < given.length; i += 2) {
			values.put(given[i], given[i + 1]);
		}
		var binding = ParameterSchema.of(Measured.class).bind(values, folder::resolve);
		return (MeasuredDevice) ((Measured) binding.instance().orElseThrow(() -> new AssertionError(binding.faults()))).load();
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text);
	}

	private String refusal(String parameter, String text) throws IOException {
		write("bad.csv", text);
		return assertThrows(KirchhoffException.class, () -> device(parameter, "bad.csv")).line().replace(folder + "/", "");
	}

	private static Cells cells(int copies, int perCopy, double target) {
		var streams = new RandomStream[copies];
		Arrays.setAll(streams, c -> RandomStream.of(7).split(c));
		var cells = new Cells(copies, new int[perCopy], new int[perCopy], new Draws(streams, perCopy));
		Arrays.fill(cells.target(), target);
		return cells;
	}

	@Test
	void faultsInATableAreNamedWithTheirLine() throws IOException {
		for (var table : new String[] { "tuning", "disturbance", "iv" }) {
			assertEquals("bad.csv:3: 1 of 2 columns: separate columns by commas", refusal(table, "a,b\n1,2\n3\n"));
			assertEquals("bad.csv:5: 'x' is not a number: write it like 1.5e-4, in SI units", refusal(table, "# remark\na,b\n\n1,2\n3,x\n"));
			assertEquals("bad.csv:2: 'NaN' is not finite: remove the line", refusal(table, "a,b\n1,NaN\n"));
			assertEquals("bad.csv:2: 'Infinity' is not finite: remove the line", refusal(table, "a,b\nInfinity,1\n"));
			assertEquals("bad.csv has no rows: give one heading line and at least one row of 2 numbers", refusal(table, "a,b\n"));
			assertEquals("bad.csv has no rows: give one heading line and at least one row of 2 numbers", refusal(table, ""));
			assertEquals("bad.csv:1: the heading line is missing: begin with a line that names the columns", refusal(table, "1e-4,2e-4\n3e-4,4e-4\n"));
			assertEquals("bad.csv:2: 1 of 2 columns: separate columns by commas", refusal(table, "a;b\n1;2\n"));
			assertTrue(refusal(table, "a,b\n\"1\"x,2\n").startsWith("bad.csv:2: is not comma separated text"), refusal(table, "a,b\n\"1\"x,2\n"));
		}
		assertEquals("bad.csv has no rows: give one heading line and at least one row of 1 numbers", refusal("stuckLrs", "g\n"));
		assertEquals("bad.csv:2: 'x' is not a number: write it like 1.5e-4, in SI units", refusal("stuckHrs", "g\nx\n"));
	}

	@Test
	void bytesThatAreNoTextAreNoNumbers() throws IOException {
		Files.write(folder.resolve("latin.csv"), "größe,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
		assertEquals(2, device("disturbance", "latin.csv").disturbance().values()[0][0], "a heading in another encoding does no harm");
		Files.write(folder.resolve("bytes.csv"), new byte[] { 'a', ',', 'b', '\n', (byte) 0xff, (byte) 0xfe, ',', '1', '\n' });
		assertTrue(assertThrows(KirchhoffException.class, () -> device("disturbance", "bytes.csv")).getMessage().contains("bytes.csv:2: "));
	}

	@Test
	void relativeErrorsNeedATarget() throws IOException {
		assertEquals("bad.csv:4: a target of 0 S has no relative error: remove the line, or give the error by spread and offset",
				refusal("tuning", "target,reached\n# remark\n1e-4,1.1e-4\n0,1e-6\n"));
	}

	@Test
	void tuningDrawsTheErrorsOfTheNearestTarget() throws IOException {
		write("t.csv", "target,reached\n100e-6,101e-6\n100e-6,98e-6\n300e-6,330e-6\n100e-6,100e-6\n");
		var device = device("tuning", "t.csv");
		for (double target : new double[] { 50e-6, 100e-6, 199e-6 }) {
			assertSeen(Set.of(1.01, 0.98, 1.), device, target);
		}
		for (double target : new double[] { 201e-6, 300e-6, 5e-4 }) {
			assertSeen(Set.of(1.1), device, target);
		}
	}

	/** Exactly these relative values come, about equally often. */
	private static void assertSeen(Set<Double> ratios, MeasuredDevice device, double target) {
		var cells = cells(1, 3000, target);
		device.tune(cells);
		var seen = Arrays.stream(cells.conductance()).mapToObj(g -> Math.round(g / target * 1e6) / 1e6).collect(Collectors.groupingBy(g -> g, Collectors.counting()));
		assertEquals(ratios, seen.keySet());
		seen.values().forEach(count -> assertEquals(3000. / ratios.size(), count, 150));
	}

	@Test
	void groupsAreSortedAndTheNearestIsFound() {
		var groups = new Groups(new double[] { 1, 2, 10 }, new double[][] { { 1 }, { 2 }, { -10, 3 } });
		double[][] asked = { { -5, 1 }, { 1, 1 }, { 1.5, 1 }, { 1.6, 2 }, { 6, 2 }, { 6.1, -10 }, { 99, -10 } };
		for (var pair : asked) {
			assertEquals(pair[1], groups.nearest(pair[0])[0], "at " + pair[0]);
		}
		assertEquals(10, groups.largest());
		assertEquals(-10, Groups.pick(groups.nearest(10), 1e-9));
		assertEquals(3, Groups.pick(groups.nearest(10), 1 - 1e-16));
		assertEquals(3, Groups.pick(groups.nearest(10), 0.5));
	}

	@Test
	void disturbanceDrawsByTheNumberOfLaterWritesAndSparesTheLastCell() throws IOException {
		write("d.csv", "later,change\n2,2e-6\n1,1e-6\n4,-4e-6\n");
		var device = device("disturbance", "d.csv");
		var cells = cells(2, 7, 0);
		Arrays.fill(cells.conductance(), 1);
		device.disturb(cells, BiasScheme.THIRD);
		double[] expected = { -4e-6, -4e-6, -4e-6, 2e-6, 2e-6, 1e-6, 0 };
		for (int i = 0; i < 14; i++) {
			assertEquals(1 + expected[i % 7], cells.conductance()[i], 1e-12, "cell " + i);
		}
	}

	@Test
	void withoutTablesThePlainStatisticsHold() throws IOException {
		var device = device("offset", "-0.589 %", "offsetSpread", "0.339 %", "spread", "0.691 %", "spreadSlope", "-6.24");
		var cells = cells(1, 20_000, 300 * MICRO);
		device.tune(cells);
		double sigma = 300 * MICRO * Math.hypot(0.339, 0.691 - 6.24e-4 * 300) / 100;
		assertEquals(300 * MICRO * (1 - 0.00589), Distances.mean(cells.conductance()), 4 * sigma / Math.sqrt(20_000));
		assertEquals(sigma, Distances.deviation(cells.conductance()), 4 * sigma / Math.sqrt(40_000));
		var before = cells.conductance().clone();
		device.disturb(cells, BiasScheme.GROUNDED);
		assertArrayEquals(before, cells.conductance());
		var exact = cells(1, 10, 3e-4);
		device().tune(exact);
		assertArrayEquals(exact.target(), exact.conductance());
	}

	@Test
	void agreesWithTheFitWhenFedTheMeasuredDatabase() throws IOException {
		var file = Published.file("drolet2023/disturbance.csv");
		if (file.isEmpty()) {
			write("made.csv", "later,change\n" + fitted());
		}
		var device = device("disturbance", file.map(Path::toString).orElse("made.csv"));
		for (int later : new int[] { 1, 4, 9, 16, 24 }) {
			var cells = cells(1500, later + 1, 0);
			device.disturb(cells, BiasScheme.THIRD);
			var changes = new double[1500];
			Arrays.setAll(changes, c -> cells.conductance()[c * (later + 1)] / MICRO);
			int n = later;
			// bootstrap of a few hundred values: their own distance from the fit comes on top
			double distance = Distances.of(changes, x -> fit(n, x)) / Math.sqrt(1500);
			double allowed = 1.95 * Math.sqrt(1. / 1500 + 1. / device.disturbance().nearest(later).length);
			assertTrue(distance < allowed, later + " later writes: distance " + distance + " of " + allowed);
			assertTrue(Distances.of(changes, x -> fit(n == 1 ? 9 : 1, x)) / Math.sqrt(1500) > allowed, "the test can tell other numbers of later writes apart");
		}
	}

	/** What the fit of the V/3 disturbance (Drolet et al. 2023, mixture of this project's targets) gives to be at most x µS. */
	private static double fit(int later, double x) {
		return (whole(later, x) - whole(later, -40)) / (whole(later, 40) - whole(later, -40));
	}

	private static double whole(int later, double x) {
		double q = 0.705 * (1 - Math.exp(-later / 7.20));
		double b = 2.99 * Math.pow(later, 0.088);
		double peak = x < 0 ? 0.5 * Math.exp(x / b) : 1 - 0.5 * Math.exp(-x / b);
		double tail = x < 0 ? 0.833 * Math.exp(x / 46.6) : 0.833 + 0.167 * (1 - Math.exp(-x / 17.5));
		return (1 - q) * peak + q * tail;
	}

	/** A table with the quantiles of the fit. */
	private static String fitted() {
		var text = new StringBuilder();
		for (int later = 1; later <= 25; later++) {
			for (int k = 0; k < 400; k++) {
				double low = -40;
				double high = 40;
				for (int step = 0; step < 50; step++) {
					double middle = (low + high) / 2;
					if (fit(later, middle) < (k + 0.5) / 400) {
						low = middle;
					} else {
						high = middle;
					}
				}
				text.append(later).append(',').append(low * MICRO).append('\n');
			}
		}
		return text.toString();
	}

	@Test
	void stuckCellsAreDrawnFromTheirTablesOrLieAtTheEndsOfTheWindow() throws IOException {
		write("lrs.csv", "g\n6e-4\n7e-4\n");
		var cells = cells(1, 1000, 3e-4);
		for (int i = 0; i < 1000; i++) {
			cells.faults()[i] = (byte) (i % 3);
		}
		var device = device("stuckLrs", "lrs.csv");
		device.tune(cells);
		device.stick(cells);
		for (int i = 0; i < 1000; i++) {
			double g = cells.conductance()[i];
			assertTrue(i % 3 == 0 ? g == 3e-4 : i % 3 == 1 ? g == 6e-4 || g == 7e-4 : g == 1e-4, "cell " + i + ": " + g);
		}
		assertEquals(2, Arrays.stream(cells.conductance()).filter(g -> g > 5e-4).distinct().count());
		assertTrue(device.limits().contains(7e-4));
	}

	@Test
	void theCurveIsScaledToTheConductanceAndLinearBetweenItsPoints() throws IOException {
		write("iv.csv", "v,i\n0.4,10e-6\n0,0\n0.2,2e-6\n");
		var device = device("iv", "iv.csv");
		assertEquals(3e-4 * 0.2, device.current(3e-4, 0.2), 1e-18, "ohmic at the read voltage");
		assertEquals(3e-4 * 0.1, device.current(3e-4, 0.1), 1e-18);
		assertEquals(3e-4 * 0.6, device.current(3e-4, 0.3), 1e-18);
		assertEquals(3e-4 * 2, device.current(3e-4, 0.8), 1e-18, "ohmic beyond the last point");
		assertEquals(-3e-4 * 0.6, device.current(3e-4, -0.3), 1e-18, "odd where one sign was measured");
		assertEquals(0, device.current(3e-4, 0));
		assertEquals(1e-4, device().current(2e-4, 0.5), 1e-18, "ohmic without a curve");
	}

	@Test
	void aCurveOfBothSignsIsNotMirrored() throws IOException {
		write("iv.csv", "v,i\n-0.2,-1e-6\n0,0\n0.2,4e-6\n");
		var device = device("iv", "iv.csv");
		assertEquals(-1e-4 * 0.05, device.current(1e-4, -0.2), 1e-18);
		assertEquals(-1e-4 * 0.025, device.current(1e-4, -0.1), 1e-18);
		assertEquals(-1e-4 * 0.1, device.current(1e-4, -0.4), 1e-18);
	}

	@Test
	void aCurveThatDoesNotBeginAtZeroIsOhmicDownToZero() throws IOException {
		write("iv.csv", "v,i\n0.1,1e-6\n0.2,4e-6\n");
		assertEquals(1e-4 * 0.025, device("iv", "iv.csv").current(1e-4, 0.05), 1e-18);
		assertEquals(0, device("iv", "iv.csv").current(1e-4, 0));
	}

	@Test
	void curvesThatCannotBeMeantAreRefused() throws IOException {
		assertEquals("bad.csv has two currents at 0.2 V: give one sweep, in one direction", refusal("iv", "v,i\n0.2,1\n0.2,2\n"));
		assertEquals("bad.csv does not reach the read voltage of 0.2 V: measure further or set readVoltage", refusal("iv", "v,i\n0,0\n0.1,1e-6\n"));
		assertEquals("bad.csv does not reach the read voltage of 0.2 V: measure further or set readVoltage", refusal("iv", "v,i\n0.3,1e-6\n"));
		assertEquals("bad.csv has no positive current at the read voltage of 0.2 V: check the sign of the current", refusal("iv", "v,i\n0,0\n0.3,-1e-6\n"));
		assertEquals("bad.csv has a current of 1.0E-6 A at 0 V: take the offset out of the currents", refusal("iv", "v,i\n-0.1,-1e-6\n0,1e-6\n0.3,1e-6\n"));
	}

	@Test
	void nothingLeavesTheLimits() throws IOException {
		write("d.csv", "later,change\n1,-450e-6\n2,60e-6\n");
		write("t.csv", "target,reached\n1e-4,2.5e-4\n5e-4,1e-4\n");
		for (var device : new MeasuredDevice[] { device(), device("disturbance", "d.csv", "tuning", "t.csv"), device("offset", "1", "spread", "1", "offsetSpread", "1"),
				device("spreadSlope", "-9000"), device("spreadSlope", "9000") }) {
			for (double target : new double[] { 1e-4, 5e-4 }) {
				var cells = cells(100, 6, target);
				device.tune(cells);
				device.disturb(cells, BiasScheme.THIRD);
				device.stick(cells);
				for (double g : cells.conductance()) {
					assertTrue(device.limits().contains(g), () -> g + " is not within " + device.limits());
				}
			}
		}
		assertEquals(new Range(1e-4, 5e-4), device().window());
	}

	@Test
	void missingFilesAndContradictionsAreFaults() {
		var schema = ParameterSchema.of(Measured.class);
		for (var given : List.of(Map.of("tuning", "none.csv"), Map.of("gMin", "600 µS"), Map.of("readVoltage", "0 V"))) {
			assertFalse(schema.bind(given, folder::resolve).faults().isEmpty());
		}
	}
}
