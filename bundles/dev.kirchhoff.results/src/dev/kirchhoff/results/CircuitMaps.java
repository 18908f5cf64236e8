// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import dev.kirchhoff.api.metric.Quantity;

/** What there is to see of a solved crossbar over the array, and of one of its cells. */
public final class CircuitMaps {
	/** Axes of all maps. */
	public static final Quantity COLUMN = new Quantity("column", "1", "bit line");
	public static final Quantity ROW = new Quantity("row", "1", "word line");

	/** Titles of maps that every solution has; conductances only where cells have one. */
	public static final String CONDUCTANCE = "Conductance";
	public static final String WORD_LINE = "Word line voltage";
	public static final String BIT_LINE = "Bit line voltage";
	public static final String CELL_VOLTAGE = "Cell voltage";
	public static final String CELL_CURRENT = "Cell current";
	public static final String POWER = "Power";

	private CircuitMaps() {
	}

	/** A quantity over the array. */
	public record Layer(String title, Matrix matrix, Quantity value) {
		/** Row by row. */
		public double[] values() {
			return Arrays.stream(matrix.values()).flatMapToDouble(Arrays::stream).toArray();
		}
	}

	/** All that is known: potentials, voltages, currents, power, IR drop; sneak currents if a cell is selected. */
	public static List<Layer> of(CircuitSolution solution) {
		var point = solution.point();
		int columns = point.columns();
		var layers = new ArrayList<Layer>();
		var conductances = CircuitText.conductances(point.crossbar().cells());
		if (conductances.length > 0) {
			layers.add(layer(solution, CONDUCTANCE, "conductance", "S", k -> conductances[k]));
		}
		layers.add(layer(solution, WORD_LINE, "voltage", "V", k -> point.wordLineVoltage()[k]));
		layers.add(layer(solution, BIT_LINE, "voltage", "V", k -> point.bitLineVoltage()[k]));
		layers.add(layer(solution, CELL_VOLTAGE, "voltage", "V", k -> point.wordLineVoltage()[k] - point.bitLineVoltage()[k]));
		layers.add(layer(solution, CELL_CURRENT, "current", "A", k -> point.cellCurrent()[k]));
		layers.add(layer(solution, POWER, "power", "W", k -> solution.power().cells()[k]));
		layers.add(layer(solution, "IR drop", "IR drop", "V", k -> drop(solution, k / columns, k % columns)));
		solution.selection().ifPresent(selection -> {
			double out = Math.abs(point.outputCurrent(selection.column()));
			int selected = selection.row() * columns + selection.column();
			layers.add(layer(solution, "Sneak current", "current", "A", k -> k == selected ? Double.NaN : point.cellCurrent()[k]));
			if (out > 0) {
				layers.add(layer(solution, "Sneak share of the output", "share", "%", k -> k == selected ? Double.NaN : 100 * Math.abs(point.cellCurrent()[k]) / out));
			}
		});
		return layers;
	}

	private static Layer layer(CircuitSolution solution, String title, String quantity, String unit, IntToDoubleFunction value) {
		int rows = solution.point().rows();
		int columns = solution.point().columns();
		var values = new double[rows][columns];
		for (int i = 0; i < rows; i++) {
			int start = i * columns;
			Arrays.setAll(values[i], j -> value.applyAsDouble(start + j));
		}
		return new Layer(title, new Matrix("", count(columns), count(rows), values), new Quantity(quantity, unit, ""));
	}

	private static double[] count(int lines) {
		return IntStream.range(0, lines).asDoubleStream().toArray();
	}

	/** What is applied to a cell and does not reach it; NaN where a line floats. */
	private static double drop(CircuitSolution solution, int row, int column) {
		var bias = solution.point().bias();
		return bias.wordLines()[row] - bias.bitLines()[column] - solution.point().cellVoltage(row, column);
	}

	/** A cell in lines for people: its values, and what its current goes through. */
	public static List<CircuitText.Line> cell(CircuitSolution solution, int row, int column) {
		var point = solution.point();
		int k = row * point.columns() + column;
		var lines = new ArrayList<CircuitText.Line>();
		lines.add(new CircuitText.Line("Cell", "row " + row + ", column " + column + role(solution, row, column)));
		var conductances = CircuitText.conductances(point.crossbar().cells());
		if (conductances.length > 0) {
			lines.add(line("Conductance", "S", conductances[k]));
			if (conductances[k] > 0) {
				lines.add(line("Resistance", "Ω", 1 / conductances[k]));
			}
		}
		lines.add(line("Voltage", "V", point.cellVoltage(row, column)));
		lines.add(line("Current", "A", point.cellCurrent()[k]));
		lines.add(line("Power", "W", solution.power().cells()[k]));
		double drop = drop(solution, row, column);
		if (Double.isFinite(drop)) {
			double applied = drop + point.cellVoltage(row, column);
			lines.add(new CircuitText.Line("IR drop", text("V", drop) + (applied == 0 ? "" : " of " + text("V", applied))));
		}
		double out = point.outputCurrent(column);
		if (out != 0 && !Double.isNaN(point.bias().bitLines()[column])) {
			lines.add(new CircuitText.Line("Share of column", new Scale(1, "%").text(100 * point.cellCurrent()[k] / out) + " of " + text("A", out)));
		}
		var wiring = point.crossbar().wiring();
		lines.add(new CircuitText.Line("Path in", source(point.bias().wordLines()[row]) + ", " + segments(column + 1, wiring.wordLine()) + " of word line " + row + (wiring.driveBothEnds() ? " (driven at both ends)" : "") + ", node at " + text("V", point.wordLineVoltage()[k])));
		lines.add(new CircuitText.Line("Path out", "node at " + text("V", point.bitLineVoltage()[k]) + ", " + segments(point.rows() - row, wiring.bitLine()) + " of bit line " + column + (wiring.senseBothEnds() ? " (sensed at both ends)" : "") + ", "
				+ source(point.bias().bitLines()[column])));
		return lines;
	}

	private static String role(CircuitSolution solution, int row, int column) {
		return solution.selection().map(selection -> {
			boolean sameRow = selection.row() == row;
			boolean sameColumn = selection.column() == column;
			return sameRow && sameColumn ? ", selected" : sameRow || sameColumn ? ", half-selected" : ", unselected";
		}).orElse("");
	}

	private static CircuitText.Line line(String about, String unit, double value) {
		return new CircuitText.Line(about, text(unit, value));
	}

	/** Potentials below a picovolt are rounding. */
	private static String text(String unit, double value) {
		double shown = unit.equals("V") && Math.abs(value) < 1e-12 ? 0 : value;
		return Scale.of(unit, Math.abs(shown)).text(shown);
	}

	private static String source(double potential) {
		return Double.isNaN(potential) ? "floating" : "source at " + text("V", potential);
	}

	private static String segments(int count, double resistance) {
		return count + (count == 1 ? " segment" : " segments") + (resistance > 0 ? " of " + text("Ω", resistance) : "");
	}
}
