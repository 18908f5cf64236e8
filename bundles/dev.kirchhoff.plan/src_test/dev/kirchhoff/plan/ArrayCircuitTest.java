// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.CircuitReader;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.NonlinearCells;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.plan.ArrayRequest.State;

class ArrayCircuitTest {
	private static final String TILE = "<arrays id=\"a\" name=\"a\" rows=\"12\" columns=\"10\" cell=\"cell\"";

	@TempDir
	Path folder;

	/** I = g (v + bend v³); draws what it is tuned to, a little off. */
	record Bent(@Parameter(doc = "cubic part", value = "0") double bend) implements Device, StaticIV, Tunable {
		@Override
		public Range window() {
			return new Range(1e-6, 1e-4);
		}

		@Override
		public double current(double g, double v) {
			if (bend < 0) {
				throw new IllegalStateException("bent too far");
			}
			return bend == 7 ? Double.NaN : g * v + bend * g * v * v * v;
		}

		@Override
		public void tune(Cells cells) {
			cells.draws().uniform("tune", cells.conductance());
			for (int k = 0; k < cells.size(); k++) {
				cells.conductance()[k] = 1e-6 + cells.conductance()[k] * 99e-6;
			}
		}
	}

	/** Siemens between blanks, one line a row. */
	record Grid() implements CircuitReader {
		@Override
		public List<String> endings() {
			return List.of("grid");
		}

		@Override
		public CircuitCase read(Path file) throws IOException {
			var rows = Files.readAllLines(file).stream().map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray()).toList();
			var all = rows.stream().flatMapToDouble(Arrays::stream).toArray();
			int columns = all.length / rows.size();
			return new CircuitCase("grid", "", Crossbar.linear(rows.size(), columns, all, Wiring.IDEAL), List.of(Bias.read(new double[rows.size()], columns)));
		}
	}

	private static Extensions extensions() {
		var all = new ArrayList<>(Bench.extensions().all());
		all.add(Extensions.of(Kind.DEVICE, "bent", "bent", "for tests", "bench.bent", "3.0", Bent.class));
		all.add(Extensions.of(Kind.CIRCUIT_FORMAT, "grid", "grid", "for tests", "bench.bent", "3.0", Grid.class));
		return new Extensions(all);
	}

	private ArrayCircuit resolve(String text, String array, State state) throws IOException {
		return ArrayCircuit.of(new ArrayRequest(Bench.write(folder, text), Optional.ofNullable(array), state), extensions(), Monitor.NONE, _ -> {
		});
	}

	private CircuitCase circuit(String text, String array, State state) throws IOException {
		var resolved = resolve(text, array, state);
		assertEquals(List.of(), resolved.problems());
		return resolved.circuit().orElseThrow();
	}

	private static double[] states(CircuitCase circuit) {
		return circuit.crossbar().cells() instanceof NonlinearCells cells ? cells.conductance() : ((LinearCells) circuit.crossbar().cells()).conductance();
	}

	/** The one problem there is. */
	private void refused(String begin, String mend, String text, String array, State state) throws IOException {
		var resolved = resolve(text, array, state);
		assertEquals(Optional.empty(), resolved.circuit());
		var lines = resolved.problems().stream().map(problem -> problem.toString().replaceFirst(".*p.kirchhoff:", "")).toList();
		assertEquals(1, lines.size(), lines.toString());
		assertTrue(lines.getFirst().strip().startsWith(begin) && lines.getFirst().contains(mend), lines.getFirst());
	}

	@Test
	void asDrawn() throws IOException {
		var text = Bench.project("biasScheme=\"V/3\"", "biasScheme=\"V/3\" readVoltage=\"0.4\"", TILE, TILE
				+ " wordLineResistance=\"1.5\" bitLineResistance=\"2.5\" driverResistance=\"30\" senseResistance=\"40\"");
		var circuit = circuit(text, "a", new State.LowResistance());
		assertEquals(new Wiring(1.5, 2.5, 30, 40, false, false), circuit.crossbar().wiring());
		assertEquals(12, circuit.crossbar().rows());
		assertEquals(10, circuit.crossbar().columns());
		assertTrue(Arrays.stream(states(circuit)).allMatch(g -> g == 4e-4));
		assertEquals(1, circuit.biases().size());
		assertTrue(Arrays.stream(circuit.biases().getFirst().wordLines()).allMatch(v -> v == 0.4));
		assertArrayEquals(new double[10], circuit.biases().getFirst().bitLines());
		assertTrue(circuit.description().contains("'a' of p.kirchhoff") && circuit.description().contains("low-resistance"), circuit.description());
		assertTrue(Arrays.stream(states(circuit(text, "tiles/tile/arrays/a", new State.HighResistance()))).allMatch(g -> g == 1e-4));
	}

	@Test
	void randomStatesHaveASeed() throws IOException {
		var one = states(circuit(Bench.PROJECT, "b", new State.Random(1)));
		assertArrayEquals(one, states(circuit(Bench.PROJECT, "b", new State.Random(1))));
		assertNotEquals(one[0], states(circuit(Bench.PROJECT, "b", new State.Random(2)))[0]);
		assertTrue(Arrays.stream(one).allMatch(g -> g > 1e-4 && g < 4e-4));
		assertEquals(2.5e-4, Arrays.stream(one).average().orElseThrow(), 0.3e-4);
	}

	@Test
	void ohmicOrNonlinear() throws IOException {
		assertInstanceOf(LinearCells.class, circuit(Bench.PROJECT, "b", new State.LowResistance()).crossbar().cells(), "a device without a characteristic");
		var ohmic = Bench.project("type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"bent\">");
		assertInstanceOf(LinearCells.class, circuit(ohmic, "b", new State.LowResistance()).crossbar().cells(), "I = g v");
		var bent = ohmic.replace("type=\"bent\">", "type=\"bent\"><parameters name=\"bend\" value=\"0.5\"/>");
		var cells = assertInstanceOf(NonlinearCells.class, circuit(bent, "b", new State.LowResistance()).crossbar().cells());
		assertEquals(1e-4 * (2 + 4), cells.law().current(1e-4, 2), 1e-18);
	}

	/** What a device does wrong has its name on it. */
	@Test
	void aDeviceThatFails() {
		var project = Bench.project("type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"bent\"><parameters name=\"bend\" value=\"B\"/>");
		for (var bend : List.of("-1", "7")) {
			var fault = assertThrows(KirchhoffException.class, () -> resolve(project.replace("\"B\"", "\"" + bend + "\""), "b", new State.LowResistance()));
			assertTrue(fault.line().contains("'dev' (bent of plug-in bench.bent 3.0)"), fault.line());
		}
	}

	@Test
	void aTable() throws IOException {
		var rows = new ArrayList<String>();
		for (int i = 0; i < 12; i++) {
			rows.add("0 1e-6 2e-6 3e-6 4e-6 5e-6 6e-6 7e-6 8e-6 " + i);
		}
		var table = Files.write(folder.resolve("t.grid"), rows);
		var states = states(circuit(Bench.PROJECT, "b", new State.Table(table)));
		assertEquals(3e-6, states[3]);
		assertEquals(11, states[119]);
		var small = Files.writeString(folder.resolve("s.grid"), "1 2\n3 4");
		refused("arrays/b: has 12 x 10 cells, but s.grid holds 2 x 2", "as many conductances", Bench.PROJECT, "b", new State.Table(small));
		refused(folder.resolve("u.grid") + ": does not exist", "did you mean", Bench.PROJECT, "b", new State.Table(folder.resolve("u.grid")));
		refused(folder.resolve("t.xls") + ": no format of circuits ends with .xls", ".grid", Bench.PROJECT, "b", new State.Table(folder.resolve("t.xls")));
	}

	@Test
	void theArrayMustBeTold() throws IOException {
		refused("has 2 arrays", "say which with --array: a, b", Bench.PROJECT, null, new State.LowResistance());
		refused("has no array 'c'", "there are a, b", Bench.PROJECT, "c", new State.LowResistance());
		var one = Bench.project("<arrays id=\"b\" name=\"b\" rows=\"12\" columns=\"10\" cell=\"other\" cellYield=\"0.9\"/>", "", "array=\"b\"", "array=\"a\" row=\"5\"");
		assertEquals("a", circuit(one, null, new State.LowResistance()).name());
	}

	@Test
	void problemsOfTheProject() throws IOException {
		var resolved = resolve(Bench.project("type=\"plain\"", "type=\"plane\"", "type=\"count\"", "type=\"cunt\""), "c", new State.LowResistance());
		assertEquals(3, resolved.problems().size(), resolved.problems().toString());
		assertTrue(resolve("<html/>", "a", new State.LowResistance()).circuit().isEmpty());
	}

	@Test
	void transistorsAreNotInAProject() throws IOException {
		var resolved = resolve(Bench.project("<cells id=\"other\"", "<cells kind=\"1T1R\" id=\"other\""), "b", new State.LowResistance());
		assertTrue(resolved.circuit().isPresent());
		assertTrue(resolved.problems().getFirst().toString().contains("warning: its cells are 1T1R"), resolved.problems().toString());
	}

	/** The repeat's own draws, wherever repeats are computed; cells without weights rest. */
	@Test
	void afterAnExperiment() throws IOException {
		var text = Bench.project("type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"bent\">", "cellYield=\"0.9\"", "", "stuckAtLrs=\"0.01\" stuckAtHrs=\"0.02\"", "");
		var zero = circuit(text, "b", new State.Programmed("main", 0));
		assertTrue(zero.description().contains("after experiment 'main', repeat 0, 112 unused cells"), zero.description());
		var states = states(zero);
		for (int row = 0; row < 12; row++) {
			for (int column = 0; column < 10; column++) {
				boolean used = row < 4 && column < 2;
				assertEquals(used, states[row * 10 + column] != 1e-6, row + "," + column);
			}
		}
		assertArrayEquals(states, states(circuit(text, "b", new State.Programmed("main", 0))));
		assertNotEquals(states[0], states(circuit(text, "b", new State.Programmed("main", 3)))[0]);
	}

	/** Sweeps stand at their first values, wires included. */
	@Test
	void aSweptExperiment() throws IOException {
		var text = Bench.swept(Bench.list("arrays/b/wordLineResistance", "3", "4")).replace("cellYield=\"0.9\"", "");
		var resolved = resolve(text, "b", new State.Programmed("main", 1));
		assertEquals(3, resolved.circuit().orElseThrow().crossbar().wiring().wordLine());
	}

	@Test
	void experimentsThatDoNotFit() throws IOException {
		refused("no experiment 'mein'", "there are main", Bench.PROJECT, "a", new State.Programmed("mein", 0));
		refused("arrays/b: experiment 'main' has no repeat 100", "from 0 to 99", Bench.PROJECT, "b", new State.Programmed("main", 100));
		var idle = Bench.project("<arrays id=\"b\"", "<arrays id=\"c\" name=\"c\" rows=\"2\" columns=\"2\" cell=\"cell\"/><arrays id=\"b\"");
		refused("arrays/c: experiment 'main' programs nothing on it", "choose one of a, b", idle, "c", new State.Programmed("main", 0));
	}
}
