// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.SetCommand;

import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.edit.NewElements;
import dev.kirchhoff.model.validation.FeatureSchema;
import dev.kirchhoff.ui.internal.document.Documents;

/** An attribute of the metamodel. Files hold plain SI numbers; here they have units. */
public record FeatureValue(EObject element, EAttribute attribute, FeatureSchema schema) implements ModelValue {
	public FeatureValue(EObject element, EAttribute attribute) {
		this(element, attribute, FeatureSchema.of(attribute));
	}

	@Override
	public String name() {
		return attribute.getName();
	}

	@Override
	public String label() {
		return Labels.feature(attribute);
	}

	@Override
	public String doc() {
		var range = isNumber() ? "\nA number of " + schema.range() + "." : "";
		return (schema.doc() + range + (defaultText().isEmpty() ? "" : "\nDefault: " + defaultText() + ".")).strip();
	}

	@Override
	public Kind kind() {
		if (attribute.getEAttributeType() == EcorePackage.Literals.EBOOLEAN) {
			return Kind.CHECK;
		}
		if (attribute.getEAttributeType() instanceof EEnum) {
			return Kind.CHOICE;
		}
		if (isNumber()) {
			return Kind.NUMBER;
		}
		if (attribute == Literals.NETWORK__WEIGHTS || attribute == Literals.NETWORK__STAND_IN) {
			return Kind.FILE;
		}
		return attribute == Literals.NAMED_ELEMENT__DOCUMENTATION || attribute == Literals.PROJECT__DESCRIPTION ? Kind.LONG_TEXT : Kind.TEXT;
	}

	private boolean isNumber() {
		return !attribute.isMany() && Number.class.isAssignableFrom(EcoreUtil.wrapperClassFor(attribute.getEAttributeType().getInstanceClass()));
	}

	private Unit unit() {
		return schema.unit().isEmpty() || !isUnit(schema.unit()) ? Unit.ONE : Unit.parse(schema.unit());
	}

	/** Bits are counted, not measured. */
	private static boolean isUnit(String text) {
		try {
			Unit.parse(text);
			return true;
		} catch (IllegalArgumentException counted) {
			return false;
		}
	}

	@Override
	public String text() {
		return show(element.eGet(attribute));
	}

	private String show(Object value) {
		return switch (value) {
			case null -> "";
			case Double number -> Units.format(unit(), number);
			case List<?> many -> String.join(", ", many.stream().map(String::valueOf).toList());
			default -> EcoreUtil.convertToString(attribute.getEAttributeType(), value);
		};
	}

	@Override
	public String defaultText() {
		return attribute.isMany() ? "" : show(attribute.getDefaultValue());
	}

	@Override
	public boolean isSet() {
		return element.eIsSet(attribute);
	}

	@Override
	public List<String> choices() {
		return attribute.getEAttributeType() instanceof EEnum literals ? literals.getELiterals().stream().map(EEnumLiteral::getLiteral).toList() : List.of();
	}

	@Override
	public Optional<String> fault(String text) {
		if (attribute == Literals.NAMED_ELEMENT__NAME && element instanceof NamedElement named) {
			return text.isBlank() ? Optional.empty()
					: text.contains("/") ? Optional.of("a name with a / cannot be found by a path: leave it out")
							: NewElements.isTaken(named, text) ? Optional.of("another element here is called '" + text + "': choose another name") : Optional.empty();
		}
		if (text.isEmpty()) {
			return schema.required() ? Optional.of("must be given") : Optional.empty();
		}
		try {
			var value = read(text);
			return value instanceof Number number && !schema.allows(number.doubleValue()) ? Optional.of("'" + text + "' is out of range: give " + schema.range()) : Optional.empty();
		} catch (IllegalArgumentException e) {
			return Optional.of(e.getMessage() == null ? "'" + text + "' does not fit" : e.getMessage());
		}
	}

	private Object read(String text) {
		if (attribute.isMany()) {
			return Arrays.stream(text.split("[,;]")).map(String::strip).filter(part -> !part.isEmpty()).map(part -> EcoreUtil.createFromString(attribute.getEAttributeType(), part)).toList();
		}
		if (!isNumber()) {
			return EcoreUtil.createFromString(attribute.getEAttributeType(), text);
		}
		double number = unit().read(text);
		if (attribute.getEAttributeType() == EcorePackage.Literals.EDOUBLE) {
			return number;
		}
		if (number != Math.rint(number) || Math.abs(number) > (attribute.getEAttributeType() == EcorePackage.Literals.EINT ? Integer.MAX_VALUE : 0x1p53)) {
			throw new IllegalArgumentException("'" + text + "' is not a whole number");
		}
		return EcoreUtil.createFromString(attribute.getEAttributeType(), Long.toString((long) number));
	}

	@Override
	public Command set(String text) {
		var value = text.isEmpty() ? SetCommand.UNSET_VALUE : read(text);
		return SetCommand.create(Documents.get().domain(), element, attribute, value);
	}
}
