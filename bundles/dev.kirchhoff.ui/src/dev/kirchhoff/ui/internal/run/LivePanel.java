// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.ui.LineChart;

/** One of several pictures of a run under way, chosen by its title. */
final class LivePanel extends Composite {
	/** More lines cannot be told apart. */
	private static final int MOST = 8;

	private final Combo choice;
	private final Composite body;
	private final StackLayout stack = new StackLayout();
	private final Label nothing;
	private final LineChart chart;
	private List<Lines> pictures = List.of();
	private String wanted;
	/** Title of what is drawn: others may come before it. */
	private String drawn = "";

	/**
	 * @param name   what the pictures are of
	 * @param wanted title that is shown as long as a person has chosen no other
	 */
	LivePanel(Composite parent, String name, String wanted) {
		super(parent, SWT.NONE);
		this.wanted = wanted;
		var layout = new GridLayout(1, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 2;
		setLayout(layout);
		choice = new Combo(this, SWT.READ_ONLY);
		choice.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		choice.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name;
			}
		});
		choice.addListener(SWT.Selection, _ -> {
			this.wanted = choice.getText();
			draw();
		});
		body = new Composite(this, SWT.NONE);
		body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		body.setLayout(stack);
		nothing = new Label(body, SWT.WRAP | SWT.CENTER);
		chart = new LineChart(body);
		none("");
	}

	/** Why there is nothing to see. */
	void none(String why) {
		pictures = List.of();
		choice.setVisible(false);
		nothing.setText(why.isEmpty() ? "" : "\n" + why);
		top(nothing);
	}

	void show(List<Lines> now) {
		pictures = now;
		var titles = now.stream().map(Lines::title).toArray(String[]::new);
		if (!Arrays.equals(titles, choice.getItems())) {
			choice.setItems(titles);
		}
		choice.setVisible(true);
		top(chart);
		draw();
	}

	private void draw() {
		int index = Math.max(0, choice.indexOf(choice.indexOf(wanted) < 0 ? drawn : wanted));
		drawn = choice.getItem(index);
		if (choice.getSelectionIndex() != index) {
			choice.select(index);
		}
		var picture = pictures.get(index).atMost(MOST);
		if (!isSame(picture)) {
			chart.show(picture);
			chart.setTitle(""); // it stands above already, where it is chosen
		}
	}

	private boolean isSame(Lines picture) {
		var shown = chart.lines().orElse(null);
		if (shown == null || !shown.title().equals(picture.title()) || shown.series().size() != picture.series().size()) {
			return false;
		}
		for (int k = 0; k < picture.series().size(); k++) {
			var before = shown.series().get(k);
			var now = picture.series().get(k);
			if (!before.name().equals(now.name()) || !Arrays.equals(before.x(), now.x()) || !Arrays.equals(before.y(), now.y())) {
				return false;
			}
		}
		return true;
	}

	private void top(Control control) {
		if (stack.topControl != control) {
			stack.topControl = control;
			body.layout();
		}
	}

	/** What is drawn now; nothing before there is anything. */
	List<Lines> pictures() {
		return pictures;
	}
}
