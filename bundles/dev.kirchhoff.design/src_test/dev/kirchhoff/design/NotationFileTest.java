// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import dev.kirchhoff.model.KirchhoffPackage;

/** What Sirius asks of the notation file, held against its text alone: names, references, required parts, colours, services, pictures. */
class NotationFileTest {
	private static final Path BUNDLE = Path.of("").toAbsolutePath();
	private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
	private static final Pattern STEP = Pattern.compile("@(\\w+)(?:\\[name='([^']+)'\\]|\\.(\\d+))?");
	private static final Pattern SERVICE = Pattern.compile("service:(?:(\\w+)\\.)?(\\w+)(?:\\((.*)\\))?");

	private static final Set<String> SYSTEM_COLORS = Set.of("white", "black", "blue", "chocolate", "gray", "green", "orange", "purple", "red", "yellow", "light_blue", "light_chocolate", "light_gray",
			"light_green", "light_orange", "light_purple", "light_red", "light_yellow", "dark_blue", "dark_chocolate", "dark_gray", "dark_green", "dark_orange", "dark_purple", "dark_red", "dark_yellow");

	/** What must be there, by class: elements and attributes. */
	private static final Map<String, String> REQUIRED = Map.ofEntries(Map.entry("NodeCreationDescription", "name nodeMappings variable viewVariable initialOperation"),
			Map.entry("ContainerCreationDescription", "name containerMappings variable viewVariable initialOperation"),
			Map.entry("EdgeCreationDescription", "name edgeMappings sourceVariable targetVariable sourceViewVariable targetViewVariable initialOperation"),
			Map.entry("DeleteElementDescription", "name element elementView containerView initialOperation"), Map.entry("DirectEditLabel", "name mask initialOperation"),
			Map.entry("ReconnectEdgeDescription", "name reconnectionKind source target sourceView targetView element edgeView initialOperation"),
			Map.entry("ContainerDropDescription", "name oldContainer newContainer element newViewContainer initialOperation dragSource"),
			Map.entry("ToolDescription", "name element elementView initialOperation"), Map.entry("PopupMenu", "name menuItemDescription"), Map.entry("OperationAction", "name view initialOperation"),
			Map.entry("ExternalJavaAction", "name id"), Map.entry("SquareDescription", "borderColor labelColor color"), Map.entry("NoteDescription", "borderColor labelColor color"),
			Map.entry("FlatContainerStyleDescription", "borderColor labelColor backgroundColor foregroundColor"), Map.entry("SemanticValidationRule", "name level targetClass message audits"),
			Map.entry("DiagramDescription", "name domainClass metamodel layout defaultLayer"), Map.entry("EditionTableDescription", "name domainClass metamodel ownedLineMappings ownedColumnMappings"),
			Map.entry("CreateInstance", "typeName referenceName"), Map.entry("SetValue", "featureName valueExpression"), Map.entry("Unset", "featureName"),
			Map.entry("MoveElement", "newContainerExpression featureName"), Map.entry("ChangeContext", "browseExpression"), Map.entry("For", "expression iteratorName"),
			Map.entry("If", "conditionExpression"), Map.entry("Let", "variableName valueExpression"), Map.entry("UserFixedColor", "name red green blue"),
			Map.entry("ComputedColor", "name red green blue"), Map.entry("InterpolatedColor", "name colorValueComputationExpression minValueComputationExpression maxValueComputationExpression colorSteps"));

	/** The names that variables have in Sirius, by the element that declares them. */
	private static final Map<String, String> VARIABLES = Map.ofEntries(Map.entry("variable", "container"), Map.entry("viewVariable", "containerView"), Map.entry("sourceVariable", "source"),
			Map.entry("targetVariable", "target"), Map.entry("sourceViewVariable", "sourceView"), Map.entry("targetViewVariable", "targetView"), Map.entry("element", "element"),
			Map.entry("elementView", "elementView"), Map.entry("containerView", "containerView"), Map.entry("oldContainer", "oldContainer"), Map.entry("newContainer", "newContainer"),
			Map.entry("newViewContainer", "newViewContainer"), Map.entry("edgeView", "edgeView"), Map.entry("view", "views"));

	private static Element group;
	private static final List<Element> ALL = new ArrayList<>();

	@BeforeAll
	static void read() throws Exception {
		group = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(BUNDLE.resolve("description/kirchhoff.odesign").toFile()).getDocumentElement();
		collect(group);
	}

	private static void collect(Element element) {
		ALL.add(element);
		children(element).forEach(NotationFileTest::collect);
	}

	private static List<Element> children(Element element) {
		var children = new ArrayList<Element>();
		for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child) {
				children.add(child);
			}
		}
		return children;
	}

	private static String type(Element element) {
		var type = element.getAttributeNS(XSI, "type");
		return type.substring(type.indexOf(':') + 1);
	}

	private static void assertNone(List<String> wrong) {
		assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
	}

	private static Stream<String> attributes(Element element, String... but) {
		var names = new ArrayList<String>();
		for (int k = 0; k < element.getAttributes().getLength(); k++) {
			names.add(element.getAttributes().item(k).getNodeName());
		}
		return names.stream().filter(name -> !name.contains(":") && !List.of(but).contains(name));
	}

	@Test
	void theVersionIsTheOneThatNeedsNoMigration() {
		assertEquals("Group", group.getLocalName());
		assertEquals("12.0.0.2017041100", group.getAttribute("version"));
		assertEquals("kirchhoff", children(group).getFirst().getAttribute("modelFileExtension"));
	}

	@Test
	void diagramsAndTheTableHaveTheNamesThatCommandsKnow() {
		assertEquals(List.of("network", "hardware", "mapping", "experiment", "arrays"),
				ALL.stream().filter(element -> element.getLocalName().equals("ownedRepresentations")).map(element -> element.getAttribute("name")).toList());
		ALL.stream().filter(element -> element.getLocalName().equals("ownedRepresentations")).forEach(element -> assertFalse(element.getAttribute("endUserDocumentation").isEmpty(), element.getAttribute("name")));
	}

	/** A name is part of references, where anything else would have to be encoded. */
	@Test
	void namesAreWords() {
		assertNone(ALL.stream().filter(element -> element.hasAttribute("name") && !element.getLocalName().equals("fixes")).map(element -> element.getAttribute("name")).filter(name -> !name.matches("\\w+")).toList());
	}

	@Test
	void siblingsDifferInName() {
		var wrong = new ArrayList<String>();
		for (var parent : ALL) {
			var seen = new HashSet<String>();
			children(parent).stream().filter(child -> child.hasAttribute("name")).map(child -> child.getLocalName() + " " + child.getAttribute("name")).filter(name -> !seen.add(name))
					.forEach(name -> wrong.add(parent.getAttribute("name") + " has two " + name));
		}
		assertNone(wrong);
	}

	@Test
	void everyReferenceLeadsToSomething() {
		var wrong = new ArrayList<String>();
		var found = 0;
		for (var element : ALL) {
			for (var attribute : attributes(element).toList()) {
				if (element.getAttribute(attribute).startsWith("//@")) {
					for (var path : element.getAttribute(attribute).split("\\s+")) {
						found++;
						if (resolve(path) == null) {
							wrong.add(attribute + ": " + path);
						}
					}
				}
			}
			var href = element.getAttribute("href");
			if (href.startsWith("#//") && resolve(href.substring(1)) == null) {
				wrong.add(element.getLocalName() + ": " + href);
			}
		}
		assertNone(wrong);
		assertTrue(found > 150, "only " + found + " references");
	}

	private static Element resolve(String path) {
		var at = group;
		for (var step : path.substring(2).split("/")) {
			var matcher = STEP.matcher(step);
			assertTrue(matcher.matches(), path);
			var parent = at;
			var candidates = children(parent).stream().filter(child -> child.getLocalName().equals(matcher.group(1))).toList();
			if (matcher.group(2) != null) {
				candidates = candidates.stream().filter(child -> child.getAttribute("name").equals(matcher.group(2))).toList();
			} else if (matcher.group(3) != null) {
				var index = Integer.parseInt(matcher.group(3));
				candidates = index < candidates.size() ? List.of(candidates.get(index)) : List.of();
			}
			if (candidates.size() != 1) {
				return null;
			}
			at = candidates.getFirst();
		}
		return at;
	}

	/** As child elements with their class: the features' types are abstract. */
	@Test
	void coloursAreOfTheEnvironmentOrOfThePalette() {
		var wrong = new ArrayList<String>();
		for (var element : ALL) {
			var href = element.getAttribute("href");
			if (href.startsWith("environment:")) {
				var name = href.replaceAll("environment:/viewpoint#//@systemColors/@entries\\[name='(\\w+)'\\]", "$1");
				if (!SYSTEM_COLORS.contains(name) || !type(element).equals("SystemColor")) {
					wrong.add(href);
				}
			} else if (href.startsWith("#//") && !type(element).equals(type(resolve(href.substring(1))))) {
				wrong.add(href + " is a " + type(resolve(href.substring(1))) + ", not a " + type(element));
			}
		}
		assertNone(wrong);
	}

	@Test
	void whatIsRequiredIsThere() {
		var wrong = new ArrayList<String>();
		var seen = new TreeSet<String>();
		for (var element : ALL) {
			var required = REQUIRED.get(type(element));
			if (required != null && !element.hasAttribute("href")) {
				seen.add(type(element));
				var there = Stream.concat(attributes(element), children(element).stream().map(Element::getLocalName)).collect(Collectors.toSet());
				Arrays.stream(required.split(" ")).filter(one -> !there.contains(one)).forEach(one -> wrong.add(type(element) + " " + element.getAttribute("name") + " lacks " + one));
			}
			if (element.getLocalName().equals("edgeMappings")) {
				Stream.of("sourceMapping", "targetMapping", "targetFinderExpression").filter(one -> !element.hasAttribute(one)).forEach(one -> wrong.add(element.getAttribute("name") + " lacks " + one));
				if (element.getAttribute("useDomainElement").equals("true") && !(element.hasAttribute("domainClass") && element.hasAttribute("sourceFinderExpression") && element.hasAttribute("semanticCandidatesExpression"))) {
					wrong.add(element.getAttribute("name") + " is made of elements, but does not say of which");
				}
			}
			if (element.getLocalName().matches("(sub)?[nN]odeMappings|(sub)?[cC]ontainerMappings|borderedNodeMappings") && element.getAttribute("semanticCandidatesExpression").isEmpty()) {
				wrong.add(element.getAttribute("name") + " has no candidates: it would look at every element of the session");
			}
		}
		assertNone(wrong);
		assertTrue(seen.containsAll(Set.of("ReconnectEdgeDescription", "ContainerDropDescription", "PopupMenu", "InterpolatedColor", "NoteDescription")), seen.toString());
	}

	@Test
	void variablesHaveTheNamesOfSirius() {
		var wrong = new ArrayList<String>();
		for (var element : ALL) {
			var parent = (Element) (element == group ? group : element.getParentNode());
			if (parent.getLocalName().matches("ownedTools|menuItemDescription") && VARIABLES.containsKey(element.getLocalName()) && !element.getAttribute("name").equals(VARIABLES.get(element.getLocalName()))) {
				wrong.add(parent.getAttribute("name") + ": " + element.getLocalName() + " is called " + element.getAttribute("name"));
			}
		}
		assertNone(wrong);
	}

	@Test
	void classesAndFeaturesAreOfTheMetamodel() {
		var wrong = new ArrayList<String>();
		for (var element : ALL) {
			for (var attribute : List.of("domainClass", "targetClass", "typeName")) {
				if (element.hasAttribute(attribute) && eClass(element.getAttribute(attribute)) == null) {
					wrong.add(attribute + " " + element.getAttribute(attribute));
				}
			}
			if (type(element).equals("CreateInstance") && eClass(element.getAttribute("typeName")).isAbstract()) {
				wrong.add("nothing can be made of " + element.getAttribute("typeName"));
			}
			for (var attribute : List.of("featureName", "referenceName")) {
				var name = element.getAttribute(attribute);
				if (!name.isEmpty() && KirchhoffPackage.eINSTANCE.getEClassifiers().stream().noneMatch(one -> one instanceof EClass of && of.getEStructuralFeature(name) != null)) {
					wrong.add(attribute + " " + name);
				}
			}
		}
		assertNone(wrong);
	}

	private static EClass eClass(String name) {
		return name.startsWith("model::") && KirchhoffPackage.eINSTANCE.getEClassifier(name.substring(7)) instanceof EClass found ? found : null;
	}

	@Test
	void featuresThatMappingsAskForAreThere() {
		var wrong = new ArrayList<String>();
		for (var element : ALL) {
			var domain = eClass(element.getAttribute("domainClass"));
			for (var attribute : List.of("sourceFinderExpression", "targetFinderExpression", "semanticElements")) {
				var expression = element.getAttribute(attribute);
				if (domain != null && expression.startsWith("feature:") && domain.getEStructuralFeature(expression.substring(8)) == null) {
					wrong.add(element.getAttribute("name") + ": " + domain.getName() + " has no " + expression);
				}
			}
		}
		assertNone(wrong);
	}

	@Test
	void expressionsAreOfTheLanguagesBothRuntimesKnow() {
		var wrong = new ArrayList<String>();
		for (var element : ALL) {
			attributes(element, "documentation", "endUserDocumentation", "label", "href").map(element::getAttribute).filter(text -> text.matches("\\s+(aql|service|feature|var):.*|\\w+:[^/:].*"))
					.filter(text -> !text.matches("(aql|service|feature|var):.*")).forEach(wrong::add);
		}
		assertNone(wrong);
	}

	/** Real Sirius takes the first method of a name whose parameters fit, whatever class it is in: each name is there once. */
	@Test
	void servicesAreThereOnceAndKeepNothing() throws Exception {
		var methods = new HashMap<String, Method>();
		var twice = new ArrayList<String>();
		for (var name : ALL.stream().filter(element -> element.getLocalName().equals("ownedJavaExtensions")).map(element -> element.getAttribute("qualifiedClassName")).toList()) {
			var type = Class.forName(name);
			assertTrue(Modifier.isPublic(type.getModifiers()) && Modifier.isPublic(type.getConstructor().getModifiers()), name);
			assertTrue(Arrays.stream(type.getDeclaredFields()).allMatch(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers())), name + " has a state");
			for (var method : type.getDeclaredMethods()) {
				if (Modifier.isPublic(method.getModifiers())) {
					assertTrue(EObject.class.isAssignableFrom(method.getParameterTypes()[0]), method.toString());
					if (methods.put(method.getName(), method) != null) {
						twice.add(method.toString());
					}
				}
			}
		}
		assertNone(twice);
		var called = calls();
		assertEquals(List.of(), called.keySet().stream().filter(name -> !methods.containsKey(name)).sorted().toList(), "called, but not there");
		assertEquals(List.of(), methods.keySet().stream().filter(name -> !called.containsKey(name)).sorted().toList(), "there, but not called");
		called.forEach((name, arguments) -> assertEquals(Set.of(methods.get(name).getParameterCount() - 1), arguments, name));
	}

	/** Numbers of arguments by service, in the notation and the hints of the plugin.xml. */
	private static Map<String, Set<Integer>> calls() throws Exception {
		var text = Files.readString(BUNDLE.resolve("description/kirchhoff.odesign")) + Files.readString(BUNDLE.resolve("plugin.xml"));
		var calls = new HashMap<String, Set<Integer>>();
		for (var matcher = Pattern.compile("\"(service:[^\"]*)\"").matcher(text); matcher.find();) {
			var call = SERVICE.matcher(matcher.group(1));
			assertTrue(call.matches(), matcher.group(1));
			calls.computeIfAbsent(call.group(2), _ -> new HashSet<>()).add(call.group(3) == null ? 0 : call.group(3).split(",").length);
		}
		return calls;
	}

	/** Sizes and colours are whole numbers in Sirius; 3.0 would count as 0. */
	@Test
	void sizesAreWholeNumbers() throws Exception {
		for (var element : ALL) {
			for (var attribute : List.of("sizeComputationExpression", "widthComputationExpression", "heightComputationExpression", "borderSizeComputationExpression", "colorValueComputationExpression",
					"minValueComputationExpression", "maxValueComputationExpression", "associatedValue", "red", "green", "blue")) {
				var value = element.getAttribute(attribute);
				if (value.startsWith("service:")) {
					assertEquals(int.class, service(value.substring(8)).getReturnType(), value);
				} else if (!value.isEmpty()) {
					assertTrue(value.matches("-?\\d+"), attribute + " " + value);
				}
			}
		}
	}

	@Test
	void conditionsAreTrueOrFalse() throws Exception {
		for (var element : ALL) {
			for (var attribute : List.of("predicateExpression", "precondition", "preconditionExpression", "conditionExpression", "auditExpression")) {
				var call = SERVICE.matcher(element.getAttribute(attribute));
				if (call.matches()) {
					assertEquals(boolean.class, service(call.group(2)).getReturnType(), call.group());
				}
			}
		}
	}

	private static Method service(String name) throws ClassNotFoundException {
		for (var element : ALL) {
			if (element.getLocalName().equals("ownedJavaExtensions")) {
				for (var method : Class.forName(element.getAttribute("qualifiedClassName")).getDeclaredMethods()) {
					if (method.getName().equals(name)) {
						return method;
					}
				}
			}
		}
		throw new AssertionError("there is no service " + name);
	}

	/** Sirius wants bitmaps beside labels, Kirchhoff draws the drawing of the same name. */
	@Test
	void picturesAreThereTwice() {
		var wrong = new ArrayList<String>();
		var seen = new HashSet<String>();
		for (var element : ALL) {
			for (var attribute : List.of("iconPath", "icon")) {
				var path = element.getAttribute(attribute);
				if (!path.isEmpty()) {
					seen.add(path);
					var file = path.replace("/dev.kirchhoff.design/", "");
					if (!file.endsWith(".png") || !Files.exists(BUNDLE.resolve(file)) || !Files.exists(BUNDLE.resolve(file.replace(".png", ".svg")))) {
						wrong.add(path);
					}
				}
			}
		}
		assertNone(wrong);
		assertTrue(seen.size() > 30, seen.toString());
	}

	@Test
	void labelsWithoutAPictureSayNoPicture() {
		assertNone(ALL.stream().filter(element -> element.hasAttribute("labelExpression") && element.getLocalName().matches("style|centerLabelStyleDescription"))
				.filter(element -> element.hasAttribute("iconPath") == element.getAttribute("showIcon").equals("false")).map(element -> type(element) + " " + element.getAttribute("labelExpression")).toList());
	}

	/** A person sees labels and hover texts. */
	@Test
	void toolsOfThePaletteSayWhatTheyDo() {
		assertNone(ALL.stream().filter(element -> type(element).matches("NodeCreationDescription|ContainerCreationDescription|EdgeCreationDescription|ToolDescription"))
				.filter(element -> element.getAttribute("documentation").isEmpty() || element.getAttribute("label").isEmpty() || element.getAttribute("iconPath").isEmpty()).map(element -> element.getAttribute("name")).toList());
	}

	/** Text can be read on what is behind it: contrast of 4.5 and more, as WCAG asks. */
	@Test
	void textCanBeRead() {
		var colors = new HashMap<String, double[]>();
		ALL.stream().filter(element -> type(element).equals("UserFixedColor") && element.hasAttribute("red")).forEach(element -> colors.put(element.getAttribute("name"), new double[] {
				number(element, "red"), number(element, "green"), number(element, "blue") }));
		var wrong = new ArrayList<String>();
		for (var element : ALL) {
			var text = href(element, "labelColor");
			for (var background : List.of("color", "backgroundColor", "foregroundColor")) {
				var behind = href(element, background);
				if (colors.containsKey(text) && colors.containsKey(behind) && contrast(colors.get(text), colors.get(behind)) < 4.5) {
					wrong.add(text + " on " + behind + ": " + contrast(colors.get(text), colors.get(behind)));
				}
			}
		}
		for (var used : List.of("Unused", "FrameUsed", "FullyUsed")) {
			assertTrue(contrast(colors.get("Ink"), colors.get(used)) >= 4.5, used);
		}
		assertNone(wrong);
	}

	private static double number(Element element, String attribute) {
		return Integer.parseInt(element.getAttribute(attribute));
	}

	private static String href(Element element, String child) {
		return children(element).stream().filter(one -> one.getLocalName().equals(child)).map(one -> one.getAttribute("href").replaceAll(".*\\[name='(\\w+)'\\]$", "$1")).findFirst().orElse("");
	}

	private static double contrast(double[] one, double[] other) {
		var a = luminance(one);
		var b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static double luminance(double[] color) {
		var linear = Arrays.stream(color).map(value -> value / 255).map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4)).toArray();
		return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
	}
}
