// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.RunInfo.TableInfo;

/**
 * All pictures of a run as data, those of the report and those it has no room for.
 *
 * @param problems what could not be read, in words
 */
public record Gallery(List<Piece> pieces, List<String> problems) {
	/** One picture, or several that share their axes. */
	public sealed interface Piece {
		/** What pictures of its kind tell of. */
		String section();

		String title();

		/** What else must be known; may be empty. */
		String remark();
	}

	/** Lines, a panel each. */
	public record Curve(String section, Panels panels) implements Piece {
		@Override
		public String title() {
			return panels.title();
		}

		@Override
		public String remark() {
			return panels.remark();
		}
	}

	/**
	 * Maps that share their colours.
	 *
	 * @param heading what the names of the maps are
	 */
	public record Map(String section, String title, List<Matrix> matrices, String heading, Quantity x, Quantity y, Quantity value, String remark) implements Piece {
	}

	/** Histograms of the same bins. */
	public record Bins(String section, String title, List<Histogram> histograms, String heading, Quantity x, String remark) implements Piece {
	}

	/** Boxes over repeats or seeds. */
	public record Scatter(String section, Boxes boxes) implements Piece {
		@Override
		public String title() {
			return boxes.quantity().name() + " over " + boxes.over();
		}

		@Override
		public String remark() {
			return ("Box: quartiles and median; whiskers: middle 90 %; dots: extremes; diamond: mean. " + boxes.remark()).strip();
		}
	}

	private static final class Collector {
		private final List<Piece> pieces = new ArrayList<>();
		private final List<String> problems = new ArrayList<>();

		/** What cannot be read is said; the rest does not suffer. */
		void gather(String section, Supplier<List<? extends Piece>> source) {
			try {
				pieces.addAll(source.get());
			} catch (KirchhoffException e) {
				problems.add(section + ": " + e.getMessage());
			}
		}
	}

	/** Reads what pictures need; may take a while. */
	public static Gallery of(ResultDirectory run) {
		var all = new Collector();
		all.gather("Results", () -> Sweeps.of(run).planes().stream().map(Gallery::plane).toList());
		all.gather("Results", () -> Sweeps.of(run).lines().stream().map(panels -> new Curve("Results", panels)).toList());
		tables(run, all, "Curves", View.CURVE, table -> Curves.of(run, table).stream().map(panels -> new Curve("Curves", panels)).toList());
		all.gather("Scatter", () -> Boxes.of(run).stream().map(boxes -> new Scatter("Scatter", boxes)).toList());
		tables(run, all, "Maps", View.MAP, table -> maps(run, table));
		tables(run, all, "Histograms", View.HISTOGRAM, table -> histograms(run, table));
		all.gather("Training", () -> Trainings.of(run).stream().map(lines -> new Curve("Training", Panels.of(lines))).toList());
		return new Gallery(List.copyOf(all.pieces), List.copyOf(all.problems));
	}

	private static void tables(ResultDirectory run, Collector all, String section, View view, Function<TableInfo, List<? extends Piece>> pieces) {
		run.info().tables().stream().filter(table -> table.view() == view).forEach(table -> all.gather(section, () -> pieces.apply(table)));
	}

	private static Piece plane(Sweeps.Plane plane) {
		return new Map("Results", plane.value().name() + " over " + plane.x().name() + " and " + plane.y().name(), plane.matrices(), plane.heading(), plane.x(), plane.y(),
				plane.value(), plane.remark());
	}

	/** A map of every group and value, from the first seed. */
	private static List<Piece> maps(ResultDirectory run, TableInfo table) {
		var grouping = Grouping.of(run, table);
		var chosen = new LinkedHashMap<Integer, String>();
		grouping.groups().forEach(group -> chosen.put(group.points().getFirst().index(), group.label()));
		var tables = run.table(table, chosen::containsKey);
		var pieces = new ArrayList<Piece>();
		for (int k = 2; k < table.columns().size() && !tables.isEmpty(); k++) {
			int column = k;
			var value = table.columns().get(k);
			var title = run.info().titleOf(table) + (table.columns().size() > 3 ? ": " + value.name() : "");
			pieces.add(new Map("Maps", title, tables.stream().map(one -> Maps.of(chosen.get(one.point().index()), one, column)).toList(), grouping.heading(),
					Curves.quantity(table.columns().get(0)), Curves.quantity(table.columns().get(1)), Curves.quantity(value),
					((grouping.averaged() > 1 ? "First of " + grouping.averaged() + " seeds. " : "") + grouping.sameFor()).strip()));
		}
		return pieces;
	}

	private static List<Piece> histograms(ResultDirectory run, TableInfo table) {
		var grouping = Grouping.of(run, table);
		var histograms = Histograms.of(run, table, grouping.groups());
		var remark = (grouping.averaged() > 1 ? "Counts of " + grouping.averaged() + " seeds together. " : "") + grouping.sameFor();
		return histograms.isEmpty() ? List.of() : List.of(new Bins("Histograms", run.info().titleOf(table), histograms, grouping.heading(), Histograms.counted(table), remark.strip()));
	}
}
