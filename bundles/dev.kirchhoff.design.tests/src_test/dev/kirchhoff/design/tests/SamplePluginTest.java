// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.diagram.tool.PaletteSection;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.io.ProjectFiles;

/** What the sample plug-in of somebody else adds to the hardware diagram: a curve beside its devices, and a tool that makes one. */
class SamplePluginTest {
	private static final Notation WITH_SAMPLE = with("dev.kirchhoff.design", "org.example.sinh");

	private static Notation with(String... bundles) {
		return Notations.of(List.of(bundles).stream().map(bundle -> bundle.startsWith("org.") ? Notations.file(Path.of("../../releng/sample-plugin/bundles", bundle), bundle, "description/sinh.odesign",
				SamplePluginTest.class.getClassLoader()) : Notations.file(Path.of("..", bundle), bundle, "description/kirchhoff.odesign", SamplePluginTest.class.getClassLoader())).toList());
	}

	@Test
	void itIsUnderstood() {
		assertEquals(List.of(), WITH_SAMPLE.faults());
		assertTrue(WITH_SAMPLE.picture("/org.example.sinh/icons/sinh.png").orElseThrow().getPath().endsWith("sinh.svg"), "the drawing beside the bitmap");
	}

	@Test
	void withoutOursItSaysWhatIsMissing() {
		var faults = with("org.example.sinh").faults();
		assertTrue(faults.stream().anyMatch(fault -> fault.what().contains("a file that is not installed: dev.kirchhoff.design/description/kirchhoff.odesign")), faults.toString());
	}

	@Test
	void itsToolMakesADeviceThatItDraws() throws Exception {
		var project = Bench.sample();
		var before = ProjectFiles.bytes(project);
		var diagram = WITH_SAMPLE.diagram("hardware", project);
		var view = diagram.refresh();
		assertTrue(view.allNodes().keySet().stream().noneMatch(key -> key.startsWith("SinhCurve")));
		var section = diagram.tools().palette().stream().filter(one -> one.label().equals("Sinh")).findFirst().orElseThrow();
		assertEquals(List.of("Hardware", "Technology", "Sinh"), diagram.tools().palette().stream().map(PaletteSection::label).toList());
		var change = diagram.tools().create(section.tools().getFirst(), view, view).orElseThrow();
		change.execute();
		var device = project.getDevices().getLast();
		assertEquals("org.example.sinh", device.getType());
		assertEquals(List.of(device), change.toSelect());
		var drawn = diagram.refresh();
		assertEquals(List.of(), drawn.faults());
		var curve = drawn.allNodes().get("SinhCurve:" + device.getId());
		assertEquals("I = G sinh(a V) / a\na = 3 1/V", curve.label().text());
		assertTrue(drawn.edges().stream().anyMatch(edge -> edge.sourceKey().equals(curve.key()) && edge.targetKey().equals("Device:" + device.getId())), "leads to the box of our own notation");
		var parameter = KirchhoffFactory.eINSTANCE.createParameter();
		parameter.setName("a");
		parameter.setValue("5 1/V");
		device.getParameters().add(parameter);
		assertEquals("I = G sinh(a V) / a\na = 5 1/V", diagram.refresh().allNodes().get(curve.key()).label().text());
		device.getParameters().clear();
		diagram.setActive("SinhCurves", false);
		assertTrue(diagram.refresh().allNodes().keySet().stream().noneMatch(key -> key.startsWith("SinhCurve")));
		change.undo();
		assertEquals(new String(before), new String(ProjectFiles.bytes(project)));
	}
}
