// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.KirchhoffPackage.Literals;

/** What a page of the editor is about: some of the lists of a project. */
enum Area {
	DEVICES("Devices", "What cells are made of", "dev.kirchhoff.ui.devices", Literals.LIBRARY__DEVICES, Literals.LIBRARY__CELLS),
	HARDWARE("Hardware", "Arrays, and the tiles, macros and chips they are on", "dev.kirchhoff.ui.hardware", Literals.PROJECT__CHIPS, Literals.PROJECT__MACROS, Literals.PROJECT__TILES, Literals.PROJECT__ARRAYS),
	NETWORK("Network", "Networks and the data they learn", "dev.kirchhoff.ui.network", Literals.PROJECT__NETWORKS, Literals.PROJECT__DATA_SETS),
	MAPPING("Mapping", "Which weights lie on which arrays", "dev.kirchhoff.ui.mapping", Literals.PROJECT__MAPPINGS),
	EXPERIMENTS("Experiments", "What is done, how often, over which values, and what is measured", "dev.kirchhoff.ui.experiments", Literals.PROJECT__EXPERIMENTS);

	private final String title;
	private final String about;
	private final String help;
	private final List<EReference> lists;

	Area(String title, String about, String help, EReference... lists) {
		this.title = title;
		this.about = about;
		this.help = help;
		this.lists = List.of(lists);
	}

	String title() {
		return title;
	}

	String about() {
		return about;
	}

	/** The context of its help. */
	String help() {
		return help;
	}

	/** The lists that a project or library has. */
	List<EReference> lists(EObject root) {
		return lists.stream().filter(list -> list.getEContainingClass().isInstance(root)).toList();
	}

	/** What stands at the top of the page's tree. */
	List<EObject> elements(EObject root) {
		var elements = new ArrayList<EObject>();
		lists(root).forEach(list -> ((List<?>) root.eGet(list)).forEach(element -> elements.add((EObject) element)));
		return elements;
	}

	/** Whether the page shows an element. */
	boolean holds(EObject element) {
		var root = EcoreUtil.getRootContainer(element);
		return element != root && lists(root).stream().anyMatch(list -> ((List<?>) root.eGet(list)).stream().anyMatch(top -> EcoreUtil.isAncestor((EObject) top, element)));
	}
}
