// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.benchmarks.subject.Findings;
import dev.kirchhoff.benchmarks.subject.Subject;

/** One run of a case in a process of its own: for what it finds, and to see how much heap it needs. */
final class Probe {
	/** Exit code of a process that had too little memory; the virtual machine's own, wherever memory ended. */
	private static final int OUT_OF_MEMORY = 3;
	/** The serial collector with next to no room for the young leaves all of the heap to what is alive. */
	private static final List<String> TIGHT = List.of("-XX:-UseParallelGC", "-XX:+UseSerialGC", "-Xmn1m", "-Xms2m",
			"-XX:+ExitOnOutOfMemoryError");
	/** Bytes below which the virtual machine itself does not start with these. */
	private static final double LEAST_HEAP = 3e6;

	private final Forks forks;

	/**
	 * What the process said.
	 *
	 * @param seconds of the run, in a process that has just started
	 */
	record Answer(double seconds, long units, Findings findings) {
	}

	Probe(Forks forks) {
		this.forks = forks;
	}

	/** The process: runs the case that the first argument names and, unless there is a second one, looks at the result. */
	public static void main(String[] args) {
		try {
			var answer = run(Families.find(args[0]).subject(), args.length == 1);
			System.out.println(answer.seconds + " " + answer.units + " " + answer.findings.iterations() + " " + answer.findings.error());
		} catch (OutOfMemoryError e) {
			System.exit(OUT_OF_MEMORY);
		}
	}

	private static <R> Answer run(Subject<R> subject, boolean examined) {
		long start = System.nanoTime();
		var result = subject.run();
		double seconds = (System.nanoTime() - start) * 1e-9;
		return new Answer(seconds, subject.units(), examined ? subject.examine(result) : Findings.direct(Double.NaN));
	}

	/** @throws BenchmarkException if the process fails */
	Answer ask(Case which) throws IOException, InterruptedException {
		var process = forks.start(Probe.class, List.of(), List.of(which.name()));
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (!isThrough(which, process.waitFor())) {
			throw new BenchmarkException(which.name() + ": too little memory");
		}
		var words = said.substring(said.lastIndexOf('\n') + 1).split(" ");
		return new Answer(Double.parseDouble(words[0]), Long.parseLong(words[1]), new Findings(Integer.parseInt(words[2]), Double.parseDouble(words[3])));
	}

	/**
	 * Bytes of the smallest heap in which a case can be made ready and run, to 5 % or 1 MB.
	 *
	 * @param allocated bytes that a run allocates
	 */
	double heap(Case which, double allocated) throws IOException, InterruptedException {
		double low = LEAST_HEAP;
		double high = Math.max(8e6, allocated / 4);
		while (!fits(which, high)) {
			low = high;
			high *= 2;
		}
		while (high - low > Math.max(1e6, 0.05 * high)) {
			double middle = (low + high) / 2;
			if (fits(which, middle)) {
				high = middle;
			} else {
				low = middle;
			}
		}
		return high;
	}

	private boolean fits(Case which, double bytes) throws IOException, InterruptedException {
		var options = new ArrayList<>(TIGHT);
		options.add("-Xmx" + (long) (bytes / 1024) + "k");
		var process = forks.start(Probe.class, options, List.of(which.name(), "unexamined"));
		process.getInputStream().readAllBytes();
		return isThrough(which, process.waitFor());
	}

	/** False if memory did not suffice. */
	private boolean isThrough(Case which, int code) {
		if (code != 0 && code != OUT_OF_MEMORY) {
			throw new BenchmarkException(which.name() + ": its process ended with code " + code + ", see " + forks.log());
		}
		return code == 0;
	}
}
