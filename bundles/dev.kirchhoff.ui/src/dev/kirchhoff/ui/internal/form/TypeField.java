// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;

import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;

/** Which plug-in's type an element is: a list of all that fit, searched by name and by what they are for (Ctrl+Space). */
final class TypeField {
	private final Typed element;
	private final List<Contribution> offered;
	private final Combo combo;
	private final Label about;
	private final ControlDecoration decoration;

	TypeField(Typed element, Composite parent, FormToolkit toolkit) {
		this.element = element;
		offered = Types.offered(element);
		var label = toolkit.createLabel(parent, "Type");
		Field.aligned(label);
		label.setToolTipText("What a plug-in provides under this name. Ctrl+Space searches names and descriptions.");
		combo = new Combo(parent, SWT.DROP_DOWN);
		combo.setItems(offered.stream().map(Contribution::id).toArray(String[]::new));
		combo.setVisibleItemCount(20);
		combo.getAccessible().addAccessibleListener(new Named("Type", label.getToolTipText()));
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).indent(6, 0).applyTo(combo);
		toolkit.createLabel(parent, "");
		about = toolkit.createLabel(parent, "", SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).indent(6, 0).applyTo(about);
		decoration = new ControlDecoration(combo, SWT.LEFT | SWT.TOP);
		decoration.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
		assist();
		combo.addListener(SWT.Selection, _ -> commit());
		combo.addListener(SWT.DefaultSelection, _ -> commit());
		combo.addListener(SWT.FocusOut, _ -> commit());
		combo.addListener(SWT.Modify, _ -> judge(combo.getText().strip()));
		combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
		refresh();
	}

	private void assist() {
		var adapter = new ContentProposalAdapter(combo, new ComboContentAdapter(), (text, position) -> proposals(text.substring(0, position)),
				KeyStroke.getInstance(SWT.MOD1, ' '), null);
		adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		adapter.setFilterStyle(ContentProposalAdapter.FILTER_NONE);
		adapter.addContentProposalListener(_ -> commit());
	}

	private IContentProposal[] proposals(String text) {
		var wanted = text.strip().toLowerCase(Locale.ROOT);
		Stream<Contribution> fit = offered.stream().filter(one -> (one.id() + " " + one.name() + " " + one.description()).toLowerCase(Locale.ROOT).contains(wanted));
		var found = fit.toList();
		return (found.isEmpty() ? offered : found).stream().map(one -> new ContentProposal(one.id(), one.id() + " - " + one.name(), one.description())).toArray(IContentProposal[]::new);
	}

	private void commit() {
		var id = combo.getText().strip();
		if (judge(id) && !id.equals(element.getType())) {
			Documents.get().domain().getCommandStack()
					.execute(new Labelled("Change type", SetCommand.create(Documents.get().domain(), element, Literals.TYPED__TYPE, id)));
		}
	}

	private boolean judge(String id) {
		var known = offered.stream().filter(one -> one.id().equals(id)).findFirst();
		if (known.isPresent()) {
			decoration.hide();
			about.setText(describe(known.get()));
		} else {
			var near = Spelling.nearest(id, offered.stream().map(Contribution::id).toList()).map(name -> "did you mean " + name + "?").orElse("choose one of the list, or install the plug-in that provides it");
			decoration.setDescriptionText(id.isEmpty() ? "no type: choose one" : "no installed plug-in provides '" + id + "': " + near);
			decoration.show();
			about.setText(decoration.getDescriptionText());
		}
		about.requestLayout();
		return known.isPresent();
	}

	private static String describe(Contribution type) {
		var able = type.capabilities().isEmpty() ? "" : "\n" + (type.kind() == dev.kirchhoff.plan.Kind.DEVICE ? "Can: " : "Needs: ") + String.join(", ", type.capabilities());
		return type.name() + ". " + type.description() + "\nPlug-in " + type.origin() + able;
	}

	Combo control() {
		return combo;
	}

	void refresh() {
		var type = element.getType() == null ? "" : element.getType();
		if (!combo.getText().strip().equals(type)) {
			combo.setText(type);
		}
		judge(type);
	}
}
