// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.Wiring;

class ConductanceTableTest {
	private static final ConductanceTable FORMAT = new ConductanceTable(1, 2, 3, 4, 0.5);

	@TempDir
	Path folder;

	private CircuitCase read(String text) throws IOException {
		return FORMAT.read(Files.writeString(folder.resolve("g.csv"), text));
	}

	private static double[] conductances(CircuitCase circuit) {
		return assertInstanceOf(LinearCells.class, circuit.crossbar().cells()).conductance();
	}

	@Test
	void aLineForEachWordLine() throws IOException {
		var circuit = read("# measured on Monday\nbl 0,bl 1,\"bl, 2\"\n1e-4,12 µS, 0.5mS\n\n,10 kΩ,4 ohm\n0,0 Ω,inf Ω\n");
		assertEquals(3, circuit.crossbar().rows());
		assertEquals(3, circuit.crossbar().columns());
		assertArrayEquals(new double[] { 1e-4, 12e-6, 0.5e-3, 0, 1e-4, 0.25, 0, Double.POSITIVE_INFINITY, 0 }, conductances(circuit));
		assertEquals("g.csv", circuit.name());
		assertEquals(new Wiring(1, 2, 3, 4, false, false), circuit.crossbar().wiring());
		assertEquals(1, circuit.biases().size());
		assertArrayEquals(new double[] { 0.5, 0.5, 0.5 }, circuit.biases().getFirst().wordLines());
		assertArrayEquals(new double[3], circuit.biases().getFirst().bitLines());
	}

	@Test
	void filesOfOtherSystems() throws IOException {
		assertArrayEquals(new double[] { 1, 2, 3, 4 }, conductances(read("\ufeff1,2\r\n3,4")));
		assertArrayEquals(new double[] { 0, 0, 3e-6, 4 }, conductances(read(",\n3 uS,4\n")), "a first line of open cells is no heading");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"1,2~3 | :2: 1 columns, the first row has 2: give every line a column for each bit line",
			"1,x~-2 µS,nan | :1: column 2: 'x' is neither a conductance nor a resistance: MEND~:2: column 1: '-2 µS' is negative: MEND~:2: column 2: 'nan' is neither a conductance nor a resistance: MEND",
			"1,-5 Ω | :1: column 2: '-5 Ω' is negative: MEND", "1,5 V | :1: column 2: '5 V' is neither a conductance nor a resistance: MEND",
			"1;2 | :1: column 1: '1;2' is neither a conductance nor a resistance: MEND",
			"a,b~c,d | :2: column 1: 'c' is neither a conductance nor a resistance: MEND~:2: column 2: 'd' is neither a conductance nor a resistance: MEND",
			"a,b | : has no conductances: give a line for each word line and a column for each bit line",
			"`` | : has no conductances: give a line for each word line and a column for each bit line",
			"1,2~\"3\"x,4 | :2: is not comma separated text: check the quotation marks" })
	void faultsNameLineAndColumn(String text, String message) {
		var fault = assertThrows(KirchhoffException.class, () -> read(text.replace('~', '\n')));
		assertEquals(("g.csv" + message.replace("~", "\ng.csv")).replace("MEND", "write siemens such as 1.2e-5 or 12 µS, a resistance such as 10 kΩ, or nothing for an open cell"),
				fault.line().replace(folder + "/", ""));
	}

	@Test
	void missingFilesAreForTheCaller() {
		assertThrows(NoSuchFileException.class, () -> FORMAT.read(folder.resolve("none.csv")));
	}

	@Test
	void parametersHaveDefaults() {
		var bound = ParameterSchema.of(ConductanceTable.class).bind(Map.of("readVoltage", "300 mV"), file -> file);
		assertEquals(new ConductanceTable(1, 1, 0, 0, 0.3), bound.instance().orElseThrow());
		assertTrue(ParameterSchema.of(SpiceNetlist.class).bind(Map.of(), file -> file).faults().isEmpty());
		assertEquals(List.of("csv"), FORMAT.endings());
	}
}
