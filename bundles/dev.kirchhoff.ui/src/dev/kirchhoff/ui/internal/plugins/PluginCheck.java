// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.project.TypeCheck;
import dev.kirchhoff.solver.run.PluginWatch;
import dev.kirchhoff.solver.study.Use;

/** Holds every type of a plug-in that has a contract to it, with default parameters: the checks that its author's tests run. */
final class PluginCheck {
	private static final long LOOK_MILLIS = 100;

	private PluginCheck() {
	}

	/** Whether there is anything to check. */
	static boolean isPossible(Plugin plugin) {
		return plugin.contributions().stream().anyMatch(type -> TypeCheck.covers(type.kind()));
	}

	/** What does not hold, type by type. A type that never answers is stopped as any call of a plug-in is. */
	static List<Problem> of(Plugin plugin, IProgressMonitor monitor) {
		var types = plugin.contributions().stream().filter(type -> TypeCheck.covers(type.kind())).toList();
		var progress = SubMonitor.convert(monitor, "Checking " + plugin.name(), types.size());
		var problems = new ArrayList<Problem>();
		for (var type : types) {
			progress.subTask(type.id());
			for (var problem : check(type, progress)) {
				problems.add(new Problem(problem.severity(), plugin.id(), type.id(), (problem.element().isEmpty() ? "" : problem.element() + ": ") + problem.what(), problem.mend()));
			}
			progress.worked(1);
		}
		return List.copyOf(problems);
	}

	/** On a thread of its own, which is interrupted when nobody wants it any more. */
	private static List<Problem> check(Contribution type, IProgressMonitor monitor) {
		var task = new FutureTask<>(() -> attended(type));
		Thread.ofPlatform().daemon().name("check of " + type.id()).start(task);
		while (true) {
			try {
				return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (monitor.isCanceled()) {
					task.cancel(true);
					throw new CancellationException();
				}
			} catch (InterruptedException e) {
				task.cancel(true);
				throw new CancellationException();
			} catch (ExecutionException e) {
				throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
			}
		}
	}

	private static List<Problem> attended(Contribution type) {
		try {
			return PluginWatch.attend(new Use<>(type.id(), type.id(), type.origin(), Map.of(), null), "checking " + type.id(), () -> TypeCheck.of(type, Map.of(), Path.of("").toAbsolutePath())).problems();
		} catch (KirchhoffException e) {
			return List.of(Problem.error(type.id(), "", e.getMessage(), e.mend()));
		}
	}
}
