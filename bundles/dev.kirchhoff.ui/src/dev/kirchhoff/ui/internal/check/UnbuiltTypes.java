// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.check;

import java.util.Optional;

import org.eclipse.core.resources.IProject;

import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.plugins.BuildPlugin;

/** Types that are unknown only because the plug-in in whose project they are used has not been built and installed yet: who writes it is told so. */
record UnbuiltTypes(IProject project, Library root) {
	Problem explain(Problem problem) {
		return unbuilt(problem).map(type -> new Problem(problem.severity(), problem.file(), problem.element(), "type '" + type + "' of this plug-in is not installed yet",
				"build it (Ctrl+B) and install it, then start Kirchhoff again")).orElse(problem);
	}

	private Optional<String> unbuilt(Problem problem) {
		if (root == null || problem.element().isEmpty() || !problem.isError()) {
			return Optional.empty();
		}
		try {
			var target = ElementPath.find(root, problem.element());
			return target.feature() == null && target.parameter() == null && target.owner() instanceof Typed typed && typed.getType() != null && Types.of(typed).isEmpty()
					&& BuildPlugin.declares(project, typed.getType()) ? Optional.of(typed.getType()) : Optional.empty();
		} catch (ElementPathException elsewhere) {
			return Optional.empty();
		}
	}
}
