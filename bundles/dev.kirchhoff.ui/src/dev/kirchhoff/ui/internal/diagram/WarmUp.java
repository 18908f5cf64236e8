// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IStartup;

import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.model.KirchhoffFactory;

/** Reads the notations and loads the layout's classes when the workbench has been there for a moment, so that nobody waits for it who opens the first diagram. */
public final class WarmUp implements IStartup {
	private static final int MOMENT_MILLIS = 4000;
	private static final int LAYERS = 12;

	@Override
	public void earlyStartup() {
		var job = new Job("Preparing diagrams") {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				draw();
				return Status.OK_STATUS;
			}
		};
		job.setSystem(true);
		job.setPriority(Job.DECORATE);
		job.schedule(MOMENT_MILLIS);
	}

	/** A chain that nobody will see. */
	private static void draw() {
		var network = KirchhoffFactory.eINSTANCE.createNetwork();
		for (int k = 0; k < LAYERS; k++) {
			var layer = KirchhoffFactory.eINSTANCE.createDenseLayer();
			layer.setName("layer" + k);
			network.getLayers().add(layer);
			if (k > 0) {
				var connection = KirchhoffFactory.eINSTANCE.createConnection();
				connection.setSource(network.getLayers().get(k - 1));
				connection.setTarget(layer);
				network.getConnections().add(connection);
			}
		}
		Diagrams.of(network).stream().findFirst().ifPresent(offer -> AutoLayout.layout(Diagrams.notation().diagram(offer.description().name(), network).refresh()));
	}
}
