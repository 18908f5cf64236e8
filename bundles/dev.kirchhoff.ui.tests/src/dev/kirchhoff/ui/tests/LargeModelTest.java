// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Ids;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.edit.Elements;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;
import dev.kirchhoff.ui.internal.project.Projects;

/** A chip of ten thousand elements in the tree and in the editor. */
class LargeModelTest {
	private static final int TILES = 100;
	private static final int ARRAYS = 99;

	@TempDir
	Path folder;

	@AfterEach
	void close() throws Exception {
		Workbench.window().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.NEVER_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	/** How long it takes is printed, as it depends on what else the machine does; that it is there and can be worked with is tested. */
	@Test
	void tenThousandElementsOpen() throws Exception {
		var file = Projects.open(write());
		var begin = System.nanoTime();
		var editor = (ProjectEditor) Workbench.window().getActivePage().openEditor(new FileEditorInput(file), ProjectEditor.ID);
		editor.setActivePage("HARDWARE");
		Workbench.settle();
		say("opened in the editor", begin);
		assertEquals("Hardware", editor.getActivePageInstance().getTitle());
		assertTrue(editor.form().isPresent());

		begin = System.nanoTime();
		var labels = Workbench.labelsBelow(file);
		say("opened in the tree", begin);
		assertEquals(TILES, labels.size());

		begin = System.nanoTime();
		var last = project(file).getTiles().getLast().getArrays().getLast();
		editor.reveal(last);
		Workbench.settle();
		say("last array shown", begin);
		assertEquals(last, editor.form().orElseThrow().element());
		begin = System.nanoTime();
		Workbench.waitUntil("its circuit is looked at, all ten thousand problems of the chip notwithstanding", 30,
				() -> Arrays.stream(Job.getJobManager().find(null)).noneMatch(job -> job.getName().startsWith("Solving array")));
		say("said why it has no circuit", begin);

		begin = System.nanoTime();
		Elements.rename(last, "the-last-one");
		Workbench.settle();
		say("renamed", begin);
		assertTrue(editor.isDirty());
		Workbench.screenshot("large-model");
	}

	private static Project project(IFile file) {
		return (Project) Documents.get().of(file).root().orElseThrow();
	}

	private static void say(String what, long begin) {
		System.out.println("10,000 elements: " + what + " in " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
	}

	private Path write() throws Exception {
		var make = KirchhoffFactory.eINSTANCE;
		var project = make.createProject();
		project.setName("large");
		for (int t = 0; t < TILES; t++) {
			var tile = make.createTile();
			tile.setName("tile" + t);
			project.getTiles().add(tile);
			for (int a = 0; a < ARRAYS; a++) {
				var array = make.createCrossbarArray();
				array.setName("array" + a);
				array.setRows(64);
				array.setColumns(64);
				tile.getArrays().add(array);
			}
		}
		Ids.assign(project, project);
		var path = folder.resolve("large.kirchhoff");
		ProjectFiles.save(project, path);
		return path;
	}
}
