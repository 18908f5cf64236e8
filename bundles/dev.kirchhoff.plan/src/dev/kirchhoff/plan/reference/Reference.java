// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.reference;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;

/**
 * The reference as a whole: what plug-ins contribute, kind by kind, and the elements of a project file. The help view shows its pages, the
 * command line writes them as one document; both say what is installed, not what was when a manual was written.
 */
public final class Reference {
	private Reference() {
	}

	/** The pages, from the one that leads to all others. */
	public static ReferencePage of(Extensions extensions) {
		var types = types(extensions);
		var elements = Elements.pages();
		return new ReferencePage("index", "Reference", "<p>All types that the installed plug-ins contribute, and all elements of a project file. It is made from what is installed here, "
				+ "so a plug-in's types appear as soon as it is installed.</p>" + links(List.of(types, elements)), List.of(types, elements));
	}

	/** The path of the page on a type. */
	public static String path(Contribution type) {
		return Types.path(type.kind()) + "/" + type.id();
	}

	private static ReferencePage types(Extensions extensions) {
		var kinds = new ArrayList<ReferencePage>();
		for (var kind : Kind.values()) {
			var pages = extensions.of(kind).stream().map(Types::page).toList();
			if (!pages.isEmpty()) {
				kinds.add(new ReferencePage(Types.path(kind), plural(kind), "<p>What a project may write as the type of a " + Markup.text(kind.label()) + ".</p>" + links(pages), pages));
			}
		}
		return new ReferencePage("types", "Types", "<p>Types come from plug-ins. An element of a project names one by its id and sets its parameters; those that are not set keep their defaults.</p>"
				+ links(kinds), kinds);
	}

	private static String plural(Kind kind) {
		var label = Character.toUpperCase(kind.label().charAt(0)) + kind.label().substring(1);
		return kind == Kind.AGEING || kind == Kind.PREPROCESSING ? label.replace(" step", " steps") : label + "s";
	}

	/** A list of pages with their titles. */
	static String links(List<ReferencePage> pages) {
		var list = new StringBuilder("<ul>");
		pages.forEach(page -> list.append("<li>").append(Markup.link(page.path(), page.title())).append("</li>"));
		return list.append("</ul>").toString();
	}
}
