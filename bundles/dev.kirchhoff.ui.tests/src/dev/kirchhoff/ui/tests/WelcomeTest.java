// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.ui.internal.theme.Appearance;
import dev.kirchhoff.ui.internal.welcome.NewProject;

/** Welcome, the wizard behind it, and the two looks of the window. */
class WelcomeTest {
	@AfterEach
	void clear() throws Exception {
		Appearance.LIGHT.apply();
		Workbench.window().getActivePage().closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private static void welcome() {
		PlatformUI.getWorkbench().getIntroManager().showIntro(Workbench.theWindow(), false);
		Workbench.settle();
	}

	@Test
	void fivePapersAndTwoStarters() throws Exception {
		welcome();
		var names = cards().stream().map(card -> card.getData().toString()).toList();
		assertTrue(names.size() >= 8, names.toString());
		Workbench.screenshot("welcome-light");
		Appearance.DARK.apply();
		var dark = new ImageData(Workbench.screenshot("welcome-dark").toString());
		assertTrue(brightness(dark) < 90, "mean brightness of a dark window: " + brightness(dark));
		Appearance.LIGHT.apply();
		var light = new ImageData(Workbench.screenshot("welcome-light-again").toString());
		assertTrue(brightness(light) > 180, "mean brightness of a light window: " + brightness(light));
	}

	@Test
	void fitsIntoANarrowWindow() throws Exception {
		var shell = Workbench.theWindow().getShell();
		var size = shell.getSize();
		shell.setSize(new Point(900, 700));
		try {
			welcome();
			Workbench.screenshot("welcome-900");
			for (var card : cards()) {
				var right = card.toDisplay(card.getSize()).x;
				assertTrue(right <= shell.getBounds().x + 900, card.getData().toString() + " ends at " + right);
			}
		} finally {
			shell.setSize(size);
			Workbench.settle();
		}
	}

	@Test
	void enterOnACardOpensTheExample() {
		welcome();
		var card = cards().stream().filter(each -> each.getData().toString().contains("half moons")).findFirst().orElseThrow();
		assertTrue(card.setFocus(), "a card takes the focus");
		var enter = new Event();
		enter.keyCode = SWT.CR;
		enter.character = SWT.CR;
		card.notifyListeners(SWT.KeyDown, enter);
		Workbench.waitUntil("the example is there", () -> java.util.Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
				.anyMatch(project -> project.isAccessible() && project.getName().startsWith("drolet2023")));
		assertEquals(null, PlatformUI.getWorkbench().getIntroManager().getIntro(), "Welcome gives way");
	}

	@Test
	void aProjectThatRunsAtOnce() throws Exception {
		var wizard = new NewProject();
		wizard.init(PlatformUI.getWorkbench(), null);
		var dialog = new WizardDialog(Workbench.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		Workbench.screenshot(dialog.getShell(), "new-project");
		assertTrue(wizard.canFinish());
		assertTrue(wizard.performFinish());
		dialog.close();
		var file = ResourcesPlugin.getWorkspace().getRoot().getProject("project").getFile("project.kirchhoff");
		assertTrue(file.exists());
		var names = Workbench.labelsBelow(file);
		assertTrue(names.stream().anyMatch(name -> name.startsWith("experiment")), names.toString());
		Workbench.screenshot("new-project-made");
	}

	@Test
	void theMenuSwitchesTheLook() throws Exception {
		Workbench.window();
		Workbench.execute("dev.kirchhoff.ui.appearance", Map.of("dev.kirchhoff.ui.appearance.name", "DARK"));
		assertEquals(Appearance.DARK, Appearance.current());
		Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "drolet2023"));
		Workbench.screenshot("workbench-dark");
		Workbench.execute("dev.kirchhoff.ui.appearance", Map.of("dev.kirchhoff.ui.appearance.name", "LIGHT"));
		assertEquals(Appearance.LIGHT, Appearance.current());
	}

	private static List<Canvas> cards() {
		var cards = new ArrayList<Canvas>();
		collect(Workbench.theWindow().getShell(), cards);
		return cards;
	}

	private static void collect(Composite parent, List<Canvas> cards) {
		for (var child : parent.getChildren()) {
			if (child.getClass().getSimpleName().equals("Card")) {
				cards.add((Canvas) child);
			} else if (child instanceof Composite composite) {
				collect(composite, cards);
			}
		}
	}

	private static double brightness(ImageData picture) throws IOException {
		var pixels = new int[picture.width];
		double sum = 0;
		for (int y = 0; y < picture.height; y++) {
			picture.getPixels(0, y, picture.width, pixels, 0);
			for (var pixel : pixels) {
				var rgb = picture.palette.getRGB(pixel);
				sum += (rgb.red + rgb.green + rgb.blue) / 3.0;
			}
		}
		return sum / picture.width / picture.height;
	}
}
