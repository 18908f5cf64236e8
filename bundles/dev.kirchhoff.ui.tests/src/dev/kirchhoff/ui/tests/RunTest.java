// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.launch.Launch;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.run.ThreadsExecutor;
import dev.kirchhoff.ui.internal.preferences.UiPreferences;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.run.Run;
import dev.kirchhoff.ui.internal.run.RunLog;
import dev.kirchhoff.ui.internal.run.RunPerspective;
import dev.kirchhoff.ui.internal.run.RunQueue;
import dev.kirchhoff.ui.internal.run.RunStartup;
import dev.kirchhoff.ui.internal.run.RunsView;

/** A day with runs: launch, watch, stop, resume, queue, and find the same bytes as on the command line. */
class RunTest {
	private static final int ATTEMPTS = 4;
	/** Processors that other programs use on a machine that has time for a person. */
	private static final double QUIET = 0.4;
	private static final long LOOK_NANOS = 4_000_000_000L;
	private static final int ANSWERS = 100;

	private IFile file;
	private String perspective;

	@BeforeEach
	void project() throws Exception {
		var folder = Projects.freeFolder("runs");
		var path = Examples.copy("drolet2023", folder);
		// not all repeats, so that a run takes seconds, and enough to be stopped among them; another seed, so that nothing is trained already
		Files.writeString(path, Files.readString(path).replace("repeats=\"10000\"", "repeats=\"2000\"").replace("seed=\"12\"", "seed=\"" + System.nanoTime() % 1_000_000_000 + "\"").replace("name=\"epochs\" value=\"10000\"", "name=\"epochs\" value=\"3000\""));
		file = Projects.open(path);
		perspective = Workbench.window().getActivePage().getPerspective().getId();
		PlatformUI.getWorkbench().showPerspective(RunPerspective.ID, Workbench.window());
		Workbench.settle();
	}

	@AfterEach
	void cleanUp() throws Exception {
		Dialogs.shell("Cannot Run").ifPresent(Shell::close);
		RunQueue.get().cancelAll();
		Workbench.waitUntil("no run is active", () -> RunQueue.get().active().isEmpty());
		Workbench.window().getActivePage().closeAllEditors(false);
		List.copyOf(RunQueue.get().runs()).forEach(RunQueue.get()::remove);
		file.getProject().delete(true, true, null);
		PlatformUI.getWorkbench().showPerspective(perspective, Workbench.window());
		Workbench.settle();
	}

	private Run launch(String experiment) throws Exception {
		var runs = (List<?>) Workbench.execute("dev.kirchhoff.ui.run",
				Map.of("dev.kirchhoff.ui.run.file", file.getFullPath().toPortableString(), "dev.kirchhoff.ui.run.experiment", experiment));
		assertEquals(1, runs.size());
		return (Run) runs.getFirst();
	}

	private static RunsView view() throws Exception {
		return (RunsView) Workbench.window().getActivePage().showView(RunsView.ID);
	}

	private static void press(RunsView view, String button) {
		Workbench.settle();
		var action = view.actions().stream().filter(one -> one.getText().equals(button)).findFirst().orElseThrow();
		assertTrue(action.isEnabled(), button + " is enabled");
		action.run();
		Workbench.settle();
	}

	/** From outside of the window, whose own thread may be busy with drawing while a run comes to its end. */
	private static Thread stopAtFirstResults(Run run) {
		return Thread.startVirtualThread(() -> {
			while (run.state().isActive()) {
				if (run.study().isPresent() && run.study().get().progress().done() > 0) {
					RunQueue.get().cancel(run);
					return;
				}
				LockSupport.parkNanos(1_000_000);
			}
		});
	}

	@Test
	void launchedWatchedStoppedResumed() throws Exception {
		var run = launch("plain");
		stopAtFirstResults(run);
		var view = view();
		Workbench.waitUntil("its curve is drawn", () -> !view.trainings().isEmpty());
		Workbench.screenshot("run-1-training");
		assertTrue(view.trainings().getFirst().series().getFirst().y().length > 0);
		Workbench.waitFor(run, Run.State.CANCELLED);
		Workbench.waitUntil("means of what was finished are drawn", () -> !view.quantities().isEmpty());
		Workbench.screenshot("run-2-results");
		assertTrue(run.isResumable());
		var directory = run.directory().orElseThrow();
		assertTrue(Files.exists(directory.resolve("journal")));
		assertFalse(Files.exists(directory.resolve("run.json")));
		Workbench.screenshot("run-3-stopped");

		view.select(run);
		press(view, "Resume");
		var resumed = RunQueue.get().runs().getLast();
		Workbench.waitFor(resumed, Run.State.FINISHED);
		assertEquals(directory, resumed.directory().orElseThrow());
		Workbench.screenshot("run-4-finished");
		assertTrue(RunLog.get().text().contains("repeats are there already"), RunLog.get().text());
		assertTrue(Files.exists(directory.resolve("report.html")));
		var results = file.getParent().getFile(IPath.fromPath(file.getLocation().toPath().getParent().relativize(directory.resolve("run.json"))));
		assertTrue(results.exists(), "the workspace knows " + results);

		var other = Files.createTempDirectory("runs").resolve("r");
		var request = new Request(file.getLocation().toPath(), Optional.of("plain"), List.of(), List.of(), OptionalLong.empty(), OptionalInt.empty(), DataPlace.NONE);
		var study = new Planner(Extensions.ofPlatform()).plan(request).studies().getFirst();
		new Launch(request, study, other, false).execute(new ThreadsExecutor(1), Monitor.NONE, _ -> {
		});
		assertArrayEquals(Files.readAllBytes(other.resolve("results.csv")), Files.readAllBytes(directory.resolve("results.csv")), "as on the command line");
	}

	/** The largest time that the event loop needs to answer while a run trains and computes with a thread for every processor. */
	@Test
	void theWindowAnswersWhileARunComputes() throws Exception {
		var run = launch("hardware-aware");
		Workbench.waitFor(run, Run.State.RUNNING);
		Workbench.waitUntil("it trains", () -> run.fraction() > 0);
		var display = Display.getCurrent();
		var judged = false;
		for (int attempt = 0; attempt < ATTEMPTS && !judged; attempt++) {
			var others = new OtherLoad();
			var watch = new Latency(display);
			var begin = System.nanoTime();
			while (System.nanoTime() - begin < LOOK_NANOS || watch.answers() <= ANSWERS && System.nanoTime() - begin < 10 * LOOK_NANOS) {
				if (!display.readAndDispatch()) {
					display.sleep();
				}
			}
			watch.stop();
			double busy = others.processors();
			System.out.println(watch + "; others use " + busy + " processors");
			assertEquals(Run.State.RUNNING, run.state(), "it still computed: " + run.words());
			assertTrue(watch.answers() > ANSWERS, watch.toString());
			judged = watch.slowestMillis() < 100 && watch.busyMillis() < 100;
			assertTrue(judged || busy > QUIET, watch.toString());
		}
		if (!judged) {
			System.out.println("the clock is not judged, as this machine was too busy with other things, whose caches and clock rate are the window's as well");
		}
	}

	@Test
	void othersWait() throws Exception {
		var first = launch("plain");
		var second = launch("window-plain");
		var third = launch("hardware-aware");
		Workbench.waitFor(first, Run.State.RUNNING);
		assertWaits(second, first);
		assertWaits(third, second);
		view().select(second);
		Workbench.screenshot("run-5-queue");
		RunQueue.get().cancel(third);
		Workbench.waitFor(third, Run.State.CANCELLED);
		assertWaits(second, first);
		assertFalse(third.isResumable(), "nothing was begun");
		Workbench.waitFor(first, Run.State.FINISHED);
		Workbench.waitFor(second, Run.State.FINISHED);
		view().select(second);
		Workbench.screenshot("run-6-all-ended");
		assertEquals(List.of("window-plain", "plain"), experiments(second, first));
	}

	/** Unless the one before it has ended meanwhile. */
	private static void assertWaits(Run run, Run before) {
		var state = run.state(); // before the other's: that may end in between
		assertTrue(state == Run.State.WAITING || !before.state().isActive(), run.name() + " is " + state + " while " + before.name() + " is " + before.state());
	}

	@Test
	void twoAtATimeAndDiscarded() throws Exception {
		UiPreferences.RUNS_AT_A_TIME.set("2");
		try {
			var first = launch("window-hardware-aware");
			var second = launch("hardware-aware");
			var third = launch("window-plain");
			Workbench.waitFor(first, Run.State.RUNNING); // either may be planned first
			Workbench.waitFor(second, Run.State.RUNNING);
			var state = first.state();
			assertTrue(state == Run.State.RUNNING, "at the same time as the first, which is " + state);
			assertWaits(third, first);
			Workbench.screenshot("run-14-two");
			RunQueue.get().cancelAll();
			Workbench.waitFor(second, Run.State.CANCELLED);
			Workbench.waitFor(third, Run.State.CANCELLED);
			var directory = second.directory().orElseThrow();
			assertTrue(Files.exists(directory.resolve("journal")));
			view().select(second);
			var view = view();
			Dialogs.answered("Discard Run", shell -> Dialogs.click(shell, "OK"), () -> {
				press(view, "Discard...");
				return null;
			});
			Workbench.waitUntil("it is deleted", () -> !Files.exists(directory));
			assertFalse(RunQueue.get().runs().contains(second));
		} finally {
			UiPreferences.RUNS_AT_A_TIME.set(UiPreferences.RUNS_AT_A_TIME.initial());
		}
	}

	private static List<String> experiments(Run... runs) {
		return Arrays.stream(runs).map(run -> run.directory().orElseThrow().getParent().getFileName().toString()).toList();
	}

	@Test
	void whatAKilledWorkbenchLeftBehindIsResumed() throws Exception {
		var path = file.getLocation().toPath();
		var request = new Request(path, Optional.of("window-plain"), List.of("train/epochs=200"), List.of(), OptionalLong.of(5), OptionalInt.of(3000), DataPlace.NONE);
		var study = new Planner(Extensions.ofPlatform()).plan(request).studies().getFirst();
		var whole = Files.createTempDirectory("runs").resolve("whole");
		new Launch(request, study, whole, false).execute(new ThreadsExecutor(2), Monitor.NONE, _ -> {
		});
		var left = path.resolveSibling("results/window-plain/2026-11-30_08-00-00");
		var started = new StudyRun[1];
		assertThrows(CancellationException.class, () -> new Launch(request, study, left, false)
				.execute(new ThreadsExecutor(1), () -> started[0] != null && started[0].progress().done() > 1000, run -> started[0] = run));
		assertTrue(Files.exists(left.resolve("launch.json")) && !Files.exists(left.resolve("run.json")));

		RunQueue.get().lookForInterrupted();
		Workbench.waitUntil("it is found", () -> RunQueue.get().runs().stream().anyMatch(run -> run.state() == Run.State.INTERRUPTED));
		var found = RunQueue.get().runs().stream().filter(run -> run.state() == Run.State.INTERRUPTED).findFirst().orElseThrow();
		var view = view();
		view.select(found);
		Workbench.screenshot("run-7-interrupted");
		press(view, "Resume");
		var resumed = RunQueue.get().runs().getLast();
		Workbench.waitFor(resumed, Run.State.FINISHED);
		assertArrayEquals(Files.readAllBytes(whole.resolve("results.csv")), Files.readAllBytes(left.resolve("results.csv")));

		// and the same again from nothing but the directory, as the history of runs would ask for it
		Workbench.select(file.getParent().getFolder(IPath.fromOSString("results/window-plain/2026-11-30_08-00-00")));
		var again = (Run) ((List<?>) Workbench.execute("dev.kirchhoff.ui.runAgain", Map.of())).getFirst();
		Workbench.waitFor(again, Run.State.FINISHED);
		assertFalse(again.directory().orElseThrow().equals(left));
		assertArrayEquals(Files.readAllBytes(whole.resolve("results.csv")), Files.readAllBytes(again.directory().orElseThrow().resolve("results.csv")));
	}

	@Test
	void problemsAreListedAndNothingRuns() throws Exception {
		var path = file.getLocation().toPath();
		Files.writeString(path, Files.readString(path).replace("type=\"gradient\"", "type=\"gradiant\"").replace("name=\"gMax\" value=\"800 µS\"", "name=\"gMax\" value=\"800 V\""));
		file.refreshLocal(IResource.DEPTH_ZERO, null);
		var run = launch("plain");
		Workbench.waitFor(run, Run.State.FAILED);
		assertTrue(run.directory().isEmpty(), "nothing was begun");
		assertFalse(run.isResumable());
		var shell = Dialogs.await("Cannot Run");
		Workbench.screenshot("run-8-problems");
		var table = Dialogs.all(shell, Table.class).getFirst();
		assertEquals(run.problems().size(), table.getItemCount());
		var whats = Arrays.stream(table.getItems()).map(item -> item.getText(1)).toList();
		assertTrue(whats.stream().anyMatch(what -> what.contains("gradiant")) && whats.stream().anyMatch(what -> what.contains("800 V")), whats.toString());
		Dialogs.click(shell, "Show Place");
		Workbench.waitUntil("an editor shows it", () -> Workbench.window().getActivePage().getActiveEditor() != null);
		Workbench.screenshot("run-9-place");
		shell.close();
	}

	private static void picture(String name) {
		try {
			Workbench.screenshot(name);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void optionsOfOneRun() throws Exception {
		Workbench.select(file);
		var run = Dialogs.answered("Run With", shell -> {
			var texts = Dialogs.fields(shell);
			texts.get(0).setText("many");
			picture("run-10-options-wrong");
			texts.get(0).setText("20");
			texts.get(2).setText("train/epochs=40\ntransfer/disturbance=false");
			texts.get(3).setText("train/seed=1,2");
			picture("run-11-options");
			Dialogs.click(shell, "Run");
		}, () -> (Run) ((List<?>) Workbench.execute("dev.kirchhoff.ui.runWith", Map.of())).stream().findFirst().orElse(null));
		Workbench.waitFor(run, Run.State.FINISHED);
		var info = ResultDirectory.read(run.directory().orElseThrow()).info();
		assertEquals(20, info.repeats());
		assertTrue(info.settings().stream().anyMatch(line -> line.contains("epochs=40")), info.settings().toString());
		assertTrue(info.settings().contains("sweep train/seed = 1, 2"), info.settings().toString());

		// what was asked for is remembered: running it again needs no dialog
		var again = (Run) ((List<?>) Workbench.execute("dev.kirchhoff.ui.run", Map.of())).getFirst();
		Workbench.waitFor(again, Run.State.FINISHED);
		assertArrayEquals(Files.readAllBytes(run.directory().orElseThrow().resolve("results.csv")), Files.readAllBytes(again.directory().orElseThrow().resolve("results.csv")));
		view().select(again);
		press(view(), "Open Results");
		Workbench.waitUntil("an editor shows the results", () -> Workbench.window().getActivePage().getActiveEditor() != null);
		Workbench.screenshot("run-12-results");
	}

	@Test
	void closingAsksWhileRunsAreUnderWay() throws Exception {
		assertTrue(RunStartup.mayClose(PlatformUI.getWorkbench(), false), "nothing runs");
		var run = launch("hardware-aware");
		Workbench.waitFor(run, Run.State.RUNNING);
		assertFalse(Dialogs.answered("Runs Are Under Way", shell -> {
			picture("run-13-closing");
			Dialogs.click(shell, "Keep Running");
		}, () -> RunStartup.mayClose(PlatformUI.getWorkbench(), false)));
		assertEquals(Run.State.RUNNING, run.state(), run.words());
		assertTrue(Dialogs.answered("Runs Are Under Way", shell -> Dialogs.click(shell, "Stop Runs and Close"), () -> RunStartup.mayClose(PlatformUI.getWorkbench(), false)));
		Workbench.waitFor(run, Run.State.CANCELLED);
	}

	@Test
	void whereRunIsOffered() throws Exception {
		var menu = Arrays.stream(Workbench.window().getShell().getMenuBar().getItems()).filter(item -> item.getText().replace("&", "").equals("Run")).findFirst().orElseThrow().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		var texts = Arrays.stream(menu.getItems()).map(item -> item.getText().replace("&", "")).toList();
		assertTrue(texts.stream().anyMatch(text -> text.startsWith("Run\tCtrl+F11")), texts.toString());
		assertTrue(texts.stream().anyMatch(text -> text.startsWith("Run With...\t")), texts.toString());
		assertTrue(texts.stream().anyMatch(text -> text.startsWith("Stop All Runs\t")), texts.toString());

		Workbench.labelsBelow(file.getProject());
		Workbench.select(file);
		var tree = Workbench.projects().getCommonViewer().getTree();
		tree.getMenu().notifyListeners(SWT.Show, new Event());
		var popup = Arrays.stream(tree.getMenu().getItems()).map(item -> item.getText().replace("&", "").replaceAll("\t.*", "")).toList();
		assertTrue(popup.containsAll(List.of("Run", "Run With...")), popup.toString());
		tree.getMenu().notifyListeners(SWT.Hide, new Event());
	}
}
