// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Computes a network's outputs. It owns the memory it works in and uses it again, so that a call allocates nothing once
 * the largest batch has been seen. Confined to one thread at a time; make one per thread.
 */
public final class Inference {

	private final Engine engine;
	private final Network network;

	public Inference(Network network) {
		this.network = network;
		engine = new Engine(network, false);
	}

	/**
	 * Outputs of a batch, [batch][outputs], in a new array.
	 *
	 * @see #run(Parameters, Product, float[], int, float[])
	 */
	public float[] run(Parameters parameters, float[] inputs, int batch) {
		var outputs = new float[Math.multiplyExact(batch, network.outputShape().size())];
		run(parameters, null, inputs, batch, outputs);
		return outputs;
	}

	/** @see #run(Parameters, Product, float[], int, float[]) */
	public void run(Parameters parameters, float[] inputs, int batch, float[] outputs) {
		run(parameters, null, inputs, batch, outputs);
	}

	/**
	 * Computes the outputs of a batch.
	 *
	 * @param parameters weights, of which a product in the place of the exact one uses what it likes; biases and
	 *                   normalisations
	 * @param product    how weighted nodes multiply, null for the exact product with the weights
	 * @param inputs     [batch][inputs], a sample's values in the order channel, row, column
	 * @param batch      number of samples, at least 1
	 * @param outputs    [batch][outputs], overwritten
	 * @throws IllegalArgumentException if parameters or arrays do not fit the network
	 */
	public void run(Parameters parameters, Product product, float[] inputs, int batch, float[] outputs) {
		var size = network.outputShape().size();
		Engine.requireLength("outputs", outputs, (long) size * batch);
		engine.pass.product = product;
		engine.forward(parameters, inputs, batch, network.output());
		Transpose.copy(engine.pass.values[network.output()], size, batch, outputs);
	}

	/** @see #activations(Parameters, Product, float[], int, int) */
	public float[] activations(Parameters parameters, float[] inputs, int batch, int node) {
		return activations(parameters, null, inputs, batch, node);
	}

	/**
	 * What a node puts out for a batch, [batch][values], in a new array.
	 *
	 * @param product as for {@link #run(Parameters, Product, float[], int, float[])}
	 * @param node    index of the node in the network
	 * @throws IllegalArgumentException if parameters or inputs do not fit the network
	 */
	public float[] activations(Parameters parameters, Product product, float[] inputs, int batch, int node) {
		var size = network.shape(node).size();
		var outputs = new float[Math.multiplyExact(batch, size)];
		engine.pass.product = product;
		engine.forward(parameters, inputs, batch, node);
		Transpose.copy(engine.pass.values[node], size, batch, outputs);
		return outputs;
	}

	/**
	 * What a node puts out when another one before it puts out given values, [batch][values], in a new array: a way to go on where an
	 * earlier call stopped.
	 *
	 * @param product as for {@link #run(Parameters, Product, float[], int, float[])}
	 * @param from    index of a node that is a {@link Network#isCut cut}
	 * @param values  what it puts out, [batch][values of the node]
	 * @param node    index of the node to look at, {@code from} or a later one
	 * @throws IllegalArgumentException if the nodes, parameters or values do not fit the network
	 */
	public float[] resume(Parameters parameters, Product product, int from, float[] values, int batch, int node) {
		if (!network.isCut(from) || node < from)
			throw new IllegalArgumentException("cannot go on from " + network.node(from).name() + " to " + network.node(node).name());
		parameters.requireFit(network);
		Engine.requireLength("values", values, (long) network.shape(from).size() * batch);
		var size = network.shape(node).size();
		var outputs = new float[Math.multiplyExact(batch, size)];
		engine.pass.product = product;
		engine.resume(parameters, from, values, batch, node);
		Transpose.copy(engine.pass.values[node], size, batch, outputs);
		return outputs;
	}
}
