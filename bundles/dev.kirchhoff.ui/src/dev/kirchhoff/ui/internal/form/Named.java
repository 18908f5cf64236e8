// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** Tells a screen reader what a control is. */
public final class Named extends AccessibleAdapter {
	private final String name;
	private final String help;

	public Named(String name) {
		this(name, null);
	}

	/** @param help what it is for; may be null */
	public Named(String name, String help) {
		this.name = name;
		this.help = help;
	}

	@Override
	public void getName(AccessibleEvent event) {
		event.result = name;
	}

	@Override
	public void getHelp(AccessibleEvent event) {
		event.result = help;
	}
}
