// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.numerics.circuit.Wiring;

class CircuitReportTest {
	@TempDir
	Path folder;

	private static CircuitSolution solution(int rows, int columns, Bias bias) {
		var conductance = new Random(1).doubles((long) rows * columns, 1e-6, 1e-4).toArray();
		var point = CircuitSolver.solve(Crossbar.linear(rows, columns, conductance, new Wiring(2, 2)), bias);
		return CircuitSolution.of(CircuitText.of(bias), point, Selection.of(point));
	}

	private static CircuitReport report(List<CircuitSolution> solutions) {
		return new CircuitReport("A <b>bold</b> array", "for tests", CircuitText.of(solutions.getFirst().point().crossbar()), solutions);
	}

	private Page write(List<CircuitSolution> solutions) {
		return Page.read(report(solutions).write(folder));
	}

	@Test
	void aSelectedWrite() throws IOException {
		var page = write(List.of(solution(6, 4, Bias.half(6, 4, 1, 2, 1.5))));
		assertEquals("A <b>bold</b> array", page.all("h1").getFirst().getTextContent());
		assertEquals(List.of(), page.all("b"));
		var text = page.document().getDocumentElement().getTextContent();
		for (var part : List.of("6 x 4", "2\u00a0Ω a word line segment", "row 1 at 1.5\u00a0V", "column 2 at 0\u00a0V", "Selected cell", "Half-selected, row", "Unselected", "Disturb voltages",
				"[mV]", "[µA]", "[µW]", "[µS]", "relative error [%]")) {
			assertTrue(text.contains(part), part + " in " + text);
		}
		assertEquals(5, page.all("figcaption").size());
		assertEquals(6, page.all("svg").stream().filter(svg -> svg.getAttribute("aria-label").endsWith("over the array")).count());
		var nodes = Files.readAllLines(folder.resolve("nodes.csv"));
		assertEquals("row,column,word_line_V,bit_line_V,cell_V,cell_A,cell_W", nodes.getFirst());
		assertEquals(1 + 24, nodes.size());
		var cell = nodes.get(1 + 1 * 4 + 2).split(",");
		assertEquals("1", cell[0]);
		assertEquals("2", cell[1]);
		assertEquals(Double.parseDouble(cell[2]) - Double.parseDouble(cell[3]), Double.parseDouble(cell[4]), 1e-15);
		assertEquals(Double.parseDouble(cell[4]) * Double.parseDouble(cell[5]), Double.parseDouble(cell[6]), 1e-20);
	}

	/** A read has nobody who is disturbed. */
	@Test
	void aRead() {
		var page = write(List.of(solution(3, 4, Bias.read(new double[] { 0.1, 0.2, 0.3 }, 4))));
		assertFalse(page.text().contains("elected"));
		assertEquals(4, page.all("figcaption").size());
	}

	/** Row 0 is on top and column 0 at the left: the driven word line 0 is the brightest row of its map, and brightest at its driver. */
	@Test
	void anArrayAsOneDrawsIt() throws IOException {
		var page = write(List.of(solution(3, 5, new Bias(new double[] { 1, 0, 0 }, new double[5]))));
		var url = page.all("image").getFirst().getAttribute("href");
		var picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
		assertEquals(5, picture.getWidth());
		assertEquals(3, picture.getHeight());
		assertEquals(0xfffde725, picture.getRGB(0, 0), "yellow");
		assertEquals(0xff440154, picture.getRGB(4, 2), "violet");
	}

	@Test
	void theSameBytes() throws IOException {
		var solutions = List.of(solution(8, 8, Bias.floating(8, 8, 3, 4, 0.2)), solution(8, 8, Bias.half(8, 8, 3, 4, 0.2)));
		var first = report(solutions).write(folder.resolve("a"));
		var second = report(List.of(solution(8, 8, Bias.floating(8, 8, 3, 4, 0.2)), solution(8, 8, Bias.half(8, 8, 3, 4, 0.2)))).write(folder.resolve("b"));
		assertEquals(-1, Files.mismatch(first, second));
		for (var file : List.of("nodes-1.csv", "nodes-2.csv")) {
			assertEquals(-1, Files.mismatch(first.resolveSibling(file), second.resolveSibling(file)));
		}
	}

	@Test
	void manyBiases() {
		var one = solution(3, 3, Bias.read(new double[] { 0.1, 0.2, 0.3 }, 3));
		var page = write(Collections.nCopies(13, one));
		assertEquals(10, page.all("section").size());
		assertTrue(page.text().contains("10 of 13 biases are shown"));
		assertTrue(Files.exists(folder.resolve("nodes-10.csv")) && !Files.exists(folder.resolve("nodes-11.csv")));
	}

	@Test
	void aLargeArrayStaysSmall() throws IOException {
		var page = write(List.of(solution(600, 520, Bias.half(600, 520, 300, 300, 1))));
		assertTrue(page.text().length() < 1_000_000, page.text().length() + " characters");
		assertTrue(page.text().contains("Each dot is the mean of 2 x 2 cells."));
		assertEquals(1 + 600 * 520, Files.readAllLines(folder.resolve("nodes.csv")).size());
	}

	@Test
	void whatIsNotSolvedIsSaid() {
		var good = solution(2, 2, Bias.read(new double[] { 1, 1 }, 2)).point();
		var effort = new OperatingPoint.Effort("conjugate gradients", 0, 5000, 0.3, false);
		var bad = new OperatingPoint(good.crossbar(), good.bias(), good.wordLineVoltage(), good.bitLineVoltage(), good.cellCurrent(), good.wordLineCurrent(), good.bitLineCurrent(),
				good.farDrive(), good.farSense(), new int[] { 1, 2 }, effort);
		var page = write(List.of(CircuitSolution.of("a read", bad, Optional.empty())));
		assertTrue(page.ofClass("aside", "failure").getFirst().contains("not to be trusted"));
		assertTrue(page.text().contains("no cell joins word line 1 or bit line 0 to a source"), page.text());
	}

	/** Flat and empty maps have no range of colours. */
	@Test
	void nothingFlows() {
		var crossbar = Crossbar.linear(2, 3, new double[6], new Wiring(1, 1));
		var point = CircuitSolver.solve(crossbar, Bias.read(new double[] { 0.2, 0.2 }, 3));
		var page = write(List.of(CircuitSolution.of("a read", point, Optional.empty())));
		assertFalse(page.text().contains("NaN"));
		assertTrue(page.text().contains("6 open"));
	}

	@Test
	void aPlaceThatCannotBeWritten() throws IOException {
		var file = Files.writeString(folder.resolve("occupied"), "a file");
		var report = report(List.of(solution(2, 2, Bias.read(new double[] { 1, 1 }, 2))));
		assertTrue(assertThrows(KirchhoffException.class, () -> report.write(file)).line().contains("cannot be written"));
	}
}
