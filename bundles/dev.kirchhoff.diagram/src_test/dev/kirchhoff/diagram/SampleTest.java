// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.ToolFailure;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeView;

/** The sample comes out as it did in real Sirius 7.4.15 (odesign-subset.md, 8.3), and its tools do what Sirius does. */
class SampleTest {
	private final Notation notation = Sample.notation();
	private final EPackage model = Sample.model();
	private final Diagram diagram = notation.diagram("Classes", model);

	private DiagramView view() {
		var view = diagram.refresh();
		assertEquals(List.of(), view.faults());
		return view;
	}

	private NodeView node(String key) {
		var node = view().allNodes().get(key);
		assertTrue(node != null, () -> key + " is not among " + view().allNodes().keySet());
		return node;
	}

	@Test
	void theFilesAreUnderstood() {
		assertEquals(List.of(), notation.faults());
		assertEquals(List.of("Classes", "Attributes"), notation.of(model).stream().map(Notation.Description::name).toList());
	}

	@Test
	void aPreconditionKeepsADiagramFromElements() {
		var notation = Sample.changed(text -> text.replace("domainClass=\"ecore::EPackage\"", "domainClass=\"ecore::EPackage\" preconditionExpression=\"aql:self.name = 'other'\""));
		assertEquals(List.of(), notation.faults());
		assertEquals(List.of(), notation.of(model));
		model.setName("other");
		assertEquals(1, notation.of(model).size());
	}

	@Test
	void containersAndTheirStyles() {
		assertEquals("m classes", view().title());
		var a = node("Class:A");
		assertEquals(NodeView.Kind.LIST, a.kind());
		assertEquals("«A»", a.label().text());
		assertEquals(new Color(254, 239, 216), a.style().fillTo(), "interpolated and truncated");
		assertEquals(Color.WHITE, a.style().fill());
		assertEquals(120, a.style().width());
		assertEquals(60, a.style().height());
		var b = node("Class:B");
		assertEquals("B", b.label().text(), "conditional style of an abstract class");
		assertEquals(new Color(209, 209, 209), b.style().fillTo());
		assertEquals(0, b.style().borderWidth());
		assertEquals(NodeStyle.AUTO, b.style().width());
	}

	@Test
	void portsAndItems() {
		var a = node("Class:A");
		assertEquals(1, a.ports().size());
		var port = a.ports().getFirst();
		assertEquals("next", port.label().text());
		assertEquals(NodeStyle.Shape.ELLIPSE, port.style().shape());
		assertEquals(new Color(40, 120, 180), port.style().fill());
		assertEquals(10, port.style().width());
		var item = a.children().getFirst();
		assertEquals(NodeView.Kind.ITEM, item.kind());
		assertEquals("g: EDouble", item.label().text());
		assertEquals(new Color(200, 120, 10), item.style().fill(), "computed");
		assertEquals("e: E", node("Class:B").children().getFirst().label().text());
	}

	@Test
	void edgesOfRelationsAndOfElements() {
		var edges = view().edges();
		assertEquals(List.of("Super:Class:B->Class:A", "Ref:Class:A/RefPort:next->Class:B", "Uses:Enum:E->Class:B"), edges.stream().map(edge -> edge.key()).toList());
		assertEquals("next", edges.get(1).center().text());
		assertEquals(2, edges.get(1).style().width());
		assertEquals(Sample.a(model).getEStructuralFeature("next"), edges.get(1).target());
	}

	@Test
	void anExtensionIsALayerThatCanBeSwitchedOff() {
		assertEquals(List.of(new Diagram.Layer("Enums", "Enums", true)), diagram.layers());
		assertEquals("E", node("Enum:E").label().text());
		diagram.setActive("Enums", false);
		assertFalse(view().allNodes().containsKey("Enum:E"));
		assertEquals(2, view().edges().size());
	}

	@Test
	void theTable() {
		var contents = notation.table("Attributes", model).refresh();
		assertEquals(List.of("Type", "Upper"), contents.columns().stream().map(Table.Column::header).toList());
		assertEquals(List.of("g", "e"), contents.lines().stream().map(Table.Line::header).toList());
		assertEquals(List.of("EDouble", "1", "E", "1"), contents.lines().stream().flatMap(line -> line.cells().stream()).map(Table.Cell::text).toList());
		assertEquals(List.of(), contents.faults());
	}

	@Test
	void aCellIsEdited() {
		var table = notation.table("Attributes", model);
		var contents = table.refresh();
		assertTrue(table.edit(contents.lines().getFirst(), contents.columns().getFirst(), "x").isEmpty(), "has no tool");
		undone(table.edit(contents.lines().getFirst(), contents.columns().get(1), "-1").orElseThrow(),
				() -> assertEquals("-1", table.refresh().lines().getFirst().cells().get(1).text()));
		var wrong = assertThrows(ToolFailure.class, table.edit(contents.lines().getFirst(), contents.columns().get(1), "many").orElseThrow()::execute);
		assertEquals("'many' is no upperBound: write a whole number", wrong.getMessage());
	}

	/** Executes, looks, takes back, does again. */
	private void undone(Change change, Runnable look) {
		var before = text();
		change.execute();
		look.run();
		var after = text();
		change.undo();
		assertEquals(before, text());
		change.redo();
		look.run();
		assertEquals(after, text());
		change.undo();
		assertEquals(before, text());
	}

	private String text() {
		try {
			if (model.eResource() == null) {
				new XMIResourceImpl(URI.createURI("m.ecore")).getContents().add(model);
			}
			var bytes = new ByteArrayOutputStream();
			model.eResource().save(bytes, null);
			return bytes.toString();
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void aToolCreates() {
		var tool = diagram.tools().palette().getFirst().tools().getFirst();
		assertEquals("Class", tool.label());
		var view = view();
		var change = diagram.tools().create(tool, view, view).orElseThrow();
		undone(change, () -> assertEquals("«Class4»", node("Class:Class4").label().text()));
		assertEquals(1, change.toSelect().size(), "the new class");
		assertTrue(diagram.tools().create(tool, view, node("Class:A")).isEmpty(), "a class has no place in a class");
	}

	@Test
	void aLabelIsEdited() {
		var view = view();
		assertEquals("«A»", diagram.tools().editedText(view, node("Class:A")).orElseThrow());
		undone(diagram.tools().edit(view, node("Class:A"), "Alpha").orElseThrow(), () -> assertEquals("«Alpha»", node("Class:Alpha").label().text()));
		assertTrue(diagram.tools().editedText(view, node("Enum:E")).isEmpty());
	}

	@Test
	void anElementIsDeletedWithWhatRefersToIt() {
		var view = view();
		undone(diagram.tools().delete(view, List.of(node("Class:B"))).orElseThrow(), () -> {
			assertFalse(view().allNodes().containsKey("Class:B"));
			assertEquals(List.of(), view().edges());
		});
	}

	@Test
	void aRelationIsNotDeletedWithItsSource() {
		var view = view();
		assertTrue(diagram.tools().delete(view, List.of(view.edges().getFirst())).isEmpty());
		assertTrue(diagram.tools().delete(view, List.of(view.edges().get(1))).isPresent(), "an element stands for it");
	}

	@Test
	void rules() {
		assertEquals(List.of(), diagram.validate());
		EObject a = Sample.a(model);
		a.eUnset(a.eClass().getEStructuralFeature("name"));
		var violation = diagram.validate().getFirst();
		assertEquals("unnamed EClass", violation.message());
		assertEquals(Violation.Level.ERROR, violation.level());
		assertEquals(a, violation.target());
	}
}
