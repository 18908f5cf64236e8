// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.ui.internal.plugins.NewPlugin;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** The wizard that begins a plug-in: it says at once what cannot be, and makes what the command line makes. */
class NewPluginTest {
	@TempDir
	Path folder;

	private NewPlugin wizard;
	private WizardDialog dialog;

	@BeforeEach
	void open() {
		var descriptor = PlatformUI.getWorkbench().getNewWizardRegistry().findWizard("dev.kirchhoff.ui.newPlugin");
		assertNotNull(descriptor, "File > New has it");
		wizard = new NewPlugin();
		wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
		dialog = new WizardDialog(Workbench.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		Workbench.settle();
	}

	@AfterEach
	void clear() throws Exception {
		dialog.close();
		for (var shell : Workbench.theWindow().getShell().getShells()) {
			shell.close();
		}
		Workbench.window().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Appearance.LIGHT.apply();
		Workbench.settle();
	}

	private List<Text> texts() {
		return PluginsTest.all(dialog.getShell(), Text.class).stream().filter(Text::getEditable).toList();
	}

	@Test
	void suggestsAndJudgesWhileOneTypes() throws Exception {
		assertTrue(wizard.canFinish(), "the example would do");
		Workbench.screenshot(dialog.getShell(), "new-plugin");
		var name = texts().getFirst();
		name.setText("Memristor");
		assertFalse(wizard.canFinish());
		assertTrue(wizard.getPages()[0].getErrorMessage().contains("is no name for a plug-in"), wizard.getPages()[0].getErrorMessage());
		Workbench.screenshot(dialog.getShell(), "new-plugin-wrong");
		name.setText("university.oxide_cell");
		assertTrue(wizard.canFinish());
		assertEquals(List.of("Oxide cell", "University"), texts().subList(1, 3).stream().map(Text::getText).toList());
		texts().get(1).setText("Our oxide");
		name.setText("university.other_cell");
		assertEquals("Our oxide", texts().get(1).getText(), "what somebody wrote stays");
		texts().get(3).setText(folder.toString());
		assertTrue(wizard.getPages()[0].getErrorMessage().contains("is there already"), wizard.getPages()[0].getErrorMessage());
		Appearance.DARK.apply();
		Workbench.screenshot(dialog.getShell(), "new-plugin-dark");
		var nameless = new ArrayList<String>();
		AccessTest.walk(dialog.getShell(), nameless);
		nameless.removeIf(one -> one.contains("Text in Composite in Shell")); // JFace's own message
		assertEquals(List.of(), nameless);
	}

	/** A plug-in is built against a product: tests run in something that has no folder of plug-ins, which is enough to begin one. */
	private static void asInAProduct() throws Exception {
		var plugins = Path.of(URIUtil.toURI(Platform.getInstallLocation().getURL())).resolve("plugins");
		if (!Files.exists(plugins)) {
			Files.createDirectories(plugins);
			plugins.toFile().deleteOnExit();
		}
	}

	@Test
	void makesAProjectThatIsInTheWorkspace() throws Exception {
		asInAProduct();
		var place = folder.resolve("made");
		var kinds = PluginsTest.all(dialog.getShell(), Button.class).stream().filter(button -> (button.getStyle() & org.eclipse.swt.SWT.RADIO) != 0).map(Button::getText).toList();
		assertEquals(List.of("Device", "Programming algorithm", "Data set"), kinds);
		texts().getFirst().setText("university.oxide_cell");
		texts().get(3).setText(place.toString());
		assertTrue(wizard.performFinish());
		dialog.close();
		Workbench.settle();
		var project = ResourcesPlugin.getWorkspace().getRoot().getProject("made");
		assertTrue(project.isOpen());
		assertTrue(Files.isRegularFile(place.resolve("pom.xml")));
		assertTrue(Files.isRegularFile(place.resolve("bundles/university.oxide_cell/plugin.xml")));
		var editor = Workbench.window().getActivePage().getActiveEditor();
		assertNotNull(editor, "something to read is open");
		var next = Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.getText().endsWith("Is Begun")).findFirst().orElseThrow();
		Workbench.screenshot(next, "new-plugin-next");
		next.close();
		Workbench.screenshot("new-plugin-made");
	}
}
