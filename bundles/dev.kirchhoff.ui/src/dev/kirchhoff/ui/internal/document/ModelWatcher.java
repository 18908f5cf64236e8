// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.util.function.Consumer;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EContentAdapter;

/** Sees every change of an element of any document, whoever makes it. */
final class ModelWatcher extends EContentAdapter {
	private final Consumer<EObject> changed;

	ModelWatcher(Consumer<EObject> changed) {
		this.changed = changed;
	}

	@Override
	public void notifyChanged(Notification notification) {
		super.notifyChanged(notification);
		if (!notification.isTouch() && notification.getNotifier() instanceof EObject element && notification.getEventType() != Notification.RESOLVE
				&& element.eResource() instanceof Resource.Internal resource && !resource.isLoading()) {
			changed.accept(element);
		}
	}
}
