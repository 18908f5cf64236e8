// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import java.io.IOException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

import dev.kirchhoff.plugins.PluginHost;

/** The workbench as a process: returns when its last window is closed, or asks the start script for a restart. */
public final class Application implements IApplication {
	@Override
	public Object start(IApplicationContext context) {
		PluginHost.start();
		System.setProperty("kirchhoff.version", version());
		var display = PlatformUI.createDisplay();
		try {
			var refusal = lockWorkspace();
			if (refusal != null) {
				MessageDialog.openError(null, "Kirchhoff", refusal);
				return EXIT_OK;
			}
			var code = PlatformUI.createAndRunWorkbench(display, new Advisor());
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			Platform.getInstanceLocation().release();
			display.dispose();
		}
	}

	/** For the about dialog: without the time of a build. */
	private static String version() {
		var version = FrameworkUtil.getBundle(Application.class).getVersion();
		return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
	}

	/** Two workbenches in one workspace would overwrite each other's state. Returns why not, or null. */
	private static String lockWorkspace() {
		var workspace = Platform.getInstanceLocation();
		try {
			return workspace.lock() ? null : "The workspace " + workspace.getURL().getPath()
					+ " is in use by another Kirchhoff. Close that one, or give another workspace: kirchhoff workbench -data FOLDER";
		} catch (IOException e) {
			ILog.of(Application.class).error("cannot lock the workspace", e);
			return "The workspace " + workspace.getURL().getPath() + " cannot be written (" + e.getMessage()
					+ "). Give another one: kirchhoff workbench -data FOLDER";
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			var workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().syncExec(workbench::close);
		}
	}
}
