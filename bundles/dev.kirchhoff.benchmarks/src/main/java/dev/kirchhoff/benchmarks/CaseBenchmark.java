// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.kirchhoff.benchmarks.subject.Subject;

/** What JMH starts, in processes of their own: runs of one case, each timed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CaseBenchmark {
	@Param("solve/64")
	public String name;

	private Subject<?> subject;

	@Setup
	public void prepare() {
		subject = Families.find(name).subject();
	}

	@Benchmark
	public Object run() {
		return subject.run();
	}
}
