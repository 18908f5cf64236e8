// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import org.eclipse.emf.ecore.EObject;

/**
 * What the views of a diagram stand for. Views of Sirius are EObjects with a reference {@code target}; this bundle knows nothing of
 * Sirius and reads it reflectively.
 */
final class Views {
	private Views() {
	}

	/** The nearest element of a type that the view, or a view around it, stands for; null if there is none. */
	static <T> T around(Object view, Class<T> type) {
		for (var at = view; at instanceof EObject one; at = one.eContainer()) {
			if (type.isInstance(one)) {
				return type.cast(one);
			}
			var target = one.eClass().getEStructuralFeature("target");
			if (target != null && type.isInstance(one.eGet(target))) {
				return type.cast(one.eGet(target));
			}
		}
		return null;
	}
}
