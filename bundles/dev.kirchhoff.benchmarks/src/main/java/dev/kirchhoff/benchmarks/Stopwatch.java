// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures cases with JMH, one after the other, each in processes of its own and on one thread. */
final class Stopwatch {
	/** Seconds in a new process from which on a run is an iteration of JMH's by itself. */
	private static final double SLOW = 5;
	private static final String ALLOCATED = "gc.alloc.rate.norm";

	private final boolean quick;
	private final Forks forks;
	private final Probe probe;
	private final List<RunResult> raw = new ArrayList<>();

	Stopwatch(boolean quick, Forks forks) {
		this.quick = quick;
		this.forks = forks;
		probe = new Probe(forks);
	}

	/** All that JMH knows, for files. */
	List<RunResult> raw() {
		return raw;
	}

	/** @throws BenchmarkException if the case fails */
	Measurement measure(Case which) throws IOException, InterruptedException {
		var answer = probe.ask(which);
		boolean slow = answer.seconds() > SLOW;
		var result = time(which, slow);
		var times = result.getPrimaryResult().getStatistics();
		double allocated = result.getSecondaryResults().get(ALLOCATED).getScore();
		boolean own = which.family().command() == null;
		double processor = own ? result.getSecondaryResults().get(ProcessorTime.LABEL).getScore() * 1e-9 : Double.NaN;
		double heap = own && !quick && !slow ? probe.heap(which, allocated) : Double.NaN;
		return new Measurement(which, times.getN(), times.getPercentile(50) * 1e-9, times.getMin() * 1e-9, processor, allocated, heap, answer.units(), answer.findings());
	}

	/** Iterations are so many and so long that C2 is done before it counts. */
	private RunResult time(Case which, boolean slow) throws IOException {
		var seconds = TimeValue.milliseconds(quick ? 1000 : 2000);
		int warmup = slow ? 1 : quick ? 2 : 3;
		int iterations = slow ? quick ? 1 : 3 : quick ? 2 : 4;
		var options = new OptionsBuilder().include(CaseBenchmark.class.getName()).param("name", which.name()).threads(1).forks(quick || slow ? 1 : 2)
				.jvmArgs(Forks.options().toArray(String[]::new)).warmupIterations(warmup).warmupTime(seconds).measurementIterations(iterations)
				.measurementTime(seconds).timeout(TimeValue.minutes(20)).timeUnit(TimeUnit.NANOSECONDS)
				.addProfiler(GCProfiler.class).addProfiler(ProcessorTime.class).shouldFailOnError(true).build();
		try (var log = new PrintStream(new FileOutputStream(forks.log().toFile(), true), true, StandardCharsets.UTF_8)) {
			var result = new Runner(options, OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL)).runSingle();
			raw.add(result);
			return result;
		} catch (RunnerException e) {
			throw new BenchmarkException(which.name() + ": JMH: " + e.getMessage().strip() + ", see " + forks.log());
		}
	}
}
