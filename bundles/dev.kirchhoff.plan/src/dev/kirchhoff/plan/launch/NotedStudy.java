// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.internal.PointPlanner;
import dev.kirchhoff.plan.internal.ProjectPlanner;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;

/**
 * The study of a {@link LaunchNote}, for processes that compute a few of its points: these alone are planned, when they are asked for, and each is
 * compared with what the note says of it, so that no other plug-ins or data than those of the study compute.
 */
public final class NotedStudy {
	private static final String AGAIN = "make the pack anew with the Kirchhoff that runs the study";

	private final LaunchNote note;
	private final PointPlanner planner;
	private final Study study;
	private final Map<Integer, Point> points = new ConcurrentHashMap<>();

	private NotedStudy(LaunchNote note, PointPlanner planner) {
		this.note = note;
		this.planner = planner;
		study = new Study(planner.project(), planner.title(), note.experiment(), planner.seed(), planner.repeats(), planner.axes(), new Points(), note.block(), note.inputs(),
				note.plugins(), note.determined(), note.standIns());
	}

	/**
	 * The study that the note in a directory tells of.
	 *
	 * @throws KirchhoffException if there is none, if a plug-in is missing or another one, or if the project has changed
	 */
	public static NotedStudy open(Path directory, Extensions extensions) {
		var file = directory.resolve(LaunchNote.FILE);
		var note = LaunchNote.read(directory);
		if (note.points() == null || note.block() == null || note.histories() == null) {
			throw new KirchhoffException(file + " was written by an older Kirchhoff", AGAIN);
		}
		requirePlugins(note, extensions);
		requireKernels(note);
		var planning = new ProjectPlanner(extensions, note.request(directory));
		var planner = planning.points(note.experiment()).orElseThrow(() -> refused("experiment '" + note.experiment() + "'", planning.problems()));
		var noted = new NotedStudy(note, planner);
		noted.requireSame(file);
		return noted;
	}

	private static void requirePlugins(LaunchNote note, Extensions extensions) {
		var present = extensions.all().stream().collect(Collectors.toMap(Contribution::bundle, Contribution::version, (one, _) -> one, TreeMap::new));
		var wrong = new ArrayList<String>();
		for (var name : LaunchNote.differing(note.plugins(), present)) {
			String wanted = note.plugins().get(name);
			if (wanted != null) {
				wrong.add(present.containsKey(name) ? name + " " + wanted + ", of which there is version " + present.get(name) : name + " " + wanted + ", which is missing here");
			}
		}
		if (!wrong.isEmpty()) {
			var unusable = extensions.problems().stream().filter(problem -> note.plugins().containsKey(problem.file())).map(problem -> problem.file() + ": " + problem.what()).toList();
			throw new KirchhoffException("the study needs plug-in " + String.join(", and ", wrong) + (unusable.isEmpty() ? "" : " (" + String.join("; ", unusable) + ")"),
					"install it into the Kirchhoff that runs the study, and " + AGAIN);
		}
	}

	/** What has no room for a library, or another processor, gives other last digits. */
	private static void requireKernels(LaunchNote note) {
		if (note.kernels() != null && !note.kernels().equals(Dense.get().name())) {
			var why = Dense.get().whyNot();
			throw new KirchhoffException("this machine multiplies matrices with " + Dense.get().name() + " and the run with " + note.kernels() + ", so that last digits would differ"
					+ (why.isEmpty() ? "" : " (" + String.join("; ", why) + ")"), (why.isEmpty() ? "" : "mend that, or ") + "start the run with " + Kernels.OPTION + " vector, which are the same on every machine");
		}
	}

	private static KirchhoffException refused(String place, List<Problem> problems) {
		var errors = problems.stream().filter(Problem::isError).limit(3).map(Problem::toString).toList();
		return errors.isEmpty() ? new KirchhoffException(place + " has no such experiment any more", AGAIN) : new KirchhoffException(place + " cannot be planned here", String.join("; ", errors));
	}

	private void requireSame(Path file) {
		var heading = planner.heading();
		var noted = note.determined().subList(0, Math.min(heading.size(), note.determined().size()));
		if (!heading.equals(noted) || planner.count() != note.points() || note.histories().size() != note.points()) {
			var other = heading.stream().filter(line -> !noted.contains(line)).findFirst().orElse(planner.count() + " points");
			throw new KirchhoffException("the project beside " + file + " is not the one of the study: it has '" + LaunchNote.excerpt(other, noted) + "'", AGAIN);
		}
		if (!study.fingerprint().equals(note.study())) {
			throw new KirchhoffException(file + " is damaged: its parts do not belong together", AGAIN);
		}
	}

	/** The study; its list of points holds those only that were asked for, each at its place. */
	public Study study() {
		return study;
	}

	/**
	 * A point of the study.
	 *
	 * @throws KirchhoffException if it cannot be planned, or differs from that of the study
	 */
	public synchronized Point point(int index) {
		var known = points.get(index);
		if (known != null) {
			return known;
		}
		var planned = planner.plan(index);
		var pipeline = planned.pipeline().orElseThrow(() -> refused("point " + index, planned.problems()));
		requireSame(index, planned);
		var point = new Point(index, planned.coordinates(), planned.seed(), pipeline, histories(index, pipeline));
		points.put(index, point);
		return point;
	}

	/** These depend on all points before it. */
	private List<Integer> histories(int index, Pipeline pipeline) {
		var histories = note.histories().get(index);
		if (histories.size() != pipeline.stages().size() || histories.stream().anyMatch(first -> first < 0 || first > index)) {
			throw new KirchhoffException("the histories of point " + index + " are damaged: " + histories, AGAIN);
		}
		return histories;
	}

	private void requireSame(int index, PointPlanner.Planned planned) {
		var lines = planned.lines();
		int from = index == 0 ? planner.heading().size() : note.determined().size() - note.points() + index;
		int to = index == 0 ? note.determined().size() - note.points() + 1 : from + 1;
		if (from >= 0 && to <= note.determined().size() && from <= to && lines.equals(note.determined().subList(from, to))) {
			return;
		}
		var files = planner.inputs().entrySet().stream().filter(file -> !file.getValue().equals(note.inputs().get(file.getKey()))).map(Map.Entry::getKey).sorted().toList();
		throw new KirchhoffException("point " + index + " is not the one of the study" + (files.isEmpty() ? index == 0 ? ": " + difference(lines, note.determined()) : ""
				: ": the content of " + String.join(", ", files) + " is another"), AGAIN);
	}

	private static String difference(List<String> now, List<String> noted) {
		return now.stream().filter(line -> !noted.contains(line)).findFirst().map(line -> "here it has '" + LaunchNote.excerpt(line, noted) + "'").orElse("something is missing");
	}

	/** Those that were asked for; of the others, the number is known. */
	private final class Points extends AbstractList<Point> {
		@Override
		public Point get(int index) {
			var point = points.get(index);
			if (point == null) {
				throw new IllegalStateException("point " + index + " was not asked for");
			}
			return point;
		}

		@Override
		public int size() {
			return note.points();
		}
	}
}
