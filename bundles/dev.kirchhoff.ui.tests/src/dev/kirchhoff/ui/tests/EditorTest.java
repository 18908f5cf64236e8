// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Parameters;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;

/** The form editor as a person uses it. */
class EditorTest {
	private IFile file;
	private ProjectEditor editor;

	@BeforeEach
	void open() throws Exception {
		file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "drolet2023"));
		editor = (ProjectEditor) Workbench.window().getActivePage().openEditor(new FileEditorInput(file), ProjectEditor.ID);
		Workbench.settle();
	}

	@AfterEach
	void close() throws Exception {
		Workbench.window().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private ProjectDocument document() {
		return Documents.get().of(file);
	}

	private Project project() {
		return (Project) document().root().orElseThrow();
	}

	private Text field(String name) {
		return (Text) control(name);
	}

	private Control control(String name) {
		return editor.form().orElseThrow().control(name).orElseThrow(() -> new AssertionError("no field " + name));
	}

	private void type(Text text, String typed) {
		text.setFocus();
		text.setText(typed);
		text.notifyListeners(SWT.DefaultSelection, new org.eclipse.swt.widgets.Event());
		Workbench.settle();
	}

	@Test
	void anExpressionIsJudgedWhereItIsWritten() throws Exception {
		var device = project().getDevices().getFirst();
		Documents.get().domain().getCommandStack().execute(SetCommand.create(Documents.get().domain(), device, Literals.TYPED__TYPE, "expression"));
		editor.reveal(device);
		Workbench.settle();
		type(field("current"), "I = G*V*expp(a*sqrt(V))");
		Workbench.waitUntil("it is said at the field", 20, () -> !editor.form().orElseThrow().fault("current").isEmpty());
		var said = editor.form().orElseThrow().fault("current");
		assertTrue(said.startsWith("column 9: unknown function 'expp': did you mean exp?\ncolumn 14: unknown name 'a'"), said);
		Workbench.screenshot("editor-expression-wrong");
		type(field("current"), "I = G*V*exp(a*sqrt(V))");
		type(field("constants"), "a = 1.5 1/V^0.5");
		Workbench.waitUntil("nothing is said", 20, () -> editor.form().orElseThrow().fault("current").isEmpty());
		assertEquals("", editor.form().orElseThrow().fault("constants"));
		Workbench.screenshot("editor-expression");
	}

	@Test
	void aParameterIsChangedUndoneAndSaved() throws Exception {
		var before = ProjectFiles.bytes(project());
		Workbench.screenshot("editor-1-overview");
		editor.setActivePage("DEVICES");
		var device = project().getDevices().getFirst();
		editor.reveal(device);
		Workbench.settle();
		Workbench.screenshot("editor-2-device");

		type(field("gMax"), "500 uS");
		assertEquals("500 uS", Parameters.find(device, "gMax").orElseThrow().getValue());
		assertTrue(editor.isDirty());
		Workbench.screenshot("editor-3-changed");

		type(field("gMax"), "7 V");
		assertEquals("500 uS", Parameters.find(device, "gMax").orElseThrow().getValue(), "what is no conductance is not taken");
		Workbench.screenshot("editor-4-wrong-unit");

		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertFalse(editor.isDirty(), "back at what was saved");
		Workbench.execute("org.eclipse.ui.edit.redo", Map.of());
		assertTrue(editor.isDirty());
		editor.doSave(null);
		assertFalse(editor.isDirty());
		assertTrue(Files.readString(document().path()).contains("500 uS"));
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		editor.doSave(null);
		org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(document().path()), "undone and saved, the file has the same bytes");
	}

	/** An array's page solves it; by the plot's own means, which have tests of their own. */
	@Test
	void anArrayIsSeenAsACircuit() throws Exception {
		editor.setActivePage("HARDWARE");
		editor.reveal(project().getTiles().getFirst().getArrays().getFirst());
		Workbench.pause(3000);
		Workbench.screenshot("editor-array");
		assertTrue(editor.form().orElseThrow().control("rows").isPresent());
	}

	@Test
	void everyPageShowsItsElements() throws Exception {
		for (var page : new String[] {"HARDWARE", "NETWORK", "MAPPING", "EXPERIMENTS"}) {
			editor.setActivePage(page);
			Workbench.settle();
			assertTrue(editor.form().isPresent(), page);
			Workbench.screenshot("editor-page-" + page.toLowerCase());
		}
	}
}
