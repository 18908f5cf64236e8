// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.diagram.Table;
import dev.kirchhoff.diagram.Violation;
import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.LayoutFile;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.tool.Tools;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.LineStyle;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.headless.internal.Cancellation;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.Terminal;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.plan.Extensions;
import picocli.CommandLine;

/** With a notation of two diagrams, one of the file and one of each network. */
class DiagramCommandTest {
	private static final String PROJECT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<kirchhoff:Project xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="p" name="bench" version="1">
			  <networks id="n1" name="small"/>
			  <networks id="n2" name="large"/>
			</kirchhoff:Project>
			""";

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private final List<Fault> faults = new ArrayList<>();

	@BeforeEach
	void write() throws IOException {
		Files.writeString(folder.resolve("a.kirchhoff"), PROJECT);
	}

	private int diagram(String... arguments) {
		var session = new Session(List.of(), folder, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), Terminal.NONE, new Cancellation(), "1");
		var line = new CommandLine(new DiagramCommand(session, Boxes::new, () -> new Extensions(List.of()))).setCaseInsensitiveEnumValuesAllowed(true);
		line.setErr(new java.io.PrintWriter(session.err(), true));
		line.setExecutionExceptionHandler((e, _, _) -> {
			if (e instanceof CommandFailure failure) {
				failure.lines().forEach(session::tell);
				return failure.exit();
			}
			throw e;
		});
		return line.execute(arguments);
	}

	private String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private String err() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void withoutANameItListsWhatThereIs() {
		assertEquals(0, diagram("a.kirchhoff"));
		assertEquals(List.of("hardware                       Label of hardware", "network   --of networks/small  Label of network", "network   --of networks/large  Label of network"), out().lines().toList());
		assertEquals("", err());
	}

	@Test
	void aFileIsWrittenAsItsEndingSays() throws IOException {
		assertEquals(0, diagram("a.kirchhoff", "--name", "hardware", "--out", "x/h.svg"));
		assertTrue(Files.readString(folder.resolve("x/h.svg")).startsWith("<svg "));
		assertEquals(0, diagram("a.kirchhoff", "--name", "hardware", "-o", "h.txt"));
		assertTrue(Files.readString(folder.resolve("h.txt")).startsWith("hardware \"bench\""));
		assertEquals(0, diagram("a.kirchhoff", "--name", "hardware", "-o", "h.png"));
		assertArrayEquals(new byte[] { (byte) 0x89, 'P', 'N', 'G' }, Arrays.copyOf(Files.readAllBytes(folder.resolve("h.png")), 4));
		assertEquals(List.of("x/h.svg", "h.txt", "h.png"), out().lines().toList());
	}

	@Test
	void withoutAPlaceItIsPrinted() {
		assertEquals(0, diagram("a.kirchhoff", "--name", "network", "--of", "networks/large", "--format", "txt"));
		assertTrue(out().startsWith("network \"large\""), out());
	}

	@Test
	void aDirectoryTakesThemAll() {
		assertEquals(0, diagram("a.kirchhoff", "--out", "all/"));
		assertEquals(List.of("all/hardware.svg", "all/network-small.svg", "all/network-large.svg"), out().lines().toList());
	}

	@Test
	void severalNeedAChoice() {
		assertEquals(2, diagram("a.kirchhoff", "--name", "network"));
		assertTrue(err().contains("choose one of networks/small, networks/large"), err());
	}

	@Test
	void whatIsMisspeltIsSaid() {
		assertEquals(2, diagram("a.kirchhoff", "--name", "hardwear"));
		assertTrue(err().contains("did you mean hardware?"), err());
		err.reset();
		assertEquals(2, diagram("a.kirchhoff", "--name", "network", "--of", "networks/smal"));
		assertTrue(err().contains("networks/smal"), err());
		err.reset();
		assertEquals(2, diagram("a.kirchhoff", "--name", "hardware", "--out", "x.gif"));
		assertTrue(err().contains(".svg, .png, .txt"), err());
		err.reset();
		assertEquals(2, diagram("a.kirchhoff", "--name", "hardware", "--layer", "power"));
		assertTrue(err().contains("there are wires"), err());
		err.reset();
		assertEquals(2, diagram("a.kirchhoff", "--name", "hardware", "--layout", "--auto-layout"));
		assertEquals(1, diagram("none.kirchhoff"));
		assertTrue(err().contains("none.kirchhoff"), err());
	}

	@Test
	void faultsAreToldAndTheRestIsDrawn() {
		faults.add(new Fault("b/x.odesign", "//@a", "is wrong", ""));
		assertEquals(1, diagram("a.kirchhoff", "--name", "hardware", "--out", "h.svg"));
		assertTrue(Files.exists(folder.resolve("h.svg")));
		assertEquals("b/x.odesign://@a: is wrong", err().strip());
	}

	@Test
	void aLayerIsSwitchedOn() {
		diagram("a.kirchhoff", "--name", "hardware", "--format", "txt");
		assertFalse(out().contains("wires"), out());
		diagram("a.kirchhoff", "--name", "hardware", "--format", "txt", "--layer", "wires");
		assertTrue(out().contains("wires"), out());
	}

	@Test
	void savedPlacesAreUsedUnlessTheyAreNotWanted() throws IOException {
		var layouts = LayoutFile.of(folder.resolve("a.kirchhoff"));
		layouts.put("hardware/p", new Layout(Map.of("Box:p", new Bounds(777, 20, 60, 30)), Map.of()));
		layouts.save();
		diagram("a.kirchhoff", "--name", "hardware");
		assertTrue(out().contains("x=\"777.5\""), out());
		out.reset();
		diagram("a.kirchhoff", "--name", "hardware", "--auto-layout");
		assertFalse(out().contains("777"), out());
	}

	/** A box for the element, and one for the optional layer. */
	private final class Boxes implements Notation {
		@Override
		public List<Fault> faults() {
			return faults;
		}

		@Override
		public List<Description> descriptions() {
			return List.of(new Description("hardware", "Label of hardware", "", Literals.PROJECT, false), new Description("network", "Label of network", "", Literals.NETWORK, false),
					new Description("arrays", "Arrays", "", Literals.PROJECT, true));
		}

		@Override
		public List<Description> of(EObject element) {
			return descriptions().stream().filter(description -> description.domain().isInstance(element)).toList();
		}

		@Override
		public Diagram diagram(String name, EObject target) {
			return new Box(name, (NamedElement) target);
		}

		@Override
		public Table table(String name, EObject target) {
			throw new IllegalArgumentException(name);
		}

		@Override
		public Optional<URL> picture(String path) {
			return Optional.empty();
		}
	}

	private static final class Box implements Diagram {
		private final String name;
		private final NamedElement target;
		private boolean wires;

		Box(String name, NamedElement target) {
			this.name = name;
			this.target = target;
		}

		@Override
		public String name() {
			return name;
		}

		@Override
		public String label() {
			return "Label of " + name;
		}

		@Override
		public EObject target() {
			return target;
		}

		@Override
		public List<Layer> layers() {
			return target instanceof Network ? List.of() : List.of(new Layer("wires", "Wires", wires));
		}

		@Override
		public void setActive(String layer, boolean active) {
			wires = active;
		}

		@Override
		public List<Violation> validate() {
			return List.of();
		}

		@Override
		public void actions(Function<String, Optional<ExternalAction>> actions) {
			throw new UnsupportedOperationException();
		}

		@Override
		public DiagramView refresh() {
			var nodes = new ArrayList<>(List.of(box(target.getName())));
			if (wires) {
				nodes.add(box("wires"));
			}
			return new DiagramView(name, target.getName(), target, Color.WHITE, new DiagramView.Flow(DiagramView.Direction.RIGHT, 30), nodes, List.of(), List.of());
		}

		private NodeView box(String text) {
			var style = new NodeStyle(NodeStyle.Shape.RECTANGLE, Color.WHITE, Color.WHITE, NodeStyle.Gradient.LIQUID, Color.BLACK, 1, LineStyle.SOLID, 0, 60, 30, NodeStyle.Resize.BOTH, true,
					Set.of(), "", List.of());
			var label = new Label(text, "", 8, Set.of(), Color.BLACK, Label.Alignment.CENTER, false);
			return new NodeView("Box:" + (text.equals("wires") ? "w" : target.getId()), "Box", target, NodeView.Kind.NODE, style, label, "", List.of(), List.of(), Optional.empty(), Optional.empty());
		}

		@Override
		public Tools tools() {
			throw new UnsupportedOperationException();
		}
	}
}
