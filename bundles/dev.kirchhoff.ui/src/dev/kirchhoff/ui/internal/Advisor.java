// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.ui.application.WorkbenchAdvisor;

/** What the workbench asks of its product. */
final class Advisor extends WorkbenchAdvisor {
	@Override
	public String getInitialWindowPerspectiveId() {
		return Perspective.ID;
	}
}
