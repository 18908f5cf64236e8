// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plugins.Installation.Offer;
import dev.kirchhoff.plugins.Plugin.Origin;
import dev.kirchhoff.plugins.Signature;
import dev.kirchhoff.plugins.Signature.State;
import dev.kirchhoff.plugins.Trust;
import dev.kirchhoff.ui.internal.plugins.PluginDesk;
import dev.kirchhoff.ui.internal.plugins.PluginsPage;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** The page on plug-ins, from nothing installed to what is wrong with one. */
class PluginsTest {
	private final FakePlugins plugins = new FakePlugins();
	private PluginsPage page;

	@BeforeEach
	void begin() {
		PluginDesk.use(plugins);
	}

	@AfterEach
	void clear() {
		plugins.gate.countDown();
		Workbench.waitUntil("nothing is done any more", () -> PluginDesk.get().now().work().isEmpty());
		Workbench.settle();
		for (var shell : Workbench.theWindow().getShell().getShells()) {
			shell.close();
		}
		Workbench.window().getActivePage().closeAllEditors(false);
		Appearance.LIGHT.apply();
		PluginDesk.use(null);
		Workbench.settle();
	}

	private void open() throws Exception {
		Workbench.window();
		page = (PluginsPage) Workbench.execute("dev.kirchhoff.ui.openPlugins", Map.of());
		assertNotNull(page);
		idle();
	}

	private static void idle() {
		Workbench.waitUntil("it is done", () -> PluginDesk.get().now().work().isEmpty());
		Workbench.settle();
	}

	private void several() {
		plugins.add("acme.memristor", "Acme memristors", "Acme", Origin.INSTALLED, Signature.NONE, "dev.kirchhoff.devices.taox");
		plugins.add("org.example.rram", "Example RRAM", "Example Institute", Origin.INSTALLED, FakePlugins.SIGNED, "dev.kirchhoff.devices.hfo2");
		plugins.add("lab.trainer", "Lab trainers", "A lab", Origin.DROPPED, new Signature(State.UNKNOWN_SIGNER, "J. Doe"), "dev.kirchhoff.algorithms");
		plugins.add("old.devices", "Old devices", "Somebody", Origin.INSTALLED, new Signature(State.BROKEN, "Example Institute"), "",
				new Problem(Problem.Severity.ERROR, "old.devices", "device old.cell", "class old.Cell is not in the plug-in", "report it to the plug-in's provider; the type cannot be used"),
				new Problem(Problem.Severity.WARNING, "old.devices", "device hfo2", "plug-in dev.kirchhoff.devices.hfo2 already contributes this id", "remove one of the two plug-ins; the first one is used"));
	}

	@Test
	void nothingOfOthersShowsTwoWays() throws Exception {
		open();
		Workbench.screenshot("plugins-empty");
		assertTrue(texts(page.control(), Label.class).contains("No plug-ins of others yet"));
		assertTrue(button("Install a Plug-in...").isVisible() && button("Write a Plug-in...").isVisible());
		Appearance.DARK.apply();
		Workbench.screenshot("plugins-empty-dark");
		page.showOwn(true);
		Workbench.settle();
		assertTrue(items().stream().anyMatch(text -> text.startsWith("Part of Kirchhoff (")), items().toString());
		Workbench.screenshot("plugins-own-dark");
	}

	@Test
	void whatIsInstalledAndWhatIsWrong() throws Exception {
		several();
		open();
		assertEquals(List.of("Installed (3)", "Acme memristors", "Example RRAM", "Old devices", "From the dropins folder (1)", "Lab trainers"), items());
		page.select("org.example.rram");
		Workbench.waitUntil("the device is drawn", page::isDrawn);
		Workbench.screenshot("plugins");
		assertEquals("Example Institute", row("Example RRAM").getText(3));
		assertEquals("Works", row("Example RRAM").getText(5));
		assertEquals("Unsigned", row("Acme memristors").getText(3));
		page.select("old.devices");
		Workbench.settle();
		assertEquals("2 problems", row("Old devices").getText(5));
		assertTrue(texts(page.control(), Label.class).stream().anyMatch(text -> text.contains("class old.Cell is not in the plug-in: report it")), "the problem with its mend");
		Workbench.screenshot("plugins-broken");
		Appearance.DARK.apply();
		Workbench.screenshot("plugins-broken-dark");
		page.select("org.example.rram");
		Workbench.waitUntil("the device is drawn", page::isDrawn);
		Workbench.screenshot("plugins-dark");
	}

	@Test
	void searchFindsTypes() throws Exception {
		several();
		open();
		page.search("no such thing");
		Workbench.settle();
		Workbench.screenshot("plugins-nothing-found");
		assertEquals(List.of(), items());
		page.search("2t2r (hirtzlin");
		Workbench.settle();
		assertEquals(List.of("Installed (1)", "Example RRAM"), items());
	}

	@Test
	void anUnsignedOneIsInstalledOnlyIfSomebodySaysSo() throws Exception {
		plugins.offers.add(new Offer("acme.memristor", "1.2.0.202611301200", "Acme memristors", "Acme"));
		plugins.offers.add(new Offer("acme.trainer", "1.0.0", "Acme trainer", "Acme"));
		plugins.unsigned.add(new Trust.Subject("acme.memristor", "1.2.0.202611301200", Signature.NONE));
		plugins.unsigned.add(new Trust.Subject("acme.numbers", "3.1.4", new Signature(State.UNKNOWN_SIGNER, "J. Doe")));
		open();
		var dialog = page.install();
		Workbench.screenshot(dialog.getShell(), "plugins-install-empty");
		plugins.gate = new CountDownLatch(1);
		dialog.from("https://example.org/plugins");
		Workbench.waitUntil("it reads", dialog::isReading);
		Workbench.screenshot(dialog.getShell(), "plugins-install-reading");
		plugins.gate.countDown();
		Workbench.waitUntil("offers are listed", () -> !dialog.isReading());
		assertEquals(2, all(dialog.getShell(), Table.class).getFirst().getItemCount());
		all(dialog.getShell(), Table.class).getFirst().getItem(1).setChecked(false);
		Workbench.screenshot(dialog.getShell(), "plugins-install");
		press(dialog.getShell(), "Install");
		var trust = shell("Trust These Plug-ins?");
		Workbench.screenshot(trust, "plugins-trust");
		press(trust, "Do Not Install");
		idle();
		assertTrue(page.message().contains("is not trusted"), page.message());
		Workbench.screenshot("plugins-not-trusted");
		assertEquals(List.of(), PluginDesk.get().now().pending());
		var again = page.install();
		again.from("https://example.org/plugins");
		Workbench.waitUntil("offers are listed", () -> !again.isReading());
		all(again.getShell(), Table.class).getFirst().getItem(1).setChecked(false);
		plugins.gate = new CountDownLatch(1);
		press(again.getShell(), "Install");
		Workbench.waitUntil("it is said what is done", () -> page.message().contains("Fetching"));
		Workbench.screenshot("plugins-installing");
		plugins.gate.countDown();
		press(shell("Trust These Plug-ins?"), "Trust and Install");
		var restart = shell("Restart Kirchhoff?");
		Workbench.screenshot(restart, "plugins-restart");
		press(restart, "Later");
		idle();
		assertTrue(page.message().contains("acme.memristor 1.2.0 is added after a restart"), page.message());
		assertTrue(items().contains("After a restart (1)"), items().toString());
		Workbench.screenshot("plugins-restart-needed");
	}

	@Test
	void aSiteThatIsNoneIsSaid() throws Exception {
		open();
		var dialog = page.install();
		dialog.from("/no/such/site.zip");
		assertTrue(dialog.getErrorMessage().contains("is not there"), dialog.getErrorMessage());
		dialog.from("https://example.org/nothing");
		Workbench.waitUntil("it is said", () -> !dialog.isReading());
		assertTrue(dialog.getErrorMessage().contains("is no site of plug-ins"), dialog.getErrorMessage());
		Workbench.screenshot(dialog.getShell(), "plugins-no-site");
	}

	@Test
	void cancellingChangesNothing() throws Exception {
		several();
		open();
		plugins.gate = new CountDownLatch(1);
		page.select("acme.memristor");
		Workbench.settle();
		press(page.control().getShell(), "Check for Updates");
		Workbench.waitUntil("it is done", () -> page.message().contains("Looking for updates"));
		press(page.control().getShell(), "Cancel");
		idle();
		assertTrue(page.message().contains("was cancelled; nothing has changed"), page.message());
	}

	/** The page reads what is installed when it opens: what is installed at that moment must not be forgotten. */
	@Test
	void whatIsAskedMeanwhileIsDoneNext() {
		several();
		var done = new CountDownLatch(1);
		PluginDesk.get().read();
		PluginDesk.get().install("Acme memristor", URI.create("file:/sites/acme.zip"), List.of(), _ -> true, _ -> done.countDown());
		Workbench.waitUntil("it is installed", () -> done.getCount() == 0);
	}

	@Test
	void aCheckSaysWhatDoesNotHold() throws Exception {
		several();
		plugins.findings.add(new Problem(Problem.Severity.ERROR, "acme.memristor", "taox", "passive: at 0.3 V and 20 µS the current flows against the voltage (-2 µA)", "mend current(g, v)"));
		open();
		page.select("acme.memristor");
		Workbench.settle();
		Workbench.execute("dev.kirchhoff.ui.checkPlugin", Map.of());
		idle();
		assertTrue(texts(page.control(), Label.class).stream().anyMatch(text -> text.contains("against the voltage")));
		Workbench.waitUntil("the device is drawn", page::isDrawn);
		Workbench.screenshot("plugins-check-failed");
		plugins.findings.clear();
		Workbench.execute("dev.kirchhoff.ui.checkPlugin", Map.of());
		idle();
		assertTrue(texts(page.control(), Label.class).stream().anyMatch(text -> text.contains("every type keeps its contract")));
		Workbench.screenshot("plugins-check-passed");
	}

	@Test
	void aProductThatCannotBeChangedSaysSo() throws Exception {
		plugins.obstacle = java.util.Optional.of("Plug-ins cannot be installed here, as this Kirchhoff was started from its build: start the product for that.");
		several();
		open();
		assertFalse(button("Install...").isEnabled());
		assertTrue(page.message().contains("started from its build"));
		Workbench.screenshot("plugins-not-here");
	}

	@Test
	void whateverTakesTheFocusHasAName() throws Exception {
		several();
		open();
		var nameless = new ArrayList<String>();
		AccessTest.walk(page.control(), nameless);
		var dialog = page.install();
		AccessTest.walk(dialog.getShell(), nameless);
		nameless.removeIf(one -> one.contains("Text in Composite in Shell")); // JFace's own message
		assertEquals(List.of(), nameless);
	}

	private Button button(String text) {
		return button(page.control(), text);
	}

	private static Button button(Composite parent, String text) {
		return all(parent, Button.class).stream().filter(button -> button.getText().replace("&", "").equals(text)).findFirst().orElseThrow(() -> new AssertionError("no button " + text));
	}

	private static void press(Composite parent, String text) {
		var button = button(parent, text);
		assertTrue(button.isEnabled(), text + " is enabled");
		button.notifyListeners(SWT.Selection, new Event());
		Workbench.settle();
	}

	private static Shell shell(String title) {
		Workbench.waitUntil("there is " + title, () -> Arrays.stream(Display.getCurrent().getShells()).anyMatch(shell -> shell.getText().equals(title)));
		return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.getText().equals(title)).findFirst().orElseThrow();
	}

	private Tree tree() {
		return all(page.control(), Tree.class).getFirst();
	}

	private List<String> items() {
		var texts = new ArrayList<String>();
		for (var item : tree().getItems()) {
			texts.add(item.getText());
			for (var child : item.getItems()) {
				texts.add(child.getText());
			}
		}
		return texts;
	}

	private TreeItem row(String name) {
		return Arrays.stream(tree().getItems()).flatMap(item -> Arrays.stream(item.getItems())).filter(item -> item.getText().equals(name)).findFirst().orElseThrow();
	}

	private static List<String> texts(Composite parent, Class<Label> type) {
		return all(parent, type).stream().map(Label::getText).toList();
	}

	static <T extends Control> List<T> all(Composite parent, Class<T> type) {
		var found = new ArrayList<T>();
		for (var child : parent.getChildren()) {
			if (type.isInstance(child)) {
				found.add(type.cast(child));
			}
			if (child instanceof Composite composite) {
				found.addAll(all(composite, type));
			}
		}
		return found;
	}
}
