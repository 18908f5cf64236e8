// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo;
import dev.kirchhoff.results.internal.Markup;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.Times;

/** One run: what was done, in words; what went wrong; the points; pictures; where it all comes from. */
final class RunSection {
	private static final int FAILURES = 12;
	private final ResultDirectory run;
	private final RunInfo info;
	private final Links links;
	private final Figures figures;
	private final String heading;

	/** @param heading empty if the run is all of the page and its title stands above */
	RunSection(ResultDirectory run, Links links, Figures figures, String heading) {
		this.run = run;
		this.info = run.info();
		this.links = links;
		this.figures = figures;
		this.heading = heading;
	}

	static String anchor(ResultDirectory run) {
		return "experiment-" + run.info().experiment().replaceAll("[^A-Za-z0-9_.-]", "-");
	}

	void write(Markup html) {
		html.open("section", "id", anchor(run), "class", "run").line();
		if (!heading.isEmpty()) {
			html.element("h2", heading);
		}
		words(html);
		warnings(html);
		var grouping = Grouping.of(info.axes(), run.points());
		new PointsSection(run, links, grouping).write(html);
		new TablesSection(run, links, !heading.isEmpty()).write(html);
		new Pictures(run, links, figures).write(html);
		new Provenance(info, links).write(html);
		html.close().line();
	}

	private void words(Markup html) {
		html.open("p", "class", "lead").text("Experiment ").element("strong", info.experiment());
		html.text(": " + count(info.points(), "point") + (info.points() == 1 ? " with " : " of ") + count(info.repeats(), "repeat") + (info.points() == 1 ? "" : " each")
				+ (info.points() > 1 && info.repeats() > 1 ? ", " + Numbers.grouped(info.points() * info.repeats()) + " in all" : ""));
		html.text(info.seconds() > 0 ? ", computed in " + Times.duration(info.seconds()) : "");
		html.text(info.repeatsPerSecond() >= 0.5 ? " at " + Numbers.grouped(Math.round(info.repeatsPerSecond())) + " repeats per second" : "");
		html.text(info.host().computed().isEmpty() ? "" : " on " + info.host().computed());
		html.text(". Seed " + info.seed() + ", Kirchhoff " + info.kirchhoff());
		if (!info.finished().isEmpty()) {
			html.text(", finished ").element("span", Times.moment(info.finished()), "class", "nowrap");
		}
		html.text(".");
		var sweeps = sweeps();
		html.text(sweeps.isEmpty() ? "" : " Swept: ");
		for (int k = 0; k < sweeps.size(); k++) {
			html.text(k == 0 ? "" : "; ").element("code", sweeps.get(k).axis).text(" " + sweeps.get(k).values);
		}
		html.text(sweeps.isEmpty() ? "" : ".").close().line();
	}

	private record Sweep(String axis, String values) {
	}

	private List<Sweep> sweeps() {
		var sweeps = new ArrayList<Sweep>();
		var points = run.points();
		for (int axis = 0; axis < info.axes().size(); axis++) {
			int at = axis;
			var values = points.stream().map(point -> point.coordinates().get(at)).distinct().toList();
			sweeps.add(new Sweep(info.axes().get(axis), values.size() <= 5 ? String.join(", ", values)
					: values.getFirst() + ", " + values.get(1) + " … " + values.getLast() + " (" + values.size() + " values)"));
		}
		return sweeps;
	}

	private void warnings(Markup html) {
		int missing = info.points() - run.points().size();
		if (info.notes().isEmpty() && info.failures().isEmpty() && missing <= 0) {
			return;
		}
		html.open("aside", "class", info.failures().isEmpty() && missing <= 0 ? "note" : "note failure", "role", "note");
		html.element("p", info.failures().isEmpty() && missing <= 0 ? "Note" : "Not everything was computed", "class", "headline").open("ul");
		info.notes().forEach(note -> html.element("li", note));
		if (missing > 0) {
			html.element("li", count(missing, "point") + " of " + Numbers.grouped(info.points()) + " without any result.");
		}
		var faults = faults();
		faults.entrySet().stream().limit(FAILURES).forEach(entry -> html.element("li", "Point " + entry.getKey().point + ", " + Numbers.grouped(entry.getValue()) + " of "
				+ count(info.repeats(), "repeat") + ": " + entry.getKey().fault));
		if (faults.size() > FAILURES) {
			html.open("li").text("and " + (faults.size() - FAILURES) + " more, all in ");
			links.to(html, "run.json");
			html.text(".").close();
		}
		html.close().close().line();
	}

	private record Fault(int point, String fault) {
	}

	/** Repeats lost by the same fault at the same point. */
	private Map<Fault, Long> faults() {
		var faults = new LinkedHashMap<Fault, Long>();
		info.failures().forEach(failure -> faults.merge(new Fault(failure.point(), failure.fault()), failure.count(), Long::sum));
		return faults;
	}

	private static String count(long count, String what) {
		return Numbers.grouped(count) + " " + what + (count == 1 ? "" : "s");
	}
}
