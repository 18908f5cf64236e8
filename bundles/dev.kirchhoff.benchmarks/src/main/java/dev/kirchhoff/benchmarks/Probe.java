// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.benchmarks.subject.Findings;
import dev.kirchhoff.benchmarks.subject.Subject;

/** One run of a case in a process of its own, so that it can be told how much heap it has, and what it finds is out of the way. */
final class Probe {
	private static final int OUT_OF_MEMORY = 3;
	private static final double FINEST = 1e6;

	/**
	 * What the process said.
	 *
	 * @param seconds of the run, in a process that has just started
	 */
	record Answer(double seconds, long units, Findings findings) {
	}

	private Probe() {
	}

	/** Entry of the process; the argument is the name of a case. */
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

	/**
	 * Runs a case once.
	 *
	 * @throws BenchmarkException if the process fails
	 */
	static Answer ask(Case which) throws IOException, InterruptedException {
		var process = start(List.of(), which.name());
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		int code = process.waitFor();
		if (code != 0) {
			throw new BenchmarkException(which.name() + (code == OUT_OF_MEMORY ? ": too little memory" : ": the process ended with code " + code));
		}
		var words = said.split(" ");
		return new Answer(Double.parseDouble(words[0]), Long.parseLong(words[1]),
				new Findings(Integer.parseInt(words[2]), Double.parseDouble(words[3])));
	}

	/**
	 * Bytes of the smallest heap in which a case can be made ready and run, to 5 % or 1 MB.
	 *
	 * @param allocated bytes that a run allocates
	 */
	static double heap(Case which, double allocated) throws IOException, InterruptedException {
		double low = 0;
		double high = Math.max(16e6, allocated / 4);
		while (!fits(which, high)) {
			low = high;
			high *= 2;
		}
		while (high - low > Math.max(FINEST, 0.05 * high)) {
			double middle = (low + high) / 2;
			if (fits(which, middle)) {
				high = middle;
			} else {
				low = middle;
			}
		}
		return high;
	}

	/** The serial collector, with next to no room for the young, leaves all of the heap to what is alive. */
	private static boolean fits(Case which, double bytes) throws IOException, InterruptedException {
		var process = start(List.of("-XX:-UseParallelGC", "-XX:+UseSerialGC", "-Xmn1m", "-Xms2m", "-Xmx" + (long) (bytes / 1024) + "k"), which.name(), "unexamined");
		process.getInputStream().readAllBytes();
		int code = process.waitFor();
		if (code != 0 && code != OUT_OF_MEMORY) {
			throw new BenchmarkException(which.name() + ": the process ended with code " + code);
		}
		return code == 0;
	}

	/** This very Java, with the same options, and more of them. */
	private static Process start(List<String> options, String... arguments) throws IOException {
		var command = new ArrayList<String>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectError(options.isEmpty() ? Redirect.INHERIT : Redirect.DISCARD).start();
	}
}
