// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Pack;

/** Makes what workers on other machines need. */
@FunctionalInterface
public interface Packing {
	/**
	 * @param monitor is asked whether to stop, and told what is packed
	 * @throws dev.kirchhoff.api.KirchhoffException if what runs here cannot be packed
	 */
	Pack pack(Monitor monitor) throws IOException;
}
