// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;

import dev.kirchhoff.api.parameter.ParameterSchema.Fault;
import dev.kirchhoff.api.parameter.ParameterSpec;

/** Fields for declared parameters that belong to no model, in a dialog or on a page of preferences. Below them stands what the field with the cursor means. */
public final class ParameterForm extends Composite {
	/** Room for the sign that something is wrong. */
	private static final int SPACING = 8;
	private static final int LINES_OF_MEANING = 3;

	private final Map<String, Field> fields = new LinkedHashMap<>();
	private final Label meaning;

	/**
	 * @param texts   by parameter, as they are at first
	 * @param hints   what stands in grey in empty fields, by parameter, where that is not the default
	 * @param folder  that files are named from
	 * @param changed is called whenever something is another than before
	 */
	public ParameterForm(Composite parent, List<ParameterSpec> parameters, Map<String, String> texts, Map<String, String> hints, Path folder, Runnable changed) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(SPACING, 5).applyTo(this);
		var toolkit = new FormToolkit(getDisplay());
		toolkit.setBackground(null);
		addListener(SWT.Dispose, _ -> toolkit.dispose());
		var given = new LinkedHashMap<>(texts);
		given.values().removeIf(String::isEmpty);
		for (var spec : parameters) {
			var value = new GivenValue(spec, given, hints.get(spec.name()));
			var field = switch (value.kind()) {
				case CHECK -> new CheckField(value, this, toolkit);
				case CHOICE -> new ChoiceField(value, this, toolkit);
				default -> new TextField(value, this, toolkit, folder);
			};
			field.onChange(changed);
			fields.put(spec.name(), field);
		}
		meaning = new Label(this, SWT.WRAP);
		meaning.setText("X");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(300, LINES_OF_MEANING * meaning.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(meaning);
		meaning.setText("");
		fields.values().forEach(field -> field.control().addListener(SWT.FocusIn, _ -> meaning.setText(field.value.doc().replaceFirst("\n.*", "").replace("&", "&&"))));
	}

	/** What is given, by parameter; fields that are empty are not among them. */
	public Map<String, String> texts() {
		var texts = new LinkedHashMap<String, String>();
		fields.forEach((name, field) -> {
			if (!field.shown().isEmpty()) {
				texts.put(name, field.shown());
			}
		});
		return texts;
	}

	/** Says beside the fields what is wrong with the texts that stand in them. */
	public void found(List<Fault> faults) {
		fields.forEach((name, field) -> field.found(faults.stream().filter(fault -> fault.parameter().equals(name)).map(fault -> fault.what() + ": " + fault.mend())
				.collect(Collectors.joining("\n"))));
	}

	/** The control of a parameter. */
	public Control control(String name) {
		return fields.get(name).control();
	}
}
