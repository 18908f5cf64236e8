// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.palette;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IWorkbenchPage;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.edit.Elements;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;

/** Elements of a type that a plug-in offers. */
final class NewOfType {
	private NewOfType() {
	}

	/** What an element of a kind of type is in the metamodel; empty if types of this kind are not in projects. */
	static Optional<EClass> element(Kind kind) {
		return Optional.ofNullable(switch (kind) {
			case DEVICE -> Literals.DEVICE;
			case MAPPING_SCHEME -> Literals.WEIGHT_SCHEME;
			case PROGRAMMING_ALGORITHM, TRAINER, ON_CHIP_TRAINER, CALIBRATION, AGEING -> Literals.STAGE;
			case METRIC -> Literals.METRIC;
			case DATA_SET -> Literals.DATA_SET;
			case PREPROCESSING -> Literals.STEP;
			default -> null;
		});
	}

	/** An element of the type that is in no project yet. */
	static List<EObject> make(Contribution type) {
		return element(type.kind()).map(eClass -> {
			var made = KirchhoffFactory.eINSTANCE.create(eClass);
			((Typed) made).setType(type.id());
			if (made instanceof NamedElement named) {
				named.setName(type.id());
			}
			return List.of(made);
		}).orElse(List.of());
	}

	/** Adds an element to what is selected, else to the project that is edited, and shows it there. */
	static void in(IWorkbenchPage page, Contribution type) {
		var target = selected(page).or(() -> edited(page));
		var made = make(type);
		target.ifPresent(parent -> Elements.add(parent, made));
		if (page.getActiveEditor() instanceof ProjectEditor editor) {
			made.stream().filter(element -> element.eResource() != null).findFirst().ifPresent(editor::reveal);
		}
	}

	private static Optional<EObject> selected(IWorkbenchPage page) {
		return page.getActiveEditor() != null && page.getActiveEditor().getSite().getSelectionProvider() != null
				&& page.getActiveEditor().getSite().getSelectionProvider().getSelection() instanceof IStructuredSelection selection
				&& selection.getFirstElement() instanceof EObject element && element.eResource() != null ? Optional.of(element) : Optional.empty();
	}

	private static Optional<EObject> edited(IWorkbenchPage page) {
		return page.getActiveEditor() != null && page.getActiveEditor().getEditorInput() instanceof IFileEditorInput input
				? Documents.get().known(input.getFile()).flatMap(document -> document.root()).map(EcoreUtil::getRootContainer) : Optional.empty();
	}
}
