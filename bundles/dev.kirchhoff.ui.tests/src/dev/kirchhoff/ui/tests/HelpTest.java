// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.ui.internal.help.HelpView;
import dev.kirchhoff.ui.internal.help.Library;
import dev.kirchhoff.ui.internal.help.Page;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** Help as a person uses it: contents, search, F1, reference, cheat sheet, error log. */
class HelpTest {
	@AfterEach
	void close() {
		Appearance.LIGHT.apply();
		var page = Workbench.window().getActivePage();
		for (var id : List.of(HelpView.ID, "org.eclipse.ui.cheatsheets.views.CheatSheetView", "org.eclipse.pde.runtime.LogView")) {
			var view = page.findView(id);
			if (view != null) {
				page.hideView(view);
			}
		}
		Workbench.settle();
	}

	private static IWorkbenchPage page() {
		return Workbench.window().getActivePage();
	}

	private static HelpView help() {
		var view = (HelpView) page().findView(HelpView.ID);
		assertNotNull(view, "the help view is open");
		Workbench.waitUntil("a page is shown", () -> view.shown() != null);
		return view;
	}

	@Test
	void contentsAndSearch() throws Exception {
		page();
		Workbench.execute("org.eclipse.ui.help.helpContents", Map.of());
		var view = help();
		assertEquals(Library.HOME, view.shown());
		assertEquals("Getting started", view.titles().getFirst());
		assertEquals("Reference", view.titles().getLast());
		assertTrue(view.text().startsWith("Getting started\n"), view.text());
		page().toggleZoom(page().getReference(view));
		Workbench.screenshot("help-start");
		view.open("/dev.kirchhoff.ui/help/keys.html");
		Workbench.screenshot("help-keys");
		view.open("/dev.kirchhoff.ui/help/plugins.html");
		Appearance.DARK.apply();
		Workbench.screenshot("help-dark");
		Workbench.waitUntil("all pages have been read", view::searchable);
		view.search("relaxation after verif");
		assertTrue(view.titles().contains("hfo2"), view.titles().toString());
		assertFalse(view.titles().contains("ideal"), view.titles().toString());
		Workbench.screenshot("help-search-dark");
		view.search("");
		page().toggleZoom(page().getReference(view));
	}

	@Test
	void theReferenceOfWhatIsInstalled() throws Exception {
		page();
		Workbench.execute("dev.kirchhoff.ui.reference", Map.of());
		var view = help();
		view.open(Library.REFERENCE + "types/device/hfo2");
		assertTrue(view.text().contains("dev.kirchhoff.devices.hfo2"), view.text());
		page().toggleZoom(page().getReference(view));
		Workbench.screenshot("help-reference");
		page().toggleZoom(page().getReference(view));
	}

	@Test
	void f1ShowsThePageOfTheActivePart() throws Exception {
		page().showView(Projects.VIEW);
		Workbench.settle();
		press(SWT.F1);
		Workbench.waitUntil("help is open", () -> page().findView(HelpView.ID) != null);
		Workbench.waitUntil("the page is that of the projects", () -> "/dev.kirchhoff.ui/help/projects.html".equals(help().shown()));
	}

	private static void press(int key) {
		var shell = Workbench.window().getShell();
		shell.forceActive();
		Workbench.settle();
		var event = new Event();
		event.keyCode = key;
		for (var type : new int[] { SWT.KeyDown, SWT.KeyUp }) {
			event.type = type;
			assertTrue(shell.getDisplay().post(event), "the key is pressed");
		}
		Workbench.settle();
	}

	@Test
	void everyContextHasItsPage() {
		for (var id : List.of("projects", "editor", "runs", "history", "newFromData", "newProject", "preferences")) {
			var context = HelpSystem.getContext("dev.kirchhoff.ui." + id);
			assertNotNull(context, id);
			var href = context.getRelatedTopics()[0].getHref();
			assertNotNull(Platform.getBundle("dev.kirchhoff.ui").getEntry(href.replace("/dev.kirchhoff.ui/", "")), href);
		}
	}

	@Test
	void everyLinkLeadsSomewhere() {
		var library = new Library();
		var dead = new ArrayList<String>();
		library.contents().forEach(page -> links(library, page, dead));
		assertEquals(List.of(), dead);
	}

	private static void links(Library library, Page page, List<String> dead) {
		var link = Pattern.compile("href=\"([^\"]*)\"").matcher(library.text(page.href()));
		while (link.find()) {
			var target = Library.resolve(page.href(), link.group(1));
			if (!target.startsWith("command:") && library.find(target).isEmpty()) {
				dead.add(page.href() + " -> " + target);
			}
		}
		page.children().forEach(child -> links(library, child, dead));
	}

	@Test
	void theCheatSheetOpens() throws Exception {
		page();
		Workbench.execute("dev.kirchhoff.ui.firstNetwork", Map.of());
		var view = page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView");
		assertNotNull(view);
		Workbench.screenshot("cheat-sheet");
	}

	@Test
	void theErrorLogOpens() throws Exception {
		page();
		Workbench.execute("org.eclipse.ui.views.showView", Map.of("org.eclipse.ui.views.showView.viewId", "org.eclipse.pde.runtime.LogView"));
		assertNotNull(page().findView("org.eclipse.pde.runtime.LogView"));
		Workbench.screenshot("error-log");
		assertTrue(PlatformUI.getWorkbench().getHelpSystem().hasHelpUI());
	}
}
