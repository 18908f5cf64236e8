// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import dev.kirchhoff.model.Library;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.RequiredPlugins;
import dev.kirchhoff.plan.RequiredPlugins.Entry;

/** Compares the plug-ins that a file says it requires with those that are installed. What is missing is an error only where a type is used. */
final class RequirementChecks {
	private static final String FEATURE = "requires";

	private RequirementChecks() {
	}

	static void check(Library file, Extensions extensions, Problems problems) {
		for (var line : file.getRequires()) {
			try {
				check(file, Entry.parse(line), extensions, problems);
			} catch (IllegalArgumentException e) {
				problems.error(file, FEATURE, e.getMessage(), "write name, version and site, for example org.example.sinh 1.0.0 https://example.org/sinh");
			}
		}
	}

	private static void check(Library file, Entry entry, Extensions extensions, Problems problems) {
		var installed = RequiredPlugins.installed(entry.id(), extensions);
		if (installed.isEmpty()) {
			problems.warning(file, FEATURE, "needs plug-in " + entry.text() + ", which is not installed", entry.mend());
		} else if (installed.get().compareTo(entry.version()) < 0) {
			problems.warning(file, FEATURE, "needs plug-in " + entry.text() + ", but " + installed.get() + " is installed", "update it: kirchhoff plugins update " + entry.id());
		}
	}
}
