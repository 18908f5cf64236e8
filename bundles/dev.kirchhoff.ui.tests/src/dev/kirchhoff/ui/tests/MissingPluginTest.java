// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.ui.internal.check.Markers;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;
import dev.kirchhoff.ui.internal.plugins.PluginDesk;
import dev.kirchhoff.ui.internal.plugins.PluginsPage;

/** A project whose plug-in is not installed: it opens, says what is missing, and leads to where that can be installed. */
class MissingPluginTest {
	private static final String TYPE = "nobody.has_it";

	@BeforeEach
	void begin() {
		PluginDesk.use(new FakePlugins());
	}

	@AfterEach
	void clear() throws Exception {
		for (var shell : Workbench.theWindow().getShell().getShells()) {
			shell.close();
		}
		Workbench.window().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		PluginDesk.use(null);
		Workbench.settle();
	}

	private static IFile project() throws Exception {
		var file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "drolet2023"));
		var path = Path.of(file.getLocationURI());
		var text = Files.readString(path, StandardCharsets.UTF_8);
		var device = java.util.regex.Pattern.compile("(<devices\\b[^>]*\\btype=\")[^\"]*(\")").matcher(text);
		assertTrue(device.find(), "the example has a device");
		Files.writeString(path, device.replaceFirst("$1" + TYPE + "$2"), StandardCharsets.UTF_8);
		file.refreshLocal(IResource.DEPTH_ZERO, null);
		return file;
	}

	private static IMarker marker(IFile file) {
		var found = new IMarker[1];
		Workbench.waitUntil("the missing type is a problem", 60, () -> {
			try {
				found[0] = Arrays.stream(file.findMarkers(Markers.TYPE, false, IResource.DEPTH_ZERO)).filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains("'" + TYPE + "'")).findFirst()
						.orElse(null);
			} catch (org.eclipse.core.runtime.CoreException e) {
				throw new AssertionError(e);
			}
			return found[0] != null;
		});
		return found[0];
	}

	@Test
	void opensSaysWhatIsMissingAndLeadsToInstalling() throws Exception {
		var file = project();
		var marker = marker(file);
		assertTrue(marker.getAttribute(IMarker.MESSAGE, "").startsWith("unknown device type 'nobody.has_it'"), marker.getAttribute(IMarker.MESSAGE, ""));
		var page = Workbench.window().getActivePage();
		page.showView(IPageLayout.ID_PROBLEM_VIEW);
		var editor = (ProjectEditor) page.openEditor(new FileEditorInput(file), ProjectEditor.ID);
		editor.setActivePage(editor.page("Devices").orElseThrow().getId());
		IDE.gotoMarker(editor, marker);
		Workbench.pause(1500);
		Workbench.screenshot("missing-plugin");
		var fixes = IDE.getMarkerHelpRegistry().getResolutions(marker);
		assertEquals("Install a plug-in...", fixes[0].getLabel());
		fixes[0].run(marker);
		Workbench.settle();
		assertTrue(page.getActiveEditor() instanceof PluginsPage, "the page on plug-ins is open");
		var dialog = Arrays.stream(Display.getCurrent().getShells()).map(Shell::getText).filter("Install Plug-ins"::equals).findFirst();
		assertTrue(dialog.isPresent(), "and asks what to install");
		Workbench.screenshot("missing-plugin-install");
	}
}
