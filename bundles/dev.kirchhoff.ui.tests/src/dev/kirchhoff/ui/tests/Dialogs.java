// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Dialogs on the screen: found by their title, answered as a person answers them. */
final class Dialogs {
	private static final int LOOK_MILLIS = 100;
	/** From when it is there to when it is laid out. */
	private static final int LAYOUT_MILLIS = 600;

	private Dialogs() {
	}

	/** Of a title that begins so. */
	static Optional<Shell> shell(String title) {
		return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.isVisible() && shell.getText().startsWith(title)).findFirst();
	}

	/** The dialog, which something that goes on meanwhile opens. */
	static Shell await(String title) {
		Workbench.waitUntil("dialog " + title + " is open", () -> shell(title).isPresent());
		Workbench.settle();
		return shell(title).orElseThrow();
	}

	/**
	 * Does something with a dialog that is opened by a call which waits for it. However long the dialog takes to come, it is looked for from
	 * time to time and never waited for: what opens it may be below on the stack.
	 */
	static <T> T answered(String title, Consumer<Shell> what, Callable<T> call) throws Exception {
		var answer = new Answer(title, what);
		answer.look();
		T result;
		try {
			result = call.call();
		} finally {
			answer.over = true;
		}
		if (answer.failed != null) {
			throw new AssertionError(answer.failed);
		}
		if (!answer.given) {
			throw new AssertionError("no dialog " + title);
		}
		return result;
	}

	private static final class Answer {
		private final String title;
		private final Consumer<Shell> what;
		private boolean over;
		private boolean given;
		private Throwable failed;

		Answer(String title, Consumer<Shell> what) {
			this.title = title;
			this.what = what;
		}

		void look() {
			Display.getCurrent().timerExec(LOOK_MILLIS, () -> {
				if (!over) {
					shell(title).ifPresentOrElse(shell -> Display.getCurrent().timerExec(LAYOUT_MILLIS, () -> give(shell)), this::look);
				}
			});
		}

		private void give(Shell shell) {
			given = true;
			try {
				what.accept(shell);
			} catch (AssertionError | RuntimeException e) {
				failed = e;
				shell.close();
			}
		}
	}

	/** All of a type, those within others of it too. */
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

	static Button button(Shell shell, String name) {
		return all(shell, Button.class).stream().filter(one -> one.getText().replace("&", "").equals(name)).findFirst().orElseThrow(() -> new AssertionError("no button " + name));
	}

	static void click(Shell shell, String name) {
		var button = button(shell, name);
		if (!button.isEnabled()) {
			throw new AssertionError(name + " is not enabled: " + message(shell));
		}
		button.notifyListeners(SWT.Selection, new Event());
		Workbench.settle();
	}

	/** Fields that a person can type into. */
	static List<Text> fields(Shell shell) {
		return all(shell, Text.class).stream().filter(text -> (text.getStyle() & SWT.READ_ONLY) == 0).toList();
	}

	/** What it says. */
	static String message(Shell shell) {
		return all(shell, Text.class).stream().filter(text -> (text.getStyle() & SWT.READ_ONLY) != 0).map(Text::getText).reduce("", (a, b) -> a + b);
	}
}
