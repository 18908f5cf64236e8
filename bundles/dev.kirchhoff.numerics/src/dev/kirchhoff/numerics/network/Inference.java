// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Computes a network's outputs. It owns the memory it works in and uses it again, so that a call allocates nothing once
 * the largest batch has been seen. Confined to one thread at a time; make one per thread.
 * <p>
 * A batch may be as large as its inputs and outputs fit into arrays: it is run some samples at a time, as many as keep
 * every node's values below a limit. How many that are depends on the network only, so that a batch has the same bits
 * wherever it is run, and a sample the same in a batch that begins a multiple of {@link #atOnce()} before it.
 *
 * @since 1.0
 */
public final class Inference {

	/** Values of one node that are in memory at a time, unless a single sample has more: 32 MB. */
	private static final int VALUES = 1 << 23;

	private final Engine engine;
	private final Network network;
	private final int atOnce;

	public Inference(Network network) {
		this.network = network;
		engine = new Engine(network, false);
		var most = 1;
		for (var node = 0; node < network.nodes().size(); node++)
			most = Math.max(most, network.shape(node).size());
		atOnce = Math.max(1, VALUES / most);
	}

	/** Samples that are run at a time; the rest of a batch is run by itself. */
	public int atOnce() {
		return atOnce;
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
	 * @param product    how weighted nodes multiply, null for the exact product with the weights; it is told where some
	 *                   samples begin by {@link Product#begin}
	 * @param inputs     [batch][inputs], a sample's values in the order channel, row, column
	 * @param batch      number of samples, at least 1
	 * @param outputs    [batch][outputs], overwritten
	 * @throws IllegalArgumentException if parameters or arrays do not fit the network
	 */
	public void run(Parameters parameters, Product product, float[] inputs, int batch, float[] outputs) {
		run(parameters, product, 0, inputs, batch, network.output(), outputs);
	}

	/** @param from node that puts out the inputs */
	private void run(Parameters parameters, Product product, int from, float[] inputs, int batch, int node, float[] outputs) {
		var features = network.shape(from).size();
		var size = network.shape(node).size();
		Engine.requireLength("inputs", inputs, (long) features * batch);
		Engine.requireLength("outputs", outputs, (long) size * batch);
		if (batch < 1)
			throw new IllegalArgumentException("a batch of " + batch + " samples");
		engine.pass.product = product;
		for (var first = 0; first < batch; first += atOnce) {
			var samples = Math.min(atOnce, batch - first);
			if (product != null)
				product.begin(first, samples);
			engine.resume(parameters, from, inputs, first * features, samples, node);
			Transpose.copy(engine.pass.values[node], 0, size, samples, outputs, first * size);
		}
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
		var outputs = new float[Math.multiplyExact(batch, network.shape(node).size())];
		run(parameters, product, 0, inputs, batch, node, outputs);
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
		var outputs = new float[Math.multiplyExact(batch, network.shape(node).size())];
		run(parameters, product, from, values, batch, node, outputs);
		return outputs;
	}
}
