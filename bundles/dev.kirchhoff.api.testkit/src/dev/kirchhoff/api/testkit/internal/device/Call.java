// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Pulses;

/**
 * One call of one method of a device on a batch of cells.
 *
 * @param method name of the method
 * @param values what it is called with, for messages
 * @param kind   what becomes of the cells
 * @param pulses of a call that pulses, else null; made anew for every batch
 */
record Call(String method, String values, Kind kind, PulseMaker pulses, Body body) {
	/** What a method may do. */
	enum Kind {
		/** Sets the conductance of every cell. */
		WRITES,
		/** Sets the conductance of stuck cells. */
		STICKS,
		/** Pulses the cells whose amplitude is not 0. */
		PULSES,
		/** Answers one number a cell and changes none. */
		READS
	}

	/** The pulses for a batch. */
	@FunctionalInterface
	interface PulseMaker {
		Pulses of(Cells cells);
	}

	/** The method itself. */
	@FunctionalInterface
	interface Body {
		/** @param answers receives a number a cell where the method {@linkplain Kind#READS reads} */
		void on(Cells cells, Pulses pulses, double[] answers);
	}

	/** Calls it on a batch. */
	Outcome on(Cells cells) {
		var given = pulses == null ? null : pulses.of(cells);
		var answers = new double[kind == Kind.READS ? cells.size() : 0];
		body.on(cells, given, answers);
		return Outcome.of(cells, answers, given);
	}

	/** Where something happened. */
	String where() {
		return method + (values.isEmpty() ? "" : " with " + values);
	}
}
