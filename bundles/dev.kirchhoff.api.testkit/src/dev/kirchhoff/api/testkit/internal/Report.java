// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.kirchhoff.api.testkit.Finding;
import dev.kirchhoff.api.testkit.Finding.Severity;

/** Takes what one check finds; of what a method does wrong again and again, the first. */
public final class Report {
	private final String check;
	private final Consumer<Finding> findings;
	private final Set<String> told = new LinkedHashSet<>();

	public Report(String check, Consumer<Finding> findings) {
		this.check = check;
		this.findings = findings;
	}

	/** @param key what is told once, for example a method */
	public void error(String key, String what, String where, String mend) {
		if (told.add(key)) {
			findings.accept(new Finding(check, Severity.ERROR, what, where, mend));
		}
	}

	public void warning(String key, String what, String where, String mend) {
		if (told.add(key)) {
			findings.accept(new Finding(check, Severity.WARNING, what, where, mend));
		}
	}
}
