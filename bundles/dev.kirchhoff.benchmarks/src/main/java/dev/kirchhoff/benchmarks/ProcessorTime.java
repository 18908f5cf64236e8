// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

import com.sun.management.OperatingSystemMXBean;

/** Lets JMH measure the processor time of a run: of all threads, so that collecting garbage counts, and waiting for a busy machine does not. */
public final class ProcessorTime implements InternalProfiler {
	static final String LABEL = "cpu.time.norm";

	private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
	private long start;

	@Override
	public String getDescription() {
		return "processor time of an operation";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		start = system.getProcessCpuTime();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
		double nanoseconds = system.getProcessCpuTime() - start;
		return List.of(new ScalarResult(LABEL, nanoseconds / result.getMetadata().getAllOps(), "ns/op", AggregationPolicy.AVG));
	}
}
