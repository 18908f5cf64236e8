// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

import dev.kirchhoff.diagram.Violation;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.ui.internal.check.Markers;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.form.Labelled;

/** Quick fixes that the rules of a notation offer. */
public final class NotationFixes implements IMarkerResolutionGenerator2 {
	private record Resolution(String getLabel) implements IMarkerResolution {
		/** Evaluates the rule again, as the element may have changed since the list was shown. */
		@Override
		public void run(IMarker marker) {
			fixes(marker).stream().filter(fix -> fix.label().equals(getLabel)).findFirst()
					.ifPresent(fix -> Documents.get().domain().getCommandStack().execute(new Labelled(fix.label(), fix.change())));
		}
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		return fixes(marker).stream().map(fix -> new Resolution(fix.label())).toArray(IMarkerResolution[]::new);
	}

	@Override
	public boolean hasResolutions(IMarker marker) {
		return marker.getAttribute(NotationProblems.RULE, null) != null && !fixes(marker).isEmpty();
	}

	private static List<Violation.Fix> fixes(IMarker marker) {
		if (!(marker.getResource() instanceof IFile file) || !file.isAccessible()) {
			return List.of();
		}
		var path = marker.getAttribute(Markers.ELEMENT, "");
		var rule = marker.getAttribute(NotationProblems.RULE, "");
		return Diagrams.of(Documents.get().of(file)).stream().filter(offer -> !offer.description().table())
				.filter(offer -> DiagramInput.of(file, offer).key().equals(marker.getAttribute(NotationProblems.DIAGRAM, "")))
				.flatMap(offer -> Diagrams.notation().diagram(offer.description().name(), offer.target()).validate().stream())
				.filter(violation -> violation.message().equals(rule) && ElementPath.path(violation.target()).equals(path)).flatMap(violation -> violation.fixes().stream()).toList();
	}
}
