// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: the current through a cell at a voltage that does not switch it.
 *
 * @since 1.0
 */
public interface StaticIV {
	/**
	 * The physics, for one cell. The solver builds its fast kernels from it and never calls it cell by cell while it runs.
	 *
	 * @param g state of the cell as its conductance at the device's reference voltage, S
	 * @param v voltage across the cell, V; negative values are allowed
	 * @return current, A, of the sign of {@code v} and 0 at 0 V
	 */
	double current(double g, double v);

	/**
	 * The same for a batch; override it only where a loop over {@link #current(double, double)} is too slow.
	 *
	 * @param g conductances, S
	 * @param v voltages, V, of the same length
	 * @param i receives the currents, A
	 */
	default void currents(double[] g, double[] v, double[] i) {
		for (int k = 0; k < i.length; k++) {
			i[k] = current(g[k], v[k]);
		}
	}
}
