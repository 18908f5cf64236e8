// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.WorkbenchErrorHandler;

/** Names the plug-in that an error comes from, in the dialog and in the log. */
public final class ErrorReports extends WorkbenchErrorHandler {
	@Override
	public void handle(StatusAdapter report, int style) {
		report.setStatus(named(report.getStatus()));
		super.handle(report, style);
	}

	/** The same status, with the plug-in in front of its message and as its origin if one is to blame. */
	static IStatus named(IStatus status) {
		if (status.isMultiStatus() || status.getException() == null) {
			return status;
		}
		return Culprit.of(status.getException()).filter(culprit -> !status.getMessage().contains(culprit.plugin()))
				.<IStatus> map(culprit -> new Status(status.getSeverity(), culprit.plugin(), status.getCode(), culprit.line() + ": " + status.getMessage(), status.getException())).orElse(status);
	}
}
