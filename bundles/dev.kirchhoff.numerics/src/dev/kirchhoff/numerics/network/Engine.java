// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** The operators of a network and the memory they work in; confined to one thread at a time. */
final class Engine {

	final Network network;
	final Pass pass;
	private final Operator[] operators;

	Engine(Network network, boolean training) {
		this.network = network;
		operators = new Operator[network.nodes().size()];
		for (var node = 1; node < operators.length; node++)
			operators[node] = Operator.of(network, node, training);
		pass = new Pass(network, new Layout(network, operators, training));
	}

	/** Runs all nodes up to the last one given, on samples whose values begin at an index. */
	void forward(Parameters parameters, float[] inputs, int from, int batch, int last) {
		resume(parameters, 0, inputs, from, batch, last);
	}

	/**
	 * Runs the nodes after one, whose values are given, up to the last one given; the one must be a {@link Network#isCut cut}.
	 *
	 * @param from where the values of the samples begin
	 */
	void resume(Parameters parameters, int given, float[] values, int from, int batch, int last) {
		parameters.requireFit(network);
		var size = network.shape(given).size();
		requireLength("inputs", values, from + (long) size * batch);
		pass.resize(batch);
		pass.parameters = parameters;
		Transpose.copy(values, from, batch, size, pass.values[given], 0);
		for (var node = given + 1; node <= last; node++)
			operators[node].forward(pass);
	}

	/** Runs back from a node whose delta has been set. */
	void backward(int last, Gradients gradients) {
		for (var node = last; node > 0; node--)
			if (pass.wants(node))
				operators[node].backward(pass, gradients);
	}

	static void requireLength(String what, float[] values, long wanted) {
		if (values.length < wanted)
			throw new IllegalArgumentException(
					"the array of " + what + " has " + values.length + " values, needed are " + wanted);
	}
}
