// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

import dev.kirchhoff.model.ConvolutionLayer;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.io.Ids;

/** What a new element starts with: a name and an id that are free, and values that are worth changing, not zeros that are wrong. */
public final class NewElements {
	private static final int SIZE = 64;
	private static final int UNITS = 10;

	private NewElements() {
	}

	/** Readies an element that was just made for a place that it is not in yet. */
	public static void prepare(EObject made, EObject parent, EReference feature) {
		switch (made) {
			case CrossbarArray array when array.getRows() == 0 && array.getColumns() == 0 -> {
				array.setRows(SIZE);
				array.setColumns(SIZE);
			}
			case DenseLayer dense when dense.getUnits() == 0 -> dense.setUnits(UNITS);
			case ConvolutionLayer conv when conv.getFilters() == 0 -> conv.setFilters(UNITS);
			case Mapping mapping when mapping.getScheme() == null -> mapping.setScheme(KirchhoffFactory.eINSTANCE.createWeightScheme());
			default -> {
				// starts as the metamodel says
			}
		}
		if (made instanceof NamedElement named && named.getName() == null) {
			named.setName(stem(named));
		}
		settle(List.of(made), parent, feature);
	}

	/** Gives elements that are about to be added names that differ from their siblings' and ids that the file does not use. */
	static void settle(Collection<?> added, EObject parent, EReference feature) {
		var names = names(parent, feature);
		for (var element : added) {
			if (element instanceof NamedElement named && named.getName() != null && !names.add(named.getName())) {
				named.setName(free(named.getName(), names));
				names.add(named.getName());
			}
		}
		Ids.assign(added.stream().filter(EObject.class::isInstance).map(EObject.class::cast).toList(), parent);
	}

	/** Whether a sibling of the element has this name. */
	public static boolean isTaken(NamedElement element, String name) {
		return siblings(element).contains(name);
	}

	/** A name like the element's own that none of its siblings has. */
	public static String freeName(NamedElement element) {
		var names = siblings(element);
		var name = element.getName() == null || element.getName().isBlank() ? stem(element) : element.getName();
		return names.contains(name) ? free(name, names) : name;
	}

	private static Set<String> siblings(NamedElement element) {
		var names = new HashSet<String>();
		if (element.eContainer() != null && element.eContainer().eGet(element.eContainingFeature()) instanceof List<?> siblings) {
			for (var sibling : siblings) {
				if (sibling instanceof NamedElement named && named != element && named.getName() != null) {
					names.add(named.getName());
				}
			}
		}
		return names;
	}

	private static Set<String> names(EObject parent, EReference feature) {
		var names = new HashSet<String>();
		if (parent.eGet(feature) instanceof List<?> siblings) {
			for (var sibling : siblings) {
				if (sibling instanceof NamedElement named && named.getName() != null) {
					names.add(named.getName());
				}
			}
		}
		return names;
	}

	private static String stem(NamedElement element) {
		var kind = Labels.kind(element.eClass()).toLowerCase(Locale.ROOT);
		return (element instanceof Layer ? kind.replaceFirst(" layer$", "") : kind).replace(' ', '-');
	}

	/** "a1" becomes "a2", "train" becomes "train2". */
	private static String free(String taken, Set<String> names) {
		var stem = taken.replaceFirst("\\d{1,6}$", "");
		var number = stem.equals(taken) ? 2 : Integer.parseInt(taken.substring(stem.length())) + 1;
		while (names.contains(stem + number)) {
			number++;
		}
		return stem + number;
	}
}
