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
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.ui.internal.form.Units;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** Preferences > Kirchhoff: how things look. */
public final class KirchhoffPage extends PreferencePage implements IWorkbenchPreferencePage {
	private Button light;
	private Button dark;
	private Button engineering;
	private Button plain;
	private Button welcome;

	@Override
	public void init(IWorkbench workbench) {
		setDescription("How things look. Results do not depend on any of it.");
	}

	@Override
	protected Control createContents(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.preferences");
		look(group(area, "Appearance"));
		show(Appearance.current(), UiPreferences.UNITS.text(), UiPreferences.WELCOME.get());
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

	private void show(Appearance appearance, String units, boolean welcomed) {
		light.setSelection(appearance == Appearance.LIGHT);
		dark.setSelection(appearance == Appearance.DARK);
		engineering.setSelection(!Units.PLAIN.equals(units));
		plain.setSelection(Units.PLAIN.equals(units));
		welcome.setSelection(welcomed);
	}

	@Override
	protected void performDefaults() {
		show(Appearance.LIGHT, UiPreferences.UNITS.initial(), Boolean.parseBoolean(UiPreferences.WELCOME.initial()));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		(dark.getSelection() ? Appearance.DARK : Appearance.LIGHT).apply();
		UiPreferences.UNITS.set(plain.getSelection() ? Units.PLAIN : UiPreferences.UNITS.initial());
		UiPreferences.WELCOME.set(welcome.getSelection());
		return true;
	}
}
