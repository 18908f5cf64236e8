// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.kirchhoff.diagram.NotationFile;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec.Section;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec.Computed;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec.Variable;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.NodeView;

/** Makes records of the elements of notation files, their defaults filled in. */
final class Builder {
	final Map<String, Mapping> mappings = new HashMap<>();
	final Map<String, ToolSpec> tools = new HashMap<>();
	private final Styles styles;
	private final Operations operations = new Operations();

	Builder(Map<String, Element> elements) {
		styles = new Styles(elements);
	}

	ViewpointSpec viewpoint(NotationFile file, Element element) {
		var services = element.children("ownedJavaExtensions").stream().map(one -> new ViewpointSpec.Service(one.text("qualifiedClassName"), one.place())).toList();
		var diagrams = element.children("ownedRepresentations").stream().filter(one -> one.is("DiagramDescription")).map(this::diagram).toList();
		var tables = element.children("ownedRepresentations").stream().filter(one -> one.is("EditionTableDescription")).map(this::table).toList();
		var extensions = element.children("ownedRepresentationExtensions").stream().filter(one -> one.is("DiagramExtensionDescription")).map(this::extension).toList();
		return new ViewpointSpec(file, element.text("name"), services, diagrams, tables, extensions, rules(element));
	}

	private static String label(Element element) {
		return element.text("label").isEmpty() ? element.text("name") : element.text("label");
	}

	private DiagramSpec diagram(Element element) {
		var layers = new ArrayList<LayerSpec>();
		element.child("defaultLayer").ifPresent(layer -> layers.add(layer(layer)));
		element.children("additionalLayers").forEach(layer -> layers.add(layer(layer)));
		return new DiagramSpec(element.key(), element.text("name"), label(element), documentation(element), element.text("domainClass"), element.expression("preconditionExpression"),
				element.expression("titleExpression"), styles.optionalColor(element, "backgroundColor"), flow(element.child("layout")), layers, element.keys("dropDescriptions"),
				rules(element));
	}

	private static String documentation(Element element) {
		return element.text("endUserDocumentation").isEmpty() ? element.text("documentation") : element.text("endUserDocumentation");
	}

	private static DiagramView.Flow flow(Optional<Element> layout) {
		if (layout.isEmpty() || !layout.get().is("CompositeLayout")) {
			return new DiagramView.Flow(DiagramView.Direction.RIGHT, 30); // what ELK does
		}
		return new DiagramView.Flow(switch (layout.get().text("direction")) {
			case "LeftToRight" -> DiagramView.Direction.RIGHT;
			case "bottomToTop" -> DiagramView.Direction.UP;
			default -> DiagramView.Direction.DOWN;
		}, layout.get().number("padding"));
	}

	private ExtensionSpec extension(Element element) {
		return new ExtensionSpec(element.key(), element.text("viewpointURI"), element.text("representationName"), element.children("layers").stream().map(this::layer).toList(), rules(element));
	}

	private LayerSpec layer(Element element) {
		var boxes = new ArrayList<Mapping.Box>();
		element.children("nodeMappings").forEach(one -> boxes.add(box(one, false)));
		element.children("containerMappings").forEach(one -> boxes.add(box(one, false)));
		var additional = element.is("AdditionalLayer");
		return new LayerSpec(element.key(), element.text("name"), label(element), additional && element.flag("optional"), !additional || element.flag("activeByDefault") || !element.flag("optional"),
				boxes, element.children("edgeMappings").stream().map(this::edge).toList(), element.keys("reusedMappings"), sections(element.children("toolSections")));
	}

	private List<Section> sections(List<Element> elements) {
		var all = new ArrayList<Section>();
		for (var element : elements) {
			all.add(section(element));
			all.addAll(sections(element.children("subSections")));
		}
		return all;
	}

	private Section section(Element element) {
		var own = new ArrayList<ToolSpec>();
		for (var entry : element.children("ownedTools")) {
			for (var one : entry.is("ToolGroup") ? entry.children("tools") : List.of(entry)) {
				own.addAll(tools(one));
			}
		}
		own.forEach(tool -> tools.put(tool.basics().key(), tool));
		return new Section(element.key(), element.text("name"), label(element), element.text("icon"), own, element.keys("reusedTools"));
	}

	private List<ToolSpec> tools(Element element) {
		if (element.is("PopupMenu")) {
			return element.children("menuItemDescription").stream().flatMap(item -> tools(item).stream()).toList();
		}
		return tool(element).stream().toList();
	}

	private ToolSpec.Basics basics(Element element, String icon) {
		return new ToolSpec.Basics(element.key(), element.text("name"), label(element), element.text("documentation"), element.text(icon), element.expression("precondition"),
				element.expression("elementsToSelect"));
	}

	private Optional<ToolSpec> tool(Element element) {
		return Optional.ofNullable(switch (element.type().name()) {
			case "NodeCreationDescription", "ContainerCreationDescription" -> {
				var container = element.is("ContainerCreationDescription");
				yield new ToolSpec.Creation(basics(element, "iconPath"), container, element.keys(container ? "containerMappings" : "nodeMappings"), element.keys("extraMappings"),
						variable(element, "variable"), variable(element, "viewVariable"), initial(element));
			}
			case "EdgeCreationDescription" -> new ToolSpec.EdgeCreation(basics(element, "iconPath"), element.keys("edgeMappings"), element.keys("extraSourceMappings"),
					element.keys("extraTargetMappings"), element.expression("connectionStartPrecondition"), variable(element, "sourceVariable"), variable(element, "targetVariable"),
					variable(element, "sourceViewVariable"), variable(element, "targetViewVariable"), initial(element));
			case "DeleteElementDescription" -> new ToolSpec.Delete(withoutIcon(element), variable(element, "element"), variable(element, "elementView"), variable(element, "containerView"),
					initial(element));
			case "DirectEditLabel" -> new ToolSpec.DirectEdit(withoutIcon(element), element.child("mask").map(mask -> mask.text("mask")).orElse("{0}"), element.expression("inputLabelExpression"),
					initial(element));
			case "DoubleClickDescription" -> new ToolSpec.DoubleClick(withoutIcon(element), variable(element, "element"), variable(element, "elementView"), initial(element));
			case "ReconnectEdgeDescription" -> {
				var kind = element.text("reconnectionKind");
				yield new ToolSpec.Reconnect(withoutIcon(element), !kind.equals("RECONNECT_TARGET"), !kind.equals("RECONNECT_SOURCE"), variable(element, "source"), variable(element, "target"),
						variable(element, "sourceView"), variable(element, "targetView"), variable(element, "element"), variable(element, "edgeView"), initial(element));
			}
			case "ContainerDropDescription" -> {
				var source = element.text("dragSource").isEmpty() ? "DIAGRAM" : element.text("dragSource");
				yield new ToolSpec.Drop(withoutIcon(element), element.keys("mappings"), !source.equals("PROJECT_EXPLORER"), !source.equals("DIAGRAM"), variable(element, "oldContainer"),
						variable(element, "newContainer"), variable(element, "element"), variable(element, "newViewContainer"), initial(element));
			}
			case "ToolDescription" -> new ToolSpec.Action(basics(element, "iconPath"), true, variable(element, "element"), variable(element, "elementView"), initial(element));
			case "OperationAction" -> new ToolSpec.Action(basics(element, "icon"), false, Variable.NONE, variable(element, "view"), initial(element));
			case "ExternalJavaAction" -> new ToolSpec.Action(basics(element, "icon"), false, Variable.NONE, Variable.NONE, List.of(operations.external(element)));
			default -> null;
		});
	}

	private ToolSpec.Basics withoutIcon(Element element) {
		return new ToolSpec.Basics(element.key(), element.text("name"), label(element), element.text("documentation"), "", element.expression("precondition"),
				element.expression("elementsToSelect"));
	}

	private static Variable variable(Element element, String feature) {
		return element.child(feature).map(one -> new Variable(one.text("name"), one.children("subVariables").stream().filter(sub -> sub.is("AcceleoVariable"))
				.map(sub -> new Computed(sub.text("name"), sub.expression("computationExpression"))).toList())).orElse(Variable.NONE);
	}

	private List<Operation> initial(Element element) {
		return element.child("initialOperation").map(initial -> operations.all(initial.children("firstModelOperations"))).orElse(List.of());
	}

	private Mapping.Basics mapping(Element element) {
		return new Mapping.Basics(element.key(), element.text("name"), element.text("domainClass"), element.expression("semanticCandidatesExpression"), element.expression("preconditionExpression"),
				element.expression("semanticElements"), element.flag("createElements"), element.keyOf("deletionDescription"), element.keyOf("labelDirectEdit"),
				element.keyOf("doubleClickDescription"));
	}

	private Mapping.Box box(Element element, boolean inList) {
		var container = element.is("ContainerMapping");
		var kind = !container ? inList ? NodeView.Kind.ITEM : NodeView.Kind.NODE : switch (element.text("childrenPresentation")) {
			case "List" -> NodeView.Kind.LIST;
			case "HorizontalStack" -> NodeView.Kind.HORIZONTAL_STACK;
			case "VerticalStack" -> NodeView.Kind.VERTICAL_STACK;
			default -> NodeView.Kind.FREE;
		};
		var inside = new ArrayList<Mapping.Box>();
		var reused = new ArrayList<String>();
		if (container) {
			element.children("subNodeMappings").forEach(one -> inside.add(box(one, kind == NodeView.Kind.LIST)));
			element.children("subContainerMappings").forEach(one -> inside.add(box(one, false)));
			reused.addAll(element.keys("reusedNodeMappings"));
			reused.addAll(element.keys("reusedContainerMappings"));
		}
		var conditional = element.children("conditionnalStyles").stream().flatMap(one -> one.child("style").map(style -> new Conditional<>(one.expression("predicateExpression"), styles.box(style))).stream()).toList();
		var box = new Mapping.Box(mapping(element), kind, element.children("borderedNodeMappings").stream().map(one -> box(one, false)).toList(), element.keys("reusedBorderedNodeMappings"), inside,
				reused, element.keys("dropDescriptions"), element.child("style").map(styles::box), conditional);
		mappings.put(box.key(), box);
		return box;
	}

	private Mapping.Edge edge(Element element) {
		var conditional = element.children("conditionnalStyles").stream().flatMap(one -> one.child("style").map(style -> new Conditional<>(one.expression("predicateExpression"), styles.edge(style))).stream()).toList();
		var edge = new Mapping.Edge(mapping(element), element.flag("useDomainElement"), element.keys("sourceMapping"), element.keys("targetMapping"), element.expression("sourceFinderExpression"),
				element.expression("targetFinderExpression"), element.expression("targetExpression"), element.keys("reconnections"), element.child("style").map(styles::edge), conditional);
		mappings.put(edge.key(), edge);
		return edge;
	}

	private List<Rule> rules(Element owner) {
		return owner.child("validationSet").stream().flatMap(set -> set.children("ownedRules").stream()).filter(rule -> rule.is("SemanticValidationRule")).map(this::rule).toList();
	}

	private Rule rule(Element element) {
		return new Rule(element.key(), label(element), Rule.Level.valueOf(element.text("level")), element.text("targetClass"), element.expression("message"),
				element.children("audits").stream().map(audit -> audit.expression("auditExpression")).toList(),
				element.children("fixes").stream().map(fix -> new Rule.Fix(fix.text("name"), initial(fix))).toList());
	}

	private TableSpec table(Element element) {
		return new TableSpec(element.key(), element.text("name"), label(element), documentation(element), element.text("domainClass"), element.expression("preconditionExpression"),
				element.expression("titleExpression"), element.children("ownedLineMappings").stream().map(this::line).toList(),
				element.children("ownedColumnMappings").stream().map(this::column).toList());
	}

	private TableSpec.Line line(Element element) {
		return new TableSpec.Line(element.key(), element.text("name"), element.text("domainClass"), element.expression("semanticCandidatesExpression"), element.expression("headerLabelExpression"),
				colors(element), element.children("ownedSubLines").stream().map(this::line).toList(), element.keys("reusedSubLines"));
	}

	private TableSpec.Column column(Element element) {
		var edit = element.child("directEdit").map(tool -> new TableSpec.Edit(tool.child("mask").map(mask -> mask.text("mask")).orElse("{0}"),
				tool.children("variables").stream().map(variable -> variable.text("name")).toList(), operations.all(tool.children("firstModelOperation"))));
		return new TableSpec.Column(element.key(), element.text("name"), element.text("featureName"), element.expression("headerLabelExpression"), element.expression("labelExpression"),
				element.expression("featureParentExpression"), element.number("initialWidth"), edit, element.expression("canEdit"), colors(element));
	}

	private TableSpec.Colors colors(Element element) {
		return new TableSpec.Colors(element.child("defaultForeground").map(style -> styles.color(style, "foreGroundColor")),
				element.children("foregroundConditionalStyle").stream().flatMap(one -> one.child("style").map(style -> new Conditional<>(one.expression("predicateExpression"), styles.color(style, "foreGroundColor"))).stream()).toList(),
				element.child("defaultBackground").map(style -> styles.color(style, "backgroundColor")),
				element.children("backgroundConditionalStyle").stream().flatMap(one -> one.child("style").map(style -> new Conditional<>(one.expression("predicateExpression"), styles.color(style, "backgroundColor"))).stream()).toList());
	}

	static Set<Label.Format> formats(List<String> written) {
		var formats = EnumSet.noneOf(Label.Format.class);
		for (var one : written) {
			switch (one) {
				case "italic" -> formats.add(Label.Format.ITALIC);
				case "bold" -> formats.add(Label.Format.BOLD);
				case "underline" -> formats.add(Label.Format.UNDERLINE);
				case "strike_through" -> formats.add(Label.Format.STRIKE_THROUGH);
				default -> {
					// reported when it was read
				}
			}
		}
		return formats;
	}
}
