// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.NotationFile;

/**
 * Everything that some notation files describe.
 *
 * @param mappings    all of them by key, those in other mappings included
 * @param tools       all of them by key
 * @param expressions all of them
 * @param classes     all names of classes of the model, each with its place
 */
public record Book(List<ViewpointSpec> viewpoints, Map<String, Mapping> mappings, Map<String, ToolSpec> tools, List<Expression> expressions, List<Expression> classes, List<Fault> faults) {
	public Book {
		expressions = List.copyOf(expressions);
		classes = List.copyOf(classes);
		viewpoints = List.copyOf(viewpoints);
		mappings = Map.copyOf(mappings);
		tools = Map.copyOf(tools);
		faults = List.copyOf(faults);
	}

	public static Book read(List<NotationFile> files) {
		var faults = new ArrayList<Fault>();
		var groups = new LinkedHashMap<NotationFile, Element>();
		for (var file : files) {
			group(file, faults::add).ifPresent(group -> groups.put(file, group));
		}
		var elements = new HashMap<String, Element>();
		groups.values().forEach(group -> index(group, elements, faults::add));
		groups.values().forEach(group -> references(group, elements, files.stream().map(NotationFile::name).collect(Collectors.toSet()), faults::add));
		var builder = new Builder(elements);
		var viewpoints = new ArrayList<ViewpointSpec>();
		groups.forEach((file, group) -> group.children("ownedViewpoints").forEach(viewpoint -> viewpoints.add(builder.viewpoint(file, viewpoint))));
		return new Book(viewpoints, builder.mappings, builder.tools, written(groups.values(), "InterpretedExpression"), written(groups.values(), "TypeName"), faults);
	}

	/** All attributes of a type that are written somewhere. */
	private static List<Expression> written(Collection<Element> elements, String type) {
		var all = new ArrayList<Expression>();
		for (var element : elements) {
			for (var feature : Metamodel.SIRIUS.features(element.type()).values()) {
				if (feature.type().equals(type) && element.attributes().containsKey(feature.name())) {
					all.add(element.expression(feature.name()));
				}
			}
			element.children().values().forEach(children -> all.addAll(written(children, type)));
		}
		return all;
	}

	private static Optional<Element> group(NotationFile file, Consumer<Fault> faults) {
		var url = file.resources().find(file.path());
		if (url.isEmpty()) {
			faults.accept(new Fault(file.name(), "", "is not there", "correct the path in plugin.xml, and name its folder in build.properties"));
			return Optional.empty();
		}
		try (var input = url.get().openStream()) {
			return Reader.read(file.name(), input, faults);
		} catch (IOException e) {
			faults.accept(new Fault(file.name(), "", "cannot be read: " + e.getMessage(), ""));
			return Optional.empty();
		}
	}

	private static void index(Element element, Map<String, Element> elements, Consumer<Fault> faults) {
		if (elements.put(element.key(), element) != null) {
			faults.accept(new Fault(element.file(), element.place(), "is there twice", "give it a name of its own"));
		}
		element.children().values().forEach(list -> list.forEach(child -> index(child, elements, faults)));
	}

	private static void references(Element element, Map<String, Element> elements, Set<String> files, Consumer<Fault> faults) {
		var features = Metamodel.SIRIUS.features(element.type());
		var reported = new HashSet<String>();
		element.references().forEach((name, references) -> {
			for (var reference : references) {
				var type = features.get(name).type();
				var target = elements.get(reference.key());
				if (type.equals("EPackage") || reference.file().equals("environment:/diagram") || SystemColors.find(reference.key()).isPresent()) {
					continue;
				}
				if (target == null && reported.add(reference.key())) {
					faults.accept(dangling(element, name, reference, type, elements, files));
				} else if (target != null && !target.is(type)) {
					faults.accept(new Fault(element.file(), element.place(), name + " refers to a " + target.type().name() + ", not a " + type, "refer to a " + type));
				}
			}
		});
		element.children().values().forEach(list -> list.forEach(child -> references(child, elements, files, faults)));
	}

	private static Fault dangling(Element element, String feature, Element.Reference reference, String type, Map<String, Element> elements, Set<String> files) {
		if (reference.file().startsWith("environment:")) {
			return new Fault(element.file(), element.place(), feature + " refers to " + reference.fragment() + ", which is no colour of Sirius",
					"choose one of " + String.join(", ", SystemColors.names()));
		}
		if (!reference.file().equals(element.file()) && !files.contains(reference.file())) {
			return new Fault(element.file(), element.place(), feature + " refers to a file that is not installed: " + reference.file(), "install the plug-in it belongs to, or correct the href");
		}
		var name = reference.fragment().replaceAll(".*\\[name='([^']*)'\\]$", "$1");
		var like = elements.values().stream().filter(one -> one.file().equals(reference.file()) && one.is(type) && one.place().endsWith("[name='" + name + "']")).map(Element::place).sorted().findFirst();
		return new Fault(element.file(), element.place(), feature + " refers to nothing: " + reference.fragment(), like.map(place -> "write " + place).orElse("refer to a " + type + " that is there"));
	}
}
