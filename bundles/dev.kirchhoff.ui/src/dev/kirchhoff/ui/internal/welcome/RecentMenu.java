// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;

import dev.kirchhoff.ui.internal.Opening;

/** File > Open Recent. */
public final class RecentMenu extends CompoundContributionItem {
	private static final int MOST = 9;

	@Override
	protected IContributionItem[] getContributionItems() {
		var files = RecentProjects.first(MOST);
		if (files.isEmpty()) {
			return new IContributionItem[] { none() };
		}
		var items = new IContributionItem[files.size()];
		for (int i = 0; i < items.length; i++) {
			items[i] = new ActionContributionItem(open(i + 1, files.get(i)));
		}
		return items;
	}

	private static IContributionItem none() {
		var action = new Action("No projects yet") {
		};
		action.setEnabled(false);
		return new ActionContributionItem(action);
	}

	private static Action open(int number, IFile file) {
		return new Action("&" + number + " " + RecentProjects.label(file)) {
			@Override
			public void run() {
				var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
				Shown.inEditor(window, Opening.in(window, () -> file.getLocation().toPath()));
			}
		};
	}
}
