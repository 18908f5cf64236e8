// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.SpiceExpression;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CellLaw;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.NonlinearCells;
import dev.kirchhoff.numerics.circuit.Transistor;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;

/** One netlist while it is written; see {@link SpiceNetlist}. */
final class Netlist {
	private final CircuitCase circuit;
	private final List<Bias> biases;
	private final Wiring wiring;
	private final CellLaw cells;
	private final int m;
	private final int n;
	private final double tableError;
	private final Appendable out;
	private final double lowest;
	private final double highest;
	private double worstTable = -1;

	Netlist(CircuitCase circuit, double tableError, Appendable out) {
		this.circuit = circuit;
		biases = circuit.biases();
		wiring = circuit.crossbar().wiring();
		cells = circuit.crossbar().cells();
		m = circuit.crossbar().rows();
		n = circuit.crossbar().columns();
		this.tableError = tableError;
		this.out = out;
		double low = 0;
		double high = 0;
		for (var bias : biases) {
			for (int line = 0; line < m + n; line++) {
				low = Math.min(low, isDriven(bias, line) ? potential(bias, line) : 0);
				high = Math.max(high, isDriven(bias, line) ? potential(bias, line) : 0);
			}
		}
		lowest = low;
		highest = high;
	}

	/** @throws KirchhoffException if the netlist cannot express the case; then nothing has been written */
	void write() throws IOException {
		requireOneSetOfSources();
		requireKnownCells();
		var shorts = shorts();
		head();
		sources();
		segments();
		islands();
		cells(shorts);
		commands();
	}

	private void requireOneSetOfSources() {
		for (int k = 1; k < biases.size(); k++) {
			for (int line = 0; line < m + n; line++) {
				if (isDriven(biases.get(k), line) != isDriven(biases.getFirst(), line)) {
					throw new KirchhoffException(circuit.name() + ": input " + k + " floats other lines than input 0 (" + label(line) + ")",
							"write a netlist for each input");
				}
			}
		}
	}

	private void requireKnownCells() {
		if (!(cells instanceof LinearCells || cells instanceof NonlinearCells || cells instanceof TransistorCells)) {
			throw new KirchhoffException(circuit.name() + ": cells of type " + cells.getClass().getSimpleName() + " cannot be written as a netlist",
					"write ohmic, nonlinear or 1T1R cells");
		}
	}

	// names

	/** The node of a cell on its word line; a line without resistance is one node. */
	private String word(int i, int j) {
		return wiring.wordLine() == 0 ? "w_" + i : "w_" + i + "_" + j;
	}

	private String bit(int i, int j) {
		return wiring.bitLine() == 0 ? "b_" + j : "b_" + i + "_" + j;
	}

	private String label(int line) {
		return line < m ? "word line " + line : "bit line " + (line - m);
	}

	private static double potential(Bias bias, int line) {
		return line < bias.rows() ? bias.wordLines()[line] : bias.bitLines()[line - bias.rows()];
	}

	private static boolean isDriven(Bias bias, int line) {
		return !Double.isNaN(potential(bias, line));
	}

	private boolean isDriven(int line) {
		return isDriven(biases.getFirst(), line);
	}

	// parts

	private void head() throws IOException {
		comment(circuit.name());
		if (!circuit.description().isBlank()) {
			comment(circuit.description());
		}
		comment(m + " word lines, " + n + " bit lines. Run it with: ngspice -b FILE");
		comment("Node w_i_j is where cell (i,j) joins word line i, b_i_j where it joins bit line j, counted from 0; w_i and b_j where a line has no resistance.");
		comment("Vw_i is the source of word line i: -i(Vw_i) flows into the line. Vb_j holds the sense node of bit line j: i(Vb_j) flows out of the line.");
		comment("Vwf_i, Vbf_j are the same at the other end of a line that is driven or sensed at both ends. A line that floats has no source.");
		comment("Rw, Rb are segments of lines, Rd drivers, Rs sense resistances; cells are Rc, Bc, or Vc (0 V) for a shorted one, with M a transistor. Open cells are left out.");
	}

	private void sources() throws IOException {
		for (int i = 0; i < m; i++) {
			if (isDriven(i)) {
				source("w_" + i, word(i, 0), new Feed("Rw_" + i + "_0", wiring.wordLine(), "Rd_" + i, wiring.driver()), i);
				if (farSource(wiring.driveBothEnds(), wiring.wordLine(), wiring.driver())) {
					source("wf_" + i, word(i, n - 1), new Feed("Rw_" + i + "_" + n, wiring.wordLine(), "Rdf_" + i, wiring.driver()), i);
				}
			}
		}
		for (int j = 0; j < n; j++) {
			if (isDriven(m + j)) {
				source("b_" + j, bit(m - 1, j), new Feed("Rb_" + (m - 1) + "_" + j, wiring.bitLine(), "Rs_" + j, wiring.sense()), m + j);
				if (farSource(wiring.senseBothEnds(), wiring.bitLine(), wiring.sense())) {
					source("bf_" + j, bit(0, j), new Feed("Rbf_" + j, wiring.bitLine(), "Rsf_" + j, wiring.sense()), m + j);
				}
			}
		}
		if (wiring.driveBothEnds() && wiring.wordLine() == 0 && wiring.driver() == 0 || wiring.senseBothEnds() && wiring.bitLine() == 0 && wiring.sense() == 0) {
			comment("Lines without any resistance have one source though both their ends are used: how their current divides has no answer.");
		}
	}

	/** Two ideal sources at one node would be a loop without resistance. */
	private static boolean farSource(boolean bothEnds, double segment, double terminal) {
		return bothEnds && (segment > 0 || terminal > 0);
	}

	/** What lies between the last node of a line and its source. */
	private record Feed(String segmentName, double segment, String terminalName, double terminal) {
	}

	private void source(String name, String node, Feed feed, int line) throws IOException {
		String at = node;
		if (feed.segment() > 0) {
			String next = (feed.terminal() > 0 ? "t" : "s") + name;
			line(feed.segmentName(), at, next, feed.segment());
			at = next;
		}
		if (feed.terminal() > 0) {
			line(feed.terminalName(), at, "s" + name, feed.terminal());
			at = "s" + name;
		}
		line("V" + name, at, "0", potential(biases.getFirst(), line));
	}

	private void segments() throws IOException {
		if (wiring.wordLine() > 0) {
			for (int i = 0; i < m; i++) {
				for (int j = 1; j < n; j++) {
					line("Rw_" + i + "_" + j, word(i, j - 1), word(i, j), wiring.wordLine());
				}
			}
		}
		if (wiring.bitLine() > 0) {
			for (int j = 0; j < n; j++) {
				for (int i = 0; i < m - 1; i++) {
					line("Rb_" + i + "_" + j, bit(i, j), bit(i + 1, j), wiring.bitLine());
				}
			}
		}
	}

	/** A simulator has no answer for lines that nothing joins to a source; here one of them is at ground, into which no current flows. */
	private void islands() throws IOException {
		var lines = new Ties(m + n);
		for (int line = 0; line < m + n; line++) {
			if (isDriven(line)) {
				lines.hold(line, line);
			}
		}
		for (int k = 0; k < m * n; k++) {
			if (conducts(k)) {
				lines.join(k / n, m + k % n);
			}
		}
		for (int line = 0; line < m + n; line++) {
			if (lines.source(line) == Ties.NONE) {
				comment("No cell joins " + label(line) + " to a source. It is held at ground, with all that it is joined to.");
				line("Vi_" + line, line < m ? word(line, 0) : bit(m - 1, line - m), "0", 0);
				lines.hold(line, line);
			}
		}
	}

	/** Whether current can flow through a cell; the source of its transistor is nowhere below the lowest potential. */
	private boolean conducts(int k) {
		return !cells.open(k) && !(cells instanceof TransistorCells gated && gated.gate()[k] - gated.transistor().threshold() <= lowest);
	}

	// cells

	/** What becomes of shorted cells. */
	private enum Short {
		/** A source of 0 V. */
		SOURCE,
		/** Nothing, since its ends are at one potential already. */
		IDLE
	}

	/** Shorted cells by index: sources of 0 V must not make loops among themselves and with sources at lines without resistance. */
	private Map<Integer, Short> shorts() {
		var shorts = new LinkedHashMap<Integer, Short>();
		if (!(cells instanceof LinearCells(var conductance))) {
			return shorts;
		}
		Ties nodes = null;
		for (int k = 0; k < conductance.length; k++) {
			if (conductance[k] < Double.POSITIVE_INFINITY) {
				continue;
			}
			if (nodes == null) {
				nodes = idealNodes();
			}
			int word = wordNode(k);
			int bit = bitNode(k);
			boolean loop = nodes.joined(word, bit);
			if (!loop && nodes.source(word) != Ties.NONE && nodes.source(bit) != Ties.NONE) {
				requireSamePotential(k, nodes.source(word), nodes.source(bit));
				loop = true;
			}
			nodes.join(word, bit);
			shorts.put(k, loop ? Short.IDLE : Short.SOURCE);
		}
		return shorts;
	}

	private int wordNode(int k) {
		return wiring.wordLine() == 0 ? k / n : k;
	}

	private int bitNode(int k) {
		return m * n + (wiring.bitLine() == 0 ? k % n : k);
	}

	/** Nodes, those at a source without any resistance held by it. */
	private Ties idealNodes() {
		var nodes = new Ties(2 * m * n);
		for (int i = 0; i < m && wiring.wordLine() == 0 && wiring.driver() == 0; i++) {
			if (isDriven(i)) {
				nodes.hold(wordNode(i * n), i);
			}
		}
		for (int j = 0; j < n && wiring.bitLine() == 0 && wiring.sense() == 0; j++) {
			if (isDriven(m + j)) {
				nodes.hold(bitNode(j), m + j);
			}
		}
		return nodes;
	}

	private void requireSamePotential(int k, int a, int b) {
		for (var bias : biases) {
			if (potential(bias, a) != potential(bias, b)) {
				throw new KirchhoffException(circuit.name() + ": cell (" + k / n + ", " + k % n + ") shorts " + label(a) + " at " + potential(bias, a) + " V and " + label(b)
						+ " at " + potential(bias, b) + " V, and no resistance limits the current", "give the wires, drivers or sense nodes a resistance");
			}
		}
	}

	private void cells(Map<Integer, Short> shorts) throws IOException {
		switch (cells) {
			case LinearCells(var conductance) -> {
				for (int k = 0; k < m * n; k++) {
					linear(k, conductance[k], shorts.get(k));
				}
			}
			case NonlinearCells(var conductance, var law) -> {
				for (int k = 0; k < m * n; k++) {
					if (!cells.open(k)) {
						device(k, conductance[k], law, bit(k / n, k % n));
					}
				}
			}
			case TransistorCells gated -> transistors(gated);
			default -> throw new IllegalStateException(cells.toString());
		}
		if (worstTable >= 0) {
			comment(String.format(Locale.ROOT, "Cells are tables of their law from %s V to %s V; the largest error found is %.2g of a table's largest current.", -span(), span(),
					worstTable));
		}
	}

	private void linear(int k, double conductance, Short shorted) throws IOException {
		int i = k / n;
		int j = k % n;
		if (shorted == Short.SOURCE) {
			line("Vc_" + i + "_" + j, word(i, j), bit(i, j), 0);
		} else if (shorted == Short.IDLE) {
			comment("Cell (" + i + "," + j + ") is shorted, and its ends are at one potential without it.");
		} else if (conductance > 0) {
			line("Rc_" + i + "_" + j, word(i, j), bit(i, j), Ohms.of(conductance));
		}
	}

	/** Writes the device of a cell from its word line to some node. */
	private void device(int k, double g, CurrentVoltage law, String to) throws IOException {
		int i = k / n;
		int j = k % n;
		String from = word(i, j);
		String cell = "c_" + i + "_" + j;
		if (law == CurrentVoltage.OHM) {
			line("R" + cell, from, to, Ohms.of(g));
			return;
		}
		String voltage = "V(" + from + "," + to + ")";
		out.append("B" + cell + " " + from + " " + to + " I = ");
		var expression = SpiceExpression.of(law);
		if (expression.isPresent()) {
			out.append(expression.get().current(g, voltage)).append('\n');
		} else {
			table(CurrentTable.of(law, g, span(), tableError), voltage);
		}
	}

	private void table(CurrentTable table, String voltage) throws IOException {
		worstTable = Math.max(worstTable, table.error());
		out.append("pwl(").append(voltage);
		for (int k = 0; k < table.v().length; k++) {
			out.append(k % 4 == 0 ? ",\n+ " : ", ").append(table.v()[k] + ", " + table.i()[k]);
		}
		out.append(")\n");
	}

	/** The largest voltage that a cell can see, V: no node is above the highest source or below the lowest. */
	private double span() {
		return highest > lowest ? highest - lowest : 1;
	}

	private void transistors(TransistorCells gated) throws IOException {
		var gates = new LinkedHashMap<Double, String>();
		for (int k = 0; k < m * n; k++) {
			if (!cells.open(k)) {
				gates.computeIfAbsent(gated.gate()[k], _ -> "g_" + gates.size());
			}
		}
		comment("Transistors have their bulk at the lowest potential, and no leakage to speak of: only the channel conducts.");
		out.append(model(gated.transistor()));
		line("Vbulk", "bulk", "0", lowest);
		for (var gate : gates.entrySet()) {
			line("V" + gate.getValue(), gate.getValue(), "0", gate.getKey());
		}
		for (int k = 0; k < m * n; k++) {
			if (!cells.open(k)) {
				String cell = k / n + "_" + k % n;
				device(k, gated.conductance()[k], gated.law(), "d_" + cell);
				out.append("Mc_" + cell + " d_" + cell + " " + gates.get(gated.gate()[k]) + " " + bit(k / n, k % n) + " bulk access W=1u L=1u\n");
			}
		}
	}

	private static String model(Transistor transistor) {
		return ".model access NMOS(LEVEL=1 KP=" + transistor.gain() + " VTO=" + transistor.threshold() + " LAMBDA=" + transistor.lambda() + " GAMMA=0 IS=1e-30)\n";
	}

	// commands

	private void commands() throws IOException {
		comment("Tight tolerances, since Newton's last step is the error that remains. abstol is what rounding of a potential makes of the current in a wire;");
		comment("gmin would let current leak out of transistors.");
		out.append(".options reltol=1e-10 vntol=1e-12 abstol=" + currentTolerance() + " gmin=1e-20 itl1=1000\n.control\nset numdgt=16\n");
		for (int k = 0; k < biases.size(); k++) {
			if (k > 0) {
				alter(biases.get(k));
			}
			out.append("op\necho input " + k + "\nprint all\n");
		}
		out.append("quit\n.endc\n.end\n");
	}

	private void alter(Bias bias) throws IOException {
		for (int line = 0; line < m + n; line++) {
			if (isDriven(line)) {
				boolean word = line < m;
				String name = word ? "_" + line : "_" + (line - m);
				out.append("alter V" + (word ? "w" : "b") + name + " " + potential(bias, line) + "\n");
				if (word ? farSource(wiring.driveBothEnds(), wiring.wordLine(), wiring.driver())
						: farSource(wiring.senseBothEnds(), wiring.bitLine(), wiring.sense())) {
					out.append("alter V" + (word ? "wf" : "bf") + name + " " + potential(bias, line) + "\n");
				}
			}
		}
	}

	private double currentTolerance() {
		double least = Double.POSITIVE_INFINITY;
		for (double resistance : new double[] { wiring.wordLine(), wiring.bitLine(), wiring.driver(), wiring.sense() }) {
			least = resistance > 0 ? Math.min(least, resistance) : least;
		}
		return Math.max(1e-15, 1e-15 * span() / least);
	}

	private void line(String name, String from, String to, double value) throws IOException {
		out.append(name).append(' ').append(from).append(' ').append(to).append(' ').append(Double.toString(value)).append('\n');
	}

	/** A line of its own that the simulator skips, whatever is in the text. */
	private void comment(String text) throws IOException {
		out.append("* ").append(text.replaceAll("\\s+", " ")).append('\n');
	}
}
