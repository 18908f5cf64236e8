// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.circuit;

import java.io.IOException;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.numerics.circuit.OperatingPoint;

/**
 * A way to write a crossbar, for another simulator or another person.
 *
 * @since 1.0
 */
public interface CircuitWriter {
	/** Endings of file names, without the dot, in lower case; the first is the usual one. */
	List<String> endings();

	/**
	 * Writes a case.
	 *
	 * @param answers one a bias if the case has been solved, else empty; a format may ignore them
	 * @throws KirchhoffException if the format cannot express the case
	 */
	void write(CircuitCase circuit, List<OperatingPoint> answers, Appendable out) throws IOException;
}
