// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Which nodes share an array of values. Training keeps all values for the way back; inference uses an array again as
 * soon as nobody needs what is in it.
 */
final class Layout {

	private final Network network;
	private final Operator[] operators;
	/** Per node. */
	private final int[] slots;
	/** Per slot, values of one sample. */
	private final List<Integer> sizes = new ArrayList<>();
	/** Nodes that get a delta. */
	private final boolean[] wanted;

	Layout(Network network, Operator[] operators, boolean training) {
		this.network = network;
		this.operators = operators;
		slots = new int[operators.length];
		wanted = new boolean[operators.length];
		var last = training ? null : lastUses();
		List<Integer> busyUntil = new ArrayList<>();
		for (var node = 0; node < slots.length; node++) {
			if (isAlias(node)) {
				slots[node] = slots[operators[node].input];
			} else {
				slots[node] = slot(node, last, busyUntil);
				if (last != null)
					busyUntil.set(slots[node], last[node]);
			}
			wanted[node] = training && wants(node);
		}
	}

	private boolean isAlias(int node) {
		return operators[node] instanceof AliasOperator;
	}

	private boolean wants(int node) {
		for (var tensor : Tensor.values())
			if (tensor.isTrained() && network.length(node, tensor) > 0)
				return true;
		return network.node(node).inputs().stream().anyMatch(input -> wanted[input]);
	}

	/** Per node the last node that reads its values, directly or under another name. */
	private int[] lastUses() {
		var last = new int[slots.length];
		last[network.output()] = Integer.MAX_VALUE;
		for (var node = network.output(); node > 0; node--)
			for (var input : network.node(node).inputs())
				last[input] = Math.max(last[input], isAlias(node) ? last[node] : node);
		return last;
	}

	private int slot(int node, int[] last, List<Integer> busyUntil) {
		var size = network.shape(node).size();
		if (last != null) {
			if (node > 0 && operators[node].inPlace() && busyUntil.get(slots[operators[node].input]) == node)
				return slots[operators[node].input];
			for (var slot = 0; slot < busyUntil.size(); slot++)
				if (busyUntil.get(slot) < node) {
					sizes.set(slot, Math.max(sizes.get(slot), size));
					return slot;
				}
			busyUntil.add(0);
		}
		sizes.add(size);
		return sizes.size() - 1;
	}

	/**
	 * Fills in arrays for a batch of this many samples.
	 *
	 * @throws IllegalArgumentException if a node's values do not fit an array
	 */
	void allocate(int batch, float[][] values, float[][] deltas) {
		for (var node = 0; node < slots.length; node++)
			if ((long) network.shape(node).size() * batch > Integer.MAX_VALUE - 8)
				throw new IllegalArgumentException(network.node(node).name() + ": a batch of " + batch
						+ " samples of " + network.shape(node).size() + " values is too large");
		var arrays = new float[sizes.size()][];
		for (var slot = 0; slot < arrays.length; slot++)
			arrays[slot] = new float[sizes.get(slot) * batch];
		for (var node = 0; node < slots.length; node++) {
			values[node] = arrays[slots[node]];
			deltas[node] = wanted[node] ? new float[network.shape(node).size() * batch] : null;
		}
	}
}
