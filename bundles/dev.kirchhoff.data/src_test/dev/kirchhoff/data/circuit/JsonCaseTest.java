// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.data.Published;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.NonlinearCells;
import dev.kirchhoff.numerics.circuit.Transistor;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.random.RandomStream;

class JsonCaseTest {
	private static final String SIZE = "\"m\": 2, \"n\": 2, \"r_wl\": 1, \"r_bl\": 0.5, ";
	private static final String CELLS = "\"R\": [[1e4, null], [0, 5e3]], ";
	private static final String INPUTS = "\"inputs\": [{\"V_wl\": [0.2, null]}]";

	@TempDir
	Path folder;

	private CircuitCase read(String text) throws IOException {
		return new JsonCase().read(Files.writeString(folder.resolve("case.json"), text));
	}

	private String faults(String text) {
		return assertThrows(KirchhoffException.class, () -> read(text)).getMessage().replace(folder + "/", "");
	}

	private static String text(CircuitCase circuit) {
		return Circuits.text(new JsonCase(), circuit, List.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "g01_linear_8x8", "g02_linear_16x24", "g03_linear_64x64", "g06_write_V2_8x8", "g08_floating_sneak_8x8", "g09_pf_nonlinear_8x8" })
	void casesOfOthersAreReadAndAnsweredInTheirFormat(String name) throws IOException {
		var file = Published.golden(name + ".json");
		if (file.isEmpty()) {
			return;
		}
		var circuit = new JsonCase().read(file.get());
		var theirs = Tree.of(Files.readString(file.get()));
		var ours = Tree.of(Circuits.text(new JsonCase(), circuit, Circuits.solve(circuit)));
		for (var key : List.of("name", "description", "m", "n", "r_wl", "r_bl", "R", "k")) {
			assertEquals(theirs.get(key), ours.get(key), key);
		}
		double error = theirs.get("k") == null ? 1e-9 : 1e-8;
		var expected = theirs.list("expected");
		assertEquals(expected.size(), circuit.biases().size());
		for (int k = 0; k < expected.size(); k++) {
			var their = expected.get(k);
			var our = ours.list("expected").get(k);
			assertEquals(their.get("V_wl_applied"), our.get("V_wl_applied"));
			assertEquals(their.get("V_bl_applied"), our.get("V_bl_applied"));
			assertClose(their.numbers("I_out"), our.numbers("I_out"), error);
			assertClose(their.numbers("I_in_ngspice"), our.numbers("I_in"), error);
			for (var key : List.of("V_wl", "V_bl", "I_dev")) {
				if (their.has(key)) {
					assertClose(their.numbers(key), our.numbers(key), error);
				}
			}
			assertEquals(true, our.get("converged"));
		}
	}

	private static void assertClose(double[] expected, double[] actual, double error) {
		assertArrayEquals(expected, actual, error * Arrays.stream(expected).map(Math::abs).max().orElseThrow());
	}

	@Test
	void everythingThatTheCircuitKnowsIsKept() throws IOException {
		int m = 3;
		int n = 4;
		var g = Circuits.conductances(m * n);
		g[5] = 0;
		var shorted = g.clone();
		shorted[7] = Double.POSITIVE_INFINITY;
		var wiring = new Wiring(1.5, 1 / 3.0, 50, 1e-6, true, true);
		var bias = new Bias(new double[] { 0.1 + 0.2, Bias.FLOATING, -1e-300 }, new double[] { 0, Bias.FLOATING, 1 / 3.0, 0.5 });
		var transistor = new Transistor(1e-3 / 3, 0.4, 0.05);
		var byRow = TransistorCells.gatesByRow(new double[] { 1, 1.2, 1 / 0.7 }, n);
		var byCell = Circuits.conductances(m * n);
		var laws = List.of(new LinearCells(shorted), new NonlinearCells(g, new PooleFrenkel(2.5)), new TransistorCells(g, CurrentVoltage.OHM, transistor, byRow),
				new TransistorCells(g, new PooleFrenkel(1 / 3.0), transistor, byCell));
		for (var law : laws) {
			var circuit = new CircuitCase("a \"name\"", "über\n2 lines", new Crossbar(m, n, law, wiring), List.of(bias, Circuits.read(m, n)));
			var again = read(text(circuit));
			assertEquals(text(circuit), text(again));
			assertEquals(circuit.name(), again.name());
			assertEquals(circuit.description(), again.description());
			assertEquals(wiring, again.crossbar().wiring());
			assertEquals(law.getClass(), again.crossbar().cells().getClass());
			for (int k = 0; k < 2; k++) {
				assertArrayEquals(circuit.biases().get(k).wordLines(), again.biases().get(k).wordLines());
				assertArrayEquals(circuit.biases().get(k).bitLines(), again.biases().get(k).bitLines());
			}
		}
		assertTrue(text(Circuits.of(new Crossbar(m, n, laws.get(2), wiring), bias)).contains("\"V_gate\" : [ 1.0, 1.2, 1.4285714285714286 ]"));
		var read = assertInstanceOf(TransistorCells.class, read(text(Circuits.of(new Crossbar(m, n, laws.get(3), wiring), bias))).crossbar().cells());
		assertEquals(new PooleFrenkel(1 / 3.0), read.law());
		assertEquals(transistor, read.transistor());
		assertArrayEquals(byCell, read.gate());
		assertArrayEquals(g, read.conductance(), 1e-19);
	}

	@Test
	void resistancesKeepTheirDigits() throws IOException {
		var random = RandomStream.of(3);
		for (int k = 0; k < 10000; k++) {
			double ohm = Math.rint(random.uniform(k) * 1e8) / 1000 + 1;
			assertEquals(ohm, Ohms.of(Ohms.conductance(ohm)));
			double any = random.uniform(k) + 1e-3;
			assertEquals(1 / any, 1 / Ohms.of(1 / any), "at least the same conductance");
			assertEquals(any, 1 / Ohms.of(any), Math.ulp(any));
		}
		assertEquals(Double.POSITIVE_INFINITY, Ohms.of(-0.0));
		assertEquals(0, Ohms.of(Double.POSITIVE_INFINITY));
		assertEquals(Double.POSITIVE_INFINITY, Ohms.conductance(-0.0));
	}

	@Test
	void answersAreWrittenBesideWhatWasApplied() throws IOException {
		var g = Circuits.conductances(6);
		g[1] = 0;
		g[3] = 0;
		g[5] = 0;
		g[4] = 0;
		var crossbar = Crossbar.linear(3, 2, g, new Wiring(2, 3, 5, 7, false, false));
		var circuit = Circuits.of(crossbar, new Bias(new double[] { 0.3, -0.2, Bias.FLOATING }, new double[] { 0, Bias.FLOATING }));
		var answers = Circuits.solve(circuit);
		var tree = Tree.of(Circuits.text(new JsonCase(), circuit, answers)).list("expected").getFirst();
		assertEquals(Arrays.asList(0.3, -0.2, null), tree.get("V_wl_applied"));
		assertEquals(Arrays.asList(0.0, null), tree.get("V_bl_applied"));
		var answer = answers.getFirst();
		assertArrayEquals(answer.outputCurrents(), tree.numbers("I_out"));
		assertArrayEquals(new double[] { answer.inputCurrent(0), answer.inputCurrent(1), answer.inputCurrent(2) }, tree.numbers("I_in"));
		assertEquals(tree.numbers("I_out")[0], Arrays.stream(tree.numbers("I_in")).sum(), 1e-17);
		assertArrayEquals(answer.wordLineVoltage(), tree.numbers("V_wl"));
		assertArrayEquals(answer.bitLineVoltage(), tree.numbers("V_bl"));
		assertArrayEquals(answer.cellCurrent(), tree.numbers("I_dev"));
		assertEquals(List.of(2.0), new Tree(tree.get("islands")).get("word_lines"));
		assertEquals(List.of(1.0), new Tree(tree.get("islands")).get("bit_lines"));
		assertEquals(answer.effort().residual(), tree.get("residual"));
		assertEquals(answer.effort().method(), tree.get("method"));
		assertEquals((double) answer.effort().iterations(), tree.get("iterations"));
		assertEquals(true, tree.get("converged"));
		var solved = Circuits.text(new JsonCase(), circuit, answers);
		assertEquals(text(circuit), text(read(solved)), "answers are inputs again");
		assertFalse(solved.contains("NaN"));
		assertThrows(IllegalArgumentException.class, () -> new JsonCase().write(circuit, List.of(answer, answer), new StringBuilder()));
	}

	@Test
	void whatIsNotSaidTakesItsDefault() throws IOException {
		var circuit = read("{" + SIZE + CELLS + "\"strange\": {\"R\": [1]}, " + INPUTS + "}");
		assertEquals("case", circuit.name());
		assertEquals(new Wiring(1, 0.5), circuit.crossbar().wiring());
		var cells = assertInstanceOf(LinearCells.class, circuit.crossbar().cells());
		assertArrayEquals(new double[] { 1e-4, 0, Double.POSITIVE_INFINITY, 2e-4 }, cells.conductance());
		assertArrayEquals(new double[] { 0.2, Bias.FLOATING }, circuit.biases().getFirst().wordLines());
		assertArrayEquals(new double[2], circuit.biases().getFirst().bitLines());
		var siemens = read("{" + INPUTS + ", \"R\": null, \"G\": [[1e-4, null], [0, 2e-4]]," + SIZE + "\"k\": 0, \"device\": \"ohmic\", \"drive_both_ends\": true}");
		assertArrayEquals(new double[] { 1e-4, 0, 0, 2e-4 }, assertInstanceOf(LinearCells.class, siemens.crossbar().cells()).conductance());
		assertTrue(siemens.crossbar().wiring().driveBothEnds());
		var both = read("{" + SIZE + CELLS + INPUTS + ", \"expected\": [{\"V_wl_applied\": [1, 2], \"V_bl_applied\": [3, null]}]}");
		assertArrayEquals(new double[] { 3, Bias.FLOATING }, both.biases().getFirst().bitLines());
		var gated = read("{" + SIZE + "\"R\": [[1e4, null], [1, 5e3]], \"k\": 2, \"transistor\": {\"gain\": 1e-3, \"threshold\": 0.4}, \"V_gate\": [1, 2], " + INPUTS + "}");
		var access = assertInstanceOf(TransistorCells.class, gated.crossbar().cells());
		assertEquals(new Transistor(1e-3, 0.4, 0), access.transistor());
		assertArrayEquals(new double[] { 1, 1, 2, 2 }, access.gate());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"[[1, -20], [3, 4]] | R[0][1]: -20 Ω is negative: give a resistance, 0 for a short or null for open",
			"[[1, \"NaN\"], [3, 4]] | R[0][1]: \"NaN\" is not a number: give a resistance, 0 for a short or null for open",
			"[[1, NaN], [3, 4]] | R[0][1]: NaN is not a finite number: give a resistance, 0 for a short or null for open",
			"[[1, 1e999], [3, 4]] | R[0][1]: 1e999 is not a finite number: give a resistance, 0 for a short or null for open",
			"[[1, {\"x\": 1}], [3, 4]] | R[0][1]: an object is not a number: give a resistance, 0 for a short or null for open",
			"[[1, [2]], [3, true]] | R[0][1]: a list is not a number: give a resistance, 0 for a short or null for open~R[1][1]: true is not a number: give a resistance, 0 for a short or null for open",
			"[[1, 2, 3], [3, 4]] | R[0]: 3 values for 2 bit lines: give 2 values",
			"[[1, 2]] | R: 1 rows for 2 word lines: give m = 2 rows, or another m",
			"[1, 2] | R[0]: 1 is not a list: give a list of n numbers~R[1]: 2 is not a list: give a list of n numbers",
			"[] | R: 0 rows for 2 word lines: give m = 2 rows, or another m",
			"null | R: missing: give m rows of n resistances in ohm, or conductances in siemens as G",
			"7 | R: 7 is not a list: give m rows of n numbers" })
	void faultsOfCells(String cells, String message) {
		assertEquals("case.json: " + message.replace("~", "\ncase.json: "), faults("{" + SIZE + "\"R\": " + cells + ", " + INPUTS + "}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"\"V_wl\": [1] | inputs[0].V_wl: 1 values for 2 word lines: give 2 values",
			"\"V_wl\": [1, 2], \"V_bl\": [0, 0, 0] | inputs[0].V_bl: 3 values for 2 bit lines: give 2 values",
			"\"V_wl\": [1, \"x\"] | inputs[0].V_wl[1]: \"x\" is not a number: give volts, or null for a line that floats",
			"\"V_wl\": [1, Infinity] | inputs[0].V_wl[1]: Infinity is not a finite number: give volts, or null for a line that floats",
			"\"V_wl\": 1 | inputs[0].V_wl: 1 is not a list: give one potential a line in volts, null for one that floats",
			"\"V_bl\": [0, 0] | inputs[0].V_wl: missing: give one potential a word line in volts, null for one that floats" })
	void faultsOfInputs(String sources, String message) {
		assertEquals("case.json: " + message, faults("{" + SIZE + CELLS + "\"inputs\": [{" + sources + "}]}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"\"inputs\": [] | inputs: empty: give the potentials applied, such as \"inputs\": [{\"V_wl\": [0.2, ...], \"V_bl\": [0, ...]}]",
			"\"expected\": [] | expected: empty: give the potentials applied, such as \"inputs\": [{\"V_wl\": [0.2, ...], \"V_bl\": [0, ...]}]",
			"\"name\": \"x\" | expected: missing: give the potentials applied, such as \"inputs\": [{\"V_wl\": [0.2, ...], \"V_bl\": [0, ...]}]",
			"\"inputs\": {} | inputs: an object is not a list: write [{\"V_wl\": [...], \"V_bl\": [...]}]",
			"\"expected\": [3] | expected[0]: 3 is not an object: write {\"V_wl_applied\": [...], \"V_bl_applied\": [...]}",
			"\"expected\": [{\"V_wl_applied\": [1]}] | expected[0].V_wl_applied: 1 values for 2 word lines: give 2 values" })
	void faultsOfTheListOfInputs(String inputs, String message) {
		assertEquals("case.json: " + message, faults("{" + SIZE + CELLS + inputs + "}"));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", quoteCharacter = '`', value = {
			"\"r_driver\": -1 => r_driver: -1 is negative: give ohm, 0 or more", "\"r_sense\": \"1 Ω\" => r_sense: \"1 Ω\" is not a number: give ohm, 0 or more",
			"\"drive_both_ends\": \"yes\" => drive_both_ends: \"yes\" is neither true nor false: write true or false, without quotes",
			"\"name\": 3 => name: 3 is not text: write it in quotes",
			"\"device\": \"Joglekar\" => device: \"Joglekar\" is not known: write \"linear: I = V/R\" or \"I = (V/R)*exp(k*sqrt(|V|))\"",
			"\"device\": \"linear\", \"k\": 2 => k: 2.0 for a device that is linear: write null, or \"device\": \"I = (V/R)*exp(k*sqrt(|V|))\"~R[1][0]: a cell that is not ohmic cannot be a short: give a small resistance, such as 0.001",
			"\"device\": \"I = (V/R) * exp(k*sqrt(|V|))\" => k: missing: give the k of the device in V^-0.5",
			"\"k\": -1 => k: -1 is negative: give k in V^-0.5, or null for ohmic cells",
			"\"k\": 1 => R[1][0]: a cell that is not ohmic cannot be a short: give a small resistance, such as 0.001",
			"\"G\": [[1, 1], [1, -1]] => G[1][1]: -1 S is negative: give a conductance in siemens, 0 or null for open; a short has to be in R~G: R says the same: give one of them",
			"\"V_gate\": [1, 1] => V_gate: there is no transistor: add \"transistor\": {\"gain\": ..., \"threshold\": ..., \"lambda\": ...} or remove it",
			"\"transistor\": {\"gain\": 0, \"threshold\": 1, \"lambda\": -1} => transistor.lambda: -1 is negative: give the channel-length modulation per volt, 0 or more~V_gate: missing: give the potential of each word line's gates in volts, or m rows of n~transistor.gain: 0 A/V² lets no current pass: give KP W/L in A/V², above 0~R[1][0]: a cell with a transistor cannot be a short: give a small resistance, such as 0.001",
			"\"transistor\": {}, \"V_gate\": [1] => transistor.gain: missing: give KP W/L in A/V²~transistor.threshold: missing: give the threshold in volts~V_gate: 1 values for 2 word lines: give 2 values~R[1][0]: a cell with a transistor cannot be a short: give a small resistance, such as 0.001",
			"\"transistor\": 1 => transistor: 1 is not an object: write {\"gain\": ..., \"threshold\": ..., \"lambda\": ...}",
			"\"transistor\": {\"gain\": 1, \"threshold\": \"a\"}, \"V_gate\": [[1, 2], [null, 3]] => transistor.threshold: \"a\" is not a number: give volts~V_gate[1][0]: null is not a number: give volts~R[1][0]: a cell with a transistor cannot be a short: give a small resistance, such as 0.001" })
	void faultsOfWhatIsOptional(String field, String message) {
		assertEquals("case.json: " + message.replace("~", "\ncase.json: "), faults("{" + SIZE + CELLS + INPUTS + ", " + field + "}"));
	}

	@Test
	void everythingIsMissing() {
		assertEquals("""
				case.json: m: missing: give the number of word lines
				case.json: n: missing: give the number of bit lines
				case.json: r_wl: missing: give the resistance of a segment of a word line in ohm, 0 for ideal wires
				case.json: r_bl: missing: give the resistance of a segment of a bit line in ohm, 0 for ideal wires
				case.json: R: missing: give m rows of n resistances in ohm, or conductances in siemens as G
				case.json: expected: missing: give the potentials applied, such as "inputs": [{"V_wl": [0.2, ...], "V_bl": [0, ...]}]""", faults("{}"));
	}

	@Test
	void sizesThatNoMachineHas() {
		assertEquals("""
				case.json: m: 0 is no whole number from 1 to 2147483647: give the number of word lines
				case.json: n: 1e20 is no whole number from 1 to 2147483647: give the number of bit lines""", faults(sized("0", "1e20")));
		assertEquals("""
				case.json: m: 2.5 is no whole number from 1 to 2147483647: give the number of word lines
				case.json: n: "2" is not a number: give the number of bit lines""", faults(sized("2.5", "\"2\"")));
		assertEquals("""
				case.json: m: 2000000000 x 2000000000 cells are more than 268435456: give a smaller array
				case.json: R: 1 rows for 2000000000 word lines: give m = 2000000000 rows, or another m
				case.json: R[0]: 1 values for 2000000000 bit lines: give 2000000000 values
				case.json: inputs[0].V_wl: 1 values for 2000000000 word lines: give 2000000000 values""", faults(sized("2000000000", "2000000000")));
	}

	private static String sized(String m, String n) {
		return "{\"m\": " + m + ", \"n\": " + n + ", \"r_wl\": 1, \"r_bl\": 1, \"R\": [[1]], \"inputs\": [{\"V_wl\": [1]}]}";
	}

	@Test
	void oneMistakeInAWholeMatrixIsNotToldForEver() {
		var row = "[" + "-1,".repeat(149) + "-1]";
		var lines = faults("{" + SIZE + "\"R\": [" + row + "," + row + "]," + INPUTS + "}").lines().toList();
		assertEquals(101, lines.size());
		assertEquals("case.json: 202 more of the kind", lines.getLast());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "`` | case.json: is not a JSON object: start it with { \"m\": ..., \"n\": ..., \"R\": [[...]] }",
			"[1] | case.json: is not a JSON object: start it with { \"m\": ..., \"n\": ..., \"R\": [[...]] }" })
	void textThatIsNoObject(String text, String message) {
		assertEquals(message, faults(text));
	}

	@Test
	void brokenTextNamesLineAndColumn() throws IOException {
		var broken = faults("{\"m\": 2,\n\"r_wl\": -1,\n\"n\": }");
		assertTrue(broken.startsWith("case.json: r_wl: -1 is negative: give ohm, 0 or more\ncase.json:3:"), broken);
		assertTrue(broken.endsWith(": mend the file there"), broken);
		assertTrue(faults("{\"m\": 2, \"m\": 3}").startsWith("case.json:1:13: Duplicate"), "the second would silently win");
		assertTrue(faults("{\"R\": [[1, 2").startsWith("case.json:1:"));
		assertTrue(faults("{" + SIZE + CELLS + INPUTS + "} {}").contains("something follows the object"));
		var bytes = Files.write(folder.resolve("b.json"), new byte[] { '{', '"', (byte) 0xff, '"', ':', '1', '}' });
		assertTrue(assertThrows(KirchhoffException.class, () -> new JsonCase().read(bytes)).getMessage().contains("b.json:1:"));
	}

	@Test
	void missingFilesAreForTheCaller() {
		assertThrows(NoSuchFileException.class, () -> new JsonCase().read(folder.resolve("none.json")));
	}

	@Test
	void lawsThatTheFormatDoesNotKnowAreRefused() {
		var cubic = Circuits.of(Crossbar.nonlinear(1, 1, new double[] { 1e-4 }, (g, v) -> g * v * v * v, Wiring.IDEAL), Bias.read(new double[] { 1 }, 1));
		var out = new StringBuilder();
		var fault = assertThrows(KirchhoffException.class, () -> new JsonCase().write(cubic, List.of(), out));
		assertEquals("a case in JSON cannot hold these cells: it knows I = V/R and I = (V/R)*exp(k*sqrt(|V|)): write a netlist (.cir), which samples any law", fault.line());
		assertEquals("", out.toString());
	}
}
