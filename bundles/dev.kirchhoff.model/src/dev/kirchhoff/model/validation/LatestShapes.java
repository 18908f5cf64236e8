// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;

import dev.kirchhoff.model.Network;

/** Listens to a network and keeps its shapes until something in it changes: a diagram asks for them with every label. */
final class LatestShapes extends EContentAdapter {
	private volatile Shapes shapes;

	static Shapes of(Network network) {
		synchronized (network) {
			for (var adapter : network.eAdapters()) {
				if (adapter instanceof LatestShapes latest) {
					return latest.shapes(network);
				}
			}
			var latest = new LatestShapes();
			network.eAdapters().add(latest);
			return latest.shapes(network);
		}
	}

	private Shapes shapes(Network network) {
		var known = shapes;
		if (known == null) {
			known = Shapes.of(network);
			shapes = known;
		}
		return known;
	}

	@Override
	public void notifyChanged(Notification notification) {
		super.notifyChanged(notification);
		if (!notification.isTouch()) {
			shapes = null;
		}
	}
}
