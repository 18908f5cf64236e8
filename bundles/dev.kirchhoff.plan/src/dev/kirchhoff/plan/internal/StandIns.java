// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;

/**
 * Puts generated data in the place of data whose files are not at hand. The element stays, with its name and preprocessing, so that all
 * that refers to it still does; only its type changes.
 */
final class StandIns {
	/** How many samples: what a stand-in is given of what it replaces, if both have it and mean the same. */
	private static final List<String> KEPT = List.of("train", "test");

	private final Extensions extensions;
	private final Problems problems;

	StandIns(Extensions extensions, Problems problems) {
		this.extensions = extensions;
		this.problems = problems;
	}

	/**
	 * Replaces every data set whose type has a stand-in, in the project and in the libraries it uses.
	 *
	 * @param project a copy, which is changed
	 * @return those replaced
	 */
	Set<DataSet> apply(Project project) {
		var replaced = new LinkedHashSet<DataSet>();
		for (var set : dataSets(project)) {
			var original = extensions.find(Kind.DATA_SET, String.valueOf(set.getType())).filter(contribution -> !contribution.standIn().isEmpty());
			var standIn = original.flatMap(contribution -> find(set, contribution));
			if (standIn.isPresent()) {
				replace(set, original.get(), standIn.get());
				replaced.add(set);
			}
		}
		return replaced;
	}

	private static List<DataSet> dataSets(Project project) {
		var sets = new ArrayList<DataSet>();
		ResourceSet files = project.eResource().getResourceSet();
		files.getAllContents().forEachRemaining(element -> {
			if (element instanceof DataSet set) {
				sets.add(set);
			}
		});
		return sets;
	}

	private Optional<Contribution> find(DataSet set, Contribution original) {
		var found = extensions.find(Kind.DATA_SET, original.standIn());
		if (found.isEmpty()) {
			problems.error(set, "", "the stand-in '" + original.standIn() + "' of data set type '" + original.id() + "' is not installed",
					"install the plug-in that provides it, or give the data itself with --data");
		}
		return found;
	}

	private static void replace(DataSet set, Contribution original, Contribution standIn) {
		set.setType(standIn.id());
		set.getParameters().removeIf(parameter -> !isKept(parameter, original, standIn));
	}

	private static boolean isKept(Parameter parameter, Contribution original, Contribution standIn) {
		var name = parameter.getName();
		var type = standIn.schema().parameter(name).map(spec -> spec.type());
		return KEPT.contains(name) && type.isPresent() && type.equals(original.schema().parameter(name).map(spec -> spec.type()));
	}
}
