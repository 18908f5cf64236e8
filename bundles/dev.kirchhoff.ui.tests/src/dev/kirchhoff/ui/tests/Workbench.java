// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.views.properties.PropertySheet;

import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.run.Run;

/** The running workbench as a person meets it: what is on the screen, and what a command does. */
final class Workbench {
	/** Long enough on a machine that does many other things; nobody waits for it where all is well. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final int RUN_SECONDS = 300;
	private static final long MOST_DRAWN = Duration.ofMillis(500).toNanos();
	private static final long QUIET = Duration.ofMillis(120).toNanos();

	private Workbench() {
	}

	static IWorkbenchWindow window() {
		leaveWelcome();
		return theWindow();
	}

	/** Welcome covers everything, which is right for a first start only. */
	private static void leaveWelcome() {
		var intro = PlatformUI.getWorkbench().getIntroManager();
		if (intro.getIntro() != null) {
			intro.closeIntro(intro.getIntro());
			settle();
		}
	}

	/** The window as it is, Welcome included. */
	static IWorkbenchWindow theWindow() {
		return PlatformUI.getWorkbench().getActiveWorkbenchWindow();
	}

	/** Runs the event loop until something is so; fails after a while. */
	static void waitUntil(String what, BooleanSupplier condition) {
		waitUntil(what, (int) PATIENCE.toSeconds(), condition);
	}

	/** The same of something that may take longer. */
	static void waitUntil(String what, int seconds, BooleanSupplier condition) {
		var end = System.nanoTime() + Math.max(Duration.ofSeconds(seconds).toNanos(), PATIENCE.toNanos());
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited in vain until " + what);
			}
			if (!Display.getCurrent().readAndDispatch()) {
				pause();
			}
		}
	}

	/** Until a run has come to a state; fails at once if it has ended in another. */
	static void waitFor(Run run, Run.State state) {
		waitUntil(run.name() + " is " + state, RUN_SECONDS, () -> {
			var now = run.state(); // once, as it may change meanwhile
			if (now != state && !now.isActive()) {
				throw new AssertionError(run.name() + " is to be " + state + ", but is " + now + ": " + run.words());
			}
			return now == state;
		});
	}

	/** Runs the event loop until there is nothing to do. */
	static void settle() {
		while (Display.getCurrent().readAndDispatch()) {
			// go on
		}
	}

	/** Lets the window live for a while, for what has no end to wait for. */
	static void pause(long millis) {
		var end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
		while (System.nanoTime() < end) {
			if (!Display.getCurrent().readAndDispatch()) {
				pause();
			}
		}
	}

	private static void pause() {
		try {
			Thread.sleep(5);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** As by its key. Some commands are enabled only a moment after what they need is there, which no person would notice. */
	static Object execute(String command, Map<String, String> parameters) throws Exception {
		var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		settle();
		waitUntil(command + " is enabled", () -> commands.getCommand(command).isEnabled());
		var call = ParameterizedCommand.generateCommand(commands.getCommand(command), parameters);
		var result = PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(call, null);
		settle();
		return result;
	}

	static CommonNavigator projects() throws Exception {
		return (CommonNavigator) window().getActivePage().showView(Projects.VIEW);
	}

	/** The labels of what is directly below an element of the project tree, as drawn. */
	static List<String> labelsBelow(Object element) throws Exception {
		var viewer = projects().getCommonViewer();
		viewer.expandToLevel(element, 1);
		settle();
		var item = (TreeItem) viewer.testFindItem(element);
		var labels = new ArrayList<String>();
		for (var child : item.getItems()) {
			labels.add(child.getText());
		}
		return labels;
	}

	/** The child of an element of the project tree with this label. */
	static Object childOf(Object element, String label) throws Exception {
		var viewer = projects().getCommonViewer();
		for (var child : ((ITreeContentProvider) viewer.getContentProvider()).getChildren(element)) {
			if (viewer.getLabelProvider() instanceof org.eclipse.jface.viewers.ILabelProvider labels
					&& label.equals(labels.getText(child))) {
				return child;
			}
		}
		throw new AssertionError("nothing labelled " + label + " below " + element);
	}

	static void select(Object element) throws Exception {
		var projects = projects();
		projects.setFocus();
		projects.getCommonViewer().setSelection(new StructuredSelection(element), true);
		settle();
	}

	/** What the Properties view shows: from name to value. */
	static Map<String, String> properties() throws Exception {
		var sheet = (PropertySheet) window().getActivePage().showView(IPageLayout.ID_PROP_SHEET, null,
				org.eclipse.ui.IWorkbenchPage.VIEW_VISIBLE);
		settle();
		var rows = new TreeMap<String, String>();
		collect(((Tree) sheet.getCurrentPage().getControl()).getItems(), rows);
		return rows;
	}

	private static void collect(TreeItem[] items, Map<String, String> rows) {
		for (var item : items) {
			rows.put(item.getText(0), item.getText(1));
			collect(item.getItems(), rows);
		}
	}

	/** Until nothing is computed and nothing was drawn for a while; what goes on and on is not waited for. */
	static void awaitDrawn(Display display) {
		var begun = System.nanoTime();
		var last = new AtomicLong(begun);
		Listener painted = _ -> last.set(System.nanoTime());
		display.addFilter(SWT.Paint, painted);
		try {
			waitUntil("everything is drawn", () -> System.nanoTime() - begun > MOST_DRAWN || Job.getJobManager().isIdle() && System.nanoTime() - last.get() > QUIET);
		} finally {
			display.removeFilter(SWT.Paint, painted);
		}
	}

	/** Writes what the screen shows at the window's place to target/screenshots. */
	static Path screenshot(String name) throws IOException {
		return screenshot(theWindow().getShell(), name);
	}

	/** The same of a dialog. */
	static Path screenshot(Shell shell, String name) throws IOException {
		settle();
		shell.forceActive();
		shell.redraw(0, 0, shell.getSize().x, shell.getSize().y, true);
		awaitDrawn(shell.getDisplay());
		var bounds = shell.getBounds();
		var image = new Image(shell.getDisplay(), bounds.width, bounds.height);
		var gc = new GC(shell.getDisplay());
		gc.copyArea(image, bounds.x, bounds.y);
		gc.dispose();
		var folder = Path.of(System.getProperty("kirchhoff.screenshots"));
		Files.createDirectories(folder);
		var file = folder.resolve(name + ".png");
		var loader = new ImageLoader();
		loader.data = new org.eclipse.swt.graphics.ImageData[] { image.getImageData() };
		loader.save(file.toString(), SWT.IMAGE_PNG);
		image.dispose();
		return file;
	}
}
