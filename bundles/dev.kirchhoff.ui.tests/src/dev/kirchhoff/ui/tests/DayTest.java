// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.ui.RunDiffEditor;
import dev.kirchhoff.results.ui.RunEditor;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;
import dev.kirchhoff.ui.internal.run.Run;
import dev.kirchhoff.ui.internal.run.RunPerspective;
import dev.kirchhoff.ui.internal.run.RunQueue;
import dev.kirchhoff.ui.internal.run.RunsView;

/** A day of a researcher, from an example to a comparison of two runs, by the means that a person has. */
class DayTest {
	@TempDir
	Path folder;

	private final IWorkbenchPage page = Workbench.window().getActivePage();
	private final String perspective = page.getPerspective().getId();
	private IFile file;
	private ProjectEditor editor;

	@AfterEach
	void leave() throws Exception {
		RunQueue.get().cancelAll();
		Workbench.waitUntil("no run is active", () -> RunQueue.get().active().isEmpty());
		page.closeAllEditors(false);
		List.copyOf(RunQueue.get().runs()).forEach(RunQueue.get()::remove);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		PlatformUI.getWorkbench().showPerspective(perspective, Workbench.window());
		Workbench.settle();
	}

	private Project project() {
		return (Project) Documents.get().of(file).root().orElseThrow();
	}

	private void type(String field, String typed) {
		var text = (Text) editor.form().orElseThrow().control(field).orElseThrow();
		text.setFocus();
		text.setText(typed);
		text.notifyListeners(SWT.DefaultSelection, new Event());
		Workbench.settle();
	}

	private static Run launch(String file, String experiment) throws Exception {
		var runs = (List<?>) Workbench.execute("dev.kirchhoff.ui.run", Map.of("dev.kirchhoff.ui.run.file", file, "dev.kirchhoff.ui.run.experiment", experiment));
		return (Run) runs.getFirst();
	}

	private static double accuracy(Run run) {
		var directory = ResultDirectory.read(run.directory().orElseThrow());
		return directory.summaries().of(0, "accuracy").mean();
	}

	@Test
	void fromAnExampleToAComparison() throws Exception {
		file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "drolet2023"));
		editor = (ProjectEditor) page.openEditor(new FileEditorInput(file), ProjectEditor.ID);
		Workbench.settle();
		Workbench.screenshot("day-01-example");

		shorten();
		var begun = ProjectFiles.bytes(project());
		Workbench.screenshot("day-02-experiment");

		PlatformUI.getWorkbench().showPerspective(RunPerspective.ID, Workbench.window());
		page.showView(RunsView.ID);
		var first = launch(file.getFullPath().toPortableString(), "plain");
		Workbench.waitFor(first, Run.State.RUNNING);
		Workbench.waitUntil("it trains", () -> first.fraction() > 0);
		Workbench.screenshot("day-03-running");
		RunQueue.get().cancel(first);
		Workbench.waitFor(first, Run.State.CANCELLED);
		Workbench.screenshot("day-04-cancelled");
		var view = (RunsView) page.showView(RunsView.ID);
		view.select(first);
		Workbench.settle();
		view.actions().stream().filter(action -> action.getText().equals("Resume")).findFirst().orElseThrow().run();
		Workbench.settle();
		var again = RunQueue.get().runs().getLast();
		Workbench.waitFor(again, Run.State.FINISHED);
		Workbench.screenshot("day-05-finished");

		PlatformUI.getWorkbench().showPerspective(perspective, Workbench.window());
		page.activate(editor);
		editor.reveal(project().getDevices().getFirst());
		type("spread", "30 %");
		Workbench.pause(1500); // its pictures follow
		Workbench.screenshot("day-06-worse-device");
		editor.doSave(null);
		var second = launch(file.getFullPath().toPortableString(), "plain");
		Workbench.waitFor(second, Run.State.FINISHED);
		assertNotEquals(accuracy(again), accuracy(second), "another device, another accuracy");

		var results = (RunEditor) RunEditor.open(page, second.directory().orElseThrow());
		Workbench.waitUntil("the run is read", () -> !results.isLoading());
		Workbench.screenshot("day-07-results");
		results.showPage(1);
		Workbench.waitUntil("the pictures are there", () -> !results.pictures().isEmpty());
		Workbench.screenshot("day-08-charts");
		results.showPage(2);
		Workbench.waitUntil("the table is read", () -> !results.table().isBusy() && results.table().rows() != null);
		Workbench.screenshot("day-09-table");
		var exported = folder.resolve("out.csv");
		results.table().export(exported).join();
		assertTrue(Files.readString(exported).lines().count() > 1, "a heading and rows");

		var diff = (RunDiffEditor) RunDiffEditor.open(page, again.directory().orElseThrow(), second.directory().orElseThrow());
		Workbench.waitUntil("both are read", () -> diff.diff() != null);
		Workbench.settle();
		Workbench.screenshot("day-10-compared");
		assertTrue(diff.facts().stream().anyMatch(fact -> fact.toString().contains("spread")), diff.facts().toString());

		page.activate(editor);
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		Workbench.settle();
		assertArrayEquals(begun, ProjectFiles.bytes(project()), "undone");
		assertTrue(editor.isDirty(), "what is on the disk is the other device");
		Workbench.screenshot("day-11-undone");
		editor.doSave(null);
		assertFalse(editor.isDirty());
		assertEquals(file, ((FileEditorInput) editor.getEditorInput()).getFile());
	}

	/** Few repeats, so that a run takes seconds, and epochs enough to be stopped in their midst; a seed of today, so that nothing is trained already. */
	private void shorten() throws Exception {
		var plain = project().getExperiments().getFirst();
		editor.reveal(plain);
		Workbench.settle();
		type("repeats", "300");
		type("seed", Long.toString(System.nanoTime() % 1_000_000_000));
		editor.reveal(plain.getStages().getFirst());
		Workbench.settle();
		type("epochs", "30000");
		editor.doSave(null);
	}
}
