// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.List;

import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Attribute values as text: reading them, and what to say when they cannot be read. */
public final class Values {
	private Values() {
	}

	/** The value, or an IllegalArgumentException with {@link #wrong} as its message. An enumeration is read by its literal or name, in any case. */
	public static Object read(EDataType type, String text) {
		if (type instanceof EEnum choice) {
			return choice.getELiterals().stream()
					.filter(literal -> literal.getLiteral().equalsIgnoreCase(text) || literal.getName().equalsIgnoreCase(text))
					.map(EEnumLiteral::getInstance).findFirst()
					.orElseThrow(() -> new IllegalArgumentException(wrong(text, type)));
		}
		var bool = type.getInstanceClass() == boolean.class;
		if (bool && !List.of("true", "false").contains(text)) {
			throw new IllegalArgumentException(wrong(text, type));
		}
		try {
			return EcoreUtil.createFromString(type, text);
		} catch (NumberFormatException notANumber) {
			throw new IllegalArgumentException(wrong(text, type), notANumber);
		}
	}

	public static String wrong(String text, EClassifier type) {
		return "'" + text + "' is not " + expected(type);
	}

	public static String mend(String text, EClassifier type) {
		return switch (type) {
			case EEnum choice -> Names.mend(text, choice.getELiterals().stream().map(EEnumLiteral::getLiteral).toList(), "");
			case EDataType data when data.getInstanceClass() == boolean.class -> "write true or false";
			case EDataType data when data.getInstanceClass() == double.class -> "write a plain number in SI units, for example 0.2 or 1e-4";
			case EDataType data when data.getInstanceClass() == int.class || data.getInstanceClass() == long.class -> "write digits only, for example 64";
			default -> "";
		};
	}

	private static String expected(EClassifier type) {
		if (type instanceof EEnum choice) {
			return "a " + choice.getName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
		}
		var java = type.getInstanceClass();
		if (java == int.class || java == long.class) {
			return "a whole number";
		}
		return java == double.class ? "a number" : java == boolean.class ? "true or false" : "of type " + type.getName();
	}
}
