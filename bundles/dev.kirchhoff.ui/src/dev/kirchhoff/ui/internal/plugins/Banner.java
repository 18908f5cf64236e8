// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import dev.kirchhoff.ui.internal.form.Named;

/** A line above the content of a page that says what is going on, with a bar and buttons where they help; takes no room while there is nothing to say. */
final class Banner extends Composite {
	/**
	 * What is said.
	 *
	 * @param icon    path below {@code icons}
	 * @param part    0 to 1 if something is going on, negative if nobody knows how much is done; null if nothing is going on
	 * @param actions what can be done about it
	 */
	record Message(String icon, String text, Double part, List<Action> actions) {
	}

	/** A button. */
	record Action(String text, Runnable run) {
	}

	private final Pictures pictures = new Pictures(this);
	private Label icon;
	private Label words;
	private ProgressBar bar;
	private Message shown;

	Banner(Composite parent) {
		super(parent, SWT.NONE);
		setVisible(false);
		addPaintListener(event -> {
			var area = getClientArea();
			event.gc.setForeground(between(getParent().getBackground(), getParent().getForeground(), 0.25));
			event.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 6, 6);
		});
	}

	private static Color between(Color from, Color to, double share) {
		return new Color(mix(from.getRed(), to.getRed(), share), mix(from.getGreen(), to.getGreen(), share), mix(from.getBlue(), to.getBlue(), share));
	}

	private static int mix(int from, int to, double share) {
		return (int) Math.round(from + (to - from) * share);
	}

	/** Says something else; null for nothing. */
	void show(Message message) {
		if (message != null && shown != null && sameButOtherwise(message)) {
			words.setText(message.text());
			move(message.part());
			shown = message;
			layout(true, true);
			return;
		}
		if (message == null && shown == null) {
			return;
		}
		shown = message;
		for (var child : getChildren()) {
			child.dispose();
		}
		setVisible(message != null);
		((GridData) getLayoutData()).exclude = message == null;
		if (message != null) {
			build(message);
		}
		getParent().layout(true, true);
	}

	/** Whether only words and the bar differ, as they do many times while something is going on. */
	private boolean sameButOtherwise(Message message) {
		return message.icon().equals(shown.icon()) && (message.part() == null) == (shown.part() == null) && (message.part() == null || message.part() < 0 == shown.part() < 0)
				&& message.actions().stream().map(Action::text).toList().equals(shown.actions().stream().map(Action::text).toList());
	}

	private void build(Message message) {
		int columns = 2 + (message.part() == null ? 0 : 1) + message.actions().size();
		GridLayoutFactory.fillDefaults().numColumns(columns).margins(10, 6).spacing(8, 0).applyTo(this);
		icon = new Label(this, SWT.NONE);
		icon.setImage(pictures.of(message.icon()));
		words = new Label(this, SWT.WRAP);
		words.setText(message.text());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(200, SWT.DEFAULT).applyTo(words);
		if (message.part() != null) {
			bar = new ProgressBar(this, SWT.HORIZONTAL | (message.part() < 0 ? SWT.INDETERMINATE : SWT.SMOOTH));
			bar.setMaximum(1000);
			bar.getAccessible().addAccessibleListener(new Named("Progress"));
			GridDataFactory.swtDefaults().hint(180, SWT.DEFAULT).applyTo(bar);
			move(message.part());
		}
		for (int i = 0; i < message.actions().size(); i++) {
			int at = i;
			var button = new Button(this, SWT.PUSH);
			button.setText(message.actions().get(i).text());
			button.addListener(SWT.Selection, _ -> shown.actions().get(at).run().run());
		}
	}

	private void move(Double part) {
		if (part != null && part >= 0) {
			bar.setSelection((int) Math.round(1000 * part));
		}
	}

	/** What is said; empty for nothing. */
	String text() {
		return shown == null ? "" : shown.text();
	}
}
