// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.TableRows.Sort;
import dev.kirchhoff.results.ui.ResultTable;

/** A table of results in a window, also one of a million rows. */
class ResultTableTest {
	private static final int MILLION = 1_000_000;
	/** Nanoseconds; a loaded machine takes long to write and read a million rows. */
	private static final long PATIENCE = 120_000_000_000L;

	@TempDir
	Path folder;

	private static ResultTable in(Stage stage) {
		var table = new ResultTable(stage.shell());
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		return table;
	}

	private static void done(ResultTable table) {
		long end = System.nanoTime() + PATIENCE;
		while ((table.isBusy() || table.rows() == null) && System.nanoTime() < end) {
			if (!Display.getCurrent().readAndDispatch()) {
				pause();
			}
		}
		assertFalse(table.isBusy(), "the table is there");
		Workbench.settle();
	}

	private static void pause() {
		try {
			Thread.sleep(5);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private interface Step {
		void run();
	}

	private static void timed(String what, ResultTable table, Step step) {
		long start = System.nanoTime();
		step.run();
		long asked = System.nanoTime();
		done(table);
		System.out.printf("%,d rows: %s %.0f ms (UI thread held %.0f ms)%n", MILLION, what, (System.nanoTime() - start) / 1e6, (asked - start) / 1e6);
	}

	@Test
	void aMillionRows() throws Exception {
		RunFolder.many(folder.resolve("results.csv"), MILLION);
		Files.writeString(folder.resolve("run.json"), RunFolder.manyJson(MILLION));
		var run = ResultDirectory.read(folder);
		try (var stage = new Stage(1, 1100, 700)) {
			var table = in(stage);
			stage.open();
			System.gc();
			long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
			timed("read", table, () -> table.load("results.csv", run::results));
			System.gc();
			System.out.printf("%,d rows take %.0f MB%n", MILLION, (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before) / 1e6);
			assertEquals(MILLION, table.rows().size());
			stage.screenshot("table-million");
			timed("scroll to the end", table, () -> table.reveal(MILLION - 1));
			stage.screenshot("table-million-end");
			timed("sort", table, () -> table.sort(List.of(new Sort(4, true))));
			assertTrue(Double.parseDouble(table.rows().text(0, 4)) > 0.9999);
			timed("filter", table, () -> table.filter(Map.of(4, "0.3..0.5", 3, "bias")));
			assertTrue(table.rows().size() > 60_000 && table.rows().size() < 75_000, table.rows().size() + " rows");
			timed("group", table, () -> table.group(2));
			stage.screenshot("table-million-grouped");
		}
	}

	@Test
	void sortsFiltersGroupsCopiesAndExports() throws Exception {
		var run = ResultDirectory.read(RunFolder.sweep(folder.resolve("run"), 5, 1, 0));
		try (var stage = new Stage(1, 900, 600)) {
			var table = in(stage);
			table.load("results.csv", run::results);
			stage.open();
			done(table);
			assertEquals("energy [pJ]", table.rows().heading(5));
			table.sort(List.of(new Sort(2, true)));
			done(table);
			assertEquals("100\u00a0µA", table.rows().text(0, 2).replace(' ', '\u00a0'));
			table.filter(Map.of(2, "15"));
			done(table);
			assertEquals(20, table.rows().size());
			assertEquals(Map.of(2, "15"), table.shownFilters());
			stage.screenshot("table-filtered");
			table.group(3);
			done(table);
			assertEquals(24, table.rows().size());
			assertEquals(5, table.rows().group(0).orElseThrow().count());
			assertTrue(table.shownGrouping().startsWith("By "), table.shownGrouping());
			stage.screenshot("table-grouped");
			table.reveal(1);
			table.copy();
			var clipboard = new Clipboard(stage.shell().getDisplay());
			assertEquals(table.rows().text(1, 0), ((String) clipboard.getContents(TextTransfer.getInstance())).strip());
			clipboard.dispose();
			var file = folder.resolve("out.csv");
			table.export(file).join();
			assertEquals(21, Files.readAllLines(file).size());
			stage.darken();
			stage.screenshot("table-grouped-dark");
		}
	}
}
