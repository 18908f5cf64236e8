// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.net.URL;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Shows the help: contents, search, and what belongs to what has the focus. Contents come through the extension points that every Eclipse
 * plug-in uses; the platform's own help windows ({@code help.base}, {@code help.ui}, {@code help.webapp}) are not used, as they bring a web
 * server, Lucene and a compiler for JSP, larger together than all the rest of the workbench, to show a few dozen pages.
 */
public final class HelpUi extends AbstractHelpUI {
	/** Under which SWT widgets keep the id of their help. */
	private static final String KEY = "org.eclipse.ui.help";

	@Override
	public void displayHelp() {
		view(view -> view.open(view.shown() == null ? Library.HOME : view.shown()));
	}

	@Override
	public void displaySearch() {
		view(HelpView::setFocus);
	}

	@Override
	public void search(String expression) {
		view(view -> view.search(expression));
	}

	@Override
	public void displayDynamicHelp() {
		displayHelpResource(pageOfFocus().orElse(Library.HOME));
	}

	/** The page of the widget that has the focus, of one around it, or of the active part. */
	private static Optional<String> pageOfFocus() {
		for (Control control = Display.getCurrent().getFocusControl(); control != null; control = control.getParent()) {
			if (control.getData(KEY) instanceof String id) {
				var page = page(HelpSystem.getContext(id));
				if (page.isPresent()) {
					return page;
				}
			}
		}
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		var part = window == null ? null : window.getPartService().getActivePart();
		return part == null ? Optional.empty() : page(HelpSystem.getContext(part.getSite().getId()));
	}

	private static Optional<String> page(IContext context) {
		return context == null || context.getRelatedTopics().length == 0 ? Optional.empty() : Optional.of(context.getRelatedTopics()[0].getHref());
	}

	@Override
	public void displayContext(IContext context, int x, int y) {
		displayHelpResource(page(context).or(HelpUi::pageOfFocus).orElse(Library.HOME));
	}

	@Override
	public void displayHelpResource(String href) {
		var shell = Display.getCurrent().getActiveShell();
		if (shell != null && shell.getData() instanceof TrayDialog dialog) {
			HelpTray.open(dialog, href);
		} else {
			view(view -> view.open(href));
		}
	}

	@Override
	public URL resolve(String href, boolean documentOnly) {
		return null;
	}

	@Override
	public boolean isContextHelpDisplayed() {
		return false;
	}

	private static void view(Consumer<HelpView> action) {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null || window.getActivePage() == null) {
			return;
		}
		try {
			action.accept((HelpView) window.getActivePage().showView(HelpView.ID));
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
