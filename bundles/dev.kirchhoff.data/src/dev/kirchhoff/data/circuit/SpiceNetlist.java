// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.IOException;
import java.util.List;

import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.CircuitWriter;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.circuit.OperatingPoint;

/**
 * A crossbar as a netlist that ngspice runs, with every node of every line, so that a simulator that knows nothing of crossbars can be asked
 * for the same answers. Further inputs of a case follow as {@code alter} commands; they must float the same lines as the first, since
 * a command cannot take a source away.
 */
public record SpiceNetlist(
		@Parameter(doc = "Largest error of the table that stands for a law without an expression, relative to the largest current in it", value = "1e-5", min = 1e-9, max = 0.1) double tableError)
		implements CircuitWriter {
	@Override
	public List<String> endings() {
		return List.of("cir", "sp", "spice");
	}

	@Override
	public void write(CircuitCase circuit, List<OperatingPoint> answers, Appendable out) throws IOException {
		new Netlist(circuit, tableError, out).write();
	}
}
