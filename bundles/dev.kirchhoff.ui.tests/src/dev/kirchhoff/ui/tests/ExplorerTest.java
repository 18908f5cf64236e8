// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.check.MarkerFixes;
import dev.kirchhoff.ui.internal.check.Markers;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Parameters;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.edit.ElementDrag;
import dev.kirchhoff.ui.internal.edit.Elements;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;

/** What is done to elements in the tree of projects: all of it on the disk at once, all of it undone again. */
class ExplorerTest {
	private IFile one;
	private IFile two;

	@BeforeEach
	void open() throws Exception {
		one = example();
		two = example();
		canonical(one);
		canonical(two);
		Workbench.labelsBelow(one);
		Workbench.labelsBelow(two);
	}

	private static IFile example() throws Exception {
		return (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "sneak-paths"));
	}

	/** As Kirchhoff itself writes it, so that bytes can be compared. */
	private static void canonical(IFile file) throws Exception {
		var document = Documents.get().of(file);
		document.save();
	}

	@AfterEach
	void close() throws Exception {
		Workbench.window().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private static ProjectDocument document(IFile file) {
		return Documents.get().of(file);
	}

	private static Project project(IFile file) {
		return (Project) document(file).root().orElseThrow();
	}

	private static byte[] bytes(IFile file) throws Exception {
		return Files.readAllBytes(document(file).path());
	}

	private static void undo() throws Exception {
		Workbench.projects().setFocus();
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
	}

	private static void redo() throws Exception {
		Workbench.projects().setFocus();
		Workbench.execute("org.eclipse.ui.edit.redo", Map.of());
	}

	@Test
	void deleteCopyPasteBetweenProjects() throws Exception {
		var before = bytes(two);
		var device = project(one).getDevices().getFirst();
		Workbench.select(device);
		Workbench.execute("org.eclipse.ui.edit.copy", Map.of());
		var home = project(two).getDevices().getFirst();
		Workbench.select(home);
		Workbench.execute("org.eclipse.ui.edit.paste", Map.of());
		var names = project(two).getDevices().stream().map(NamedElement::getName).toList();
		assertEquals(project(one).getDevices().size() + 1, names.size(), names.toString());
		assertEquals(names.size(), names.stream().distinct().count(), "the copy has a name of its own: " + names);
		assertFalse(document(two).isDirty(), "without an editor a change is on the disk at once");
		assertTrue(ProjectFiles.load(document(two).path()).isGood());
		Workbench.screenshot("explorer-1-pasted");
		undo();
		assertArrayEquals(before, bytes(two));
		redo();
		assertEquals(names, project(two).getDevices().stream().map(NamedElement::getName).toList());
		undo();
		assertArrayEquals(before, bytes(two));
	}

	@Test
	void deletingTakesReferencesAlong() throws Exception {
		var before = bytes(one);
		var device = project(one).getDevices().getFirst();
		Workbench.select(device);
		Workbench.execute("org.eclipse.ui.edit.delete", Map.of());
		assertTrue(project(one).getCells().stream().noneMatch(cell -> cell.getDevice() == device));
		Workbench.waitUntil("the check says what is missing", () -> document(one).problems().stream().anyMatch(problem -> problem.isError()));
		Workbench.screenshot("explorer-2-deleted");
		undo();
		assertArrayEquals(before, bytes(one));
		Workbench.waitUntil("all is well again", () -> document(one).problems().stream().noneMatch(problem -> problem.isError()));
	}

	@Test
	void draggingMovesAndCopies() throws Exception {
		var first = bytes(one);
		var second = bytes(two);
		var array = project(one).getArrays().getFirst();
		LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(array));
		assertTrue(ElementDrag.accepts(two), "a project file takes an array");
		assertFalse(ElementDrag.accepts(project(two).getDevices().getFirst().getParameters().stream().findFirst().map(parameter -> (Object) array).orElse(array)),
				"not on itself");
		ElementDrag.drop(two, false);
		assertFalse(project(one).getArrays().contains(array));
		assertTrue(project(two).getArrays().contains(array));
		undo();
		assertArrayEquals(first, bytes(one), "one step brings both files back");
		assertArrayEquals(second, bytes(two));
	}

	@Test
	void renamedElementsAreStillReferredTo() throws Exception {
		var device = project(one).getDevices().getFirst();
		Elements.rename(device, "other");
		Workbench.settle();
		assertTrue(project(one).getCells().stream().anyMatch(cell -> cell.getDevice() == device));
		assertTrue(Files.readString(document(one).path()).contains("\"other\""));
		Workbench.waitUntil("labels that name it follow", () -> {
			try {
				return Workbench.labelsBelow(one).stream().anyMatch(label -> label.contains("1R other") || label.contains("R other"));
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
	}

	@Test
	void aQuickFixMendsAProblem() throws Exception {
		var device = project(one).getDevices().getFirst();
		var wrong = KirchhoffFactory.eINSTANCE.createParameter();
		wrong.setName("nonsense");
		wrong.setValue("1");
		Elements.add(device, List.of(wrong));
		Workbench.waitUntil("there is a marker", () -> marker("nonsense") != null);
		Workbench.window().getActivePage().showView(IPageLayout.ID_PROBLEM_VIEW);
		Workbench.screenshot("explorer-3-problem");
		var fixes = new MarkerFixes();
		assertTrue(fixes.hasResolutions(marker("nonsense")));
		var resolutions = fixes.getResolutions(marker("nonsense"));
		resolutions[0].run(marker("nonsense"));
		assertTrue(Parameters.find(device, "nonsense").isEmpty(), resolutions[0].getLabel());
		Workbench.waitUntil("the marker is gone", () -> marker("nonsense") == null);
	}

	private IMarker marker(String what) {
		try {
			for (var marker : one.findMarkers(Markers.TYPE, false, IResource.DEPTH_ZERO)) {
				if (marker.getAttribute(Markers.ELEMENT, "").contains(what) || marker.getAttribute(IMarker.MESSAGE, "").contains(what)) {
					return marker;
				}
			}
			return null;
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void aMarkerLeadsToItsField() throws Exception {
		var device = project(one).getDevices().getFirst();
		var text = Files.readString(document(one).path());
		Files.writeString(document(one).path(), text.replaceFirst("type=\"" + device.getType() + "\"", "type=\"" + device.getType() + "x\""));
		one.refreshLocal(IResource.DEPTH_ZERO, null);
		Workbench.waitUntil("the change on the disk is noticed, and found wrong", () -> marker("unknown") != null);
		var editor = (ProjectEditor) IDE.openEditor(Workbench.window().getActivePage(), marker("unknown"));
		Workbench.settle();
		assertEquals("Devices", editor.getActivePageInstance().getTitle());
		assertTrue(editor.form().isPresent());
		Workbench.screenshot("explorer-4-unknown-type");
	}

	/** By nobody but the workspace itself, which looks every few seconds. */
	@Test
	void whatOtherProgramsWriteIsNoticed() throws Exception {
		var path = document(one).path();
		Files.writeString(path, Files.readString(path).replace("\"large\"", "\"theirs\""));
		Workbench.waitUntil("the tree shows it", 60, () -> project(one).getArrays().stream().anyMatch(array -> "theirs".equals(array.getName())));
	}

	@Test
	void changesOnDiskWhileThereIsSomethingToSave() throws Exception {
		var editor = (ProjectEditor) Workbench.window().getActivePage().openEditor(new FileEditorInput(one), ProjectEditor.ID);
		Elements.rename(project(one).getDevices().getFirst(), "mine");
		assertTrue(editor.isDirty());
		Workbench.projects().setFocus();
		Files.writeString(document(one).path(), Files.readString(document(one).path()).replace("\"large\"", "\"theirs\""));
		one.refreshLocal(IResource.DEPTH_ZERO, null);
		Workbench.waitUntil("both are known", () -> document(one).isInConflict());
		assertEquals("mine", project(one).getDevices().getFirst().getName(), "nothing is lost before somebody decides");
		document(one).keepMine();
		editor.doSave(null);
		assertTrue(Files.readString(document(one).path()).contains("\"mine\""));
	}
}
