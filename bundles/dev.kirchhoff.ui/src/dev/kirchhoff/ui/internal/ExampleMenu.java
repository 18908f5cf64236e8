// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import java.util.Map;

import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

import dev.kirchhoff.plan.Examples;

/** One entry for each example that an installed plug-in brings along. */
public final class ExampleMenu extends CompoundContributionItem {
	@Override
	protected IContributionItem[] getContributionItems() {
		return Examples.all().stream().map(ExampleMenu::item).toArray(IContributionItem[]::new);
	}

	private static IContributionItem item(Examples.Example example) {
		var item = new CommandContributionItemParameter(PlatformUI.getWorkbench(), null, OpenExample.COMMAND,
				CommandContributionItem.STYLE_PUSH);
		item.label = example.name() + ": " + example.title();
		item.parameters = Map.of(OpenExample.NAME, example.name());
		return new CommandContributionItem(item);
	}
}
