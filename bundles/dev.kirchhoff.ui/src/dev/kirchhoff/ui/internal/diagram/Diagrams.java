// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.diagram.Notation.Description;
import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Placements;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.document.Types;

/** Which diagrams and tables there are of elements, and their editors. */
public final class Diagrams {
	/** A diagram or table of an element. */
	public record Offer(Description description, EObject target) {
		/** "Network of 2-8-1". */
		public String label() {
			var name = target instanceof NamedElement named && named.getName() != null ? named.getName() : Labels.kind(target.eClass()).toLowerCase();
			return description.label() + " of " + name;
		}
	}

	private static final class Holder {
		static final Notation NOTATION = install();

		private static Notation install() {
			Footprints.install(new Placements(Types.extensions(), DataPlace.ofSurroundings()).footprints());
			var notation = Notations.ofPlatform();
			NotationProblems.ofFiles(notation.faults());
			return notation;
		}
	}

	private Diagrams() {
	}

	/** All notations that are installed; the first call reads them. */
	public static Notation notation() {
		return Holder.NOTATION;
	}

	/** What shows an element: diagrams of itself, then of what it is in. */
	public static List<Offer> of(EObject element) {
		var offers = new ArrayList<Offer>();
		for (var one = element; one != null; one = one.eContainer()) {
			for (var description : notation().of(one)) {
				offers.add(new Offer(description, one));
			}
		}
		return offers;
	}

	/** All of a file. */
	public static List<Offer> of(ProjectDocument document) {
		var offers = new ArrayList<Offer>();
		document.root().ifPresent(root -> {
			notation().of(root).forEach(description -> offers.add(new Offer(description, root)));
			for (var child : root.eContents()) {
				notation().of(child).forEach(description -> offers.add(new Offer(description, child)));
			}
		});
		return offers;
	}

	/** Opens an editor, or brings it to the front, and shows an element in it. */
	public static Optional<IEditorPart> open(IWorkbenchPage page, Offer offer, EObject reveal) throws PartInitException {
		var file = Documents.get().of(offer.target()).map(ProjectDocument::file);
		if (file.isEmpty()) {
			return Optional.empty();
		}
		var editor = open(page, file.get(), offer);
		if (editor instanceof DiagramEditor diagram && reveal != null && reveal != offer.target()) {
			diagram.reveal(reveal);
		}
		return Optional.ofNullable(editor);
	}

	private static IEditorPart open(IWorkbenchPage page, IFile file, Offer offer) throws PartInitException {
		return page.openEditor(DiagramInput.of(file, offer), offer.description().table() ? TableEditor.ID : DiagramEditor.ID);
	}
}
