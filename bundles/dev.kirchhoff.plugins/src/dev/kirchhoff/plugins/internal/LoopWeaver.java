// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import org.eclipse.core.runtime.ILog;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/** Has the loops of strangers' plug-ins watched when their classes are loaded. Kirchhoff's own ask their monitors. */
public final class LoopWeaver implements WeavingHook {
	private static final String API = "dev.kirchhoff.api";

	@Override
	public void weave(WovenClass woven) {
		if (!isForeign(woven)) {
			return;
		}
		try {
			woven.setBytes(Loops.watched(woven.getBytes(), woven.getBundleWiring().getClassLoader()));
		} catch (IllegalArgumentException e) {
			// a class file of a kind that this Java cannot read: it is loaded as it is, and given up with its thread if need be
			ILog.of(LoopWeaver.class).warn("the loops of " + woven.getClassName() + " of plug-in " + name(woven) + " cannot be watched", e);
		}
	}

	/** A plug-in may require the API as a bundle or import its packages. */
	private static boolean isForeign(WovenClass woven) {
		return !name(woven).startsWith("dev.kirchhoff.") && woven.getBundleWiring().getRequiredWires(null).stream().map(wire -> wire.getProvider().getBundle().getSymbolicName())
				.anyMatch(API::equals);
	}

	private static String name(WovenClass woven) {
		return String.valueOf(woven.getBundleWiring().getBundle().getSymbolicName());
	}
}
