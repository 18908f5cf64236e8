// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The pictures of this plug-in. */
public final class Icons {
	private Icons() {
	}

	/** One by its name in {@code icons}, without the ending. */
	public static ImageDescriptor of(String name) {
		return ResourceLocator.imageDescriptorFromBundle(Icons.class, "icons/" + name + ".svg").orElseThrow(() -> new IllegalArgumentException("no icon " + name));
	}
}
