// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.ArrayList;
import java.util.List;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import dev.kirchhoff.model.io.Migration;

/**
 * The format before the first release: an array had one {@code wireResistance} for word and bit lines, and the stages of
 * an experiment were called {@code step}. A sweep over wireResistance has no single heir; it is left as it is and validation names it.
 */
final class Version0 implements Migration {
	@Override
	public int from() {
		return 0;
	}

	@Override
	public void migrate(Document document) {
		elements(document, "arrays").forEach(Version0::splitWire);
		elements(document, "step").forEach(step -> document.renameNode(step, step.getNamespaceURI(), "stages"));
		elements(document, "experiments").forEach(experiment -> replace(experiment, "repeatFrom", "/@step.", "/@stages."));
		elements(document, "sweeps").forEach(Version0::renamePath);
	}

	private static void splitWire(Element array) {
		if (array.hasAttribute("wireResistance")) {
			var value = array.getAttribute("wireResistance");
			array.removeAttribute("wireResistance");
			array.setAttribute("wordLineResistance", value);
			array.setAttribute("bitLineResistance", value);
		}
	}

	private static void renamePath(Element sweep) {
		if (sweep.getAttribute("path").startsWith("step/")) {
			sweep.setAttribute("path", "stages/" + sweep.getAttribute("path").substring("step/".length()));
		}
		replace(sweep, "path", "/step/", "/stages/");
	}

	private static void replace(Element element, String attribute, String old, String now) {
		if (element.hasAttribute(attribute)) {
			element.setAttribute(attribute, element.getAttribute(attribute).replace(old, now));
		}
	}

	/** A copy: the DOM's own list changes under our hands. */
	private static List<Element> elements(Document document, String name) {
		var live = document.getElementsByTagName(name);
		var copy = new ArrayList<Element>();
		for (var i = 0; i < live.getLength(); i++) {
			copy.add((Element) live.item(i));
		}
		return copy;
	}
}
