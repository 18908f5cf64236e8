// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes and features that may stand in a notation file: the part of the Sirius metamodel that {@code sirius.txt} lists. */
final class Metamodel {
	static final Metamodel SIRIUS = read();

	/** What a feature holds. */
	enum Kind {
		ATTR, REF, CONTAINS
	}

	/**
	 * A feature.
	 *
	 * @param keyed    whether elements of a list are found by name, not by number
	 * @param standard value where none is written; null: none
	 */
	record Feature(Kind kind, String type, String name, boolean required, boolean many, boolean keyed, String standard) {
	}

	/** A class; features are its own and those of its supertypes. */
	record Type(String namespace, String name, boolean isAbstract, List<String> supertypes, Map<String, Feature> own) {
	}

	private final Map<String, String> namespaces = new HashMap<>();
	private final Map<String, Type> types = new HashMap<>();
	private final Map<String, List<String>> enumerations = new HashMap<>();
	private final Map<String, Map<String, Feature>> features = new HashMap<>();

	private Metamodel() {
	}

	private static Metamodel read() {
		var metamodel = new Metamodel();
		try (var text = new InputStreamReader(Metamodel.class.getResourceAsStream("sirius.txt"), StandardCharsets.UTF_8)) {
			metamodel.read(text.readAllAsString().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		metamodel.types.keySet().forEach(type -> metamodel.features.put(type, metamodel.collect(type)));
		return metamodel;
	}

	private void read(List<String> lines) {
		Type open = null;
		for (var line : lines) {
			var words = line.strip().split(" ");
			switch (words[0]) {
				case "package" -> namespaces.put(words[1], words[2]);
				case "enum" -> enumerations.put(words[1], List.of(words).subList(2, words.length));
				case "class", "abstract" -> {
					var name = words[1].split(":");
					open = new Type(namespaces.get(name[0]), name[1], words[0].equals("abstract"), List.of(words).subList(2, words.length), new LinkedHashMap<>());
					types.put(name[1], open);
				}
				default -> {
					var feature = feature(line.strip());
					open.own.put(feature.name, feature);
				}
			}
		}
	}

	private static Feature feature(String line) {
		int equals = line.indexOf(" = ");
		var head = equals < 0 ? (line.endsWith(" =") ? line.substring(0, line.length() - 2) : line) : line.substring(0, equals);
		var standard = equals >= 0 ? line.substring(equals + 3) : line.endsWith(" =") ? "" : null;
		var words = head.split(" ");
		var bounds = words[3];
		return new Feature(Kind.valueOf(words[0].toUpperCase()), words[1], words[2], bounds.startsWith("1") && standard == null, !bounds.endsWith("..1"),
				Arrays.asList(words).contains("keyed"), standard);
	}

	private Map<String, Feature> collect(String type) {
		var all = new LinkedHashMap<String, Feature>();
		for (var supertype : types.get(type).supertypes) {
			if (types.containsKey(supertype)) {
				all.putAll(collect(supertype));
			}
		}
		all.putAll(types.get(type).own);
		return all;
	}

	Optional<Type> type(String name) {
		return Optional.ofNullable(types.get(name));
	}

	/** By what {@code xsi:type} says; namespaces tell classes of the same name apart. */
	Optional<Type> type(String namespace, String name) {
		return type(name).filter(type -> type.namespace.equals(namespace));
	}

	Map<String, Feature> features(Type type) {
		return features.get(type.name);
	}

	boolean isKind(Type type, String of) {
		return type.name.equals(of) || type.supertypes.stream().anyMatch(one -> one.equals(of) || types.containsKey(one) && isKind(types.get(one), of));
	}

	/** The literals of an enumeration; empty if there is none of that name. */
	List<String> literals(String enumeration) {
		return enumerations.getOrDefault(enumeration, List.of());
	}

	/** For messages: what a name that is not known may have been. */
	List<String> concrete(String of) {
		var names = new ArrayList<String>();
		types.values().stream().filter(type -> !type.isAbstract && isKind(type, of)).map(Type::name).sorted().forEach(names::add);
		return names;
	}
}
