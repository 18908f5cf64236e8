// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.results.RunEntry;
import dev.kirchhoff.results.RunEntry.State;
import dev.kirchhoff.results.ui.HistoryView;
import dev.kirchhoff.results.ui.RunDiffEditor;
import dev.kirchhoff.results.ui.RunEditor;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** Runs of a project in the workbench: the list of all, one of them, two of them beside each other. */
class RunsTest {
	private IProject project;
	private Path results;
	private IWorkbenchPage page;
	private boolean editors;

	@BeforeEach
	void makeProject() throws Exception {
		page = Workbench.window().getActivePage();
		editors = page.isEditorAreaVisible();
		project = ResourcesPlugin.getWorkspace().getRoot().getProject("Runs");
		project.create(null);
		project.open(null);
		results = project.getLocation().toPath().resolve("results");
		RunFolder.sweep(results.resolve("sweep/20261130-081100"), 40, 1, 0);
		RunFolder.sweep(results.resolve("sweep/20261130-081300"), 40, 3, 0.02);
		Files.createDirectories(results.resolve("ageing/20261130-082000"));
		Files.writeString(results.resolve("ageing/20261130-082000/journal"), "{}\n");
		project.refreshLocal(IProject.DEPTH_INFINITE, null);
	}

	@AfterEach
	void cleanUp() throws Exception {
		Appearance.LIGHT.apply();
		page.closeAllEditors(false);
		var view = page.findView(HistoryView.ID);
		if (view != null) {
			page.hideView(view);
		}
		page.setEditorAreaVisible(editors);
		project.delete(true, true, null);
		Workbench.settle();
	}

	private HistoryView history(int runs) throws Exception {
		var view = (HistoryView) page.showView(HistoryView.ID);
		view.refresh();
		Workbench.waitUntil("the runs are listed", () -> view.entries().size() == runs);
		return view;
	}

	private RunEditor open(Path run) throws Exception {
		page.setEditorAreaVisible(true);
		var editor = (RunEditor) RunEditor.open(page, run);
		Workbench.waitUntil("the run is read", () -> !editor.isLoading());
		Workbench.settle();
		return editor;
	}

	@Test
	void historyListsAllRunsNewestFirst() throws Exception {
		var view = history(3);
		assertEquals(List.of(State.UNFINISHED, State.FINISHED, State.FINISHED), view.entries().stream().map(RunEntry::state).toList());
		assertEquals("2026-11-30T08:13:00Z", view.entries().get(1).started());
		assertTrue(view.entries().get(1).conclusion().startsWith("accuracy 0."), view.entries().get(1).conclusion());
		assertEquals(view.entries().getFirst().directory(), Adapters.adapt(view.entries().getFirst(), Path.class));
		Workbench.screenshot("history");
		view.filter("unfinished");
		Workbench.screenshot("history-filtered");
		view.filter("");
		RunFolder.sweep(results.resolve("sweep/20261130-081500"), 5, 5, 0);
		project.refreshLocal(IProject.DEPTH_INFINITE, null);
		Workbench.waitUntil("the new run is listed", () -> view.entries().size() == 4);
		var gone = view.entries().stream().filter(entry -> entry.directory().endsWith("20261130-081500")).toList();
		view.delete(gone).join();
		Workbench.waitUntil("the deleted run is gone", () -> view.entries().size() == 3);
		var directory = gone.getFirst().directory();
		assertFalse(Files.exists(directory));
		page.activate(view);
		Workbench.execute(IWorkbenchCommandConstants.EDIT_UNDO, Map.of());
		Workbench.waitUntil("the run is back", () -> view.entries().size() == 4);
		assertEquals(gone, view.entries().stream().filter(entry -> entry.directory().endsWith("20261130-081500")).toList());
		assertTrue(Files.size(directory.resolve("results.csv")) > 0);
		Workbench.execute(IWorkbenchCommandConstants.EDIT_REDO, Map.of());
		Workbench.waitUntil("the run is gone again", () -> view.entries().size() == 3);
		assertFalse(Files.exists(directory));
	}

	@Test
	void aRunHasOverviewChartsAndTables() throws Exception {
		var editor = open(results.resolve("sweep/20261130-081100"));
		assertEquals("sweep 20261130-081100", editor.getTitle());
		Workbench.screenshot("run-overview");
		Workbench.waitUntil("the pictures are there", () -> !editor.pictures().isEmpty());
		assertTrue(editor.pictures().containsAll(List.of("Confusion matrix", "Levels after programming", "Training loss", "accuracy over repeats")), editor.pictures().toString());
		editor.showPage(1);
		Workbench.screenshot("run-charts-plane");
		for (var title : List.of("Confusion matrix", "Levels after programming", "Training loss", "accuracy over repeats")) {
			assertTrue(editor.showPicture(title), title);
			Workbench.screenshot("run-charts-" + title.replace(' ', '-'));
		}
		editor.showPage(2);
		Workbench.waitUntil("the table is read", () -> !editor.table().isBusy() && editor.table().rows() != null);
		assertEquals(16 * 40, editor.table().rows().size());
		Workbench.screenshot("run-tables");
		editor.showTable(3);
		Workbench.waitUntil("the other table is read", () -> !editor.table().isBusy());
		assertEquals(1600, editor.table().rows().size());
	}

	@Test
	void aRunInTheDark() throws Exception {
		history(3);
		var editor = open(results.resolve("sweep/20261130-081100"));
		Workbench.waitUntil("the pictures are there", () -> !editor.pictures().isEmpty());
		Appearance.DARK.apply();
		Workbench.settle();
		Workbench.screenshot("run-overview-dark");
		editor.showPicture("accuracy over repeats");
		Workbench.screenshot("run-charts-dark");
		editor.showPicture("Training loss");
		Workbench.screenshot("run-lines-dark");
		editor.showPage(2);
		Workbench.waitUntil("the table is read", () -> !editor.table().isBusy() && editor.table().rows() != null);
		Workbench.screenshot("run-tables-dark");
	}

	@Test
	void aRunOpensFromItsFileAndOnlyOnce() throws Exception {
		page.setEditorAreaVisible(true);
		var file = project.getFile("results/sweep/20261130-081100/run.json");
		var byFile = IDE.openEditor(page, file);
		assertTrue(byFile instanceof RunEditor, byFile.getClass().getName());
		assertSame(byFile, RunEditor.open(page, results.resolve("sweep/20261130-081100")));
		Workbench.waitUntil("the run is read", () -> !((RunEditor) byFile).isLoading());
	}

	@Test
	void aDamagedRunSaysWhy() throws Exception {
		Files.writeString(results.resolve("sweep/20261130-081100/run.json"), "{ \"title\": ");
		var editor = open(results.resolve("sweep/20261130-081100"));
		Workbench.waitUntil("it is said", () -> editor.message() != null && editor.message().contains("run.json"));
		Workbench.screenshot("run-damaged");
	}

	@Test
	void aComparisonComesBackAfterARestart() throws Exception {
		var diff = (RunDiffEditor) RunDiffEditor.open(page, results.resolve("sweep/20261130-081100"), results.resolve("sweep/20261130-081300"));
		Workbench.waitUntil("both are read", () -> diff.diff() != null);
		var persistable = diff.getEditorInput().getPersistable();
		var memento = XMLMemento.createWriteRoot("input");
		persistable.saveState(memento);
		var factory = PlatformUI.getWorkbench().getElementFactory(persistable.getFactoryId());
		assertEquals(diff.getEditorInput(), factory.createElement(memento));
		memento.putString("first", results.resolve("sweep/gone").toString());
		assertNull(factory.createElement(memento), "nothing to compare with");
	}

	@Test
	void twoRunsAreCompared() throws Exception {
		var view = history(3);
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(view.entries().subList(1, 3)));
		page.setEditorAreaVisible(true);
		var editor = (RunDiffEditor) RunDiffEditor.open(page, results.resolve("sweep/20261130-081100"), results.resolve("sweep/20261130-081300"));
		Workbench.waitUntil("the runs are compared", () -> editor.diff() != null && !editor.results().isBusy() && editor.results().rows() != null);
		assertTrue(editor.facts().stream().anyMatch(fact -> fact.name().equals("read voltage") && fact.a().equals("0.2 V") && fact.b().equals("0.3 V")), editor.facts().toString());
		assertTrue(editor.facts().stream().anyMatch(fact -> fact.name().equals("tio2 spread of array hidden-weights-plus and 1 more") && fact.a().equals("0.00691") && fact.b().equals("0.3")),
				editor.facts().toString());
		assertEquals(16 * 2, editor.results().rows().size());
		assertTrue(editor.diff().significant() >= 15, editor.diff().summary());
		page.activate(editor);
		Workbench.screenshot("runs-compared");
	}
}
