// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus every Eclipse user knows, under their well-known ids, so that other plug-ins find where to add to them. */
final class MenuBar extends ActionBarAdvisor {
	private IWorkbenchWindow window;

	MenuBar(IActionBarConfigurer configurer) {
		super(configurer);
	}

	@Override
	protected void makeActions(IWorkbenchWindow opened) {
		window = opened;
	}

	@Override
	protected void fillMenuBar(IMenuManager bar) {
		var file = menu(bar, "&File", IWorkbenchActionConstants.M_FILE);
		file.add(new GroupMarker(IWorkbenchActionConstants.OPEN_EXT));
		file.add(new Separator());
		add(file, ActionFactory.SAVE);
		add(file, ActionFactory.SAVE_ALL);
		file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		file.add(new Separator());
		add(file, ActionFactory.QUIT);

		var edit = menu(bar, "&Edit", IWorkbenchActionConstants.M_EDIT);
		add(edit, ActionFactory.UNDO);
		add(edit, ActionFactory.REDO);
		edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(edit, ActionFactory.DELETE);
		add(edit, ActionFactory.SELECT_ALL);

		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));

		var windows = menu(bar, "&Window", IWorkbenchActionConstants.M_WINDOW);
		var views = new MenuManager("Show &View", "showView");
		views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
		windows.add(views);
		add(windows, ActionFactory.RESET_PERSPECTIVE);
		windows.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(windows, ActionFactory.PREFERENCES);

		var help = menu(bar, "&Help", IWorkbenchActionConstants.M_HELP);
		help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(help, ActionFactory.ABOUT);
	}

	private static MenuManager menu(IMenuManager bar, String text, String id) {
		var menu = new MenuManager(text, id);
		bar.add(menu);
		return menu;
	}

	private void add(MenuManager menu, ActionFactory factory) {
		var action = factory.create(window);
		register(action);
		menu.add(action);
	}
}
