// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.Sweeps;
import dev.kirchhoff.model.validation.Finding;
import dev.kirchhoff.model.validation.Validation;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;

/** Turns an experiment of a checked project into a study. */
final class StudyPlanner {
	/** Cells that one unit of work takes at most, and repeats. */
	private static final int CELLS_OF_UNIT = 1 << 14;
	private static final int REPEATS_OF_UNIT = 250;
	/** More points than this are a mistake in a sweep. */
	private static final long MOST_POINTS = 1_000_000;
	/** What separates the parts of a deployment's key. */
	private static final Pattern PARTS = Pattern.compile(" \\| |; ");

	private final Project project;
	private final Extensions extensions;
	private final DataPlace data;
	private final Problems problems;
	/** With a binder of its own, as validation looks at other experiments' parts too. */
	private final SchemeFootprints footprints;
	private Variants variants;
	/** Networks as the engine has them, as long as the drawn ones do not change. */
	private final Map<EObject, Networks> structures = new IdentityHashMap<>();

	StudyPlanner(Project project, Extensions extensions, DataPlace data, Problems problems) {
		this.project = project;
		this.extensions = extensions;
		this.data = data;
		this.problems = problems;
		footprints = new SchemeFootprints(new Binder(extensions, data, problems));
	}

	/** Plans one experiment; empty if there is a problem, which has been noted. */
	Optional<Study> plan(Experiment experiment) {
		var binder = new Binder(extensions, data, problems);
		variants = null;
		structures.clear();
		var axes = experiment.getSweeps().stream().map(sweep -> sweep.getPath()).toList();
		var values = experiment.getSweeps().stream().map(Sweeps::values).toList();
		long count = values.stream().mapToLong(List::size).reduce(1, (points, more) -> points > MOST_POINTS ? points : points * more);
		if (count > MOST_POINTS) {
			problems.error(experiment, "sweeps", "more than " + MOST_POINTS + " points", "sweep fewer values");
			return Optional.empty();
		}
		var pipelines = new ArrayList<Seeded>();
		var coordinates = new ArrayList<List<String>>();
		for (long index = 0; index < count; index++) {
			var coordinate = coordinate(values, index);
			var pipeline = pipeline(experiment, axes, coordinate, binder);
			if (pipeline.isEmpty()) {
				if (problems.all().size() > 20) {
					break; // the same mistake at every point needs no thousand lines
				}
				continue;
			}
			pipelines.add(pipeline.get());
			coordinates.add(coordinate);
		}
		sameColumns(experiment, pipelines);
		if (problems.anyError()) {
			return Optional.empty();
		}
		idleSweeps(experiment, axes, values, pipelines);
		return Optional.of(study(experiment, axes, values, coordinates, pipelines, binder));
	}

	/** Points stand in one table, so that they must have the same columns. */
	private void sameColumns(Experiment experiment, List<Seeded> pipelines) {
		for (var seeded : pipelines) {
			for (int m = 0; m < seeded.pipeline.metrics().size(); m++) {
				var first = pipelines.getFirst().pipeline.metrics().get(m).instance();
				var metric = seeded.pipeline.metrics().get(m).instance();
				if (metric != first && !(names(metric.quantities()).equals(names(first.quantities())) && names(metric.conclusions()).equals(names(first.conclusions())))) {
					problems.error(experiment.getMetrics().get(m), "", "a sweep changes its columns", "add one metric for each instead of sweeping its parameters");
					return;
				}
			}
		}
	}

	private static List<String> names(List<Quantity> quantities) {
		return quantities.stream().map(Quantity::name).toList();
	}

	/** An option that has no effect must not have none silently. */
	private void idleSweeps(Experiment experiment, List<String> axes, List<List<String>> values, List<Seeded> pipelines) {
		int stride = pipelines.size();
		for (int axis = 0; axis < axes.size(); axis++) {
			int block = stride;
			stride /= values.get(axis).size();
			int step = stride;
			if (values.get(axis).stream().distinct().count() > 1
					&& IntStream.range(0, pipelines.size()).allMatch(p -> pipelines.get(p).hash().equals(pipelines.get(p / block * block + p % step).hash()))) {
				problems.warning(experiment, "sweeps/" + axis, "'" + axes.get(axis) + "' has no effect on this experiment: its values give the same results",
						"remove the sweep");
			}
		}
	}

	/** The last axis changes fastest. */
	static List<String> coordinate(List<List<String>> values, long index) {
		var coordinate = new String[values.size()];
		for (int axis = values.size() - 1; axis >= 0; axis--) {
			coordinate[axis] = values.get(axis).get((int) (index % values.get(axis).size()));
			index /= values.get(axis).size();
		}
		return List.of(coordinate);
	}

	/**
	 * What one point does, and from which seed.
	 *
	 * @param standIn whether its data or its network stand in for others
	 * @param hash    of all that determines what this point computes
	 */
	record Seeded(long seed, Pipeline pipeline, boolean standIn, String hash) {
		Seeded(long seed, Pipeline pipeline, boolean standIn) {
			this(seed, pipeline, standIn, StudyPlanner.hash("seed = " + seed + "\n" + String.join("\n", describe(pipeline))));
		}

		/** What stands for this point among the study's settings: that of the first one for people. */
		List<String> lines(int point) {
			return point == 0 ? describe(pipeline) : List.of("point " + point + " = " + hash);
		}
	}

	Optional<Seeded> pipeline(Experiment experiment, List<String> axes, List<String> coordinate, Binder binder) {
		var planned = experiment;
		var replaced = Set.<EObject>of();
		if (!axes.isEmpty() || data.standIns()) {
			var variant = variants(experiment, axes).at(coordinate);
			if (variant.isEmpty()) {
				return Optional.empty();
			}
			planned = variant.get();
			var copy = (Project) planned.eContainer();
			if (data.standIns()) {
				replaced = new StandIns(extensions, problems).apply(copy);
				structures.clear();
				variants = null; // which has changed more than what is swept
			}
			var found = check(copy);
			problems.addAll(found.stream().filter(Problem::isError).toList());
			if (Problem.anyError(found)) {
				return Optional.empty();
			}
		}
		long seed = planned.getSeed();
		boolean standIn = Stream.of(planned.getDataSet(), Pipelines.network(planned)).filter(Objects::nonNull).anyMatch(replaced::contains);
		return new Pipelines(binder, problems, structures).plan(planned).map(pipeline -> new Seeded(seed, pipeline, standIn));
	}

	/** Looks at what may have become wrong since the former point. */
	private List<Problem> check(Project copy) {
		var changed = variants == null ? Optional.<List<EObject>>empty() : variants.changed();
		if (changed.isEmpty()) {
			structures.clear();
			return Validation.check(copy, footprints);
		}
		return changed.get().stream().flatMap(element -> Stream.concat(Stream.of(element), element.eContents().stream()))
				.flatMap(element -> Validation.findings(element, footprints).stream()).map(Finding::problem).toList();
	}

	private Variants variants(Experiment experiment, List<String> axes) {
		if (variants == null) {
			variants = new Variants(project, experiment, axes, problems);
		}
		return variants;
	}

	private Study study(Experiment experiment, List<String> axes, List<List<String>> values, List<List<String>> coordinates, List<Seeded> pipelines,
			Binder binder) {
		var firsts = new HashMap<String, Integer>();
		var points = new ArrayList<Point>();
		for (int p = 0; p < pipelines.size(); p++) {
			var seeded = pipelines.get(p);
			points.add(new Point(p, coordinates.get(p), seeded.seed, seeded.pipeline, histories(seeded, p, firsts)));
		}
		int block = pipelines.stream().mapToInt(seeded -> block(seeded.pipeline)).min().orElse(1);
		String title = project.getDescription() == null ? "" : project.getDescription().strip();
		return new Study(Places.name(project), title, Places.name(experiment), experiment.getSeed(), experiment.getRepeats(), axes, points, block, binder.inputs(),
				binder.plugins(), settings(experiment, axes, values, pipelines), pipelines.stream().anyMatch(Seeded::standIn));
	}

	/** Repeats that a unit of work takes: enough to keep a thread busy, few enough to be interrupted and to fit into caches. */
	private static int block(Pipeline pipeline) {
		if (pipeline.shared() == 0) {
			return 1;
		}
		long cells = pipeline.deployment() == null ? 1 : pipeline.deployment().blocks().stream()
				.mapToLong(block -> (long) block.inputs() * block.outputs() * block.regions().size()).sum();
		return (int) Math.clamp(CELLS_OF_UNIT / Math.max(1, cells), 1, REPEATS_OF_UNIT);
	}

	/** Per stage, the first point with the same stages up to it. */
	private static List<Integer> histories(Seeded seeded, int point, Map<String, Integer> firsts) {
		var histories = new ArrayList<Integer>();
		var pipeline = seeded.pipeline;
		var key = new StringBuilder().append(seeded.seed).append('\n').append(pipeline.data().key()).append('\n').append(pipeline.network());
		if (pipeline.given() != null) {
			key.append('\n').append(pipeline.given().key());
		}
		for (int s = 0; s < pipeline.stages().size(); s++) {
			var stage = pipeline.stages().get(s);
			if (s == 1) {
				key.append('\n').append(deployment(pipeline));
			}
			key.append('\n').append(stage.name()).append(stage.seed()).append(stage.use().bundle()).append(stage.use().key());
			if (stage instanceof Stage.Training training && training.use().instance().hardwareAware()) {
				key.append('\n').append(deployment(pipeline)).append(pipeline.deployment().readKey());
				pipeline.stages().stream().skip(1).forEach(later -> key.append(later.use().key()));
			}
			histories.add(firsts.computeIfAbsent(s + " " + hash(key.toString()), _ -> point));
		}
		return histories;
	}

	private static String deployment(Pipeline pipeline) {
		return pipeline.deployment() == null ? "" : pipeline.deployment().key();
	}

	/** All that determines the results, for people first; points beyond the first as a hash each. */
	private static List<String> settings(Experiment experiment, List<String> axes, List<List<String>> values, List<Seeded> pipelines) {
		var lines = heading(experiment, axes, values);
		for (int p = 0; p < pipelines.size(); p++) {
			lines.addAll(pipelines.get(p).lines(p));
		}
		return lines;
	}

	/** What determines the results beside the points. */
	static List<String> heading(Experiment experiment, List<String> axes, List<List<String>> values) {
		var lines = new ArrayList<String>();
		lines.add("seed = " + experiment.getSeed());
		lines.add("repeats = " + experiment.getRepeats());
		for (int axis = 0; axis < axes.size(); axis++) {
			lines.add("sweep " + axes.get(axis) + " = " + String.join(", ", values.get(axis)));
		}
		return lines;
	}

	private static List<String> describe(Pipeline pipeline) {
		var lines = new ArrayList<String>();
		lines.add("data = " + pipeline.data().key());
		for (var line : pipeline.network().toString().strip().split("\n")) {
			lines.add("network " + line);
		}
		if (pipeline.given() != null) {
			lines.add("weights = " + pipeline.given().key());
		}
		for (var stage : pipeline.stages()) {
			lines.add("stage " + stage.name() + " = " + stage.use().key() + (stage.seed() == 0 ? "" : ", seed " + stage.seed()));
		}
		lines.add("stages shared by repeats = " + pipeline.shared());
		if (pipeline.deployment() != null) {
			for (var part : PARTS.split(pipeline.deployment().key())) {
				lines.add("hardware " + part);
			}
			for (var part : pipeline.deployment().readKey().split("; ")) {
				lines.add("reading " + part);
			}
		}
		for (var metric : pipeline.metrics()) {
			lines.add("metric " + metric.name() + " = " + metric.key());
		}
		return lines;
	}

	private static String hash(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
