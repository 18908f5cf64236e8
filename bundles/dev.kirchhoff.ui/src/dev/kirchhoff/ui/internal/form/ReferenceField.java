// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;

import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.validation.FeatureSchema;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.project.Items;

/** Another element of the project; the name is a link to it. */
final class ReferenceField {
	private static final String NOTHING = "(none)";

	private final EObject element;
	private final EReference reference;
	private final Combo combo;
	private final Hyperlink link;
	private List<EObject> choices = List.of();

	ReferenceField(EObject element, EReference reference, Composite parent, FormToolkit toolkit, Consumer<EObject> open) {
		this.element = element;
		this.reference = reference;
		var doc = FeatureSchema.of(reference).doc();
		link = toolkit.createHyperlink(parent, Labels.feature(reference), SWT.NONE);
		Field.aligned(link);
		link.setToolTipText(doc + "\nClick to go there.");
		link.addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				if (element.eGet(reference) instanceof EObject target) {
					open.accept(target);
				}
			}
		});
		combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setToolTipText(doc);
		combo.getAccessible().addAccessibleListener(new Named(Labels.feature(reference), doc));
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).indent(6, 0).applyTo(combo);
		combo.addListener(SWT.Selection, _ -> choose());
		combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
		refresh();
	}

	private void choose() {
		var chosen = combo.getSelectionIndex() <= 0 ? null : choices.get(combo.getSelectionIndex() - 1);
		if (chosen != element.eGet(reference)) {
			Documents.get().domain().getCommandStack().execute(new Labelled("Change " + Labels.feature(reference).toLowerCase(),
					SetCommand.create(Documents.get().domain(), element, reference, chosen == null ? SetCommand.UNSET_VALUE : chosen)));
		}
	}

	void refresh() {
		var descriptor = Items.properties(element).getPropertyDescriptor(element, reference);
		var found = new ArrayList<EObject>();
		if (descriptor != null && descriptor.getChoiceOfValues(element) != null) {
			descriptor.getChoiceOfValues(element).stream().filter(EObject.class::isInstance).map(EObject.class::cast).forEach(found::add);
		}
		if (element.eGet(reference) instanceof EObject present && !found.contains(present)) {
			found.add(present);
		}
		choices = found;
		var items = new ArrayList<>(List.of(NOTHING));
		found.forEach(choice -> items.add(Items.label(choice).getText(choice)));
		if (!List.of(combo.getItems()).equals(items)) {
			combo.setItems(items.toArray(String[]::new));
		}
		combo.select(choices.indexOf(element.eGet(reference)) + 1);
		link.setEnabled(element.eGet(reference) != null);
	}
}
