// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** y = transpose(W) x + b on panels of [features][batch]. */
final class FullyConnectedOperator extends Operator {

	private final int rows;
	private final int columns;

	FullyConnectedOperator(Network network, int node) {
		super(network, node);
		rows = network.matrix(node).rows();
		columns = network.matrix(node).columns();
	}

	@Override
	void forward(Pass pass) {
		var x = pass.values[input];
		var y = pass.values[node];
		var batch = pass.batch;
		var bias = pass.parameters.bias(node);
		if (pass.product == null) {
			pass.multiply.forward(pass.parameters.weights(node), bias, rows, columns, batch, x, 0, batch, y, 0, batch);
			return;
		}
		pass.product.multiply(node, x, batch, y);
		for (var o = 0; bias != null && o < columns; o++)
			Rows.add(bias[o], y, o * batch, batch);
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		var dy = pass.deltas[node];
		var batch = pass.batch;
		pass.multiply.gradient(pass.values[input], 0, batch, dy, 0, batch, rows, columns, batch,
				gradients.get(node, Tensor.WEIGHTS), false);
		var bias = gradients.get(node, Tensor.BIAS);
		for (var o = 0; bias != null && o < columns; o++)
			bias[o] = (float) Rows.sum(dy, o * batch, batch);
		if (pass.wants(input)) {
			var dx = pass.open(input);
			pass.multiply.backward(pass.parameters.weights(node), rows, columns, batch, dy, 0, batch, dx, 0, batch);
			pass.close(input);
		}
	}
}
