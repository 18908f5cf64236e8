// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** What a screen reader says of a widget that has no label. */
final class Named extends AccessibleAdapter {
	private final String name;

	Named(String name) {
		this.name = name;
	}

	@Override
	public void getName(AccessibleEvent e) {
		e.result = name;
	}
}
