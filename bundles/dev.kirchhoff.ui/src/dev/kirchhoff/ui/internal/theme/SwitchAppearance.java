// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.theme;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

/** Window > Appearance: a mark at the look in use, the other one a click away. */
public final class SwitchAppearance extends AbstractHandler implements IElementUpdater {
	/** The command, and its parameter: the name of an {@link Appearance}. */
	public static final String COMMAND = "dev.kirchhoff.ui.appearance";
	public static final String NAME = "dev.kirchhoff.ui.appearance.name";

	@Override
	public Object execute(ExecutionEvent event) {
		Appearance.valueOf(event.getParameter(NAME)).apply();
		HandlerUtil.getActiveWorkbenchWindow(event).getService(ICommandService.class).refreshElements(COMMAND, null);
		return null;
	}

	@Override
	@SuppressWarnings("rawtypes") // as the interface has it
	public void updateElement(UIElement element, Map parameters) {
		element.setChecked(Appearance.current().name().equals(parameters.get(NAME)));
	}
}
