// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.check;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolution2;
import org.eclipse.ui.IMarkerResolutionGenerator2;

import dev.kirchhoff.ui.internal.check.Fixes.Fix;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;

/** Quick fixes of the Problems view. */
public final class MarkerFixes implements IMarkerResolutionGenerator2 {
	private record Resolution(String getLabel) implements IMarkerResolution2 {
		/** Looks for the fix again, as the element may have changed since the list was shown. */
		@Override
		public void run(IMarker marker) {
			fixes(marker).stream().filter(fix -> fix.label().equals(getLabel)).findFirst()
					.ifPresent(fix -> fix.apply().run());
		}

		@Override
		public String getDescription() {
			return getLabel;
		}

		@Override
		public Image getImage() {
			return null;
		}
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		return fixes(marker).stream().map(fix -> new Resolution(fix.label())).toArray(IMarkerResolution[]::new);
	}

	@Override
	public boolean hasResolutions(IMarker marker) {
		return !fixes(marker).isEmpty();
	}

	private static List<Fix> fixes(IMarker marker) {
		return Optional.of(marker.getResource()).filter(IFile.class::isInstance).map(IFile.class::cast).filter(IFile::isAccessible).map(Documents.get()::of)
				.flatMap(ProjectDocument::root).map(root -> Fixes.of(root, marker.getAttribute(Markers.ELEMENT, ""))).orElse(List.of());
	}
}
