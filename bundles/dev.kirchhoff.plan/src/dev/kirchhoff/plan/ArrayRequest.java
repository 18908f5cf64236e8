// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which array of a project is wanted as a circuit, and in what state.
 *
 * @param file  a project file
 * @param array name or path of an array; the only one of the project if empty
 */
public record ArrayRequest(Path file, Optional<String> array, State state) {
	/** What the cells are like. */
	public sealed interface State {
		/** All as conductive as they can be programmed. */
		record LowResistance() implements State {
		}

		/** All as resistive as they can be programmed. */
		record HighResistance() implements State {
		}

		/** Uniformly distributed over the programmable window. */
		record Random(long seed) implements State {
		}

		/** Read from a file that holds as many conductances, by any circuit format. */
		record Table(Path file) implements State {
		}

		/**
		 * As the stages of an experiment leave them at its first point.
		 *
		 * @param repeat counted from 0
		 */
		record Programmed(String experiment, long repeat) implements State {
		}
	}
}
