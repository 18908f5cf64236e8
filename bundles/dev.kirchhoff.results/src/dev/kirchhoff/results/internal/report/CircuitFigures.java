// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.numerics.circuit.Selection.Group;
import dev.kirchhoff.results.CircuitMaps;
import dev.kirchhoff.results.CircuitMaps.Layer;
import dev.kirchhoff.results.CircuitSolution;
import dev.kirchhoff.results.CircuitText;
import dev.kirchhoff.results.Histogram;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.internal.chart.ArrayMap;
import dev.kirchhoff.results.internal.chart.HistogramChart;

/**
 * Pictures of one solved crossbar.
 *
 * @param coarse whether maps are to be coarse, because there are many
 */
record CircuitFigures(CircuitSolution solution, boolean coarse, String file) {
	private static final double MAP = 345;
	private static final int FINE_PIXELS = 512;
	private static final int COARSE_PIXELS = 256;
	private static final double HISTOGRAM = 230;
	private static final int BINS = 30;
	/** Relative; differences below it are rounding. */
	private static final double FLAT = 1e-9;
	/** Relative errors below it are shown as such, larger ones in percent. */
	private static final double PERCENT = 1e-5;

	List<Figure> all() {
		var figures = new ArrayList<Figure>();
		figures.add(voltages());
		figures.add(currents());
		errors().ifPresent(figures::add);
		outputs().ifPresent(figures::add);
		solution.selection().flatMap(this::disturbs).ifPresent(figures::add);
		return figures;
	}

	/** The maps of these titles, as far as the solution has them; "Word line voltage" among voltages is "Word line". */
	private List<ArrayMap> maps(String... titles) {
		var layers = CircuitMaps.of(solution);
		return Arrays.stream(titles).flatMap(title -> layers.stream().filter(layer -> layer.title().equals(title))).map(this::map).toList();
	}

	private ArrayMap map(Layer layer) {
		var point = solution.point();
		var marked = solution.selection().map(selection -> new int[] { selection.row(), selection.column() });
		return new ArrayMap(layer.title().replace(" line voltage", " line"), point.rows(), point.columns(), layer.values(), new Quantity("", layer.value().unit(), ""), marked,
				coarse ? COARSE_PIXELS : FINE_PIXELS, MAP);
	}

	private Figure figure(String title, List<ArrayMap> maps) {
		int block = maps.getFirst().block();
		var remark = block == 1 ? "" : "Each dot is the mean of " + block + " x " + block + " cells.";
		if (solution.selection().isPresent()) {
			remark = (remark + " The selected cell is marked.").strip();
		}
		return new Figure(maps.stream().map(ArrayMap::svg).toList(), true, title, remark, file);
	}

	private Figure voltages() {
		return figure("Voltages of the nodes on word lines and bit lines, and across the cells between them", maps(CircuitMaps.WORD_LINE, CircuitMaps.BIT_LINE, CircuitMaps.CELL_VOLTAGE));
	}

	private Figure currents() {
		var maps = maps(CircuitMaps.CONDUCTANCE, CircuitMaps.CELL_CURRENT, CircuitMaps.POWER);
		return figure((maps.size() > 2 ? "State of the cells, c" : "C") + "urrent through them from word line to bit line, and power in them", maps);
	}

	private Optional<Figure> errors() {
		var relative = solution.errors().relative();
		if (Arrays.stream(relative).filter(Double::isFinite).count() < 2) {
			return Optional.empty();
		}
		boolean percent = Arrays.stream(relative).filter(Double::isFinite).map(Math::abs).max().orElseThrow() >= PERCENT;
		var y = new Quantity("relative error", percent ? "%" : "1", "");
		var series = series("", Arrays.stream(relative).map(error -> percent ? 100 * error : error).toArray());
		return Optional.of(LineFigure.of(new Lines("IR-drop error of each column against ideal wires", column(), y, "", false, false, false, List.of(series),
				"Negative where wires cost current."), ""));
	}

	private Optional<Figure> outputs() {
		var bit = solution.point().bias().bitLines();
		if (Arrays.stream(bit).filter(v -> !Double.isNaN(v)).count() < 2) {
			return Optional.empty();
		}
		var real = IntStream.range(0, bit.length).mapToDouble(j -> Double.isNaN(bit[j]) ? Double.NaN : solution.point().outputCurrent(j)).toArray();
		var lines = List.of(series("ideal wires", solution.errors().ideal()), series("with wires", real));
		return Optional.of(LineFigure.of(new Lines("Currents into the sense nodes", column(), new Quantity("current", "A", ""), "", false, false, false, lines, ""), ""));
	}

	private static Quantity column() {
		return new Quantity("column", "1", "");
	}

	private static Series series(String name, double[] values) {
		return new Series(name, IntStream.range(0, values.length).asDoubleStream().toArray(), values, Optional.empty());
	}

	/** How often which voltage disturbs cells that are not meant, a picture a group, as their numbers and voltages differ much. */
	private Optional<Figure> disturbs(Selection selection) {
		var svgs = Arrays.stream(Group.values()).filter(group -> selection.spread(group).cells() > 0).map(group -> histogram(CircuitText.name(group), selection.voltages(group)))
				.toList();
		return svgs.isEmpty() ? Optional.empty() : Optional.of(new Figure(svgs, true, "Disturb voltages: across the cells that are not selected", "", file));
	}

	private static String histogram(String name, double[] voltages) {
		double low = Arrays.stream(voltages).min().orElseThrow();
		double width = Arrays.stream(voltages).max().orElseThrow() - low;
		boolean flat = width <= FLAT * Math.abs(low);
		double bin = flat ? Math.max(Math.abs(low), 1) / 100 : width / BINS;
		double from = flat ? low - bin / 2 : low;
		var counts = new double[flat ? 1 : BINS];
		for (double v : voltages) {
			counts[Math.clamp((int) ((v - from) / bin), 0, counts.length - 1)]++;
		}
		var lower = IntStream.range(0, counts.length).mapToDouble(b -> from + b * bin).toArray();
		var upper = IntStream.range(0, counts.length).mapToDouble(b -> from + (b + 1) * bin).toArray();
		double most = Arrays.stream(counts).max().orElseThrow();
		return new HistogramChart(new Histogram("", lower, upper, List.of(new Histogram.Counts(name, counts))), new Quantity(name + ": voltage", "V", ""), "cells", most, MAP,
				HISTOGRAM).svg();
	}
}
