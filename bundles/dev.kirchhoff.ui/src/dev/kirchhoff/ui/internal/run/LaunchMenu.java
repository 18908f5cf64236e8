// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** What can be run now: what was run last, and the experiments of the project that is selected or edited. */
public final class LaunchMenu extends CompoundContributionItem {
	private static final int LAST = 5;

	@Override
	protected IContributionItem[] getContributionItems() {
		var items = new ArrayList<IContributionItem>();
		var shown = new LinkedHashMap<String, IContributionItem>();
		for (var last : LaunchHistory.all().stream().limit(LAST).toList()) {
			shown.put(key(last.file(), last.options().experiment()), item(last.label(), last.file(), last.options().experiment(), true));
		}
		items.addAll(shown.values());
		RunTarget.in(PlatformUI.getWorkbench().getActiveWorkbenchWindow()).ifPresent(target -> items.addAll(experiments(target, !items.isEmpty())));
		return items.toArray(IContributionItem[]::new);
	}

	private static List<IContributionItem> experiments(RunTarget target, boolean separate) {
		var items = new ArrayList<IContributionItem>();
		var names = target.experiments();
		if (separate && !names.isEmpty()) {
			items.add(new Separator());
		}
		names.forEach(name -> items.add(item(name, target.file(), name, false)));
		if (names.size() > 1) {
			items.add(item("All " + names.size() + " Experiments", target.file(), LaunchExperiment.ALL, false));
		}
		return items;
	}

	private static String key(IFile file, String experiment) {
		return file.getFullPath() + " " + experiment;
	}

	private static IContributionItem item(String label, IFile file, String experiment, boolean asLast) {
		var item = new CommandContributionItemParameter(PlatformUI.getWorkbench(), null, LaunchExperiment.COMMAND, CommandContributionItem.STYLE_PUSH);
		item.label = label.replace("&", "&&");
		item.icon = RunIcons.descriptor(RunIcons.RUN);
		var parameters = new HashMap<String, String>(Map.of(LaunchExperiment.FILE, file.getFullPath().toPortableString(), LaunchExperiment.EXPERIMENT, experiment));
		if (asLast) {
			parameters.put(LaunchExperiment.AS_LAST, "true");
		}
		item.parameters = parameters;
		return new CommandContributionItem(item);
	}
}
