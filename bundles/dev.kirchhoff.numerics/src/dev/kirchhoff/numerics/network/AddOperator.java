// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Elementwise sum. */
final class AddOperator extends Operator {

	private final int[] inputs;
	private final int size;

	AddOperator(Network network, int node) {
		super(network, node);
		inputs = network.node(node).inputs().stream().mapToInt(Integer::intValue).toArray();
		size = network.shape(node).size();
	}

	@Override
	void forward(Pass pass) {
		var count = size * pass.batch;
		var sum = pass.values[node];
		System.arraycopy(pass.values[input], 0, sum, 0, count);
		for (var i = 1; i < inputs.length; i++)
			Rows.add(pass.values[inputs[i]], 0, sum, 0, count);
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		for (var from : inputs)
			pass.passOn(from, pass.deltas[node], 0, size * pass.batch);
	}
}
