// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import java.net.URL;

import org.eclipse.emf.ecore.EClass;

/** Where the icons are. They are SVG, 16 x 16, in colours that read on light and dark ground. */
public final class Icons {
	private Icons() {
	}

	/** The path of a class's icon in this bundle. */
	public static String path(EClass eClass) {
		return "icons/obj16/" + eClass.getName() + ".svg";
	}

	/** The icon of a class; null for an abstract one. */
	public static URL of(EClass eClass) {
		return Icons.class.getResource("/" + path(eClass));
	}
}
