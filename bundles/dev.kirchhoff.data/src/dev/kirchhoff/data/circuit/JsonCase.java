// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.CircuitReader;
import dev.kirchhoff.api.circuit.CircuitWriter;
import dev.kirchhoff.numerics.circuit.OperatingPoint;

/**
 * A crossbar, what is applied to it and, if it has been solved, every potential and current as one JSON object, so that a case can be held
 * against other simulators. The keys are in {@code releng/doc/circuit-files.md}; each file carries its convention in words.
 */
public record JsonCase() implements CircuitReader, CircuitWriter {
	@Override
	public List<String> endings() {
		return List.of("json");
	}

	@Override
	public CircuitCase read(Path file) throws IOException {
		return new CaseReader(file).read();
	}

	@Override
	public void write(CircuitCase circuit, List<OperatingPoint> answers, Appendable out) throws IOException {
		CaseWriter.write(circuit, answers, out);
	}
}
