// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.core.commands.SerializationException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.help.HelpSystem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.plan.Examples;
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
		var text = texts((Composite) view.getSite().getService(MPart.class).getWidget()).getFirst();
		var link = Arrays.stream(text.getStyleRanges()).filter(range -> range.underlineStyle == SWT.UNDERLINE_LINK).findFirst().orElseThrow();
		assertTrue(!Appearance.dark(link.foreground), "a link on dark ground is light: " + link.foreground);
		Workbench.waitUntil("all pages have been read", view::searchable);
		view.search("relaxation after verif");
		assertTrue(view.titles().contains("hfo2"), view.titles().toString());
		assertFalse(view.titles().contains("ideal"), view.titles().toString());
		Workbench.screenshot("help-search-dark");
		view.search("");
		page().toggleZoom(page().getReference(view));
	}

	private static List<StyledText> texts(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof StyledText text ? Stream.of(text) : child instanceof Composite inner ? texts(inner).stream() : Stream.empty()).toList();
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
	void everyContextHasItsPage() throws Exception {
		var ids = found("contexts.xml", "<context id=\"([^\"]*)\"");
		assertTrue(ids.size() > 10, ids.toString());
		for (var id : ids) {
			var context = HelpSystem.getContext("dev.kirchhoff.ui." + id);
			assertNotNull(context, id);
			assertTrue(exists(context.getRelatedTopics()[0].getHref()), context.getRelatedTopics()[0].getHref());
		}
	}

	private static boolean exists(String href) {
		var parts = href.split("/", 3);
		return parts.length == 3 && Platform.getBundle(parts[1]) != null && Platform.getBundle(parts[1]).getEntry(parts[2]) != null;
	}

	/** What a pattern finds in a file of the bundle. */
	private static List<String> found(String file, String pattern) throws IOException {
		try (var in = Platform.getBundle("dev.kirchhoff.ui").getEntry(file).openStream()) {
			return Pattern.compile(pattern).matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results().map(result -> result.group(1)).toList();
		}
	}

	@Test
	void theStepsOfTheCheatSheetCanBeDone() throws Exception {
		var steps = found("firstNetwork.xml", "serialization=\"([^\"]*)\"");
		assertTrue(steps.size() >= 7, steps.toString());
		for (var step : steps) {
			assertTrue(works(step), step);
		}
	}

	/** Whether a command is there, with all that it names. */
	private static boolean works(String serialized) {
		try {
			var command = PlatformUI.getWorkbench().getService(ICommandService.class).deserialize(serialized);
			var view = command.getParameterMap().get("org.eclipse.ui.views.showView.viewId");
			var wizard = command.getParameterMap().get("newWizardId");
			var example = command.getParameterMap().get("dev.kirchhoff.ui.openExample.name");
			return command.getCommand().isDefined() && command.getCommand().isHandled() && (view == null || PlatformUI.getWorkbench().getViewRegistry().find(view.toString()) != null)
					&& (wizard == null || PlatformUI.getWorkbench().getNewWizardRegistry().findWizard(wizard.toString()) != null)
					&& (example == null || Examples.all().stream().anyMatch(one -> one.name().equals(example)));
		} catch (NotDefinedException | SerializationException e) {
			return false;
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
		var link = Pattern.compile("(href|src)=\"([^\"]*)\"").matcher(library.text(page.href()));
		while (link.find()) {
			var target = Library.resolve(page.href(), link.group(2));
			var alive = link.group(1).equals("src") ? exists(target) : target.startsWith("command:") ? works(target.substring("command:".length())) : library.find(target).isPresent();
			if (!alive) {
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
