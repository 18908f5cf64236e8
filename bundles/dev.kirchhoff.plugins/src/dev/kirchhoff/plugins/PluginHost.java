// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.weaving.WeavingHook;

import dev.kirchhoff.plan.launch.PluginLimit;
import dev.kirchhoff.plugins.internal.LoopWeaver;

/** What has to be ready before the first plug-in is asked for anything. An application calls it when it starts. */
public final class PluginHost {
	private PluginHost() {
	}

	/** Installs what lies in the folder {@code dropins}, has the loops of plug-ins watched, and takes the user's time limit. */
	public static void start() {
		var context = Platform.getBundle(Constants.SYSTEM_BUNDLE_SYMBOLICNAME).getBundleContext();
		PluginLimit.ofSurroundings();
		context.registerService(WeavingHook.class, new LoopWeaver(), null);
		Dropins.install(context);
	}
}
