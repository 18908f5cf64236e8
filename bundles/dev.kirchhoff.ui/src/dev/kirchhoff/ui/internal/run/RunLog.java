// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;

/** The console: what the command line would tell of runs. Lines may come from any thread. */
public final class RunLog {
	private static final String NAME = "Kirchhoff";
	private static final int CHARACTERS = 400_000;

	private static RunLog instance;

	private final MessageConsole console;
	private final MessageConsoleStream plain;
	private final MessageConsoleStream errors;

	private RunLog() {
		console = new MessageConsole(NAME, null);
		console.setWaterMarks(CHARACTERS / 2, CHARACTERS);
		plain = console.newMessageStream();
		errors = console.newMessageStream();
		Display.getDefault().asyncExec(() -> errors.setColor(JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR)));
		ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[] { console });
	}

	/** That of the running workbench; appears in the Console view. */
	public static synchronized RunLog get() {
		if (instance == null) {
			instance = new RunLog();
		}
		return instance;
	}

	/** Brings the console to the front. */
	public static void show(IWorkbenchPage page) {
		get();
		try {
			page.showView(IConsoleConstants.ID_CONSOLE_VIEW, null, IWorkbenchPage.VIEW_VISIBLE);
		} catch (PartInitException e) {
			ILog.get().log(e.getStatus());
		}
	}

	/** A line. */
	public void tell(String line) {
		plain.println(line);
	}

	/** A line of something that has gone wrong. */
	public void warn(String line) {
		errors.println(line);
	}

	/** All that is in it. */
	public String text() {
		return console.getDocument().get();
	}
}
