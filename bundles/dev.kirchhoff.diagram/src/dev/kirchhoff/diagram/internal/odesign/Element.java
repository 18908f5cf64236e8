// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a notation file as it was written, each feature checked against the metamodel.
 *
 * @param file       that it is in, {@code bundle/path}
 * @param place      its fragment path
 * @param attributes by feature; many-valued ones have several
 * @param references by feature, not yet resolved
 * @param children   by feature
 */
record Element(String file, String place, Metamodel.Type type, Map<String, List<String>> attributes, Map<String, List<Reference>> references, Map<String, List<Element>> children) {
	/**
	 * Names an element, here or in another file.
	 *
	 * @param file     {@code bundle/path}; that of the reference for its own; what stands before {@code #} otherwise
	 * @param fragment after {@code #}
	 */
	record Reference(String file, String fragment) {
		String key() {
			return file + "#" + fragment;
		}
	}

	String key() {
		return file + "#" + place;
	}

	boolean is(String typeName) {
		return Metamodel.SIRIUS.isKind(type, typeName);
	}

	/** The value written, or the default. */
	String text(String feature) {
		var written = attributes.get(feature);
		if (written != null) {
			return written.getFirst();
		}
		var standard = Metamodel.SIRIUS.features(type).get(feature).standard();
		return standard == null ? "" : standard;
	}

	List<String> texts(String feature) {
		return attributes.getOrDefault(feature, List.of());
	}

	boolean flag(String feature) {
		return Boolean.parseBoolean(text(feature));
	}

	int number(String feature) {
		try {
			return Integer.parseInt(text(feature));
		} catch (NumberFormatException e) {
			return 0; // reported when it was read
		}
	}

	Expression expression(String feature) {
		return new Expression(text(feature), file, place + "/@" + feature);
	}

	List<Element> children(String feature) {
		return children.getOrDefault(feature, List.of());
	}

	Optional<Element> child(String feature) {
		return children(feature).stream().findFirst();
	}

	/** Keys of what it refers to. */
	List<String> keys(String feature) {
		return references.getOrDefault(feature, List.of()).stream().map(Reference::key).toList();
	}

	Optional<String> keyOf(String feature) {
		return keys(feature).stream().findFirst();
	}
}
