// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.fit.Measurement.Kind;
import dev.kirchhoff.results.fit.Measurement.Levels;
import dev.kirchhoff.results.fit.Measurement.Sweeps;
import dev.kirchhoff.results.fit.Measurement.Trains;

/** Tables as instruments write them. */
class MeasuredTableTest {
	private static MeasuredTable table(String text) {
		return MeasuredTable.parse(Path.of("data.csv"), text);
	}

	private static Measurement read(String text, Kind kind) {
		return Measurement.of(List.of(table(text)), kind);
	}

	@Test
	void unitsStandInHeadings() {
		var table = table("Voltage (V),I [uA],G_uS,R/kOhm,t (ms)\n0.1,2,20,50,3\n");
		assertEquals(List.of("Voltage", "I", "G", "R", "t"), table.columns().stream().map(MeasuredTable.Column::name).toList());
		assertEquals(2e-6, table.columns().get(1).values()[0], 1e-18);
		assertEquals(2e-5, table.columns().get(2).values()[0], 1e-17);
		assertEquals(3e-3, table.columns().get(4).values()[0], 1e-12);
	}

	@Test
	void separatorsAndDecimalSigns() {
		for (var text : List.of("V,I\n0.1,1e-6\n0.2,2e-6\n0.3,3e-6\n", "V;I\n0,1;1e-6\n0,2;2e-6\n0,3;3e-6\n", "V\tI\n0.1\t1e-6\n0.2\t2e-6\n0.3\t3e-6\n",
				"# made by hand\nV I\n0.1  1e-6\n0.2  2e-6\n0.3  3e-6\n", "0.1,1e-6\n0.2,2e-6\n0.3,3e-6\n")) {
			var curve = ((Sweeps) read(text, Kind.IV)).curves().getFirst();
			assertArrayEquals(new double[] { 0.1, 0.2, 0.3 }, curve.v(), 1e-12, text);
			assertArrayEquals(new double[] { 1e-6, 2e-6, 3e-6 }, curve.i(), 1e-15, text);
		}
	}

	@Test
	void severalCurves() {
		var columns = (Sweeps) read("V (V),I1 (uA),I2 (uA)\n0,0,0\n0.1,1,2\n0.2,2,4\n0.3,3,6\n", Kind.IV);
		assertEquals(2, columns.curves().size());
		assertEquals(3, columns.curves().getFirst().v().length, "0 V says nothing");
		var rows = (Sweeps) read("device,V,I\na,0.1,1e-6\na,0.2,2e-6\na,0.3,3e-6\nb,0.1,2e-6\nb,0.2,4e-6\nb,0.3,6e-6\n", Kind.IV);
		assertEquals(List.of("a", "b"), rows.curves().stream().map(Measurement.Curve::name).toList());
	}

	@Test
	void pulsesWithAndWithoutDirections() {
		var said = (Trains) read("pulse,G (uS),direction\n0,10,SET\n1,20,SET\n2,25,SET\n0,25,RESET\n1,15,RESET\n2,10,RESET\n", Kind.PULSES);
		assertEquals(List.of(true, false), said.trains().stream().map(Measurement.Train::set).toList());
		assertArrayEquals(new double[] { 10e-6, 20e-6, 25e-6 }, said.trains().getFirst().g(), 1e-12);
		var silent = (Trains) read("pulse,G_uS\n0,10\n1,14\n2,18\n3,22\n4,19\n5,15\n6,11\n", Kind.PULSES);
		assertEquals(List.of(true, false), silent.trains().stream().map(Measurement.Train::set).toList());
		var falling = (Trains) read("n;R (kΩ)\n0;10\n1;12\n2;14\n3;15\n4;16\n", Kind.PULSES);
		assertEquals(1, falling.trains().size());
		assertEquals(1e-4, falling.trains().getFirst().g()[0], 1e-12);
	}

	@Test
	void levelsInRowsAndInColumns() {
		var rows = (Levels) read("target (uS),reached (uS)\n50,49\n50,52\n100,98\n100,103\n", Kind.LEVELS);
		assertEquals(List.of(50e-6, 100e-6), rows.levels().stream().map(level -> (double) Math.round(level.target() * 1e9) / 1e9).toList());
		var columns = (Levels) read("50 µS,100 µS\n49,98\n52,103\n,99\n", Kind.LEVELS);
		assertEquals(List.of(2, 3), columns.levels().stream().map(level -> level.g().length).toList());
		assertEquals(49e-6, columns.levels().getFirst().g()[0], 1e-12);
	}

	@Test
	void faultsNameLineAndMend() {
		var bad = assertThrows(KirchhoffException.class, () -> read("V,I\n0.1,1e-6\n\n0.2,x\n0.3,3e-6\n0.4,-\n", Kind.IV));
		assertTrue(bad.getMessage().contains("data.csv:4: 'x' in column 'I'"), bad.getMessage());
		assertTrue(bad.getMessage().contains("data.csv:6: '-'"), bad.getMessage());
		assertTrue(!bad.mend().isBlank());
		var column = assertThrows(KirchhoffException.class, () -> read("time,temperature\n1,2\n2,3\n", Kind.IV));
		assertTrue(column.getMessage().contains("no column of voltages") && column.getMessage().contains("'time', 'temperature'"), column.getMessage());
		var unit = assertThrows(KirchhoffException.class, () -> read("pulse,G\n0,10\n1,20\n2,30\n", Kind.PULSES));
		assertTrue(unit.getMessage().contains("no unit") && unit.mend().contains("G (µS)"), unit.line());
		assertThrows(KirchhoffException.class, () -> table(""));
		assertThrows(KirchhoffException.class, () -> table("V,I\n"));
		assertThrows(KirchhoffException.class, () -> table("V,I\n1,2,3\n"));
	}
}
