// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import java.util.List;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

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
		file(menu(bar, "&File", IWorkbenchActionConstants.M_FILE));
		edit(menu(bar, "&Edit", IWorkbenchActionConstants.M_EDIT));
		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		windows(menu(bar, "&Window", IWorkbenchActionConstants.M_WINDOW));
		help(menu(bar, "&Help", IWorkbenchActionConstants.M_HELP));
	}

	private void file(MenuManager file) {
		var make = menu(file, "&New", "new");
		make.add(new Separator("projects"));
		make.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		make.add(new Separator());
		add(make, ActionFactory.NEW);
		file.add(new GroupMarker(IWorkbenchActionConstants.OPEN_EXT));
		file.add(new Separator());
		add(file, ActionFactory.CLOSE);
		add(file, ActionFactory.CLOSE_ALL);
		file.add(new Separator());
		add(file, ActionFactory.SAVE);
		add(file, ActionFactory.SAVE_AS);
		add(file, ActionFactory.SAVE_ALL);
		add(file, ActionFactory.REVERT);
		file.add(new Separator());
		addHandled(file, ActionFactory.RENAME);
		add(file, ActionFactory.MOVE);
		add(file, ActionFactory.REFRESH);
		file.add(new Separator());
		addHandled(file, ActionFactory.PRINT);
		file.add(new Separator());
		add(file, ActionFactory.IMPORT);
		add(file, ActionFactory.EXPORT);
		file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(file, ActionFactory.PROPERTIES);
		file.add(new Separator());
		add(file, ActionFactory.QUIT);
	}

	private void edit(MenuManager edit) {
		add(edit, ActionFactory.UNDO);
		add(edit, ActionFactory.REDO);
		edit.add(new Separator());
		for (var command : List.of(ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE)) {
			addHandled(edit, command);
		}
		edit.add(new Separator());
		addHandled(edit, ActionFactory.DELETE);
		addHandled(edit, ActionFactory.SELECT_ALL);
		edit.add(new GroupMarker(IWorkbenchActionConstants.FIND_EXT)); // text editors put theirs here, and fail without
		edit.add(new GroupMarker(IWorkbenchActionConstants.ADD_EXT));
		edit.add(new Separator());
		add(edit, ActionFactory.FIND);
		edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private void windows(MenuManager windows) {
		add(windows, ActionFactory.OPEN_NEW_WINDOW);
		windows.add(new Separator());
		menu(windows, "&Perspective", "perspective").add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
		menu(windows, "Show &View", "showView").add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
		menu(windows, "&Appearance", "appearance").add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		var going = menu(windows, "&Navigation", "navigation");
		add(going, ActionFactory.MAXIMIZE);
		add(going, ActionFactory.ACTIVATE_EDITOR);
		add(going, ActionFactory.NEXT_EDITOR);
		add(going, ActionFactory.PREVIOUS_EDITOR);
		add(going, ActionFactory.NEXT_PART);
		add(going, ActionFactory.PREVIOUS_PART);
		add(going, ActionFactory.NEXT_PERSPECTIVE);
		windows.add(new Separator());
		add(windows, ActionFactory.RESET_PERSPECTIVE);
		windows.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		add(windows, ActionFactory.PREFERENCES);
	}

	private void help(MenuManager help) {
		add(help, ActionFactory.INTRO);
		help.add(new Separator());
		add(help, ActionFactory.HELP_CONTENTS);
		add(help, ActionFactory.HELP_SEARCH);
		add(help, ActionFactory.DYNAMIC_HELP);
		help.add(new Separator("learn"));
		help.add(command("org.eclipse.ui.cheatsheets.openCheatSheet", "&Cheat Sheets..."));
		help.add(command("org.eclipse.ui.window.showKeyAssist", "&Key Assist..."));
		help.add(new Separator("state"));
		help.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		help.add(new Separator());
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

	/** What forms, diagrams and trees do by handlers of the command, and text editors by actions: the command knows of both. */
	private void addHandled(MenuManager menu, ActionFactory factory) {
		var action = factory.create(window);
		register(action);
		var item = new CommandContributionItemParameter(window, factory.getId(), factory.getCommandId(), CommandContributionItem.STYLE_PUSH);
		item.label = action.getText();
		menu.add(new CommandContributionItem(item));
	}

	private IContributionItem command(String command, String text) {
		var item = new CommandContributionItemParameter(window, null, command, CommandContributionItem.STYLE_PUSH);
		item.label = text;
		return new CommandContributionItem(item);
	}
}
