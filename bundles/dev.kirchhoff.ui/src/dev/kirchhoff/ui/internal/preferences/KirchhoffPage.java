// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.ui.internal.form.Units;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** Preferences > Kirchhoff: how things look, and how much of the machine a run takes. */
public final class KirchhoffPage extends PreferencePage implements IWorkbenchPreferencePage {
	private static final int MOST_THREADS = 1024;
	private static final int MOST_RUNS = 16;

	private Button light;
	private Button dark;
	private Button engineering;
	private Button plain;
	private Button welcome;
	private Spinner threads;
	private Spinner runs;

	@Override
	public void init(IWorkbench workbench) {
		setDescription("How things look, and how much of the machine a run takes. Results do not depend on any of it.");
	}

	@Override
	protected Control createContents(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.preferences");
		look(group(area, "Appearance"));
		running(group(area, "Runs"));
		show(Appearance.current(), UiPreferences.UNITS.text(), UiPreferences.WELCOME.get(), number(UiPreferences.THREADS), number(UiPreferences.RUNS_AT_A_TIME));
		return area;
	}

	private void look(Group group) {
		label(group, "Theme:");
		var themes = row(group);
		light = radio(themes, Appearance.LIGHT.label());
		dark = radio(themes, Appearance.DARK.label());
		label(group, "Values:");
		var units = row(group);
		engineering = radio(units, "Engineering (15 µA)");
		plain = radio(units, "Plain SI (1.5E-5 A)");
		label(group, "At start:");
		welcome = new Button(group, SWT.CHECK);
		welcome.setText("Show &Welcome");
	}

	private void running(Group group) {
		label(group, "&Threads:");
		threads = spinner(group, MOST_THREADS, "On how many threads a run computes; there are " + UiPreferences.THREADS.initial() + " processors");
		label(group, "&Runs at a time:");
		runs = spinner(group, MOST_RUNS, "How many runs of the queue compute at the same time; the others wait");
	}

	private static Spinner spinner(Composite parent, int most, String doc) {
		var row = row(parent);
		var spinner = new Spinner(row, SWT.BORDER);
		spinner.setMinimum(1);
		spinner.setMaximum(most);
		spinner.setToolTipText(doc);
		var remark = new Label(row, SWT.WRAP);
		remark.setText(doc);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(260, SWT.DEFAULT).applyTo(remark);
		return spinner;
	}

	private static Group group(Composite parent, String text) {
		var group = new Group(parent, SWT.NONE);
		group.setText(text);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 8).spacing(12, 8).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		return group;
	}

	private static void label(Composite parent, String text) {
		var label = new Label(parent, SWT.NONE);
		label.setText(text);
		GridDataFactory.swtDefaults().applyTo(label);
	}

	private static Composite row(Composite parent) {
		var row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	private static Button radio(Composite parent, String text) {
		var button = new Button(parent, SWT.RADIO);
		button.setText(text);
		return button;
	}

	private static int number(UiPreferences preference) {
		try {
			return Integer.parseInt(preference.text());
		} catch (NumberFormatException e) {
			return Integer.parseInt(preference.initial());
		}
	}

	private void show(Appearance appearance, String units, boolean welcomed, int threadCount, int runCount) {
		light.setSelection(appearance == Appearance.LIGHT);
		dark.setSelection(appearance == Appearance.DARK);
		engineering.setSelection(!Units.PLAIN.equals(units));
		plain.setSelection(Units.PLAIN.equals(units));
		welcome.setSelection(welcomed);
		threads.setSelection(threadCount);
		runs.setSelection(runCount);
	}

	@Override
	protected void performDefaults() {
		show(Appearance.LIGHT, UiPreferences.UNITS.initial(), Boolean.parseBoolean(UiPreferences.WELCOME.initial()), Integer.parseInt(UiPreferences.THREADS.initial()),
				Integer.parseInt(UiPreferences.RUNS_AT_A_TIME.initial()));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		(dark.getSelection() ? Appearance.DARK : Appearance.LIGHT).apply();
		UiPreferences.UNITS.set(plain.getSelection() ? Units.PLAIN : UiPreferences.UNITS.initial());
		UiPreferences.WELCOME.set(welcome.getSelection());
		UiPreferences.THREADS.set(Integer.toString(threads.getSelection()));
		UiPreferences.RUNS_AT_A_TIME.set(Integer.toString(runs.getSelection()));
		return true;
	}
}
