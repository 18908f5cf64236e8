// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.CircuitWriter;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.random.RandomStream;

/** Small circuits to write and read. */
final class Circuits {
	private Circuits() {
	}

	/** Conductances between 10 and 200 µS. */
	static double[] conductances(int count) {
		var random = RandomStream.of(7);
		return IntStream.range(0, count).mapToDouble(k -> 10e-6 + 190e-6 * random.uniform(k)).toArray();
	}

	/** Potentials of word lines between -0.3 and 0.7 V. */
	static Bias read(int rows, int columns) {
		var random = RandomStream.of(8);
		return Bias.read(IntStream.range(0, rows).mapToDouble(i -> random.uniform(i) - 0.3).toArray(), columns);
	}

	static CircuitCase of(Crossbar crossbar, Bias... biases) {
		return new CircuitCase("case", "made by a test", crossbar, List.of(biases));
	}

	static List<OperatingPoint> solve(CircuitCase circuit) {
		return circuit.biases().stream().map(bias -> CircuitSolver.solve(circuit.crossbar(), bias)).toList();
	}

	static String text(CircuitWriter writer, CircuitCase circuit, List<OperatingPoint> answers) {
		var text = new StringBuilder();
		try {
			writer.write(circuit, answers, text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}
}
