// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.Connection;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.io.Ids;

/** What all diagrams ask: names of new elements, and what goes when something is deleted. */
public class ElementServices {

	/** A name that none of its siblings has: "dense", "dense2". */
	public String freeName(NamedElement element) {
		var taken = new HashSet<String>();
		if (element.eContainer() != null && element.eContainer().eGet(element.eContainingFeature()) instanceof List<?> siblings) {
			for (var sibling : siblings) {
				if (sibling != element && sibling instanceof NamedElement named && named.getName() != null) {
					taken.add(named.getName());
				}
			}
		}
		var stem = element.eClass().getName().equals("CrossbarArray") ? "array"
				: element.eClass().getName().replaceFirst("(?<=.)Layer$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
		var name = stem;
		for (int k = 2; taken.contains(name); k++) {
			name = stem + k;
		}
		return name;
	}

	/** An id that nothing in the file has. */
	public String freeId(NamedElement element) {
		return Ids.fresh(element, Text.name(element));
	}

	/** Its documentation; empty if it has none. */
	public String note(EObject element) {
		return element instanceof NamedElement named && named.getDocumentation() != null ? named.getDocumentation() : "";
	}

	public boolean lacksType(EObject element) {
		return element instanceof Typed typed && !Text.given(typed.getType());
	}

	public Project projectOf(EObject element) {
		return Projects.of(element).findAny().orElse(null);
	}

	/** An element with all that is in it. */
	public List<EObject> withContents(EObject element) {
		var all = new ArrayList<EObject>(List.of(element));
		element.eAllContents().forEachRemaining(all::add);
		return all;
	}

	/** Connections, allocations and ranges that say nothing any more without an element or what is in it. */
	public List<EObject> goesWith(EObject element) {
		var gone = Set.copyOf(withContents(element));
		var with = new ArrayList<EObject>();
		if (element.eContainer() instanceof Network network) {
			network.getConnections().stream().filter(connection -> ends(connection, gone)).forEach(with::add);
		}
		for (var mapping : Projects.mappings(element)) {
			mapping.getAllocations().stream().filter(allocation -> about(allocation, gone)).forEach(with::add);
			mapping.getRanges().stream().filter(range -> gone.contains(range.getLayer())).forEach(with::add);
		}
		return with;
	}

	private static boolean ends(Connection connection, Set<EObject> gone) {
		return connection.getSource() != null && gone.contains(connection.getSource()) || connection.getTarget() != null && gone.contains(connection.getTarget());
	}

	private static boolean about(Allocation allocation, Set<EObject> gone) {
		return allocation.getLayer() != null && gone.contains(allocation.getLayer()) || allocation.getArray() != null && gone.contains(allocation.getArray());
	}

	/** Mappings that name an element, or what is in it, among their arrays or layers. */
	public List<Mapping> listing(EObject element) {
		var gone = Set.copyOf(withContents(element));
		return Projects.mappings(element).stream().filter(mapping -> mapping.getArrays().stream().anyMatch(gone::contains) || mapping.getLayers().stream().anyMatch(gone::contains)).toList();
	}
}
