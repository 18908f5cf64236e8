// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.ui.internal.diagram.Diagrams.Offer;

/** Diagrams and tables that show the selected element. */
public final class DiagramMenu extends CompoundContributionItem {
	@Override
	protected IContributionItem[] getContributionItems() {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		var element = OpenDiagram.element(window.getSelectionService().getSelection());
		return OpenDiagram.offers(element).stream().map(offer -> new ActionContributionItem(new Action(offer.label(), icon(offer)) {
			@Override
			public void run() {
				try {
					Diagrams.open(window.getActivePage(), offer, element);
				} catch (PartInitException e) {
					StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
				}
			}
		})).toArray(IContributionItem[]::new);
	}

	private static ImageDescriptor icon(Offer offer) {
		return ImageDescriptor.createFromURL(DiagramMenu.class.getResource(offer.description().table() ? "/icons/table16.svg" : "/icons/diagram16.svg"));
	}
}
