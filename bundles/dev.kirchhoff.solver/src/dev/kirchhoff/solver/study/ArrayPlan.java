// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.numerics.circuit.Wiring;

/**
 * One crossbar of a deployment.
 *
 * @param rows     word lines
 * @param columns  bit lines
 * @param stuckLrs part of the cells that is stuck in the low-resistance state, 0..1
 * @param stuckHrs part of the cells that is stuck in the high-resistance state, 0..1
 * @param wiring   what lies between sources, cells and sense circuits
 * @param reading  how currents become numbers
 */
public record ArrayPlan(String name, int rows, int columns, Use<Device> device, BiasScheme scheme, double stuckLrs, double stuckHrs,
		Wiring wiring, Reading reading) {
}
