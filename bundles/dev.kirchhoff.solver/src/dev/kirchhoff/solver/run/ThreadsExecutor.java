// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;

import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.api.parameter.Parameter;

/** Computes on threads of this process. */
public record ThreadsExecutor(
		@Parameter(doc = "Threads that compute; 0: as many as there are processors", value = "0", min = 0, max = 4096) int threads) implements Executor {
	@Override
	public void execute(Work work) throws IOException {
		work.onThreads(count());
	}

	private int count() {
		return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
	}

	@Override
	public String place() {
		return count() == 1 ? "1 thread" : count() + " threads";
	}
}
