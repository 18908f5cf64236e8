// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.headless.internal.command.circuit.Drive.Applied;
import dev.kirchhoff.headless.internal.command.circuit.Drive.Cell;
import dev.kirchhoff.model.io.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DriveTest {
	private static final double F = Double.NaN;

	@Command
	static final class Line {
		@Mixin
		Drive drive = new Drive();
		@Mixin
		Wires wires = new Wires();
	}

	static Line parse(String... arguments) {
		var line = new Line();
		new CommandLine(line).parseArgs(arguments);
		return line;
	}

	/** What is applied to an array of 3 x 2. */
	private static Applied applied(String... arguments) {
		var problems = new ArrayList<Problem>();
		var drive = parse(arguments).drive;
		assertTrue(drive.isGiven());
		drive.check(problems);
		assertEquals(List.of(), problems);
		var applied = drive.on(3, 2, problems);
		assertEquals(List.of(), problems);
		return applied.orElseThrow();
	}

	private static void bias(double[] wordLines, double[] bitLines, Applied applied) {
		assertArrayEquals(wordLines, applied.bias().wordLines(), 1e-15);
		assertArrayEquals(bitLines, applied.bias().bitLines(), 1e-15);
	}

	/** What is wrong, as lines; each begins as is expected. */
	private static void refused(List<String> expected, String... arguments) {
		var problems = new ArrayList<Problem>();
		var drive = parse(arguments).drive;
		drive.check(problems);
		if (problems.isEmpty()) {
			assertEquals(Optional.empty(), drive.on(3, 2, problems));
		}
		var lines = problems.stream().map(Problem::toString).toList();
		assertEquals(expected.size(), lines.size(), lines.toString());
		for (int k = 0; k < lines.size(); k++) {
			assertTrue(lines.get(k).startsWith(expected.get(k)), lines.toString());
		}
	}

	@Test
	void nothingIsSaid() {
		assertFalse(parse("--wire", "1").drive.isGiven());
	}

	@Test
	void aRead() {
		bias(new double[] { 0.3, 0.3, 0.3 }, new double[2], applied("--read", "300 mV"));
		bias(new double[] { 0.3, 0.3, 0.3 }, new double[] { 0, F }, applied("--read=0.3", "--bit-lines=0,-"));
		assertEquals(Optional.empty(), applied("--read", "1").selected());
	}

	@Test
	void lineByLine() {
		bias(new double[] { 0.2, 0.1, F }, new double[2], applied("--word-lines", "0.2,100mV,-"));
		bias(new double[] { F, F, 1 }, new double[] { F, -0.5 }, applied("--word-lines", "-,-,1", "--bit-lines", "-,-0.5"));
		bias(new double[] { 1, 1, 1 }, new double[] { 0.5, 0.5 }, applied("--word-lines", "1", "--bit-lines", "0.5"));
	}

	@Test
	void oneCell() {
		bias(new double[] { 1, 2, 1 }, new double[] { 0, 1 }, applied("--select", "1,0", "--voltage", "2 V"));
		bias(new double[] { 1, 3, 1 }, new double[] { 0, 2 }, applied("--select", "1, 0", "--voltage", "3", "--scheme", "third"));
		bias(new double[] { 0, -3, 0 }, new double[] { 0, 0 }, applied("--select", "1,0", "--voltage", "-3", "--scheme", "GROUNDED"));
		var floating = applied("--select", "2,1", "--voltage", "500mV", "--scheme", "floating");
		bias(new double[] { F, F, 0.5 }, new double[] { F, 0 }, floating);
		assertEquals(Optional.of(new Cell(2, 1)), floating.selected());
		assertEquals("500 mV on row 2, column 1; others floating", floating.words());
	}

	/** A cell may be meant under any potentials. */
	@Test
	void aCellUnderOwnPotentials() {
		var applied = applied("--select", "2,0", "--word-lines", "0,0,1");
		bias(new double[] { 0, 0, 1 }, new double[2], applied);
		assertEquals(Optional.of(new Cell(2, 0)), applied.selected());
	}

	@Test
	void whatDoesNotFitTheArray() {
		refused(List.of("--word-lines: gives 2 potentials, but the array has 3 word lines: ", "--bit-lines: gives 3 potentials, but the array has 2 bit lines: "), "--word-lines",
				"1,2", "--bit-lines", "0,0,0");
		refused(List.of("--select: cell 3,0 is outside of the array of 3 x 2: rows go from 0 to 2, columns from 0 to 1"), "--select", "3,0", "--voltage", "1");
		refused(List.of("--word-lines: all lines float"), "--word-lines", "-", "--bit-lines", "-,-");
	}

	@Test
	void slips() {
		refused(List.of("--read: '1 A' has the wrong unit"), "--read", "1 A");
		refused(List.of("--read: 'inf' is not finite"), "--read", "inf");
		refused(List.of("--word-lines: '' is not a number", "--word-lines: 'x' is not a number"), "--word-lines", "1,,x");
		refused(List.of("--select: '1' is no cell"), "--select", "1", "--voltage", "1");
		refused(List.of("--select: '-1,0' is no cell"), "--select", "-1,0", "--voltage", "1");
		refused(List.of("--voltage: 'lots' is not a number", "--scheme: there is no scheme 'quarter': use one of half, third, grounded, floating"), "--select", "1,0", "--voltage",
				"lots", "--scheme", "quarter");
		refused(List.of("--scheme: no cell is selected"), "--scheme", "half", "--voltage", "1");
		refused(List.of("--select: nothing is applied to the cell"), "--select", "1,0");
		refused(List.of("--select: its --scheme and --voltage contradict potentials of lines"), "--select", "1,0", "--voltage", "1", "--read", "1");
		refused(List.of("--read: contradicts --word-lines"), "--read", "1", "--word-lines", "1");
		refused(List.of("--bit-lines: nothing is said of word lines"), "--bit-lines", "0");
	}
}
