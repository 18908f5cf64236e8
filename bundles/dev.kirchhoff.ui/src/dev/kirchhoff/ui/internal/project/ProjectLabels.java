// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import java.net.URL;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** Names and icons of what is inside a project file. */
public final class ProjectLabels extends LabelProvider {
	private final LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources());

	@Override
	public String getText(Object element) {
		return switch (element) {
			case EObject object -> Items.label(object).getText(object);
			case Fault fault -> fault.text();
			default -> null;
		};
	}

	@Override
	public Image getImage(Object element) {
		return switch (element) {
			case EObject object when Items.label(object).getImage(object) instanceof URL icon -> images
					.get(ImageDescriptor.createFromURL(icon));
			case Fault fault -> PlatformUI.getWorkbench().getSharedImages().getImage(
					fault.problem().isError() ? ISharedImages.IMG_OBJS_ERROR_TSK : ISharedImages.IMG_OBJS_WARN_TSK);
			default -> null;
		};
	}

	@Override
	public void dispose() {
		images.dispose();
		super.dispose();
	}
}
