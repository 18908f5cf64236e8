// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.study.Use;

/** Calls plug-ins so that what they throw has their name on it. */
final class Guard {
	private Guard() {
	}

	static <R> R call(Use<?> use, Callable<R> work) {
		try {
			return work.call();
		} catch (CancellationException | KirchhoffException e) {
			throw e;
		} catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
			String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
			throw new PluginFault(use, "failed: " + detail, e);
		}
	}

	static void run(Use<?> use, Runnable work) {
		call(use, () -> {
			work.run();
			return null;
		});
	}
}
