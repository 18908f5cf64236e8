// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.Curves;
import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.Sweeps;
import dev.kirchhoff.results.Trainings;
import dev.kirchhoff.results.internal.Markup;

/**
 * The pictures of a run: what is concluded first, then what it rests on, then how it was trained. A run of a thousand points still
 * has a handful; what is not shown is said, with the file that has it.
 */
final class Pictures {
	/** Of each sort. */
	private static final int MOST = 10;
	private static final int PLANES = 3;

	private final ResultDirectory run;
	private final Links links;
	private final Figures numbers;
	private final List<Figure> figures = new ArrayList<>();
	private final List<String> omitted = new ArrayList<>();

	Pictures(ResultDirectory run, Links links, Figures numbers) {
		this.run = run;
		this.links = links;
		this.numbers = numbers;
	}

	void write(Markup html) {
		gather("results over the swept parameters", this::sweeps);
		tables(View.CURVE, "curves", table -> Curves.of(run, table).stream().map(panels -> LineFigure.of(panels, table.file())).toList());
		gather("scatter over repeats", () -> new BoxFigures(run).figures());
		tables(View.MAP, "maps", table -> new MapFigures(run, table, Grouping.of(run, table)).figures());
		tables(View.HISTOGRAM, "histograms", table -> new HistogramFigures(run, table, Grouping.of(run, table)).figures());
		gather("training", () -> Trainings.of(run).stream().map(lines -> LineFigure.of(lines, "training.csv")).toList());
		if (figures.isEmpty() && omitted.isEmpty()) {
			return;
		}
		html.element("h3", "Pictures").open("div", "class", "figures").line();
		figures.forEach(figure -> figure.write(html, numbers.next(), links));
		html.close().line();
		omitted.forEach(text -> html.element("p", text, "class", "caption"));
	}

	private List<Figure> sweeps() {
		var sweeps = Sweeps.of(run);
		var all = new ArrayList<Figure>();
		sweeps.planes().stream().limit(PLANES).forEach(plane -> all.add(MapFigures.plane(plane)));
		sweeps.lines().forEach(panels -> all.add(LineFigure.of(panels, "points.csv")));
		return all;
	}

	private interface Drawer {
		List<Figure> draw(TableInfo table);
	}

	private void tables(View view, String what, Drawer drawer) {
		gather(what, () -> run.info().tables().stream().filter(table -> table.view() == view).limit(MOST).flatMap(table -> drawer.draw(table).stream()).toList());
		var rest = run.info().tables().stream().filter(table -> table.view() == view).skip(MOST).map(TableInfo::file).toList();
		if (!rest.isEmpty()) {
			omitted.add("Not drawn: " + rest.size() + " more " + what + ", in " + String.join(", ", rest.subList(0, Math.min(rest.size(), MOST)))
					+ (rest.size() > MOST ? " and others there" : "") + ".");
		}
	}

	/** What cannot be read is said instead of drawn; the rest of the report does not suffer. */
	private void gather(String what, Supplier<List<Figure>> source) {
		try {
			var all = source.get();
			figures.addAll(all.subList(0, Math.min(MOST, all.size())));
			if (all.size() > MOST) {
				omitted.add("Not drawn: " + (all.size() - MOST) + " more pictures of " + what + ": "
						+ String.join("; ", all.subList(MOST, all.size()).stream().map(figure -> figure.title() + " (" + figure.file() + ")").limit(MOST).toList())
						+ (all.size() > 2 * MOST ? "; and others" : "") + ".");
			}
		} catch (KirchhoffException e) {
			omitted.add("Not drawn: " + what + ", because " + e.getMessage() + ".");
		}
	}
}
