// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.solver.run.PluginWatch;
import dev.kirchhoff.ui.internal.preferences.ExecutorPreferences;
import dev.kirchhoff.ui.internal.preferences.RunsPage;
import dev.kirchhoff.ui.internal.preferences.UiPreferences;
import dev.kirchhoff.ui.internal.run.ExecutorForm;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** Preferences and the about dialog. */
class PreferencesTest {
	@TempDir
	Path folder;

	private PreferenceDialog dialog;

	@AfterEach
	void clear() {
		if (dialog != null) {
			dialog.close();
		}
		Appearance.LIGHT.apply();
		for (var preference : UiPreferences.values()) {
			preference.set(preference.initial());
		}
		Workbench.settle();
	}

	private void open(String page) {
		dialog = PreferencesUtil.createPreferenceDialogOn(Workbench.window().getShell(), page, null, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
		Workbench.settle();
	}

	private void press(String text) {
		Dialogs.all(dialog.getShell(), Button.class).stream().filter(button -> button.getText().replace("&", "").equals(text)).findFirst().orElseThrow()
				.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
		Workbench.settle();
	}

	private void choose(String text, boolean selected) {
		Dialogs.all(dialog.getShell(), Button.class).stream().filter(button -> button.getText().replace("&", "").equals(text)).findFirst().orElseThrow().setSelection(selected);
	}

	@Test
	void themeAndUnits() throws Exception {
		open("dev.kirchhoff.ui.preferences");
		Workbench.screenshot(dialog.getShell(), "preferences");
		choose("Light", false);
		choose("Dark", true);
		choose("Engineering (15 µA)", false);
		choose("Plain SI (1.5E-5 A)", true);
		press("Apply");
		Workbench.screenshot(dialog.getShell(), "preferences-dark");
		assertEquals(Appearance.DARK, Appearance.current());
		var service = Platform.getPreferencesService();
		assertEquals("plain", service.getString("dev.kirchhoff.ui", "units", "", null));
		press("Restore Defaults");
		press("Apply");
		assertEquals(Appearance.LIGHT, Appearance.current());
		assertEquals("", service.getString("dev.kirchhoff.ui", "units", "", null), "a default is not kept");
	}

	@Test
	void aDialogThatWasNarrowIsWidenedForRuns() throws Exception {
		open("dev.kirchhoff.ui.preferences");
		dialog.getShell().setSize(600, 550);
		Workbench.settle();
		dialog.close();
		open("dev.kirchhoff.ui.preferences.runs");
		Workbench.screenshot(dialog.getShell(), "preferences-runs-widened");
		var where = ((RunsPage) dialog.getSelectedPage()).where();
		var area = dialog.getShell().getClientArea();
		assertTrue(where.toDisplay(where.getSize()).x <= dialog.getShell().toDisplay(area.width, 0).x, where.getBounds() + " in " + area);
	}

	@Test
	void whereRunsAreComputed() throws Exception {
		open("dev.kirchhoff.ui.preferences.runs");
		Workbench.screenshot(dialog.getShell(), "preferences-runs");
		var page = (RunsPage) dialog.getSelectedPage();
		var where = page.where();
		assertEquals("Threads", where.choice().getText());
		Dialogs.all(dialog.getShell(), Spinner.class).getFirst().setSelection(2);
		((Text) where.control("threads")).setText("many");
		assertFalse(page.isValid());
		assertTrue(page.getErrorMessage().startsWith("Threads: 'many'"), page.getErrorMessage());
		Workbench.screenshot(dialog.getShell(), "preferences-runs-wrong");
		((Text) where.control("threads")).setText("3");
		assertTrue(page.isValid());
		press("Apply");
		var service = Platform.getPreferencesService();
		assertEquals(3, service.getInt("dev.kirchhoff.plan", "threads", 0, null));
		assertEquals(2, service.getInt("dev.kirchhoff.plan", "runsAtATime", 0, null));

		choose(where, "Apache Spark");
		((Text) where.control("master")).setText("spark://head:7077");
		((Text) where.control("sparkHome")).setText(folder.toString());
		assertFalse(page.isValid());
		assertTrue(page.getErrorMessage().startsWith("Spark home: " + folder + " is no Spark"), page.getErrorMessage());
		var home = Files.createDirectories(folder.resolve("spark-3.5.6"));
		Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("spark-submit"));
		((Text) where.control("sparkHome")).setText(home.toString());
		assertTrue(page.isValid(), page.getErrorMessage());
		((Text) where.control("conf")).setText("spark.executor.cores=4\nspark.cores.max=32");
		Appearance.DARK.apply();
		Workbench.screenshot(dialog.getShell(), "preferences-runs-spark-dark");
		Appearance.LIGHT.apply();
		Workbench.screenshot(dialog.getShell(), "preferences-runs-spark");
		press("Apply");
		assertEquals("spark", service.getString("dev.kirchhoff.plan", "executor", "", null));
		assertEquals(Map.of("master", "spark://head:7077", "sparkHome", home.toString(), "conf", "spark.executor.cores=4\nspark.cores.max=32"), ExecutorPreferences.texts("spark"));

		press("Restore Defaults");
		assertEquals("Threads", where.choice().getText());
		press("Apply");
		assertEquals(0, service.getInt("dev.kirchhoff.plan", "threads", 0, null), "a default is not kept");
		assertEquals("", service.getString("dev.kirchhoff.plan", "executor", "", null));
		assertEquals(Map.of(), ExecutorPreferences.texts("spark"));
	}

	private static void choose(ExecutorForm where, String name) {
		where.choice().select(where.choice().indexOf(name));
		where.choice().notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
		Workbench.settle();
	}

	@Test
	void aDataFolderHasToBeThere() throws Exception {
		open("dev.kirchhoff.ui.preferences.files");
		var text = Dialogs.all(dialog.getShell(), Text.class).stream().filter(field -> field.getMessage().startsWith("Holds")).findFirst().orElseThrow();
		text.setText(folder.resolve("nowhere").toString());
		Workbench.settle();
		assertFalse(((org.eclipse.jface.preference.IPreferencePage) dialog.getSelectedPage()).isValid());
		Workbench.screenshot(dialog.getShell(), "preferences-no-folder");
		text.setText(folder.toString());
		press("Apply and Close");
		dialog = null;
		assertEquals(folder.toAbsolutePath(), DataPlace.ofSurroundings().folder().orElseThrow());
	}

	@Test
	void howLongAPluginMayTake() throws Exception {
		open("dev.kirchhoff.ui.preferences.plugins");
		Workbench.screenshot(dialog.getShell(), "preferences-plugins");
		var page = (org.eclipse.jface.preference.IPreferencePage) dialog.getSelectedPage();
		var limit = Dialogs.all((Composite) page.getControl(), Text.class).getFirst();
		assertEquals("10 min", limit.getText());
		limit.setText("soon");
		assertFalse(page.isValid());
		assertTrue(page.getErrorMessage().contains("no time limit"), page.getErrorMessage());
		Appearance.DARK.apply();
		Workbench.screenshot(dialog.getShell(), "preferences-plugins-wrong-dark");
		Appearance.LIGHT.apply();
		limit.setText("30 s");
		assertTrue(page.isValid());
		press("Apply");
		assertEquals(java.time.Duration.ofSeconds(30), PluginWatch.limit());
		assertEquals("30 s", Platform.getPreferencesService().getString("dev.kirchhoff.plan", "plugin-limit", "", null));
		limit.setText("10 min");
		press("Apply");
		assertEquals(java.time.Duration.ofMinutes(10), PluginWatch.limit());
	}

	@Test
	void onlyPagesThatMakeSense() {
		var ids = new ArrayList<String>();
		names(PlatformUI.getWorkbench().getPreferenceManager().getRootSubNodes(), "", ids);
		assertTrue(ids.stream().anyMatch(id -> id.startsWith("Kirchhoff/Runs")), ids.toString());
		assertTrue(ids.stream().anyMatch(id -> id.startsWith("Kirchhoff/Files")), ids.toString());
		assertTrue(ids.stream().anyMatch(id -> id.startsWith("Kirchhoff/Plug-ins")), ids.toString());
		assertTrue(ids.stream().anyMatch(id -> id.contains("org.eclipse.equinox.internal.p2.ui.sdk.SitesPreferencePage")), ids.toString());
		assertTrue(ids.stream().noneMatch(id -> id.contains("Spelling") || id.contains("Linked Resources") || id.startsWith("SWTChart") || id.startsWith("ANSI")), ids.toString());
	}

	private static void names(IPreferenceNode[] nodes, String above, List<String> names) {
		for (var node : nodes) {
			names.add(above + node.getLabelText() + " [" + node.getId() + "]");
			names(node.getSubNodes(), above + node.getLabelText() + "/", names);
		}
	}

	@Test
	void aboutNamesTheVersion() throws Exception {
		var texts = new ArrayList<String>();
		Dialogs.answered("About", shell -> {
			Dialogs.all(shell, StyledText.class).forEach(text -> texts.add(text.getText()));
			try {
				Workbench.screenshot(shell, "about");
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			} finally {
				shell.close();
			}
		}, () -> {
			ActionFactory.ABOUT.create(Workbench.window()).run();
			return null;
		});
		assertTrue(texts.stream().anyMatch(text -> text.contains("Kirchhoff 0.")), texts.toString());
	}
}
