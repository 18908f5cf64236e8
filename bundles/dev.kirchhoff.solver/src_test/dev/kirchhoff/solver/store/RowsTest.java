// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.solver.run.UnitResult;
import dev.kirchhoff.solver.study.Study.Unit;

/** Rows are short, come back to the bit, and those of older versions can still be read. */
class RowsTest {
	@TempDir
	Path folder;

	@Test
	void packedNumbersComeBackToTheBit() {
		var random = new Random(1);
		for (int length : new int[] { 0, 1, 2, 16, 1000, 100_000 }) {
			var numbers = new double[length];
			for (int i = 0; i < length; i++) {
				numbers[i] = switch (random.nextInt(6)) {
					case 0 -> 0.0;
					case 1 -> -0.0;
					case 2 -> Double.NaN;
					case 3 -> random.nextInt(100);
					case 4 -> (float) random.nextGaussian();
					default -> Double.longBitsToDouble(random.nextLong());
				};
			}
			var back = PackedNumbers.unpack(PackedNumbers.pack(numbers));
			assertEquals(length, back.length);
			for (int i = 0; i < length; i++) {
				assertEquals(Double.doubleToRawLongBits(numbers[i]), Double.doubleToRawLongBits(back[i]));
			}
		}
	}

	@Test
	void zerosTakeNextToNothing() {
		assertTrue(PackedNumbers.pack(new double[10_000]).length() < 1000);
	}

	@Test
	void damagedNumbersAreNotTakenForOthers() {
		var text = PackedNumbers.pack(new Random(2).doubles(100).toArray());
		for (var damaged : List.of("", "AAAA", "////////", text.substring(0, text.length() / 2), "*" + text, "f" + text.substring(1))) {
			assertThrows(IllegalArgumentException.class, () -> PackedNumbers.unpack(damaged), damaged);
		}
	}

	@Test
	void rowsOfOlderVersionsAreRead() throws IOException {
		Files.writeString(folder.resolve("journal"), """
				{"study":"f"}
				{"point":1,"first":4,"count":2,"values":[[0.5,NaN],[]],"tallies":[{"sums":[1.0,0.0,0.0,-0.0,2.5E-7,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,3.0]},{}]}
				{"point":2,"first":0,"count":2,"fault":"it failed"}
				""");
		try (var journal = Journal.open(folder.resolve("journal"), "f", true)) {
			var row = journal.read(new Unit(1, 4, 2));
			assertEquals(1, journal.done().size());
			assertArrayEquals(new double[][] { { 0.5, Double.NaN }, {} }, row.values());
			assertArrayEquals(new double[] { 1, 0, 0, -0.0, 2.5e-7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3 }, row.tallies().getFirst().of("sums", 18));
		}
	}

	@Test
	void whatALineIsAboutIsKnownWithoutItsNumbers() {
		var tally = new Tally();
		tally.sums("many", 40)[7] = 5;
		var line = UnitJson.line(out -> UnitJson.write(out, new UnitResult(new Unit(3, 1L << 40, 2), new double[][] { { 1, 2 } }, List.of(tally), null)));
		var head = UnitJson.head(line).orElseThrow();
		assertEquals(new UnitJson.Head(new Unit(3, 1L << 40, 2), false), head);
		var failed = UnitJson.line(out -> UnitJson.write(out, new UnitResult(new Unit(3, 0, 2), new double[0][], List.of(), "why")));
		assertEquals(new UnitJson.Head(new Unit(3, 0, 2), true), UnitJson.head(failed).orElseThrow());
		for (int cut = 1; cut < line.length - 1; cut++) {
			assertTrue(UnitJson.head(new String(line, 0, cut, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)).isEmpty(), "cut at " + cut);
		}
	}

	@Test
	void placesAreFoundAmongManyInTheirOrder() {
		var random = new Random(3);
		var places = new Places();
		var expected = new HashMap<Unit, Long>();
		var order = new ArrayList<Unit>();
		for (long k = 0; k < 50_000; k++) {
			var unit = new Unit(random.nextInt(500), 250L * random.nextInt(60), 250);
			if (expected.put(unit, k) == null) {
				order.add(unit);
			}
			places.put(unit, k, (int) k % 77);
		}
		assertEquals(order, List.copyOf(places.units()));
		for (var unit : order) {
			assertEquals(expected.get(unit), places.offset(places.find(unit)));
			assertTrue(places.units().contains(unit));
		}
		assertEquals(-1, places.find(new Unit(500, 0, 250)));
		assertEquals(-1, places.find(new Unit(0, 0, 249)));
	}
}
