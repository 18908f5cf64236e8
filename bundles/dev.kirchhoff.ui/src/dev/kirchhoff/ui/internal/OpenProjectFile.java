// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.kirchhoff.model.io.ProjectFiles;

/** Asks for a project file and opens it. */
public final class OpenProjectFile extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		var window = HandlerUtil.getActiveWorkbenchWindow(event);
		var dialog = new FileDialog(window.getShell(), SWT.OPEN);
		dialog.setText("Open Project File");
		dialog.setFilterNames(new String[] { "Kirchhoff projects (*." + ProjectFiles.EXTENSION + ")", "All files" });
		dialog.setFilterExtensions(new String[] { "*." + ProjectFiles.EXTENSION, "*" });
		var file = dialog.open();
		return file == null ? null : Opening.in(window, () -> Path.of(file));
	}
}
