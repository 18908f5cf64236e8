// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.diagram.Sketches;
import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.EdgeStyle.Arrow;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.Label.Alignment;
import dev.kirchhoff.diagram.view.LineStyle;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeStyle.Gradient;
import dev.kirchhoff.diagram.view.NodeStyle.Shape;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;

class SvgWriterTest {
	private static final String SVG_ICON = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><defs><linearGradient id=\"g\"/></defs><rect fill=\"url(#g)\" width=\"9\" height=\"9\"/></svg>";

	@TempDir
	Path folder;

	private static String svg(DiagramView view) {
		return SvgWriter.write(view, AutoLayout.layout(view), _ -> Optional.empty(), true);
	}

	private static void wellFormed(String svg) throws Exception {
		var factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		var root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
		assertEquals("svg", root.getLocalName());
		assertFalse(svg.contains("NaN") || svg.contains("null") || svg.contains("Infinity"), svg);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void anythingIsWellFormedAndTheSameAgain(int seed) throws Exception {
		var view = Sketches.random(seed);
		var svg = svg(view);
		wellFormed(svg);
		assertEquals(svg, svg(view));
	}

	@Test
	void aSmallPicture() {
		var nodes = List.of(Sketches.node("Layer:a", "a < b", Sketches.style(Shape.RECTANGLE, Color.WHITE, Color.BLACK, 60, 30)),
				Sketches.node("Layer:b", "two\nlines", Sketches.style(Shape.ELLIPSE, Sketches.BLUE, Sketches.DARK_BLUE, 60, 40)));
		var view = Sketches.view("network", Direction.RIGHT, nodes, List.of(Sketches.edge("Layer:a", "Layer:b", "")));
		var layout = new Layout(Map.of("Layer:a", new Bounds(0, 5, 60, 30), "Layer:b", new Bounds(100, 0, 60, 40)), Map.of());
		assertEquals("""
				<svg xmlns="http://www.w3.org/2000/svg" width="192" height="72" viewBox="-16 -16 192 72" role="img" aria-labelledby="title desc" font-family="Liberation Sans, Arimo, Nimbus Sans, Arial, Helvetica, sans-serif">
				  <title id="title">network of a sketch</title>
				  <desc id="desc">Diagram of kind network with 2 boxes and 1 connection</desc>
				  <rect x="-16" y="-16" width="192" height="72" fill="#FFFFFF"/>
				  <g class="Layer">
				    <title>a &lt; b</title>
				    <rect x="0.5" y="5.5" width="59" height="29" rx="5" fill="#FFFFFF" stroke="#000000"/>
				    <text x="30" y="24" font-size="12" fill="#263238" text-anchor="middle">a &lt; b</text>
				  </g>
				  <g class="Layer">
				    <title>two&#10;lines</title>
				    <ellipse cx="130" cy="20" rx="29.5" ry="19.5" fill="#DCE9F7" stroke="#3A6EA5"/>
				    <text x="130" y="16.5" font-size="12" fill="#263238" text-anchor="middle"><tspan x="130">two</tspan><tspan x="130" dy="15">lines</tspan></text>
				  </g>
				  <g class="edges">
				    <path d="M60.5 20.5L93 20.5" fill="none" stroke="#78848E" stroke-linejoin="round"/>
				    <path d="M92 17.27L100.5 20.5L92 23.73Z" fill="#78848E" stroke="#78848E" stroke-linejoin="round"/>
				  </g>
				</svg>
				""", SvgWriter.write(view, layout, _ -> Optional.empty(), true));
	}

	@ParameterizedTest
	@EnumSource(Shape.class)
	void everyShapeIsDrawn(Shape shape) throws Exception {
		var style = new NodeStyle(shape, Sketches.BLUE, Sketches.GREEN, Gradient.LIQUID, Color.BLACK, 2, LineStyle.DASH_DOT, 8, 60, 40, NodeStyle.Resize.BOTH, true, Set.of(), "/b/missing.png",
				List.of(new NodeStyle.Gauge(0, 100, 40, Color.WHITE, Sketches.GREEN, "g")));
		var svg = svg(Sketches.view("x", Direction.RIGHT, List.of(Sketches.node("N:n", "", style)), List.of()));
		wellFormed(svg);
		var drawn = svg.substring(svg.indexOf("class=\"N\""));
		assertTrue(drawn.contains("<rect") || drawn.contains("<ellipse") || drawn.contains("<circle") || drawn.contains("<path"), drawn);
	}

	@ParameterizedTest
	@EnumSource(Arrow.class)
	void everyArrowIsDrawn(Arrow arrow) throws Exception {
		var nodes = List.of(Sketches.node("N:a", "a", Sketches.style(Shape.RECTANGLE, Color.WHITE, Color.BLACK, -1, -1)),
				Sketches.node("N:b", "b", Sketches.style(Shape.RECTANGLE, Color.WHITE, Color.BLACK, -1, -1)));
		var style = new EdgeStyle(Color.BLACK, 2, LineStyle.DOT, Arrow.NONE, arrow, Routing.STRAIGHT);
		var svg = svg(Sketches.view("x", Direction.RIGHT, nodes, List.of(new EdgeView("E:e", "E", null, "N:a", "N:b", style, Label.NONE, Label.NONE, Label.NONE))));
		wellFormed(svg);
		var edges = svg.substring(svg.indexOf("class=\"edges\""));
		long marks = edges.lines().filter(line -> line.contains("<path") || line.contains("<circle")).count();
		assertEquals(arrow == Arrow.NONE ? 1 : arrow == Arrow.CIRCLE_PLUS ? 3 : 2, marks, edges);
	}

	@Test
	void picturesAreInsideTheFileOnce() throws Exception {
		Files.writeString(folder.resolve("a.svg"), SVG_ICON);
		Files.write(folder.resolve("b.png"), new byte[] { 1, 2, 3 });
		var nodes = List.of(icon("N:1", "/b/a.svg"), icon("N:2", "/b/a.svg"), icon("N:3", "/b/b.png"), icon("N:4", "/b/none.png"));
		var view = Sketches.view("x", Direction.RIGHT, nodes, List.of());
		var svg = SvgWriter.write(view, AutoLayout.layout(view), this::picture, true);
		wellFormed(svg);
		assertEquals(2, svg.split("<symbol").length - 1);
		assertEquals(3, svg.split("<use").length - 1);
		assertTrue(svg.contains("id=\"picture1-g\"") && svg.contains("url(#picture1-g)") && svg.contains("data:image/png;base64,AQID"), svg);
	}

	private Optional<URL> picture(String path) {
		try {
			var file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
			return Files.exists(file) ? Optional.of(file.toUri().toURL()) : Optional.empty();
		} catch (MalformedURLException e) {
			throw new AssertionError(e);
		}
	}

	private static NodeView icon(String key, String icon) {
		return Sketches.node(key, Kind.NODE, Sketches.style(Shape.RECTANGLE, Color.WHITE, Color.BLACK, -1, -1), new Label("x", icon, 9, Set.of(), Color.BLACK, Alignment.LEFT, false), List.of(),
				List.of());
	}

	@Test
	void aTextTooLongForAFixedSizeIsShortened() {
		var svg = svg(Sketches.view("x", Direction.RIGHT, List.of(Sketches.node("N:n", "a name that is far too long", Sketches.style(Shape.RECTANGLE, Color.WHITE, Color.BLACK, 60, 30))), List.of()));
		assertTrue(svg.contains("…</text>") && svg.contains("<title>a name that is far too long</title>"), svg);
	}

	@Test
	void aLargeLatticeHasFewLines() {
		var svg = svg(Sketches.view("x", Direction.RIGHT, List.of(Sketches.lattice("A:a", "", 1024, 1024, 200, 200, List.of())), List.of()));
		var path = svg.lines().filter(line -> line.contains("stroke-opacity")).findFirst().orElseThrow();
		assertEquals(31, path.split("v190").length - 1, path);
		assertEquals(31, path.split("h190").length - 1, path);
	}

	@Test
	void aPngHasTwiceThePixels() throws IOException {
		var view = Sketches.network();
		var layout = AutoLayout.layout(view);
		var svg = SvgWriter.write(view, layout, _ -> Optional.empty(), true);
		var image = ImageIO.read(new ByteArrayInputStream(PngWriter.write(view, layout, _ -> Optional.empty(), true, 2)));
		assertTrue(svg.contains("width=\"" + image.getWidth() / 2 + "\" height=\"" + image.getHeight() / 2 + "\""), image::toString);
		assertEquals(0xFFFFFFFF, image.getRGB(3, 3));
	}
}
