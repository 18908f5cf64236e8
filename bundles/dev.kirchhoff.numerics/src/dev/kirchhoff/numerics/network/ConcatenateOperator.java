// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Joined channels: as they come first in memory, one input's values follow the other's. */
final class ConcatenateOperator extends Operator {

	private final int[] inputs;

	ConcatenateOperator(Network network, int node) {
		super(network, node);
		inputs = network.node(node).inputs().stream().mapToInt(Integer::intValue).toArray();
	}

	@Override
	void forward(Pass pass) {
		var at = 0;
		for (var from : inputs) {
			var count = network.shape(from).size() * pass.batch;
			System.arraycopy(pass.values[from], 0, pass.values[node], at, count);
			at += count;
		}
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		var at = 0;
		for (var from : inputs) {
			var count = network.shape(from).size() * pass.batch;
			pass.passOn(from, pass.deltas[node], at, count);
			at += count;
		}
	}
}
