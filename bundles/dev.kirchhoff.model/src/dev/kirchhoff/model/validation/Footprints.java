// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.Mapping;

/** How many cells a block of weights takes. Only the weight scheme knows; the planner asks the plug-in, the default is one cell a weight. */
@FunctionalInterface
public interface Footprints {
	/** One cell a weight. */
	Footprints ONE_CELL = (allocation, block) -> new Footprint(block.inputs(), block.outputs(), false);

	/**
	 * Cells on the array.
	 *
	 * @param rows    word lines
	 * @param columns bit lines
	 * @param shared  whether other blocks of the same inputs may lie on the same cells, which do not depend on the weights
	 */
	record Footprint(int rows, int columns, boolean shared) {
		@Override
		public String toString() {
			return rows + " x " + columns;
		}
	}

	/** What the product around has installed; one cell a weight where there is none. Diagrams ask it, whose services know nothing but the model. */
	static Footprints installed() {
		return Installed.FOOTPRINTS.get();
	}

	/** Makes {@link #installed} ask a planner, which knows the schemes of plug-ins. */
	static void install(Footprints footprints) {
		Installed.FOOTPRINTS.set(footprints);
	}

	/** How many planes the weight scheme of a mapping has: 2 for pairs of cells. */
	default int planes(Mapping mapping) {
		return 1;
	}

	/** The cells that this allocation's block of weights takes on its plane. */
	Footprint of(Allocation allocation, Matrix block);
}
