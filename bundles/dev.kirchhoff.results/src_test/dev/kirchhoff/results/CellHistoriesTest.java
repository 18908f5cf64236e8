// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.CellHistories.Cell;

/** Which cell of which array a line of currents belongs to. */
class CellHistoriesTest {
	@TempDir
	Path folder;

	private RunEntry run(String name, double last) {
		var directory = new MadeRun().axis("device/current", "5 µA", "15 µA").quantity("accuracy", "1", point -> new double[] { 0.9, 0.8 })
				.table("cells-2", View.CURVE, List.of("pulse", "1", "cell-1", "A", "cell-2", "A"), point -> new double[][] { { 1, 2 }, { 1e-6, 2e-6 }, { 3e-6, last } })
				.table("places-plus", View.TABLE, List.of("cell", "1", "row", "1", "column", "1"), point -> new double[][] { { 1 }, { 4 }, { 7 } })
				.table("places-minus", View.TABLE, List.of("cell", "1", "row", "1", "column", "1"), point -> new double[][] { { 2 }, { 0 }, { 63 } }).write(folder.resolve(name));
		return new RunEntry(directory, "p", "e", "", name, 1, 2, 2, RunEntry.State.FINISHED, "");
	}

	@Test
	void cellsAreFoundByArrayAndPlace() {
		var run = ResultDirectory.read(run("a", 5e-6).directory());
		var minus = CellHistories.of(run, "minus", 1);
		assertEquals(Set.of(new Cell(0, 63)), minus.followed());
		var line = minus.of(0, 63).orElseThrow().series().getFirst();
		assertArrayEquals(new double[] { 1, 2 }, line.x());
		assertArrayEquals(new double[] { 3e-6, 5e-6 }, line.y());
		assertEquals("A", minus.of(0, 63).orElseThrow().y().unit());
		assertEquals(Optional.empty(), minus.of(4, 7), "that one is on the other array");
		assertEquals(Set.of(), CellHistories.of(run, "else", 0).followed());
		assertEquals(Set.of(), CellHistories.of(run, "plus", 2).followed(), "no such point");
	}

	@Test
	void theNewestRunOfTheExperimentCounts() {
		var runs = List.of(run("new", 6e-6), run("old", 7e-6));
		assertEquals(6e-6, CellHistories.newest(runs, "e", "minus").of(0, 63).orElseThrow().series().getFirst().y()[1]);
		assertEquals(CellHistories.NONE, CellHistories.newest(runs, "other", "minus"));
	}
}
