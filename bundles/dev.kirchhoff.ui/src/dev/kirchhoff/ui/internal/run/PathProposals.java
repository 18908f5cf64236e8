// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;

import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.ui.internal.document.Documents;

/** Paths of a project that go on with what stands before the caret on its line. */
final class PathProposals implements IContentProposalProvider {
	private static final int MOST = 300;

	private final IFile file;
	/** From path to present value; null before somebody asks. */
	private TreeMap<String, String> paths;

	PathProposals(IFile file) {
		this.file = file;
	}

	@Override
	public IContentProposal[] getProposals(String text, int caret) {
		if (paths == null) {
			paths = paths();
		}
		var begun = text.substring(Math.max(text.lastIndexOf('\n', caret - 1), text.lastIndexOf('\r', caret - 1)) + 1, caret);
		return paths.tailMap(begun).entrySet().stream().takeWhile(entry -> entry.getKey().startsWith(begun)).limit(MOST)
				.map(entry -> new ContentProposal(entry.getKey().substring(begun.length()) + "=", entry.getKey() + "   (" + entry.getValue() + ")", null))
				.toArray(IContentProposal[]::new);
	}

	private TreeMap<String, String> paths() {
		var found = new TreeMap<String, String>();
		Documents.get().of(file).root().ifPresent(root -> root.eAllContents().forEachRemaining(element -> add(element, found)));
		return found;
	}

	private static void add(EObject element, TreeMap<String, String> found) {
		if (element instanceof Parameter parameter) {
			Optional.ofNullable(parameter.getValue()).ifPresent(value -> found.put(ElementPath.path(element), value));
			return;
		}
		for (var feature : element.eClass().getEAllAttributes()) {
			if (feature.isChangeable() && !feature.isMany() && !List.of("id", "name", "documentation").contains(feature.getName())) {
				found.put(ElementPath.path(element) + "/" + feature.getName(), value(element, feature));
			}
		}
	}

	private static String value(EObject element, EAttribute feature) {
		var value = EcoreUtil.convertToString(feature.getEAttributeType(), element.eGet(feature));
		return value == null ? "" : value;
	}
}
