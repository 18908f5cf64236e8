// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.Maps;
import dev.kirchhoff.results.Matrix;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.Column;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.Selection;
import dev.kirchhoff.results.Sweeps.Plane;
import dev.kirchhoff.results.internal.chart.HeatMap;

/** Maps of a few points beside each other, with one scale of colours for each value. */
record MapFigures(ResultDirectory run, TableInfo table, Grouping grouping) {
	private static final int BESIDE = 3;
	private static final double WIDTH = 350;
	private static final double HEIGHT = 300;

	/** A figure a value column, from the first seed of every group. */
	List<Figure> figures() {
		var chosen = new LinkedHashMap<Integer, String>();
		Selection.evenly(grouping.groups(), BESIDE).forEach(group -> chosen.put(group.points().getFirst().index(), group.label()));
		var tables = run.table(table, chosen::containsKey);
		var figures = new ArrayList<Figure>();
		for (int k = 2; k < table.columns().size() && !tables.isEmpty(); k++) {
			int column = k;
			var matrices = tables.stream().map(one -> Maps.of(chosen.get(one.point().index()), one, column)).toList();
			figures.add(figure(matrices, table.columns().get(k)));
		}
		return figures;
	}

	private Figure figure(List<Matrix> matrices, Column column) {
		double low = matrices.stream().mapToDouble(matrix -> least(matrix, 1)).min().getAsDouble();
		double high = -matrices.stream().mapToDouble(matrix -> least(matrix, -1)).min().getAsDouble();
		var x = quantity(table.columns().get(0));
		var y = quantity(table.columns().get(1));
		boolean between = matrices.stream().allMatch(matrix -> HeatMap.isBetween(matrix, x, y));
		double width = between && matrices.size() < BESIDE ? LineFigure.WIDTH : WIDTH;
		var svgs = matrices.stream().map(matrix -> new HeatMap(matrix, between, x, y, quantity(column), low, high, width, HEIGHT).svg()).toList();
		return new Figure(svgs, svgs.size() > 1, run.info().titleOf(table) + ": " + (column.doc().isEmpty() ? column.name() : column.doc()), remark(svgs.size()), table.file());
	}

	private String remark(int shown) {
		var remark = grouping.heading().isEmpty() || shown < 2 ? "" : "By " + grouping.heading() + ".";
		if (grouping.averaged() > 1) {
			remark += " First of " + grouping.averaged() + " seeds.";
		}
		remark += grouping.idle().isEmpty() ? "" : " " + grouping.sameFor();
		if (shown < grouping.groups().size()) {
			remark += " " + shown + " of " + grouping.groups().size() + " maps are drawn, evenly chosen.";
		}
		return remark.strip();
	}

	static Figure plane(Plane plane) {
		var matrices = plane.matrices();
		double low = matrices.stream().mapToDouble(matrix -> least(matrix, 1)).min().getAsDouble();
		double high = -matrices.stream().mapToDouble(matrix -> least(matrix, -1)).min().getAsDouble();
		boolean several = matrices.size() > 1;
		double width = matrices.size() >= BESIDE ? WIDTH : LineFigure.WIDTH;
		var svgs = matrices.stream().map(matrix -> new HeatMap(matrix, false, plane.x(), plane.y(), plane.value(), low, high, width, HEIGHT).svg()).toList();
		var remark = (several && !plane.heading().isEmpty() ? "By " + plane.heading() + ". " : "") + plane.remark();
		return new Figure(svgs, several, plane.value().name() + " over " + plane.x().name() + " and " + plane.y().name(), remark.strip(), "points.csv");
	}

	private static double least(Matrix matrix, int sign) {
		return Arrays.stream(matrix.values()).flatMapToDouble(Arrays::stream).filter(Double::isFinite).map(v -> sign * v).min().orElse(0);
	}

	private static Quantity quantity(Column column) {
		return new Quantity(column.name(), column.unit(), column.doc());
	}
}
