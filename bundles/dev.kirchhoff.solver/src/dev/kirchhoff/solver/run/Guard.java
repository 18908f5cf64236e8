// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.study.Use;

/** Calls plug-ins so that what they throw has their name on it. */
final class Guard {
	private Guard() {
	}

	static <R> R call(Use<?> use, Callable<R> work) {
		return call(List.of(use), work);
	}

	/** @param uses who may be at fault: the first unless the stack trace tells otherwise */
	private static <R> R call(List<Use<?>> uses, Callable<R> work) {
		try {
			return work.call();
		} catch (CancellationException | KirchhoffException e) {
			throw e;
		} catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
			String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
			throw new PluginFault(culprit(uses, e), "failed: " + detail, e);
		}
	}

	/** The one whose code threw, or called what threw. */
	private static Use<?> culprit(List<Use<?>> uses, Throwable e) {
		for (var frame : e.getStackTrace()) {
			for (var use : uses) {
				String own = use.instance().getClass().getName();
				if (frame.getClassName().equals(own) || frame.getClassName().startsWith(own + "$")) {
					return use;
				}
			}
		}
		return uses.getFirst();
	}

	static void run(Use<?> use, Runnable work) {
		call(use, Executors.callable(work));
	}

	/** Work that calls a second plug-in in its turn. */
	static void run(Use<?> use, Use<?> called, Runnable work) {
		call(List.of(use, called), Executors.callable(work));
	}
}
