// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;

/** Pictures of runs. */
final class RunIcons {
	static final String RUN = "run";
	static final String STOP = "stop";
	static final String RESUME = "resume";
	static final String WAITING = "run-waiting";
	static final String FINISHED = "run-finished";
	/** Finished, but for parts that failed. */
	static final String PARTLY = "run-partly";
	static final String FAILED = "run-failed";
	static final String CANCELLED = "run-cancelled";
	static final String REMOVE = "run-remove";
	static final String OPEN = "run-open";
	static final String CLEAR = "run-clear";

	private RunIcons() {
	}

	static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(RunIcons.class, "icons/run/" + name + ".svg").orElseThrow();
	}

	/** Shared; not to be disposed. */
	static Image image(String name) {
		var registry = JFaceResources.getImageRegistry();
		var key = "dev.kirchhoff.ui.run." + name;
		if (registry.getDescriptor(key) == null) {
			registry.put(key, descriptor(name));
		}
		return registry.get(key);
	}

	static String of(Run run) {
		return switch (run.state()) {
			case WAITING -> WAITING;
			case PLANNING, RUNNING, CANCELLING -> RUN;
			case FINISHED -> run.faults().isEmpty() ? FINISHED : PARTLY;
			case FAILED -> FAILED;
			case CANCELLED, INTERRUPTED -> CANCELLED;
		};
	}
}
