// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import java.net.URL;
import java.util.Locale;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.ui.internal.document.Documents;

/** Names, summaries and icons of what is inside a project file; elements with problems are marked, and so are those that they are in. */
public final class ProjectLabels extends LabelProvider {
	private final LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources());

	@Override
	public String getText(Object element) {
		return switch (element) {
			case CrossbarArray array -> withUtilisation(Items.label(array).getText(array), array);
			case EObject object -> Items.label(object).getText(object);
			case Fault fault -> fault.text();
			default -> null;
		};
	}

	/** "a1 (64 x 64, 1T1R hfo2, 83 % used)". */
	private static String withUtilisation(String text, CrossbarArray array) {
		var used = Documents.get().of(array).map(document -> document.checked().utilisation().get(array.getName())).orElse(null);
		return used == null || !text.endsWith(")") ? text : String.format(Locale.ROOT, "%s, %.0f %% used)", text.substring(0, text.length() - 1), 100 * used);
	}

	@Override
	public Image getImage(Object element) {
		return switch (element) {
			case EObject object when Items.label(object).getImage(object) instanceof URL icon -> images.get(marked(ImageDescriptor.createFromURL(icon), object));
			case Fault fault -> PlatformUI.getWorkbench().getSharedImages().getImage(
					fault.problem().isError() ? ISharedImages.IMG_OBJS_ERROR_TSK : ISharedImages.IMG_OBJS_WARN_TSK);
			default -> null;
		};
	}

	private static ImageDescriptor marked(ImageDescriptor icon, EObject element) {
		return Documents.get().of(element).flatMap(document -> document.severity(element))
				.<ImageDescriptor>map(severity -> new DecorationOverlayIcon(icon, overlay(severity), IDecoration.BOTTOM_LEFT)).orElse(icon);
	}

	private static ImageDescriptor overlay(Problem.Severity severity) {
		return PlatformUI.getWorkbench().getSharedImages()
				.getImageDescriptor(severity == Problem.Severity.ERROR ? ISharedImages.IMG_DEC_FIELD_ERROR : ISharedImages.IMG_DEC_FIELD_WARNING);
	}

	@Override
	public void dispose() {
		images.dispose();
		super.dispose();
	}
}
