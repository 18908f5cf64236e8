// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Use;

/** Calls plug-ins, watched, so that what they throw or how they were stopped has their name on it. */
final class Guard {
	private static final String TIME = "give plug-ins more time with --plugin-limit or in the preferences, or report it to the plug-in's provider";
	private static final String MEMORY = "report it to the plug-in's provider, or give Java more memory with " + Heap.OPTION;

	private Guard() {
	}

	static <R> R call(Use<?> use, Callable<R> work) {
		return call(List.of(use), work);
	}

	/** @param uses who may be at fault: the first unless the stack trace tells otherwise */
	private static <R> R call(List<Use<?>> uses, Callable<R> work) {
		var call = PluginWatch.enter();
		try {
			return work.call();
		} catch (OutOfMemoryError e) {
			throw outOfMemory(uses, call, e);
		} catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
			if (call.verdict() != null) {
				throw stopped(culprit(uses, call.place()), call, e);
			}
			throw switch (e) {
				case CancellationException cancelled -> cancelled;
				case KirchhoffException known -> known;
				default -> new PluginFault(culprit(uses, e.getStackTrace()), "failed: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
			};
		} finally {
			PluginWatch.leave(call);
		}
	}

	private static RuntimeException stopped(Use<?> culprit, PluginCall call, Throwable e) {
		return switch (call.verdict()) {
			case UNWANTED -> new CancellationException();
			case TOO_LONG -> new PluginFault(culprit, tooLong() + "; it was stopped", TIME, e);
			case TOO_MUCH_MEMORY -> new PluginFault(culprit, memory(call) + "; it was stopped", MEMORY, e);
		};
	}

	/** Everybody that a pipeline's stages may call. */
	static List<Use<?>> involved(Pipeline pipeline) {
		var uses = new ArrayList<Use<?>>();
		pipeline.stages().forEach(stage -> uses.add(stage.use()));
		uses.addAll(pipeline.metrics());
		if (pipeline.deployment() != null) {
			uses.add(pipeline.deployment().scheme());
			pipeline.deployment().arrays().forEach(array -> uses.add(array.device()));
		}
		return uses;
	}

	/**
	 * The fault of a call that nothing can stop.
	 *
	 * @param uses who may be at fault
	 */
	static RuntimeException lost(List<Use<?>> uses, PluginCall call) {
		var culprit = culprit(uses, call.place());
		String left = "; it does not let itself be stopped and is left to itself until Kirchhoff ends";
		return switch (call.verdict()) {
			case UNWANTED -> new CancellationException();
			case TOO_LONG -> new PluginFault(culprit, tooLong() + left, TIME, null);
			case TOO_MUCH_MEMORY -> new PluginFault(culprit, memory(call) + left, MEMORY, null);
		};
	}

	private static String tooLong() {
		return "gave no sign of life for " + text(PluginWatch.limit());
	}

	private static String memory(PluginCall call) {
		return "took " + Heap.text(call.allocated()) + " of memory, more than is left of the " + Heap.text(Runtime.getRuntime().maxMemory()) + " that Java may use";
	}

	/** If somebody else has taken the memory, this call is innocent. */
	private static RuntimeException outOfMemory(List<Use<?>> uses, PluginCall call, OutOfMemoryError e) {
		var hog = PluginWatch.hog().filter(other -> other != call);
		if (hog.isPresent() && hog.get().allocated() > call.allocated()) {
			hog.get().stop(PluginCall.Verdict.TOO_MUCH_MEMORY);
			return new Squeezed(e);
		}
		return new PluginFault(culprit(uses, e.getStackTrace()), "wanted more memory than the " + Heap.text(Runtime.getRuntime().maxMemory()) + " that Java may use", MEMORY, e);
	}

	/** The one whose code is in the trace, the innermost first. */
	private static Use<?> culprit(List<Use<?>> uses, StackTraceElement[] trace) {
		for (var frame : trace) {
			for (var use : uses) {
				String own = use.instance() == null ? "" : use.instance().getClass().getName();
				if (frame.getClassName().equals(own) || frame.getClassName().startsWith(own + "$")) {
					return use;
				}
			}
		}
		return uses.getFirst();
	}

	private static String text(Duration duration) {
		return ProgressText.duration(duration.toNanos() * 1e-9);
	}

	static void run(Use<?> use, Runnable work) {
		call(use, Executors.callable(work));
	}

	/** Work that calls a second plug-in in its turn. */
	static void run(Use<?> use, Use<?> called, Runnable work) {
		call(List.of(use, called), Executors.callable(work));
	}

	/** Somebody else took the memory that a call needed: it may be tried again. */
	static final class Squeezed extends RuntimeException {
		private static final long serialVersionUID = 1;

		Squeezed(OutOfMemoryError e) {
			super(e);
		}
	}
}
