// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Boxes;
import dev.kirchhoff.results.Histogram;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Matrix;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.Statistics;

/** Whatever the numbers and names are: every text is inside its picture and none lies on another. */
class LayoutTest {
	private static final String LONG = "a name that somebody chose in a hurry and never shortened, with µ and Ω";

	private record Box(String text, double left, double top, double right, double bottom) {
		boolean overlaps(Box other) {
			return left < other.right - 0.5 && other.left < right - 0.5 && top < other.bottom - 0.5 && other.top < bottom - 0.5;
		}
	}

	private static void assertReadable(String svg) throws Exception {
		var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg))).getDocumentElement();
		double width = Double.parseDouble(root.getAttribute("width"));
		double height = Double.parseDouble(root.getAttribute("height"));
		var boxes = new ArrayList<Box>();
		var texts = root.getElementsByTagName("text");
		for (int k = 0; k < texts.getLength(); k++) {
			boxes.add(box((Element) texts.item(k)));
		}
		for (var box : boxes) {
			assertTrue(box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5 && box.bottom <= height + 0.5, box + " leaves " + width + " x " + height);
		}
		for (int a = 0; a < boxes.size(); a++) {
			for (int b = 0; b < a; b++) {
				assertFalse(boxes.get(a).overlaps(boxes.get(b)), boxes.get(a) + " lies on " + boxes.get(b));
			}
		}
		assertFalse(svg.contains("NaN") || svg.contains("Infinity"), "a coordinate that is none");
	}

	/** Where a text will be; it is assumed to be as wide as the metrics without their air say. */
	private static Box box(Element text) {
		double size = text.getAttribute("class").equals("label") ? 13 : text.getAttribute("class").startsWith("inside") ? 10 : 12;
		double length = TextWidth.of(text.getTextContent(), size) / 1.06;
		if (text.hasAttribute("transform")) {
			var place = text.getAttribute("transform").replaceAll("translate\\(([^)]*)\\).*", "$1").split(" ");
			double x = Double.parseDouble(place[0]);
			double y = Double.parseDouble(place[1]);
			return new Box(text.getTextContent(), x - 0.75 * size, y - length / 2, x + 0.2 * size, y + length / 2);
		}
		double x = Double.parseDouble(text.getAttribute("x"));
		double y = Double.parseDouble(text.getAttribute("y"));
		double left = switch (text.getAttribute("text-anchor")) {
			case "middle" -> x - length / 2;
			case "end" -> x - length;
			default -> x;
		};
		return new Box(text.getTextContent(), left, y - 0.75 * size, left + length, y + 0.2 * size);
	}

	@Test
	void lines() throws Exception {
		var random = new SplittableRandom(3);
		for (int k = 0; k < 400; k++) {
			double size = Math.pow(10, random.nextInt(-13, 10));
			double offset = random.nextInt(3) * size * random.nextDouble(-20, 20);
			int count = random.nextInt(1, 8);
			int length = random.nextInt(1, 30);
			boolean factors = random.nextBoolean();
			var series = IntStream.range(0, count).mapToObj(s -> new Series(random.nextBoolean() ? LONG : "s" + s,
					IntStream.range(0, length).mapToDouble(i -> factors ? Math.pow(10, i - 5) : (i - 3) * size).toArray(),
					IntStream.range(0, length).mapToDouble(i -> i == 4 ? Double.NaN : offset + size * random.nextDouble()).toArray(),
					random.nextBoolean() ? Optional.empty() : Optional.of(random.doubles(length).map(x -> x * size).toArray()))).toList();
			var unit = List.of("1", "S", "A", "V/A", "%").get(k % 5);
			assertReadable(new LineChart(new Lines("t", new Quantity("x", unit, ""), new Quantity(k % 7 == 0 ? LONG : "value", unit, ""), k % 3 == 0 ? LONG : "axis",
					k % 2 == 0, factors, random.nextBoolean(), series, ""), 520, 320).svg());
		}
	}

	@Test
	void histograms() throws Exception {
		var random = new SplittableRandom(4);
		for (int k = 0; k < 200; k++) {
			double width = Math.pow(10, random.nextInt(-9, 3));
			double low = random.nextInt(2) * random.nextDouble() * 30 * width;
			int bins = random.nextInt(1, 80);
			var from = IntStream.range(0, bins).mapToDouble(i -> low + i * width).toArray();
			var to = IntStream.range(0, bins).mapToDouble(i -> low + (i + 1) * width).toArray();
			double most = Math.pow(10, random.nextInt(0, 12));
			var counts = new Histogram.Counts(k % 4 == 0 ? LONG : "reached", random.doubles(bins).map(x -> Math.floor(x * most)).toArray());
			assertReadable(new HistogramChart(new Histogram(k % 3 == 0 ? LONG : "", from, to, List.of(counts, counts)), new Quantity("conductance", "S", ""), "count", most, 340,
					240).svg());
		}
	}

	@Test
	void histogramsOfManyCountsAndBinsByFactors() throws Exception {
		var random = new SplittableRandom(7);
		for (int k = 0; k < 100; k++) {
			double factor = Math.pow(10, 1. / random.nextInt(1, 6));
			double low = Math.pow(10, random.nextInt(-9, 3));
			int bins = random.nextInt(3, 40);
			var from = IntStream.range(0, bins).mapToDouble(i -> low * Math.pow(factor, i)).toArray();
			var to = IntStream.range(0, bins).mapToDouble(i -> low * Math.pow(factor, i + 1)).toArray();
			var counts = IntStream.range(0, random.nextInt(1, 33)).mapToObj(c -> new Histogram.Counts("bit-" + c, random.doubles(bins).map(x -> Math.floor(x * 1000)).toArray())).toList();
			assertReadable(new HistogramChart(new Histogram(k % 3 == 0 ? "1 kΩ" : "", from, to, counts), new Quantity("switches", k % 2 == 0 ? "1" : "Ω", ""), "count", 1000, 350, 240)
					.svg());
		}
	}

	@Test
	void panelsShareTheirAxes() throws Exception {
		var random = new SplittableRandom(8);
		for (int k = 0; k < 100; k++) {
			double size = Math.pow(10, random.nextInt(-9, 6));
			var all = IntStream.range(0, random.nextInt(2, 5)).mapToObj(p -> {
				int length = random.nextInt(1, 12);
				var series = IntStream.range(0, random.nextInt(1, 8)).mapToObj(s -> new Series(s + " V", random.doubles(length).map(x -> x * size).sorted().toArray(),
						random.doubles(length).toArray(), Optional.of(random.doubles(length).toArray()))).toList();
				return new Lines("t", new Quantity("x", "V", ""), new Quantity("accuracy", "1", ""), "readVoltage", true, true, false, series, "");
			}).toList();
			for (var lines : all) {
				assertReadable(new LineChart(lines, k % 2 == 0 ? LONG : "25 °C", all, 350, 320).svg());
			}
		}
	}

	@Test
	void fewValuesStandInTheirCells() throws Exception {
		double[] x = { 0.1, 0.3, 0.5 };
		double[] y = { 1e4, 1e5 };
		double[][] values = { { 0.1, 0.25, Double.NaN }, { 0.5, 0.75, 1 } };
		var plane = new HeatMap(new Matrix("25 °C", x, y, values), false, new Quantity("v", "V", ""), new Quantity("slope", "V/A", ""), new Quantity("accuracy", "1", ""), 0, 1, 350, 300).svg();
		assertReadable(plane);
		assertEquals(List.of("0.10", "0.25", "0.50", "0.75", "1.00"), inside(plane));
		assertTrue(plane.contains(">500</text>") && plane.contains("v [mV]") && plane.contains(">100</text>") && plane.contains("slope [kV/A]"), plane);
		int classes = 10;
		var labels = IntStream.range(0, classes).asDoubleStream().toArray();
		var shares = IntStream.range(0, classes).mapToObj(j -> IntStream.range(0, classes).mapToDouble(i -> i == j ? 0.91 - 0.01 * j : i == j + 1 ? 0.09 : 0.001).toArray()).toArray(double[][]::new);
		var confusion = new HeatMap(new Matrix("", labels, labels, shares), true, new Quantity("answer", "1", ""), new Quantity("class", "1", ""), new Quantity("share", "1", ""), 0, 1, 350, 300)
				.svg();
		assertReadable(confusion);
		assertEquals(19, inside(confusion).size(), "next to nothing is not written");
		assertEquals(List.of(".91", ".09"), inside(confusion).subList(0, 2), "narrow cells save a zero");
		assertTrue(yOf(confusion, ".91") < yOf(confusion, ".82"), "class 0 is on top");
	}

	private static List<String> inside(String svg) {
		return Pattern.compile("class=\"inside [a-z]+\">([^<]*)<").matcher(svg).results().map(match -> match.group(1)).toList();
	}

	private static double yOf(String svg, String text) {
		var found = Pattern.compile(" y=\"([0-9.]+)\"[^>]*class=\"inside [a-z]+\">" + Pattern.quote(text) + "<").matcher(svg);
		assertTrue(found.find(), text);
		return Double.parseDouble(found.group(1));
	}

	@Test
	void maps() throws Exception {
		var random = new SplittableRandom(5);
		for (int k = 0; k < 200; k++) {
			int columns = random.nextInt(1, 30);
			int rows = random.nextInt(1, 30);
			boolean factors = random.nextBoolean();
			double size = Math.pow(10, random.nextInt(-9, 6));
			var x = IntStream.range(0, columns).mapToDouble(i -> factors ? Math.pow(3, i) * 1e-6 : i * size).toArray();
			var y = IntStream.range(0, rows).mapToDouble(i -> i * i + 0.5).toArray();
			var values = IntStream.range(0, rows).mapToObj(j -> random.doubles(columns).map(v -> v < 0.05 ? Double.NaN : v * size).toArray()).toArray(double[][]::new);
			assertReadable(new HeatMap(new Matrix(k % 2 == 0 ? LONG : "a", x, y, values), k % 5 == 0, new Quantity("x", "V", ""), new Quantity("y", "1", ""),
					new Quantity(k % 3 == 0 ? LONG : "mean", "A", ""), 0, size, 340, 300).svg());
		}
	}

	@Test
	void boxes() throws Exception {
		var random = new SplittableRandom(6);
		for (int k = 0; k < 200; k++) {
			double size = Math.pow(10, random.nextInt(-12, 8));
			double offset = random.nextDouble() * random.nextInt(3) * size;
			var boxes = IntStream.range(0, random.nextInt(1, 25)).mapToObj(i -> new Boxes.Box(i % 3 == 0 ? LONG : "p" + i, i,
					i == 2 ? Statistics.NONE : Statistics.of(random.doubles(20).map(v -> offset + v * size).toArray()))).toList();
			assertReadable(new BoxChart(new Boxes("repeats", k % 2 == 0 ? LONG : "seed", new Quantity("energy", "J", ""), boxes, ""), 520).svg());
		}
	}
}
