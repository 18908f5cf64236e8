// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.HashSet;
import java.util.Set;

/** Writes to the console what an engine tells, each sentence once: where only numbers have changed, it is the same one. */
final class EngineLog {
	private final String name;
	private final Set<String> told = new HashSet<>();

	EngineLog(String name) {
		this.name = name;
	}

	/** @param text several sentences with semicolons between them */
	void look(String text) {
		for (var sentence : text.split("; ")) {
			if (!sentence.isBlank() && told.add(sentence.replaceAll("[\\d,.]+", "#"))) {
				RunLog.get().tell(name + ": " + sentence);
			}
		}
	}
}
