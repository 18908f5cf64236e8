// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.numerics.circuit.Truncation;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.study.Use;

/**
 * Copies of a network that are looked at together. Where reads are noisy, every answer is one read of its own: the test samples once for
 * all metrics, and other inputs anew in every call, told apart by the metric that asks and by how often it has asked.
 */
final class Batch implements Observation {
	/** Samples that noisy arrays are read with at a time: few enough for the cache, and no power of 2, whose columns would share its lines. */
	private static final int AT_ONCE = 240;

	/**
	 * How reads scatter, per copy.
	 *
	 * @param variances of weights and biases
	 */
	record Noise(Parameters[] variances, RandomStream[] streams) {
	}

	private final Network network;
	private final Samples test;
	private final long first;
	private final Parameters[] copies;
	private final Parameters[] trained;
	private final List<ArrayState> arrays;
	private final Placement placement;
	private final List<List<double[]>> courses;
	private final Inference inference;
	private final Noise noise;
	/** Per copy; null if all products are exact. */
	private final ArrayProduct[] products;
	private float[] outputs;
	private String metric = "";
	private boolean foreign;
	private long calls;

	/**
	 * Where weights lie.
	 *
	 * @param scheme null if they lie on no array
	 */
	record Placement(MappingScheme scheme, List<PlacedBlock> blocks) {
		static final Placement NONE = new Placement(null, List.of());
	}

	/**
	 * @param copies     parameters as each copy shows them
	 * @param trained    the same before they were put on arrays
	 * @param courses    of on-chip training, one a copy
	 * @param noise      null if reads do not scatter
	 * @param products   one a copy; null if all are exact
	 */
	Batch(Network network, Samples test, long first, Parameters[] copies, Parameters[] trained, List<ArrayState> arrays, Placement placement, List<List<double[]>> courses,
			Inference inference, Noise noise, ArrayProduct[] products) {
		this.network = network;
		this.test = test;
		this.first = first;
		this.copies = copies;
		this.trained = trained;
		this.arrays = arrays;
		this.placement = placement;
		this.courses = courses;
		this.inference = inference;
		this.noise = noise;
		this.products = products;
	}

	/** Lets another metric look; a witness of what it must leave alone is taken. */
	Witness enter(Use<Metric> looking) {
		metric = looking.name();
		foreign = looking.isForeign();
		calls = 0;
		var witness = Witness.of(looking);
		arrays.forEach(array -> witness.cells(array.cells()));
		return witness;
	}

	@Override
	public int copies() {
		return copies.length;
	}

	@Override
	public long repeat(int copy) {
		return first + copy;
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public Samples test() {
		return test;
	}

	@Override
	public float[] outputs() {
		if (outputs == null) {
			outputs = infer(test.inputs(), test.count(), "test", 0);
		}
		return foreign ? outputs.clone() : outputs;
	}

	@Override
	public float[] infer(float[] inputs, int count) {
		return infer(inputs, count, "metric " + metric, calls++);
	}

	private float[] infer(float[] inputs, int count, String purpose, long call) {
		int width = network.outputShape().size();
		var all = new float[Math.multiplyExact(Math.multiplyExact(copies.length, count), width)];
		var one = new float[count * width];
		for (int c = 0; c < copies.length; c++) {
			if (noise == null) {
				inference.run(copies[c], product(c), inputs, count, one);
			} else {
				read(c, inputs, count, noise.streams[c].split(purpose).split(call), one);
			}
			System.arraycopy(one, 0, all, c * one.length, one.length);
		}
		return all;
	}

	/** Null for the exact product. */
	private Product product(int c) {
		return products == null ? null : products[c];
	}

	private void read(int c, float[] inputs, int count, RandomStream stream, float[] outputs) {
		var exact = products == null ? Product.exact(network, copies[c]) : product(c);
		var product = new NoisyProduct(network, exact, noise.variances[c]);
		int features = network.inputShape().size();
		int width = network.outputShape().size();
		var some = new float[Math.min(AT_ONCE, count) * width];
		for (int first = 0; first < count; first += AT_ONCE) {
			int samples = Math.min(AT_ONCE, count - first);
			product.begin(stream, first, samples);
			inference.run(copies[c], product, Arrays.copyOfRange(inputs, first * features, (first + samples) * features), samples, some);
			System.arraycopy(some, 0, outputs, first * width, samples * width);
		}
	}

	@Override
	public float[] activations(int copy, int node, float[] inputs, int count) {
		return inference.activations(copies[copy], product(copy), inputs, count, node);
	}

	@Override
	public double inputLimit(int copy, int node) {
		return products == null ? 0 : products[copy].inputLimit(node);
	}

	@Override
	public Truncation kernels(int copy, int node) {
		return products == null ? null : products[copy].truncation(node);
	}

	@Override
	public float[] exact(int copy, int node, float[] inputs, int count) {
		return inference.activations(trained[copy], inputs, count, node);
	}

	@Override
	public MappingScheme scheme() {
		return placement.scheme;
	}

	@Override
	public List<PlacedBlock> blocks() {
		return placement.blocks;
	}

	@Override
	public List<double[]> course(int copy) {
		return courses.get(copy);
	}

	@Override
	public List<ArrayState> arrays() {
		return arrays;
	}
}
