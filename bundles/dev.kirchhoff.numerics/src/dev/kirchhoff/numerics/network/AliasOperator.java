// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** A node whose values are its input's, under another shape or none: it shares the memory. */
final class AliasOperator extends Operator {

	AliasOperator(Network network, int node) {
		super(network, node);
	}

	@Override
	void forward(Pass pass) {
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		pass.passOn(input, pass.deltas[node], 0, network.shape(node).size() * pass.batch);
	}
}
