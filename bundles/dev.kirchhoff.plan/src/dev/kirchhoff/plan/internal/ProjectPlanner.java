// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.Loaded;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Validation;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Plan;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.study.Study;

/** Takes a project file through reading, changes for this time, structure, types and studies; goes as far as problems allow. */
public final class ProjectPlanner {
	private final Extensions extensions;
	private final Request request;
	private final Problems problems = new Problems();

	public ProjectPlanner(Extensions extensions, Request request) {
		this.extensions = extensions;
		this.request = request;
	}

	/** Plans everything that the request asks for. */
	public Plan plan() {
		return plan(ProjectFiles.load(request.file()));
	}

	/** Plans everything that the request asks for of a project that has been read already. */
	public Plan plan(Loaded loaded) {
		problems.addAll(loaded.problems());
		if (loaded.root() == null) {
			return new Plan("", request.file(), List.of(), problems.all());
		}
		if (loaded.project().isEmpty()) {
			problems.error(loaded.root(), "", "is a library, not a project", "give a project file; libraries are used by projects");
			return new Plan(Places.name(loaded.root()), request.file(), List.of(), problems.all());
		}
		var project = loaded.project().get();
		var studies = problems.anyError() ? List.<Study>of() : studies(project);
		return new Plan(Places.name(project), request.file(), problems.anyError() ? List.of() : studies, problems.all());
	}

	private List<Study> studies(Project project) {
		change(project);
		var experiments = experiments(project);
		var added = new AddedSweeps(experiments, problems);
		request.sweeps().forEach(added::add);
		check(project);
		if (problems.anyError()) {
			return List.of();
		}
		var studies = new ArrayList<Study>();
		for (var experiment : experiments) {
			new StudyPlanner(project, extensions, request.data(), problems).plan(experiment).ifPresent(studies::add);
		}
		return studies;
	}

	/**
	 * Plans points one by one of an experiment that was planned as a whole before, elsewhere: looks at nothing that it does not use.
	 *
	 * @param experiment its name
	 * @return empty if there is a problem, see {@link #problems()}
	 */
	public Optional<PointPlanner> points(String experiment) {
		var loaded = ProjectFiles.load(request.file());
		problems.addAll(loaded.problems());
		if (problems.anyError() || loaded.project().isEmpty()) {
			return Optional.empty();
		}
		var project = loaded.project().get();
		change(project);
		var experiments = experiments(project);
		var added = new AddedSweeps(experiments, problems);
		request.sweeps().forEach(added::add);
		var wanted = experiments.stream().filter(one -> experiment.equals(Places.name(one))).findFirst();
		return problems.anyError() ? Optional.empty() : wanted.map(found -> new PointPlanner(project, found, extensions, request.data()));
	}

	/** What was found so far. */
	public List<Problem> problems() {
		return problems.all();
	}

	/** Looks at everything in the project, used by an experiment or not. */
	private void check(Project project) {
		var checked = project;
		if (request.data().standIns()) {
			checked = ProjectFiles.copy(project);
			new StandIns(extensions, problems).apply(checked);
		}
		var binder = new Binder(extensions, request.data(), problems);
		var found = Validation.check(checked, new SchemeFootprints(binder));
		problems.addAll(found);
		RequirementChecks.check(checked, extensions, problems);
		TypeChecks.check(checked, binder);
		if (!Problem.anyError(found)) {
			checked.getNetworks().stream().filter(network -> !network.getLayers().isEmpty()).forEach(network -> binder.weights(network, Networks.of(network).network()));
		}
	}

	/** Applies what is asked for this time alone; the file stays as it is. */
	private void change(Project project) {
		for (var setting : request.settings()) {
			int equals = setting.indexOf('=');
			if (equals < 1) {
				problems.add(Problem.error("--set", setting, "is no assignment", "write path=value, for example devices/tio2/gMax=500µS"));
				continue;
			}
			try {
				ElementPath.set(start(project), setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
			} catch (ElementPathException e) {
				problems.add(e.problem("--set"));
			}
		}
		for (var experiment : project.getExperiments()) {
			request.seed().ifPresent(experiment::setSeed);
			request.repeats().ifPresent(experiment::setRepeats);
		}
	}

	/** Paths begin at the experiment if only one is meant, so that its stages need no prefix. */
	private EObject start(Project project) {
		var named = project.getExperiments().stream().filter(experiment -> request.experiment().filter(name -> name.equals(Places.name(experiment))).isPresent()).findFirst();
		if (named.isPresent()) {
			return named.get();
		}
		return project.getExperiments().size() == 1 ? project.getExperiments().getFirst() : project;
	}

	private List<Experiment> experiments(Project project) {
		if (request.experiment().isEmpty()) {
			if (project.getExperiments().isEmpty()) {
				problems.error(project, "", "has no experiment", "add one");
			}
			return project.getExperiments();
		}
		var found = project.getExperiments().stream().filter(experiment -> request.experiment().get().equals(Places.name(experiment))).toList();
		if (found.isEmpty()) {
			var names = project.getExperiments().stream().map(Places::name).toList();
			problems.error(project, "", "no experiment '" + request.experiment().get() + "'", names.isEmpty() ? "add one" : "there are " + String.join(", ", names));
		}
		return found;
	}
}
