// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static dev.kirchhoff.ui.tests.Dialogs.all;
import static dev.kirchhoff.ui.tests.Dialogs.answered;
import static dev.kirchhoff.ui.tests.Dialogs.button;
import static dev.kirchhoff.ui.tests.Dialogs.click;
import static dev.kirchhoff.ui.tests.Dialogs.fields;
import static dev.kirchhoff.ui.tests.Dialogs.message;
import static dev.kirchhoff.ui.tests.Dialogs.shell;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.ui.internal.preferences.ExecutorPreferences;
import dev.kirchhoff.ui.internal.preferences.UiPreferences;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.run.ExecutorForm;
import dev.kirchhoff.ui.internal.run.Run;
import dev.kirchhoff.ui.internal.run.RunLog;
import dev.kirchhoff.ui.internal.run.RunPerspective;
import dev.kirchhoff.ui.internal.run.RunQueue;
import dev.kirchhoff.ui.internal.run.RunsView;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** Runs that are computed on what a plug-in brings: chosen, remembered, watched, stopped, failed, gone on with. */
class ElsewhereTest {
	private static final String SITE = "Stranger's Site";
	private static final String LAUNCHES = "launches";

	@TempDir
	Path folder;
	private Stranger stranger;
	private IFile file;
	private String perspective;

	@BeforeEach
	void begin() throws Exception {
		stranger = new Stranger();
		var path = Examples.copy("drolet2023", Projects.freeFolder("elsewhere"));
		Files.writeString(path, Files.readString(path).replace("repeats=\"10000\"", "repeats=\"3000\"").replace("seed=\"12\"", "seed=\"" + System.nanoTime() % 1_000_000_000 + "\"")
				.replace("name=\"epochs\" value=\"10000\"", "name=\"epochs\" value=\"200\""));
		file = Projects.open(path);
		perspective = Workbench.window().getActivePage().getPerspective().getId();
		PlatformUI.getWorkbench().showPerspective(RunPerspective.ID, Workbench.window());
		Workbench.settle();
	}

	@AfterEach
	void cleanUp() throws Exception {
		Appearance.LIGHT.apply();
		for (var title : List.of("Run With", "Resume With", "Run Has Failed", "Cannot Run")) {
			shell(title).ifPresent(Shell::close);
		}
		RunQueue.get().cancelAll();
		Workbench.waitUntil("no run is active", 60, () -> RunQueue.get().active().isEmpty());
		List.copyOf(RunQueue.get().runs()).forEach(RunQueue.get()::remove);
		file.getProject().delete(true, true, null);
		for (var executor : List.of("stranger", "spark")) {
			ExecutorPreferences.keep(executor, Map.of());
		}
		UiPreferences.EXECUTOR.set(UiPreferences.EXECUTOR.initial());
		stranger.close();
		PlatformUI.getWorkbench().showPerspective(perspective, Workbench.window());
		Workbench.settle();
	}

	private Run runWith(Consumer<Shell> what) throws Exception {
		Workbench.select(file);
		return (Run) answered("Run With", what, () -> ((List<?>) Workbench.execute("dev.kirchhoff.ui.runWith", Map.of())).stream().findFirst().orElse(null));
	}

	private static ExecutorForm where(Shell shell) {
		return all(shell, ExecutorForm.class).getFirst();
	}

	private static void choose(Shell shell, String name) {
		var choice = where(shell).choice();
		choice.select(choice.indexOf(name));
		choice.notifyListeners(SWT.Selection, new Event());
		Workbench.settle();
	}

	private static Text text(Shell shell, String parameter) {
		return (Text) where(shell).control(parameter);
	}

	private static void picture(String name) {
		picture(Workbench.theWindow().getShell(), name);
	}

	/** Of a dialog, so that it keeps the cursor. */
	private static void picture(Shell shell, String name) {
		try {
			Workbench.screenshot(shell, name);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static RunsView view() throws Exception {
		return (RunsView) Workbench.window().getActivePage().showView(RunsView.ID);
	}

	private static void press(String button) throws Exception {
		Workbench.settle();
		var action = view().actions().stream().filter(one -> one.getText().equals(button)).findFirst().orElseThrow();
		assertTrue(action.isEnabled(), button + " is enabled");
		action.run();
		Workbench.settle();
	}

	private static Void pressResumeWith() throws Exception {
		press("Resume With...");
		return null;
	}

	@Test
	void filledInByKeyboard() throws Exception {
		var run = runWith(shell -> {
			assertEquals("Threads", where(shell).choice().getItem(0));
			assertEquals("Threads", where(shell).choice().getText());
			picture(shell, "elsewhere-1-threads");
			fields(shell).getFirst().setText("20");
			where(shell).choice().setFocus();
			for (int k = 1; k <= where(shell).choice().indexOf(SITE); k++) {
				int next = k;
				Mouse.key(SWT.ARROW_DOWN);
				Workbench.waitUntil("the next is chosen, not " + where(shell).choice().getText(), () -> where(shell).choice().getSelectionIndex() == next);
				Workbench.pause(500); // another executor has other fields, and the dialog becomes larger
			}
			assertEquals(SITE, where(shell).choice().getText());
			Workbench.waitUntil("it is said what is missing, not " + message(shell), () -> message(shell).contains("Site: no value"));
			assertFalse(button(shell, "Run").isEnabled());
			picture(shell, "elsewhere-2-missing");
			Mouse.key(SWT.TAB);
			Workbench.waitUntil("the field has the cursor", () -> text(shell, "site").isFocusControl());
			Mouse.type("desk");
			Mouse.key(SWT.TAB);
			Workbench.waitUntil("the next field has the cursor", () -> text(shell, "timeLimit").isFocusControl());
			Mouse.type("3 s");
			Workbench.waitUntil("it is said what is wrong, not " + message(shell), () -> message(shell).contains("'3 s' is out of range"));
			picture(shell, "elsewhere-3-wrong");
			assertFalse(button(shell, "Run").isEnabled());
			text(shell, "timeLimit").setText("");
			Mouse.type("2 h");
			Workbench.waitUntil("nothing is wrong, not " + message(shell), () -> button(shell, "Run").isEnabled());
			Appearance.DARK.apply();
			picture(shell, "elsewhere-4-dark");
			Appearance.LIGHT.apply();
			Mouse.key(SWT.CR);
		});
		Workbench.waitFor(run, Run.State.FINISHED);
		assertEquals("site desk", run.place());
		assertEquals(Map.of("site", "desk", "timeLimit", "2 h"), ExecutorPreferences.texts("stranger"));
		Workbench.waitUntil("the console says it", () -> RunLog.get().text().contains("on site desk into"));
		assertTrue(Files.readString(run.directory().orElseThrow().resolve("run.json")).contains("site desk"));
	}

	@Test
	void rememberedForTheProjectAndForTheExecutor() throws Exception {
		var first = runWith(shell -> {
			fields(shell).getFirst().setText("5");
			choose(shell, SITE);
			text(shell, "site").setText("attic");
			click(shell, "Run");
		});
		Workbench.waitFor(first, Run.State.FINISHED);
		var again = (Run) ((List<?>) Workbench.execute("dev.kirchhoff.ui.run", Map.of())).getFirst();
		Workbench.waitFor(again, Run.State.FINISHED);
		assertEquals("site attic", again.place());
		assertArrayEquals(Files.readAllBytes(first.directory().orElseThrow().resolve("results.csv")), Files.readAllBytes(again.directory().orElseThrow().resolve("results.csv")));

		var here = runWith(shell -> {
			assertEquals(SITE, where(shell).choice().getText());
			assertEquals("attic", text(shell, "site").getText());
			choose(shell, "Threads");
			assertEquals("", text(shell, "threads").getText());
			assertEquals(ExecutorPreferences.threads() + " (preferences)", text(shell, "threads").getMessage());
			choose(shell, SITE);
			assertEquals("attic", text(shell, "site").getText(), "what was typed comes back");
			choose(shell, "Threads");
			text(shell, "threads").setText("1");
			click(shell, "Run");
		});
		Workbench.waitFor(here, Run.State.FINISHED);
		assertEquals("1 thread", here.place());
		assertArrayEquals(Files.readAllBytes(first.directory().orElseThrow().resolve("results.csv")), Files.readAllBytes(here.directory().orElseThrow().resolve("results.csv")));
		runWith(shell -> {
			assertEquals("1", text(shell, "threads").getText());
			choose(shell, SITE);
			assertEquals("attic", text(shell, "site").getText(), "from the preferences");
			shell.close();
		});
	}

	/** Written by Kirchhoff 0.1 before there were executors. */
	@Test
	void anOldHistoryIsRead() throws Exception {
		var launches = InstanceScope.INSTANCE.getNode("dev.kirchhoff.ui").node(LAUNCHES);
		for (var child : launches.childrenNames()) {
			launches.node(child).removeNode();
		}
		var node = launches.node("0");
		node.put("file", file.getFullPath().toPortableString());
		node.put("experiment", "plain");
		node.putInt("repeats", 7);
		node.put("seed", "");
		node.putInt("threads", UiPreferences.THREADS.whole() + 1);
		runWith(shell -> {
			assertEquals("Threads", where(shell).choice().getText());
			assertEquals(Integer.toString(UiPreferences.THREADS.whole() + 1), text(shell, "threads").getText());
			shell.close();
		});
	}

	@Test
	void stoppedAndGoneOnWithElsewhere() throws Exception {
		var run = runWith(shell -> {
			choose(shell, SITE);
			text(shell, "site").setText("desk");
			click(shell, "Run");
		});
		Workbench.waitUntil("repeats are finished", 60, () -> run.study().isPresent() && run.study().get().progress().done() > 0);
		picture("elsewhere-5-running");
		RunQueue.get().cancel(run);
		Workbench.waitFor(run, Run.State.CANCELLED);
		assertTrue(run.isResumable());
		var directory = run.directory().orElseThrow();

		view().select(run);
		answered("Resume With", shell -> {
			assertEquals(SITE, where(shell).choice().getText());
			assertEquals("desk", text(shell, "site").getText());
			text(shell, "site").setText("nowhere");
			picture(shell, "elsewhere-6-resume");
			click(shell, "Resume");
		}, ElsewhereTest::pressResumeWith);
		var failed = RunQueue.get().runs().getLast();
		Workbench.waitFor(failed, Run.State.FAILED);
		assertTrue(failed.words().contains("correct 'Site', and go on with Resume"), failed.words());
		assertTrue(failed.isResumable(), "what was computed is still there");
		view().select(failed);
		Workbench.settle();
		picture("elsewhere-7-failed");
		Appearance.DARK.apply();
		picture("elsewhere-8-failed-dark");
		Appearance.LIGHT.apply();

		view().explain();
		var why = Dialogs.await("Run Has Failed");
		Workbench.screenshot(why, "elsewhere-9-why");
		click(why, "Details >>");
		Workbench.screenshot(why, "elsewhere-10-why-details");
		assertTrue(message(why).contains("glibc: 2.17"), message(why));
		click(why, "Copy");
		var clipboard = new Clipboard(Display.getCurrent());
		var copied = String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
		clipboard.dispose();
		assertTrue(copied.contains("node17") && copied.contains(directory.toString()), copied);
		why.close();

		answered("Resume With", shell -> {
			choose(shell, "Threads");
			click(shell, "Resume");
		}, ElsewhereTest::pressResumeWith);
		var resumed = RunQueue.get().runs().getLast();
		Workbench.waitFor(resumed, Run.State.FINISHED);
		assertEquals(directory, resumed.directory().orElseThrow());
		assertTrue(resumed.place().endsWith("thread") || resumed.place().endsWith("threads"), resumed.place());
		picture("elsewhere-11-finished");
	}

	@Test
	void anExecutorWhosePluginIsGone() throws Exception {
		var run = runWith(shell -> {
			choose(shell, SITE);
			text(shell, "site").setText("desk");
			click(shell, "Run");
		});
		Workbench.waitUntil("repeats are finished", 60, () -> run.study().isPresent() && run.study().get().progress().done() > 0);
		RunQueue.get().cancel(run);
		Workbench.waitFor(run, Run.State.CANCELLED);
		stranger.close();
		try {
			view().select(run);
			press("Resume");
			var refused = RunQueue.get().runs().getLast();
			Workbench.waitFor(refused, Run.State.FAILED);
			Dialogs.await("Cannot Run").close();
			assertTrue(refused.words().contains("no executor 'stranger'") && refused.words().contains("install the plug-in"), refused.words());
			assertTrue(refused.isResumable());
			runWith(shell -> {
				assertEquals("stranger (not installed)", where(shell).choice().getText());
				assertFalse(button(shell, "Run").isEnabled());
				assertTrue(message(shell).contains("not installed"), message(shell));
				picture(shell, "elsewhere-12-gone");
				choose(shell, "Threads");
				assertTrue(button(shell, "Run").isEnabled());
				shell.close();
			});
			view().select(refused);
			answered("Resume With", shell -> {
				assertFalse(button(shell, "Resume").isEnabled());
				choose(shell, "Threads");
				click(shell, "Resume");
			}, ElsewhereTest::pressResumeWith);
			Workbench.waitFor(RunQueue.get().runs().getLast(), Run.State.FINISHED);
		} finally {
			stranger = new Stranger();
		}
	}

	/** With Spark's real executor, and no Spark. */
	@Test
	void anEngineThatCannotBeReached() throws Exception {
		var home = Files.createDirectories(folder.resolve("spark-3.5.6"));
		int port = closedPort();
		var run = runWith(shell -> {
			choose(shell, "Apache Spark");
			assertTrue(message(shell).contains("Master: no value: give text such as spark://host:7077"), message(shell));
			picture(shell, "elsewhere-13-spark");
			text(shell, "master").setText("head:7077");
			assertTrue(message(shell).contains("\"head:7077\" is no master of Spark: give 'Master' spark://host:7077"), message(shell));
			text(shell, "master").setText("spark://localhost:" + port);
			text(shell, "sparkHome").setText(home.toString());
			assertTrue(message(shell).contains("Spark home: " + home + " is no Spark: there is no bin/spark-submit"), message(shell));
			assertFalse(button(shell, "Run").isEnabled());
			picture(shell, "elsewhere-14-no-spark");
			Appearance.DARK.apply();
			picture(shell, "elsewhere-15-no-spark-dark");
			Appearance.LIGHT.apply();
			touch(home.resolve("bin/spark-submit"));
			text(shell, "sparkHome").setText(home + "/");
			text(shell, "conf").setText("spark.executor.cores=4\ncores=8");
			assertTrue(message(shell).contains("Settings of Spark: \"cores=8\" is no setting of Spark"), message(shell));
			text(shell, "conf").setText("spark.executor.cores=4\nspark.cores.max=8");
			text(shell, "workerMemory").setText("much");
			assertTrue(message(shell).contains("Memory of a worker: 'much' is no memory"), message(shell));
			text(shell, "workerMemory").setText("2g");
			text(shell, "conf").setFocus();
			picture(shell, "elsewhere-16-spark-filled");
			click(shell, "Run");
		});
		Workbench.waitFor(run, Run.State.FAILED);
		assertTrue(run.words().contains("Spark's master does not answer (localhost:" + port), run.words());
		assertTrue(run.words().contains("correct 'Master'"), run.words());
		assertEquals("Apache Spark at spark://localhost:" + port, run.place());
		assertTrue(run.directory().isEmpty(), "nothing was begun: " + run.directory());
		assertFalse(Files.exists(file.getLocation().toPath().resolveSibling("results")), "nothing is left behind");
		assertFalse(run.isResumable());
		var why = Dialogs.await("Cannot Run");
		assertTrue(message(why).contains("It could not begin"), message(why));
		picture(why, "elsewhere-17-no-master");
		click(why, "Details >>");
		assertTrue(message(why).contains("Connection refused") && message(why).contains("sbin/start-master.sh"), message(why));
		Appearance.DARK.apply();
		picture(why, "elsewhere-18-no-master-dark");
		Appearance.LIGHT.apply();
		answered("Run With", shell -> {
			assertEquals("Apache Spark", where(shell).choice().getText());
			assertEquals("spark://localhost:" + port, text(shell, "master").getText(), "what is to be corrected");
			assertEquals(plain(home.toString()), plain(text(shell, "sparkHome").getText()));
			shell.setSize(shell.getSize().x, 560);
			text(shell, "conf").setFocus();
			picture(shell, "elsewhere-20-small-screen");
			assertTrue(button(shell, "Run").toDisplay(0, 0).y < shell.toDisplay(0, 560).y, "its buttons stay");
			shell.close();
		}, () -> {
			click(why, "Run With...");
			return null;
		});
		view().select(run);
		Workbench.settle();
		picture("elsewhere-19-no-master-list");
	}

	private static String plain(String folder) {
		return folder.replaceFirst("/$", "");
	}

	private static void touch(Path file) {
		try {
			Files.createDirectories(file.getParent());
			Files.createFile(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static int closedPort() throws IOException {
		try (var server = new ServerSocket(0)) {
			return server.getLocalPort();
		}
	}
}
