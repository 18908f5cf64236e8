// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.study.Use;

/** A plug-in that failed or gave what it must not give. Stops what needs it; everything else goes on. */
public final class PluginFault extends KirchhoffException {
	private static final long serialVersionUID = 1;

	private final boolean spoiling;

	PluginFault(Use<?> use, String what, Throwable cause) {
		this(use, what, "report it to the plug-in's provider, or use another type", cause);
	}

	PluginFault(Use<?> use, String what, String mend, Throwable cause) {
		this(use, what, mend, cause, false);
	}

	private PluginFault(Use<?> use, String what, String mend, Throwable cause, boolean spoiling) {
		super(use.blame() + " " + what, mend, cause);
		this.spoiling = spoiling;
	}

	/** One that has changed what other points of the study work with too. */
	static PluginFault spoiling(Use<?> use, String what) {
		return new PluginFault(use, "changed " + what + ", which all points share; the run was stopped, and what it computed meanwhile cannot be trusted",
				"report it to the plug-in's provider, and start anew with another type", null, true);
	}

	/** Whether other points cannot be computed any more either. */
	boolean isSpoiling() {
		return spoiling;
	}
}
