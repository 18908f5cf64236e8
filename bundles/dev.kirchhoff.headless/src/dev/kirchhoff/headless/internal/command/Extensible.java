// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import picocli.CommandLine.Model.CommandSpec;

/** A command that takes options which plug-ins bring. */
public interface Extensible {
	/** Adds them. Takes a moment, as it looks at all plug-ins. */
	void extend(CommandSpec spec);
}
