// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IWorkbenchWindow;

/** All experiments of a project, one after the other. */
public final class Experiments {
	private Experiments() {
	}

	/** @param settings {@code path=value} each, for this time */
	public static List<Run> launch(IWorkbenchWindow window, IFile project, List<String> settings) {
		var names = new RunTarget(project, Optional.empty()).experiments();
		return Launching.launch(window, project, names.stream().map(name -> new RunOptions(name, settings, List.of(), null, null, "", Computing.PREFERRED)).toList());
	}
}
