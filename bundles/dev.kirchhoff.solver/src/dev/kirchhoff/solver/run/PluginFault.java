// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.study.Use;

/** A plug-in that failed or gave what it must not give. Stops what needs it; everything else goes on. */
public final class PluginFault extends KirchhoffException {
	private static final long serialVersionUID = 1;

	PluginFault(Use<?> use, String what, Throwable cause) {
		super(use.blame() + " " + what, "report it to the plug-in's provider, or use another type", cause);
	}
}
