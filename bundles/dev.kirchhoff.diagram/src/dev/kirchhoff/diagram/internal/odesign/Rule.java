// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;

/** What has to be true of all elements of a class. */
public record Rule(String key, String name, Level level, String targetClass, Expression message, List<Expression> audits, List<Fix> fixes) {
	/** How bad it is. */
	public enum Level {
		INFO, WARNING, ERROR
	}

	/** What would mend it. */
	public record Fix(String name, List<Operation> operations) {
	}
}
