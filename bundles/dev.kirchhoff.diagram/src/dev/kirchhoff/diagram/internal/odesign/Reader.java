// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Attr;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.internal.odesign.Element.Reference;
import dev.kirchhoff.diagram.internal.odesign.Metamodel.Feature;
import dev.kirchhoff.diagram.internal.odesign.Metamodel.Kind;
import dev.kirchhoff.diagram.internal.odesign.Metamodel.Type;

/**
 * Reads a notation file as plain XML: no EPackage is registered for the namespaces of Sirius, which may be installed beside. What is
 * not in the metamodel is reported and left out; the rest is kept.
 */
final class Reader {
	private static final String XMI = "http://www.omg.org/XMI";
	private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
	private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

	/** In the metamodel, and yet this runtime has no use for them. */
	private static final Set<String> NOT_RUN = Set.of("Customization", "DecorationDescriptionsSet", "CompositeFilterDescription", "CustomStyleDescription", "CrossTableDescription",
			"OrderedTreeLayout", "SelectionWizardDescription", "PaneBasedSelectionWizardDescription", "DiagramCreationDescription", "DiagramNavigationDescription", "Navigation",
			"CreateView", "CreateEdgeView", "DeleteView", "ViewValidationRule", "NodeMappingImport", "ContainerMappingImport", "EdgeMappingImport", "CellEditorTool",
			"SelectModelElementVariable", "SetObject", "BracketEdgeStyleDescription");

	/** Features of classes that are run, which are not. */
	private static final Set<String> IGNORED = Set.of("DiagramDescription.nodeMappings", "DiagramDescription.containerMappings", "DiagramDescription.edgeMappings",
			"DiagramDescription.edgeMappingImports", "DiagramDescription.reusedMappings", "DiagramDescription.toolSection", "DiagramDescription.reusedTools", "DiagramDescription.rootExpression",
			"DiagramDescription.diagramInitialisation", "DiagramDescription.concerns", "Layer.reusedTools", "AdditionalLayer.reusedTools", "EdgeMapping.pathExpression",
			"EdgeMapping.pathNodeMapping");

	private final String file;
	private final Consumer<Fault> faults;

	private Reader(String file, Consumer<Fault> faults) {
		this.file = file;
		this.faults = faults;
	}

	/** The group of a file; empty if it is no notation at all, of which the faults tell. */
	static Optional<Element> read(String file, InputStream input, Consumer<Fault> faults) {
		var reader = new Reader(file, faults);
		try {
			return reader.group(parse(input));
		} catch (SAXParseException e) {
			faults.accept(new Fault(file, e.getLineNumber() + ":" + e.getColumnNumber(), "is not well-formed XML: " + e.getMessage(), "correct the file at this place"));
		} catch (SAXException | IOException e) {
			faults.accept(new Fault(file, "", "cannot be read: " + e.getMessage(), ""));
		}
		return Optional.empty();
	}

	private static org.w3c.dom.Element parse(InputStream input) throws SAXException, IOException {
		try {
			var factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new Strict());
			return builder.parse(input).getDocumentElement();
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Throws what the default handler would print. */
	private static final class Strict implements ErrorHandler {
		@Override
		public void warning(SAXParseException warning) {
			// the file can be read all the same
		}

		@Override
		public void error(SAXParseException error) throws SAXException {
			throw error;
		}

		@Override
		public void fatalError(SAXParseException error) throws SAXException {
			throw error;
		}
	}

	private Optional<Element> group(org.w3c.dom.Element xml) {
		var type = Metamodel.SIRIUS.type(xml.getNamespaceURI(), xml.getLocalName()).filter(root -> root.name().equals("Group"));
		if (type.isEmpty()) {
			faults.accept(new Fault(file, "/", "the root is " + xml.getTagName() + ", not a Group of Sirius", "start with <description:Group xmi:version=\"2.0\" version=\"...\">"));
			return Optional.empty();
		}
		if (!xml.hasAttribute("version")) {
			fault("/", "has no version: Sirius would migrate it when it loads it", "write version=\"12.0.0.2017041100\"");
		}
		return Optional.of(element(xml, type.get(), "/"));
	}

	private void fault(String place, String what, String mend) {
		faults.accept(new Fault(file, place, what, mend));
	}

	private Element element(org.w3c.dom.Element xml, Type type, String place) {
		var attributes = new LinkedHashMap<String, List<String>>();
		var references = new LinkedHashMap<String, List<Reference>>();
		var children = new LinkedHashMap<String, List<Element>>();
		var features = Metamodel.SIRIUS.features(type);
		for (int k = 0; k < xml.getAttributes().getLength(); k++) {
			attribute((Attr) xml.getAttributes().item(k), type, place, attributes, references);
		}
		var seen = new HashMap<String, Integer>();
		for (var node = xml.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof org.w3c.dom.Element child) {
				var feature = features.get(child.getLocalName());
				if (feature == null) {
					fault(place, type.name() + " has no feature '" + child.getLocalName() + "'", choose(features.keySet().stream().toList()));
				} else {
					ignored(type, feature, place);
					child(child, feature, place, seen.merge(feature.name(), 1, Integer::sum) - 1, attributes, references, children);
				}
			} else if (node.getNodeType() == Node.TEXT_NODE && !node.getNodeValue().isBlank()) {
				fault(place, "has text between its elements: '" + node.getNodeValue().strip() + "'", "remove it");
			}
		}
		for (var feature : features.values()) {
			if (feature.required() && !attributes.containsKey(feature.name()) && !references.containsKey(feature.name()) && !children.containsKey(feature.name())) {
				fault(place, type.name() + " lacks its " + feature.name(), "add it");
			}
		}
		return new Element(file, place, type, attributes, references, children);
	}

	private void attribute(Attr xml, Type type, String place, Map<String, List<String>> attributes, Map<String, List<Reference>> references) {
		if (XMLNS.equals(xml.getNamespaceURI()) || XMI.equals(xml.getNamespaceURI()) || XSI.equals(xml.getNamespaceURI())) {
			return;
		}
		var feature = Metamodel.SIRIUS.features(type).get(xml.getName());
		if (feature == null) {
			fault(place, type.name() + " has no attribute '" + xml.getName() + "'", choose(Metamodel.SIRIUS.features(type).keySet().stream().toList()));
			return;
		}
		ignored(type, feature, place);
		switch (feature.kind()) {
			case ATTR -> {
				var values = feature.many() ? List.of(xml.getValue().strip().split("\\s+")) : List.of(xml.getValue());
				values.forEach(value -> check(value, feature, place));
				attributes.put(feature.name(), values);
			}
			case REF -> references.put(feature.name(), fragments(xml.getValue()));
			case CONTAINS -> fault(place, feature.name() + " of " + type.name() + " is an element, not an attribute", "write <" + feature.name() + ">");
		}
	}

	private void ignored(Type type, Feature feature, String place) {
		if (IGNORED.contains(type.name() + "." + feature.name())) {
			fault(place, feature.name() + " of " + type.name() + " is not run here, only by Sirius", "put it into a layer, or leave it out");
		}
	}

	/** References in an attribute are separated by spaces; a space in a name is written %20. */
	private List<Reference> fragments(String value) {
		var all = new ArrayList<Reference>();
		for (var one : value.strip().split("\\s+")) {
			all.add(reference(one.startsWith("#") ? one : "#" + one));
		}
		return all;
	}

	private Reference reference(String href) {
		int hash = href.indexOf('#');
		var target = hash < 0 ? href : href.substring(0, hash);
		var fragment = hash < 0 ? "" : URLDecoder.decode(href.substring(hash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
		return new Reference(resolve(target), fragment);
	}

	private String resolve(String target) {
		if (target.isEmpty()) {
			return file;
		}
		if (target.startsWith("platform:/plugin/")) {
			return target.substring("platform:/plugin/".length());
		}
		return target.contains(":") ? target : file.substring(0, file.lastIndexOf('/') + 1) + target;
	}

	private void check(String value, Feature feature, String place) {
		var literals = Metamodel.SIRIUS.literals(feature.type());
		if (!literals.isEmpty() && !literals.contains(value)) {
			fault(place, feature.name() + " is '" + value + "'", choose(literals));
		} else if (feature.type().equals("EBoolean") && !value.equals("true") && !value.equals("false")) {
			fault(place, feature.name() + " is '" + value + "'", "write true or false");
		} else if (feature.type().startsWith("EInt") && !value.matches("-?\\d{1,9}")) {
			fault(place, feature.name() + " is '" + value + "'", "write a whole number");
		}
	}

	private void child(org.w3c.dom.Element xml, Feature feature, String place, int index, Map<String, List<String>> attributes, Map<String, List<Reference>> references,
			Map<String, List<Element>> children) {
		switch (feature.kind()) {
			case ATTR -> {
				check(xml.getTextContent(), feature, place);
				attributes.computeIfAbsent(feature.name(), _ -> new ArrayList<>()).add(xml.getTextContent());
			}
			case REF -> {
				if (xml.hasAttribute("href")) {
					references.computeIfAbsent(feature.name(), _ -> new ArrayList<>()).add(reference(xml.getAttribute("href")));
				} else {
					fault(place, feature.name() + " has no href", "refer to an element with href=\"file#//@...\"");
				}
			}
			case CONTAINS -> {
				var at = place(place, feature, xml, index);
				type(xml, feature, at).ifPresent(type -> {
					if (NOT_RUN.contains(type.name())) {
						fault(at, type.name() + " is not run here, only by Sirius", "leave it out, or say it in another way");
					}
					children.computeIfAbsent(feature.name(), _ -> new ArrayList<>()).add(element(xml, type, at));
				});
			}
		}
	}

	/** {@code //@a[name='x']/@b.0}: the root is {@code /}. */
	private static String place(String parent, Feature feature, org.w3c.dom.Element xml, int index) {
		var step = !feature.many() ? "@" + feature.name() : feature.keyed() ? "@" + feature.name() + "[name='" + xml.getAttribute("name") + "']" : "@" + feature.name() + "." + index;
		return parent + "/" + step;
	}

	private Optional<Type> type(org.w3c.dom.Element xml, Feature feature, String place) {
		var written = xml.getAttributeNS(XSI, "type");
		if (written.isEmpty()) {
			var declared = Metamodel.SIRIUS.type(feature.type());
			if (declared.isEmpty()) {
				fault(place, feature.type() + " is not in the part of Sirius that is understood here", "leave it out");
			} else if (declared.get().isAbstract()) {
				fault(place, "lacks its xsi:type", choose(Metamodel.SIRIUS.concrete(feature.type())));
			}
			return declared.filter(type -> !type.isAbstract());
		}
		int colon = written.indexOf(':');
		var namespace = xml.lookupNamespaceURI(colon < 0 ? null : written.substring(0, colon));
		var type = Metamodel.SIRIUS.type(namespace == null ? "" : namespace, written.substring(colon + 1));
		if (type.isEmpty()) {
			fault(place, "'" + written + "' is not a class that is understood here" + (namespace == null ? ": its prefix is not declared" : ""),
					choose(Metamodel.SIRIUS.concrete(feature.type())));
		} else if (type.get().isAbstract()) {
			fault(place, written + " is abstract", choose(Metamodel.SIRIUS.concrete(feature.type())));
		} else if (Metamodel.SIRIUS.type(feature.type()).isPresent() && !Metamodel.SIRIUS.isKind(type.get(), feature.type())) {
			fault(place, written + " is no " + feature.type(), choose(Metamodel.SIRIUS.concrete(feature.type())));
			return Optional.empty();
		}
		return type.filter(one -> !one.isAbstract());
	}

	private static String choose(List<String> names) {
		return names.isEmpty() ? "leave it out" : "choose one of " + String.join(", ", names);
	}
}
