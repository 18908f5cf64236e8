// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPath.Target;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.ProjectFiles;

/**
 * An experiment as it is at each point of its sweeps, in a copy of its project without sweeps. One copy serves point after point as long as
 * paths lead to the same places in it, so that every point leaves the same behind.
 */
final class Variants {
	private final Experiment original;
	private final List<String> axes;
	private final Problems problems;
	private final Project plain;
	private final int index;
	private Experiment present;
	private List<Target> targets = List.of();
	private boolean fresh;

	Variants(Project project, Experiment experiment, List<String> axes, Problems problems) {
		original = experiment;
		this.axes = axes;
		this.problems = problems;
		index = project.getExperiments().indexOf(experiment);
		plain = ProjectFiles.copy(project);
		plain.getExperiments().forEach(one -> one.getSweeps().clear()); // they have been looked at, and there may be very many values
	}

	/** The experiment with these values, until the next call; empty if they cannot be set, which has been noted. */
	Optional<Experiment> at(List<String> coordinate) {
		if (present != null && set(coordinate)) {
			fresh = false;
			return Optional.of(present);
		}
		fresh = true;
		present = ProjectFiles.copy(plain).getExperiments().get(index);
		targets = new ArrayList<>();
		for (int axis = 0; axis < axes.size(); axis++) {
			try {
				ElementPath.set(present, axes.get(axis), coordinate.get(axis));
				targets.add(ElementPath.find(present, axes.get(axis)));
			} catch (ElementPathException e) {
				problems.error(original, "sweeps/" + axis, e.what(), e.mend());
				present = null;
				return Optional.empty();
			}
		}
		return Optional.of(present);
	}

	/** Whether everything that the former point has set could be set anew. */
	private boolean set(List<String> coordinate) {
		try {
			for (int axis = 0; axis < axes.size(); axis++) {
				if (!ElementPath.find(present, axes.get(axis)).equals(targets.get(axis))) {
					return false;
				}
				ElementPath.set(present, axes.get(axis), coordinate.get(axis));
			}
			return true;
		} catch (ElementPathException e) {
			return false; // it is said of a fresh copy
		}
	}

	/**
	 * Elements that alone may have become wrong since the former point; empty if any may have. What a device, a stage, a metric or a data set
	 * is like does not change what is said of others, unless it is its name.
	 */
	Optional<List<EObject>> changed() {
		return fresh || !targets.stream().allMatch(Variants::isItsOwn) ? Optional.empty() : Optional.of(targets.stream().map(Target::owner).distinct().toList());
	}

	/** Whether structures, such as networks and mappings, are the same objects with the same contents as at the former point. */
	boolean isStructureKept() {
		return changed().isPresent();
	}

	private static boolean isItsOwn(Target target) {
		return target.owner() instanceof Typed owner && !(owner.eContainer() instanceof Mapping)
				&& (target.parameter() != null || target.feature() instanceof EAttribute attribute && !attribute.getEContainingClass().equals(Literals.NAMED_ELEMENT));
	}
}
