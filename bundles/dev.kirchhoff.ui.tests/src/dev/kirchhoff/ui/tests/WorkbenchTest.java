// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IPageLayout;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.ui.internal.project.Projects;

/** The window as it opens: title, menus, views. */
class WorkbenchTest {
	@Test
	void theWindowIsKirchhoffs() {
		var shell = Workbench.window().getShell();
		assertTrue(shell.isVisible());
		assertTrue(shell.getText().endsWith("Kirchhoff"), shell.getText());
		assertTrue(shell.getImages().length > 0 || shell.getImage() != null, "an icon");
	}

	@Test
	void projectsAndPropertiesAreOpen() {
		var page = Workbench.window().getActivePage();
		assertNotNull(page.findView(Projects.VIEW));
		assertNotNull(page.findView(IPageLayout.ID_PROP_SHEET));
	}

	@Test
	void menusAreWhereTheyAlwaysAre() {
		var bar = Workbench.window().getShell().getMenuBar();
		assertEquals(List.of("File", "Edit", "Run", "Window", "Help"), texts(bar));
		assertTrue(texts(open(bar, "File")).containsAll(List.of("New", "Open Project File...", "Open Example", "Open Recent", "Close Editor", "Save", "Import...", "Exit")),
				() -> texts(open(bar, "File")).toString());
		assertTrue(texts(open(open(bar, "File"), "New")).containsAll(List.of("Kirchhoff Project...", "Device from Data...", "Kirchhoff Plug-in...", "Other...")),
				() -> texts(open(open(bar, "File"), "New")).toString());
		assertTrue(texts(open(bar, "Edit")).get(0).startsWith("Undo"), () -> texts(open(bar, "Edit")).toString());
		assertTrue(texts(open(bar, "Edit")).containsAll(List.of("Cut", "Copy", "Paste", "Delete", "Select All")), () -> texts(open(bar, "Edit")).toString());
		assertTrue(texts(open(bar, "Window")).containsAll(List.of("Perspective", "Show View", "Appearance", "Preferences...")), () -> texts(open(bar, "Window")).toString());
		assertEquals(List.of("Light", "Dark"), texts(open(open(bar, "Window"), "Appearance")));
		assertTrue(texts(open(bar, "Help")).containsAll(List.of("Welcome", "Help Contents", "Search", "Cheat Sheets...", "Plug-ins...", "Check for Updates", "Install New Software...", "About Kirchhoff")),
				() -> texts(open(bar, "Help")).toString());
	}

	@Test
	void examplesAreInTheMenu() {
		var file = open(Workbench.window().getShell().getMenuBar(), "File");
		var examples = texts(open(file, "Open Example"));
		assertTrue(examples.stream().anyMatch(text -> text.startsWith("drolet2023")), examples.toString());
	}

	/** A menu is filled when it is shown. */
	private static Menu open(Menu bar, String text) {
		for (var item : bar.getItems()) {
			if (plain(item.getText()).equals(text)) {
				item.getMenu().notifyListeners(SWT.Show, new Event());
				return item.getMenu();
			}
		}
		throw new AssertionError("no menu " + text + " in " + texts(bar));
	}

	private static List<String> texts(Menu menu) {
		var texts = new ArrayList<String>();
		for (var item : menu.getItems()) {
			if (!item.getText().isEmpty()) {
				texts.add(plain(item.getText()));
			}
		}
		return texts;
	}

	private static String plain(String text) {
		return text.replace("&", "").replaceAll("\t.*", "");
	}
}
