// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.data.circuit.SpiceNetlist;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;

/**
 * What somebody would do who has a circuit simulator: one read by ngspice of the netlist that Kirchhoff exports. The time is that of the
 * whole process, which reads the netlist and prints every potential. The error is the residual of {@link CurrentLaw} of what it prints.
 */
public final class Ngspice implements Subject<Path> {
	public static final String COMMAND = "ngspice";

	private static final Pattern POTENTIAL = Pattern.compile("([wb])_(\\d+)_(\\d+) = (\\S+)");

	private final Crossbar crossbar;
	private final Bias bias;
	private final Path netlist;
	private final Path printed;

	public Ngspice(int n) {
		crossbar = Samples.linear(n, 5e3, 100e3, 1);
		bias = Samples.read(n, 0, 0.3);
		try {
			netlist = temporary(".cir");
			printed = temporary(".txt");
			try (var out = Files.newBufferedWriter(netlist)) {
				new SpiceNetlist(1e-5).write(new CircuitCase("benchmark", "", crossbar, List.of(bias)), List.of(), out);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path temporary(String ending) throws IOException {
		var file = Files.createTempFile("kirchhoff-benchmark", ending);
		file.toFile().deleteOnExit();
		return file;
	}

	@Override
	public Path run() {
		try {
			int code = new ProcessBuilder(COMMAND, "-b", netlist.toString()).redirectErrorStream(true).redirectOutput(printed.toFile()).start().waitFor();
			if (code != 0) {
				throw new IllegalStateException(COMMAND + " ended with code " + code + ": " + Files.readString(printed).lines().limit(3).toList());
			}
			return printed;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while " + COMMAND + " ran", e);
		}
	}

	@Override
	public Findings examine(Path output) {
		int columns = crossbar.columns();
		var word = new double[crossbar.cells().size()];
		var bit = new double[word.length];
		Arrays.fill(word, Double.NaN);
		Arrays.fill(bit, Double.NaN);
		try (var lines = Files.lines(output)) {
			lines.map(line -> POTENTIAL.matcher(line.strip())).filter(match -> match.matches()).forEach(match -> {
				int k = Integer.parseInt(match.group(2)) * columns + Integer.parseInt(match.group(3));
				(match.group(1).equals("w") ? word : bit)[k] = Double.parseDouble(match.group(4));
			});
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return Findings.direct(CurrentLaw.residual(crossbar, bias, word, bit));
	}

	@Override
	public long units() {
		return crossbar.cells().size();
	}
}
