// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.Sweeps;
import dev.kirchhoff.model.validation.Validation;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.solver.study.Pipeline;

/** Plans single points of an experiment that has so many that a process had better plan only those that it computes. */
public final class PointPlanner {
	private final Project project;
	private final Experiment experiment;
	private final Extensions extensions;
	private final DataPlace data;
	private final List<String> axes;
	private final List<List<String>> values;
	private Problems problems;
	private StudyPlanner planner;
	private Binder binder;

	/** @param project with everything applied that is asked for this time */
	PointPlanner(Project project, Experiment experiment, Extensions extensions, DataPlace data) {
		this.project = project;
		this.experiment = experiment;
		this.extensions = extensions;
		this.data = data;
		axes = experiment.getSweeps().stream().map(sweep -> sweep.getPath()).toList();
		values = experiment.getSweeps().stream().map(Sweeps::values).toList();
		renew();
	}

	private void renew() {
		problems = new Problems();
		planner = new StudyPlanner(project, extensions, data, problems);
		binder = new Binder(extensions, data, problems);
	}

	/**
	 * A point that was planned.
	 *
	 * @param lines    what stands for it among the settings of the study
	 * @param problems why there is no pipeline
	 */
	public record Planned(List<String> coordinates, long seed, Optional<Pipeline> pipeline, List<String> lines, List<Problem> problems) {
	}

	public long count() {
		return values.stream().mapToLong(List::size).reduce(1, (points, more) -> points * more);
	}

	public String title() {
		return project.getDescription() == null ? "" : project.getDescription().strip();
	}

	public String project() {
		return Places.name(project);
	}

	public List<String> axes() {
		return axes;
	}

	public long seed() {
		return experiment.getSeed();
	}

	public long repeats() {
		return experiment.getRepeats();
	}

	/** What determines the results beside the points, as it stands among the settings of the study. */
	public List<String> heading() {
		return StudyPlanner.heading(experiment, axes, values);
	}

	/** Files that the points planned so far read, with the SHA-256 of their content. */
	public Map<String, String> inputs() {
		return Map.copyOf(binder.inputs());
	}

	/** Plans one point. */
	public Planned plan(int point) {
		var coordinates = StudyPlanner.coordinate(values, point);
		if (axes.isEmpty()) { // else it is looked at with the values of the point
			problems.addAll(Validation.check(project).stream().filter(Problem::isError).toList());
		}
		var seeded = problems.anyError() ? Optional.<StudyPlanner.Seeded>empty() : planner.pipeline(experiment, axes, coordinates, binder);
		if (seeded.isEmpty() || problems.anyError()) {
			var found = problems.all().stream().filter(Problem::isError).toList();
			renew();
			return new Planned(coordinates, 0, Optional.empty(), List.of(), found);
		}
		return new Planned(coordinates, seeded.get().seed(), Optional.of(seeded.get().pipeline()), seeded.get().lines(point), List.of());
	}
}
