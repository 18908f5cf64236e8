// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;

/** Icons of this bundle by file name; images live as long as the display. */
final class Icons {
	private static final String BUNDLE = "dev.kirchhoff.results.ui";

	private Icons() {
	}

	static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg").orElseGet(ImageDescriptor::getMissingImageDescriptor);
	}

	static Image image(String name) {
		return JFaceResources.getResources().get(descriptor(name));
	}
}
