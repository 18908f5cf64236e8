// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.plan.internal.Drawing;

/**
 * Where the planner lays the weights of a mapping that leaves it to it, as allocations that can be drawn, moved and saved. A study of the
 * mapping with them lays the same cells as one without.
 */
public final class Placements {
	private final Extensions extensions;
	private final DataPlace data;

	public Placements(Extensions extensions, DataPlace data) {
		this.extensions = extensions;
		this.data = data;
	}

	/**
	 * Where everything goes.
	 *
	 * @param allocations new ones, in no mapping yet; empty if there is an error
	 */
	public record Result(List<Allocation> allocations, List<Problem> problems) {
	}

	/** How many cells blocks take, asked of the plug-ins of the mapping schemes: what validation counts with, for those who draw. */
	public Footprints footprints() {
		return Drawing.footprints(extensions, data);
	}

	/** Whether the planner is to decide where the weights of a mapping go. */
	public static boolean isAutomatic(Mapping mapping) {
		return mapping.getAllocations().isEmpty() && !mapping.getArrays().isEmpty() && mapping.getNetwork() != null && !mapping.getNetwork().eIsProxy();
	}

	/** Places the weights of a mapping anew, whatever its allocations say, on its arrays or those of its allocations. The mapping stays as it is. */
	public Result of(Mapping mapping) {
		if (mapping.getAllocations().isEmpty()) {
			return Drawing.place(mapping, mapping, extensions, data);
		}
		var root = (Library) EcoreUtil.getRootContainer((EObject) mapping);
		var copy = (Mapping) EcoreUtil.getEObject(ProjectFiles.copy(root), EcoreUtil.getRelativeURIFragmentPath(root, mapping));
		if (copy.getArrays().isEmpty()) {
			copy.getArrays().addAll(new LinkedHashSet<CrossbarArray>(copy.getAllocations().stream().map(Allocation::getArray).filter(array -> array != null).toList()));
		}
		copy.getAllocations().clear();
		return Drawing.place(copy, mapping, extensions, data);
	}

	/** Writes the planner's placement into a mapping, if there is one; what chose the layers to place goes, as allocations and it exclude each other. */
	public List<Problem> apply(Mapping mapping) {
		var result = of(mapping);
		if (!Problem.anyError(result.problems())) {
			mapping.getLayers().clear();
			mapping.getAllocations().clear();
			mapping.getAllocations().addAll(result.allocations());
		}
		return result.problems();
	}

	/** Writes the planner's placement into all mappings of a project that leave it to it. */
	public List<Problem> apply(Project project) {
		var problems = new ArrayList<Problem>();
		project.getMappings().stream().filter(Placements::isAutomatic).forEach(mapping -> problems.addAll(apply(mapping)));
		return problems.stream().distinct().toList();
	}

	/** Arrays in the order in which the planner fills them. */
	public static List<CrossbarArray> arrays(Mapping mapping) {
		return Stream.concat(mapping.getArrays().stream(), mapping.getAllocations().stream().map(Allocation::getArray)).filter(array -> array != null).distinct().toList();
	}
}
