// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.numerics.random.RandomStream;

/** One copy out of a batch, as a batch of its own: work on it does not grow with the other copies. */
record OneCopy(Cells all, int copy, Cells cells) {

	/** @param random of this copy */
	static OneCopy of(Cells all, int copy, RandomStream random) {
		int count = all.perCopy();
		var wordLines = new int[count];
		var bitLines = new int[count];
		for (int k = 0; k < count; k++) {
			wordLines[k] = all.wordLine(k);
			bitLines[k] = all.bitLine(k);
		}
		var cells = new Cells(1, wordLines, bitLines, new Draws(new RandomStream[] { random }, count));
		int first = copy * count;
		System.arraycopy(all.target(), first, cells.target(), 0, count);
		System.arraycopy(all.conductance(), first, cells.conductance(), 0, count);
		System.arraycopy(all.faults(), first, cells.faults(), 0, count);
		for (var name : all.states()) {
			System.arraycopy(all.state(name), first, cells.state(name), 0, count);
		}
		return new OneCopy(all, copy, cells);
	}

	/** Brings conductances and states back into the batch. */
	void putBack() {
		int count = all.perCopy();
		System.arraycopy(cells.conductance(), 0, all.conductance(), copy * count, count);
		for (var name : cells.states()) {
			System.arraycopy(cells.state(name), 0, all.state(name), copy * count, count);
		}
	}
}
