// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.List;

import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plugins.Change;

/** Tells what an operation did. */
final class Changes {
	private Changes() {
	}

	static void print(List<Change> changes, Session session) {
		changes.forEach(change -> session.out().println(line(change)));
	}

	static String line(Change change) {
		if (change.before().isEmpty()) {
			return "installed " + change.id() + " " + change.after();
		}
		return change.after().isEmpty() ? "removed " + change.id() + " " + change.before() : "updated " + change.id() + " " + change.before() + " -> " + change.after();
	}
}
