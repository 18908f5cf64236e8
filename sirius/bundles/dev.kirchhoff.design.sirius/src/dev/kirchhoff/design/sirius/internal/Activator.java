// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.sirius.internal;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.core.runtime.Plugin;
import org.eclipse.sirius.business.api.componentization.ViewpointRegistry;
import org.eclipse.sirius.viewpoint.description.Viewpoint;
import org.osgi.framework.BundleContext;

/** Tells Sirius of the notation, which lies in a bundle that knows nothing of Sirius. Sirius makes an instance of it so that the bundle starts. */
public final class Activator extends Plugin {
	private static final String NOTATION = "dev.kirchhoff.design/description/kirchhoff.odesign";

	private final Set<Viewpoint> viewpoints = new HashSet<>();

	@Override
	public void start(BundleContext context) throws Exception {
		super.start(context);
		viewpoints.addAll(ViewpointRegistry.getInstance().registerFromPlugin(NOTATION));
	}

	@Override
	public void stop(BundleContext context) throws Exception {
		viewpoints.forEach(ViewpointRegistry.getInstance()::disposeFromPlugin);
		viewpoints.clear();
		super.stop(context);
	}
}
