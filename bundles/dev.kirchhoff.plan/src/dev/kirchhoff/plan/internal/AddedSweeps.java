// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Sweep;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.Problem;

/** Gives experiments sweeps that their file does not have; what they sweep already is swept over the new values instead. */
final class AddedSweeps {
	private static final String OPTION = "--sweep";

	private final List<Experiment> experiments;
	private final Problems problems;
	private final List<Sweep> added = new ArrayList<>();

	AddedSweeps(List<Experiment> experiments, Problems problems) {
		this.experiments = experiments;
		this.problems = problems;
	}

	/** @param text {@code path=values} */
	void add(String text) {
		int equals = text.indexOf('=');
		if (equals < 1 || text.substring(0, equals).isBlank()) {
			problems.add(Problem.error(OPTION, text, "is no sweep", "write path=values, for example devices/tio2/gMax=400µS,500µS"));
			return;
		}
		String path = text.substring(0, equals).strip();
		try {
			var values = SweepText.values(text.substring(equals + 1));
			int before = added.size();
			for (var experiment : experiments) {
				add(experiment, path, values);
			}
			if (added.size() == before && !experiments.isEmpty()) {
				problems.add(Problem.error(OPTION, path, "is part of an experiment that is not run", "sweep a part of " + String.join(" or ", experiments.stream().map(Places::name).toList())));
			}
		} catch (ElementPathException e) {
			problems.add(e.problem(OPTION));
		} catch (KirchhoffException e) {
			problems.add(Problem.error(OPTION, path, e.getMessage(), e.mend()));
		}
	}

	private void add(Experiment experiment, String path, List<String> values) {
		var target = ElementPath.find(experiment, path);
		var owner = experiment(target.owner());
		if (owner.isPresent() && owner.get() != experiment) {
			return; // changes nothing here
		}
		for (var value : values) {
			ElementPath.check(experiment, path, value);
		}
		var sweep = KirchhoffFactory.eINSTANCE.createListSweep();
		sweep.setPath(path);
		sweep.getValues().addAll(values);
		var former = experiment.getSweeps().stream().filter(other -> target.path().equals(canonical(experiment, other))).findFirst();
		if (former.isPresent() && added.contains(former.get())) {
			throw new KirchhoffException("is swept twice", "give one " + OPTION + " with all values");
		}
		if (former.isPresent()) {
			EcoreUtil.replace(former.get(), sweep);
		} else {
			experiment.getSweeps().add(sweep);
		}
		added.add(sweep);
	}

	/** The experiment that something is part of. */
	private static Optional<Experiment> experiment(EObject element) {
		for (var at = element; at != null; at = at.eContainer()) {
			if (at instanceof Experiment experiment) {
				return Optional.of(experiment);
			}
		}
		return Optional.empty();
	}

	/** Null if the path leads nowhere, which validation says. */
	private static String canonical(Experiment experiment, Sweep sweep) {
		try {
			return sweep.getPath() == null ? null : ElementPath.find(experiment, sweep.getPath()).path();
		} catch (ElementPathException nowhere) {
			return null;
		}
	}
}
