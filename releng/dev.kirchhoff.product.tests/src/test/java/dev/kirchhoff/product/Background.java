// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.util.concurrent.FutureTask;

/** What goes on while a test looks at it from outside. */
final class Background {
	interface Action {
		void run() throws Exception;
	}

	private Background() {
	}

	/** Its fault, if it has one, comes out of the task. */
	static FutureTask<Void> start(Action action) {
		var task = new FutureTask<Void>(() -> {
			action.run();
			return null;
		});
		Thread.ofPlatform().daemon().start(task);
		return task;
	}
}
