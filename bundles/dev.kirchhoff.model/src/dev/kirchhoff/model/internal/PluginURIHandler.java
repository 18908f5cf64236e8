// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.URIHandlerImpl;

/** Opens platform:/plugin URIs, in which plug-ins ship libraries, and no other URL. */
public final class PluginURIHandler extends URIHandlerImpl {
	@Override
	public boolean canHandle(URI uri) {
		return uri.isPlatformPlugin();
	}
}
