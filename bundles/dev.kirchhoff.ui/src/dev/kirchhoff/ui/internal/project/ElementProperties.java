// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.jface.viewers.ICellEditorValidator;
import org.eclipse.ui.views.properties.ComboBoxPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.eclipse.ui.views.properties.TextPropertyDescriptor;

import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.validation.FeatureSchema;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.form.FeatureValue;
import dev.kirchhoff.ui.internal.form.Labelled;
import dev.kirchhoff.ui.internal.form.ParameterValue;
import dev.kirchhoff.ui.internal.form.Value;

/** All values of an element in the Properties view, to be changed there as in a form: the same texts, units, checks and steps to undo. */
final class ElementProperties implements IPropertySource {
	private static final String NOTHING = "(none)";

	private final EObject element;
	private final Map<String, Value> values = new LinkedHashMap<>();
	private final Map<String, EReference> references = new LinkedHashMap<>();

	ElementProperties(EObject element, IItemPropertySource source) {
		this.element = element;
		for (var item : source.getPropertyDescriptors(element)) {
			switch (item.getFeature(element)) {
				case EAttribute attribute -> values.put(attribute.getName(), new FeatureValue(element, attribute));
				case EReference reference when !reference.isContainment() && !reference.isTransient() -> references.put(reference.getName(), reference);
				case null, default -> {
					// what is in an element is below it in the tree
				}
			}
		}
		if (element instanceof Typed typed) {
			Types.of(typed).ifPresent(type -> type.schema().parameters().forEach(spec -> values.put("parameters/" + spec.name(), new ParameterValue(typed, spec))));
		}
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		var descriptors = new ArrayList<IPropertyDescriptor>();
		values.forEach((id, value) -> descriptors.add(described(descriptor(id, value), value.doc(), category(id, value))));
		references.forEach((id, reference) -> descriptors.add(described(descriptor(id, reference), FeatureSchema.of(reference).doc(), FeatureSchema.of(reference).category())));
		return descriptors.toArray(IPropertyDescriptor[]::new);
	}

	private static PropertyDescriptor described(PropertyDescriptor descriptor, String doc, String category) {
		descriptor.setDescription(doc.replace('\n', ' '));
		descriptor.setCategory(category.isEmpty() ? "General" : category);
		return descriptor;
	}

	private static String category(String id, Value value) {
		return value instanceof FeatureValue feature ? feature.schema().category() : "Parameters";
	}

	private static PropertyDescriptor descriptor(String id, Value value) {
		if (id.equals(Literals.NAMED_ELEMENT__ID.getName()) || id.equals(Literals.LIBRARY__VERSION.getName())) {
			return new PropertyDescriptor(id, value.label());
		}
		var choices = choices(value);
		var descriptor = choices.isEmpty() ? new TextPropertyDescriptor(id, value.label()) : new ComboBoxPropertyDescriptor(id, value.label(), choices.toArray(String[]::new));
		if (choices.isEmpty()) {
			descriptor.setValidator((ICellEditorValidator) text -> value.fault(String.valueOf(text).strip()).orElse(null));
		}
		return descriptor;
	}

	private static List<String> choices(Value value) {
		return value.kind() == Value.Kind.CHECK ? List.of("false", "true") : value.choices();
	}

	private PropertyDescriptor descriptor(String id, EReference reference) {
		if (reference.isMany()) {
			return new PropertyDescriptor(id, Labels.feature(reference));
		}
		var names = new ArrayList<>(List.of(NOTHING));
		candidates(reference).forEach(candidate -> names.add(label(candidate)));
		return new ComboBoxPropertyDescriptor(id, Labels.feature(reference), names.toArray(String[]::new));
	}

	private List<EObject> candidates(EReference reference) {
		var descriptor = Items.properties(element).getPropertyDescriptor(element, reference);
		var choices = descriptor == null ? null : descriptor.getChoiceOfValues(element);
		return choices == null ? List.of() : choices.stream().filter(EObject.class::isInstance).map(EObject.class::cast).toList();
	}

	private static String label(EObject other) {
		return Items.label(other).getText(other);
	}

	/** Of what is chosen from a list the place in it, as the view wants it. */
	@Override
	public Object getPropertyValue(Object id) {
		var value = values.get(id);
		if (value != null) {
			var text = value.text().isEmpty() ? value.defaultText() : value.text();
			var choices = choices(value);
			return choices.isEmpty() ? text : (Object) Math.max(0, choices.indexOf(text));
		}
		var reference = references.get(id);
		return switch (element.eGet(reference)) {
			case List<?> many -> String.join(", ", many.stream().map(one -> label((EObject) one)).toList());
			case EObject other -> candidates(reference).indexOf(other) + 1;
			case null, default -> 0;
		};
	}

	@Override
	public boolean isPropertySet(Object id) {
		var value = values.get(id);
		return value != null ? value.isSet() : element.eIsSet(references.get(id));
	}

	@Override
	public Object getEditableValue() {
		return element;
	}

	@Override
	public void resetPropertyValue(Object id) {
		var value = values.get(id);
		if (value != null) {
			change(value, "");
		} else {
			change(references.get(id), null);
		}
	}

	@Override
	public void setPropertyValue(Object id, Object given) {
		var value = values.get(id);
		if (value != null) {
			var choices = choices(value);
			change(value, choices.isEmpty() ? String.valueOf(given).strip() : (int) given < 0 ? value.text() : choices.get((int) given));
		} else if (given instanceof Integer index && index >= 0) {
			change(references.get(id), index == 0 ? null : candidates(references.get(id)).get(index - 1));
		}
	}

	/** The view shows defaults; leaving a field as it is sets nothing. */
	private static void change(Value value, String text) {
		if (value.fault(text).isEmpty() && !text.equals(value.text()) && !(value.text().isEmpty() && text.equals(value.defaultText()))) {
			value.put(text);
		}
	}

	private void change(EReference reference, EObject other) {
		if (!Objects.equals(element.eGet(reference), other)) {
			Documents.get().domain().getCommandStack().execute(new Labelled("Change " + Labels.feature(reference).toLowerCase(),
					SetCommand.create(Documents.get().domain(), element, reference, other == null ? SetCommand.UNSET_VALUE : other)));
		}
	}
}
