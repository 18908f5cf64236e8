// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Makes ready in the background what the first table would wait for, once the window is there. */
final class Warming {
	private static final String TABLES = "dev.kirchhoff.results.ui";
	private static final long AFTER = 1500;

	private Warming() {
	}

	static void begin() {
		var job = Job.create("Preparing tables", (ICoreRunnable) _ -> tables());
		job.setSystem(true);
		job.setPriority(Job.DECORATE);
		job.schedule(AFTER);
	}

	private static void tables() throws CoreException {
		try {
			Platform.getBundle(TABLES).start(Bundle.START_TRANSIENT);
		} catch (BundleException e) {
			throw new CoreException(new Status(IStatus.ERROR, Warming.class, "tables cannot be shown", e));
		}
	}
}
