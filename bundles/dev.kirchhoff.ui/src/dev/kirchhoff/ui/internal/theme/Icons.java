// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.theme;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The pictures of this plug-in, drawn as vectors so that they are sharp on every screen. */
public final class Icons {
	private static final String BUNDLE = "dev.kirchhoff.ui";

	private Icons() {
	}

	/** One by its path below {@code icons}, without the ending. */
	public static ImageDescriptor of(String name) {
		return ResourceLocator.imageDescriptorFromBundle(BUNDLE, path(name)).orElseThrow(() -> new IllegalArgumentException("no icon " + name));
	}

	/** One if it is there, else another. */
	public static ImageDescriptor of(String name, String otherwise) {
		return ResourceLocator.imageDescriptorFromBundle(BUNDLE, path(name)).orElseGet(() -> of(otherwise));
	}

	private static String path(String name) {
		return "icons/" + name + ".svg";
	}
}
