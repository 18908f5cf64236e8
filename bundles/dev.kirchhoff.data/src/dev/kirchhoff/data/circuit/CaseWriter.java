// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CellLaw;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.NonlinearCells;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.circuit.Transistor;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;

/** Writes a {@link JsonCase}. Numbers have all digits they need to be read as the same double. */
final class CaseWriter {
	private static final JsonFactory JSON = new JsonFactory();

	private final Crossbar crossbar;
	private final int m;
	private final int n;
	private final JsonGenerator json;

	private CaseWriter(Crossbar crossbar, JsonGenerator json) {
		this.crossbar = crossbar;
		m = crossbar.rows();
		n = crossbar.columns();
		this.json = json;
	}

	/** The cells as the format has them: resistances, one law of the two it knows, and an access transistor or null. */
	private record Cells(double[] conductance, CurrentVoltage law, Transistor transistor, double[] gate) {
		static Cells of(CellLaw cells) {
			var found = switch (cells) {
				case LinearCells linear -> new Cells(linear.conductance(), CurrentVoltage.OHM, null, null);
				case NonlinearCells nonlinear -> new Cells(nonlinear.conductance(), nonlinear.law(), null, null);
				case TransistorCells gated -> new Cells(gated.conductance(), gated.law(), gated.transistor(), gated.gate());
				default -> null;
			};
			if (found == null || found.law != CurrentVoltage.OHM && !(found.law instanceof PooleFrenkel)) {
				throw new KirchhoffException("a case in JSON cannot hold these cells: it knows I = V/R and I = (V/R)*exp(k*sqrt(|V|))",
						"write a netlist (.cir), which samples any law");
			}
			return found;
		}
	}

	/** @throws KirchhoffException if the cells are of a kind that the format does not know */
	static void write(CircuitCase circuit, List<OperatingPoint> answers, Appendable out) throws IOException {
		if (!answers.isEmpty() && answers.size() != circuit.biases().size()) {
			throw new IllegalArgumentException(answers.size() + " answers to " + circuit.biases().size() + " biases");
		}
		var cells = Cells.of(circuit.crossbar().cells());
		try (var json = JSON.createGenerator(writer(out))) {
			json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
			new CaseWriter(circuit.crossbar(), json).write(circuit, cells, answers);
		}
		out.append('\n');
	}

	private void write(CircuitCase circuit, Cells cells, List<OperatingPoint> answers) throws IOException {
		json.writeStartObject();
		json.writeStringField("name", circuit.name());
		json.writeStringField("description", circuit.description());
		convention(cells);
		json.writeNumberField("m", m);
		json.writeNumberField("n", n);
		wiring(crossbar.wiring());
		matrix("R", Arrays.stream(cells.conductance()).map(Ohms::of).toArray());
		device(cells);
		if (answers.isEmpty()) {
			inputs(circuit.biases());
		} else {
			json.writeStringField("node_voltages_from", "kirchhoff");
			json.writeArrayFieldStart("expected");
			for (int k = 0; k < answers.size(); k++) {
				answer(circuit.biases().get(k), answers.get(k));
			}
			json.writeEndArray();
		}
		json.writeEndObject();
	}

	/** In the words of the cases that others made, and what goes beyond them. */
	private void convention(Cells cells) throws IOException {
		json.writeObjectFieldStart("convention");
		json.writeStringField("indexing", "0-based. m word lines (rows, index i), n bit lines (columns, index j). "
				+ "Device (i,j) joins word-line node w[i][j] to bit-line node b[i][j].");
		json.writeStringField("word_line", "ideal voltage source V_wl[i] -> resistor r_driver (0 if absent) -> r_wl -> w[i][0] -> r_wl -> w[i][1] ... -> w[i][n-1]; "
				+ "the far (right, j=n-1) end is open, or with drive_both_ends joined by r_wl and r_driver to the same source.");
		json.writeStringField("bit_line", "b[0][j] (top) -> r_bl -> b[1][j] ... -> b[m-1][j] -> r_bl -> r_sense (0 if absent) -> sense node held by an ideal source at V_bl[j]; "
				+ "the top end is open, or with sense_both_ends joined by r_bl and r_sense to the same sense node.");
		json.writeStringField("I_in", "I_in[i] = current out of the source of word line i, both ends together.");
		json.writeStringField("I_out", "I_out[j] = current leaving the array into the sense node of bit line j, both ends together. Positive = into sense node.");
		json.writeStringField("I_dev", "device current from w to b, positive when w is the higher potential.");
		json.writeStringField("zero_wire", "r_wl=0 (or r_bl=0) means all nodes of the line are at one potential.");
		json.writeStringField("null", "R null = open device (infinite resistance); V_wl/V_bl null = line left floating (no source; the segment that would join it is absent).");
		json.writeStringField("units", "V, A, ohm; k in V^-0.5.");
		if (cells.transistor() != null) {
			json.writeStringField("transistor", "device (i,j) is in series with an NMOS (level 1: gain = KP*W/L in A/V^2, threshold in V, lambda in 1/V; no body effect) "
					+ "between the device and b[i][j]; V_gate[i] (or V_gate[i][j]) is the potential of its gate.");
		}
		json.writeEndObject();
	}

	private void wiring(Wiring wiring) throws IOException {
		json.writeNumberField("r_wl", wiring.wordLine());
		json.writeNumberField("r_bl", wiring.bitLine());
		if (wiring.driver() != 0) {
			json.writeNumberField("r_driver", wiring.driver());
		}
		if (wiring.sense() != 0) {
			json.writeNumberField("r_sense", wiring.sense());
		}
		if (wiring.driveBothEnds()) {
			json.writeBooleanField("drive_both_ends", true);
		}
		if (wiring.senseBothEnds()) {
			json.writeBooleanField("sense_both_ends", true);
		}
	}

	private void device(Cells cells) throws IOException {
		if (cells.law() instanceof PooleFrenkel(double k)) {
			json.writeStringField("device", "I = (V/R)*exp(k*sqrt(|V|)), k in V^-0.5");
			json.writeNumberField("k", k);
		} else {
			json.writeStringField("device", "linear: I = V/R");
			json.writeNullField("k");
		}
		if (cells.transistor() == null) {
			return;
		}
		json.writeObjectFieldStart("transistor");
		json.writeNumberField("gain", cells.transistor().gain());
		json.writeNumberField("threshold", cells.transistor().threshold());
		json.writeNumberField("lambda", cells.transistor().lambda());
		json.writeEndObject();
		var gate = cells.gate();
		var first = new double[m];
		Arrays.setAll(first, i -> gate[i * n]);
		if (Arrays.equals(TransistorCells.gatesByRow(first, n), gate)) {
			vector("V_gate", first);
		} else {
			matrix("V_gate", gate);
		}
	}

	private void inputs(List<Bias> biases) throws IOException {
		json.writeArrayFieldStart("inputs");
		for (var bias : biases) {
			json.writeStartObject();
			vector("V_wl", bias.wordLines());
			vector("V_bl", bias.bitLines());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private void answer(Bias bias, OperatingPoint answer) throws IOException {
		json.writeStartObject();
		vector("V_wl_applied", bias.wordLines());
		vector("V_bl_applied", bias.bitLines());
		var in = new double[m];
		Arrays.setAll(in, answer::inputCurrent);
		vector("I_out", answer.outputCurrents());
		vector("I_in", in);
		matrix("V_wl", answer.wordLineVoltage());
		matrix("V_bl", answer.bitLineVoltage());
		matrix("I_dev", answer.cellCurrent());
		var effort = answer.effort();
		json.writeStringField("method", effort.method());
		json.writeNumberField("newton_steps", effort.newtonSteps());
		json.writeNumberField("iterations", effort.iterations());
		json.writeFieldName("residual");
		number(effort.residual());
		json.writeBooleanField("converged", effort.converged());
		json.writeObjectFieldStart("islands");
		lines("word_lines", Arrays.stream(answer.islands()).filter(line -> line < m).toArray());
		lines("bit_lines", Arrays.stream(answer.islands()).filter(line -> line >= m).map(line -> line - m).toArray());
		json.writeEndObject();
		json.writeEndObject();
	}

	private void lines(String name, int[] lines) throws IOException {
		json.writeFieldName(name);
		json.writeArray(lines, 0, lines.length);
	}

	private void vector(String name, double[] values) throws IOException {
		json.writeFieldName(name);
		row(values, 0, values.length);
	}

	private void matrix(String name, double[] values) throws IOException {
		json.writeArrayFieldStart(name);
		for (int i = 0; i < m; i++) {
			row(values, i * n, (i + 1) * n);
		}
		json.writeEndArray();
	}

	private void row(double[] values, int from, int to) throws IOException {
		json.writeStartArray();
		for (int k = from; k < to; k++) {
			number(values[k]);
		}
		json.writeEndArray();
	}

	/** JSON has no other way to write what is not finite: an open cell, a floating line. */
	private void number(double value) throws IOException {
		if (Double.isFinite(value)) {
			json.writeNumber(value);
		} else {
			json.writeNull();
		}
	}

	private static Writer writer(Appendable out) {
		return new Writer() {
			@Override
			public void write(char[] text, int from, int count) throws IOException {
				out.append(CharBuffer.wrap(text, from, count));
			}

			@Override
			public void flush() {
				// what is written is in the hands of the owner of out
			}

			@Override
			public void close() {
				// out stays open
			}
		};
	}
}
