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
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.launch.PluginLimit;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.plugins.PluginsPage;

/** Preferences > Kirchhoff > Plug-ins: how long a plug-in may take, and what is asked before a study runs with other ones than before. */
public final class PluginsPreferences extends PreferencePage implements IWorkbenchPreferencePage {
	public static final String ID = "dev.kirchhoff.ui.preferences.plugins";
	private static final String SITES = "org.eclipse.equinox.internal.p2.ui.sdk.SitesPreferencePage";
	private static final String SIGNERS = "org.eclipse.equinox.internal.p2.ui.sdk.TrustPreferencePage";

	private Text limit;
	private Button ask;

	@Override
	public void init(IWorkbench workbench) {
		setDescription("What plug-ins may do, and where they come from.");
	}

	@Override
	protected Control createContents(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.plugins");
		limits(group(area, "While a study runs"));
		var versions = group(area, "Versions");
		ask = new Button(versions, SWT.CHECK);
		ask.setText("&Ask before a run with other versions than before");
		GridDataFactory.fillDefaults().span(2, 1).applyTo(ask);
		places(group(area, "Where plug-ins come from"));
		show(UiPreferences.PLUGIN_LIMIT.text(), UiPreferences.ASK_OTHER_PLUGINS.get());
		return area;
	}

	private static Group group(Composite parent, String text) {
		var group = new Group(parent, SWT.NONE);
		group.setText(text);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 8).spacing(12, 8).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		return group;
	}

	private void limits(Group group) {
		new Label(group, SWT.NONE).setText("&Time of a call:");
		limit = new Text(group, SWT.BORDER);
		limit.setToolTipText("For example 30 s, 10 min or 2 h");
		limit.getAccessible().addAccessibleListener(new Named("Longest time of a call", "For example 30 s, 10 min or 2 h"));
		GridDataFactory.swtDefaults().hint(120, SWT.DEFAULT).applyTo(limit);
		new Label(group, SWT.NONE);
		var meaning = new Label(group, SWT.WRAP);
		meaning.setText("A plug-in that takes longer without a sign of life is stopped. The run says which plug-in it was, and what was computed before stays; other runs go on.");
		GridDataFactory.fillDefaults().grab(true, false).hint(250, SWT.DEFAULT).applyTo(meaning);
		limit.addListener(SWT.Modify, _ -> judge());
	}

	private void places(Group group) {
		link(group, "<a>Available software sites</a>: where updates are looked for", () -> turnTo(SITES));
		link(group, "<a>Trusted signers</a>: for Help > Install New Software", () -> turnTo(SIGNERS));
		link(group, "<a>Plug-ins</a>: what is installed", () -> {
			getShell().getDisplay().asyncExec(PluginsPage::open);
			getShell().close();
		});
	}

	private static void link(Composite parent, String text, Runnable action) {
		var link = new Link(parent, SWT.NONE);
		link.setText(text);
		link.addListener(SWT.Selection, _ -> action.run());
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(link);
	}

	private void turnTo(String page) {
		if (getContainer() instanceof IWorkbenchPreferenceContainer pages) {
			pages.openPage(page, null);
		}
	}

	private void judge() {
		String fault = null;
		try {
			PluginLimit.parse(limit.getText().strip());
		} catch (KirchhoffException e) {
			fault = e.line();
		}
		setErrorMessage(fault);
		setValid(fault == null);
	}

	private void show(String time, boolean asking) {
		limit.setText(time);
		ask.setSelection(asking);
	}

	@Override
	protected void performDefaults() {
		show(UiPreferences.PLUGIN_LIMIT.initial(), Boolean.parseBoolean(UiPreferences.ASK_OTHER_PLUGINS.initial()));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		UiPreferences.PLUGIN_LIMIT.set(limit.getText().strip());
		PluginLimit.ofSurroundings();
		UiPreferences.ASK_OTHER_PLUGINS.set(ask.getSelection());
		return true;
	}
}
