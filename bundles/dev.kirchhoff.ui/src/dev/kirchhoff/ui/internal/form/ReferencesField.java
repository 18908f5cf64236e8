// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;

import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.validation.FeatureSchema;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.project.Items;

/** Some of the other elements, each to be ticked. */
final class ReferencesField {
	private static final int LINES = 5;

	private final EObject element;
	private final EReference reference;
	private final Table table;
	private List<EObject> choices = List.of();

	ReferencesField(EObject element, EReference reference, Composite parent, FormToolkit toolkit) {
		this.element = element;
		this.reference = reference;
		var doc = FeatureSchema.of(reference).doc();
		var label = toolkit.createLabel(parent, Labels.feature(reference));
		label.setToolTipText(doc);
		Field.aligned(label);
		table = toolkit.createTable(parent, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
		table.setToolTipText(doc);
		table.getAccessible().addAccessibleListener(new Named(Labels.feature(reference), doc));
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, LINES * table.getItemHeight()).indent(6, 0).applyTo(table);
		table.addListener(SWT.Selection, event -> {
			if (event.detail == SWT.CHECK) {
				choose();
			}
		});
		refresh();
	}

	private void choose() {
		var chosen = new ArrayList<EObject>();
		for (int i = 0; i < choices.size(); i++) {
			if (table.getItem(i).getChecked()) {
				chosen.add(choices.get(i));
			}
		}
		Documents.get().domain().getCommandStack()
				.execute(new Labelled("Change " + Labels.feature(reference).toLowerCase(), SetCommand.create(Documents.get().domain(), element, reference, chosen)));
	}

	void refresh() {
		var descriptor = Items.properties(element).getPropertyDescriptor(element, reference);
		choices = descriptor == null || descriptor.getChoiceOfValues(element) == null ? List.of()
				: descriptor.getChoiceOfValues(element).stream().filter(EObject.class::isInstance).map(EObject.class::cast).toList();
		table.setItemCount(choices.size());
		for (int i = 0; i < choices.size(); i++) {
			TableItem item = table.getItem(i);
			item.setText(Items.label(choices.get(i)).getText(choices.get(i)));
			item.setChecked(((List<?>) element.eGet(reference)).contains(choices.get(i)));
		}
	}
}
