// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Reading;

/**
 * A product through the converters of tiles: inputs of a block are rounded to what its DACs can put out, its sums of currents clipped
 * and rounded by its ADCs, and the numbers of blocks that share outputs added up. Weights that lie on no array, or on one without
 * converters, are multiplied exactly; so are biases, which are added afterwards.
 * <p>
 * What a full-scale input and, unless the tile says so, a full-scale current are, is found with training samples. Values that are never
 * negative use all codes for one sign, others the same number on either side of 0. Confined to one thread at a time.
 */
final class Converters {
	/** Training samples to find full scales with. */
	private static final int CALIBRATION = 1000;

	/** One block, its weights, and its full scales. */
	private static final class Part {
		final Block block;
		final Reading reading;
		final float[] weights;
		/** Largest input and, separately, whether one is below 0. */
		float input;
		boolean signed;
		/** Largest sum, as an output of the node. */
		float output;

		Part(Block block, Reading reading, float[] weights, float output) {
			this.block = block;
			this.reading = reading;
			this.weights = weights;
			this.output = output;
		}
	}

	private final Network network;
	private final Parameters parameters;
	private final Product exact;
	private final Dense dense = Dense.get();
	/** Per node, blocks whose arrays have converters; empty where there are none. */
	private final List<List<Part>> parts = new ArrayList<>();
	/** Per node, what is left for the exact product; null if nothing is. */
	private final float[][] rest;
	private float[] rounded = {};
	private float[] sums = {};

	/**
	 * Converters as the copy that {@code fabric} decoded last has them.
	 *
	 * @param parameters what that copy shows
	 * @param training   to find full scales with
	 */
	Converters(Network network, Parameters parameters, Fabric fabric, List<Block> blocks, Samples training) {
		this.network = network;
		this.parameters = parameters;
		exact = Product.exact(network, parameters);
		rest = new float[network.nodes().size()][];
		network.nodes().forEach(_ -> parts.add(new ArrayList<>()));
		for (int b = 0; b < blocks.size(); b++) {
			var block = blocks.get(b);
			var reading = fabric.reading(block);
			if (block.tensor() == Tensor.WEIGHTS && reading.converts()) {
				parts.get(block.node()).add(new Part(block, reading, fabric.shownWeights(b).clone(), (float) (reading.adcRange() * fabric.outputPerAmpere(b))));
			}
		}
		for (int node : network.weighted()) {
			rest[node] = rest(node);
		}
		calibrate(training);
	}

	/** Whether any block of a deployment passes through converters. */
	static boolean among(Fabric fabric, List<Block> blocks) {
		return blocks.stream().anyMatch(block -> block.tensor() == Tensor.WEIGHTS && fabric.reading(block).converts());
	}

	/** The weights of a node that lie on no array with converters. */
	private float[] rest(int node) {
		var left = parameters.weights(node).clone();
		int columns = network.matrix(node).columns();
		for (var part : parts.get(node)) {
			for (int i = 0; i < part.block.inputs(); i++) {
				int at = (part.block.firstInput() + i) * columns + part.block.firstOutput();
				Arrays.fill(left, at, at + part.block.outputs(), 0);
			}
		}
		for (float w : left) {
			if (w != 0) {
				return left;
			}
		}
		return null;
	}

	private void calibrate(Samples training) {
		int count = Math.min(CALIBRATION, training.count());
		var inputs = Arrays.copyOf(training.inputs(), count * training.features());
		var fixed = new boolean[parts.size()][];
		for (int node = 0; node < fixed.length; node++) {
			fixed[node] = new boolean[parts.get(node).size()];
			for (int k = 0; k < fixed[node].length; k++) {
				fixed[node][k] = parts.get(node).get(k).output > 0;
			}
		}
		new Inference(network).run(parameters, (node, x, n, y) -> {
			exact.multiply(node, x, n, y);
			for (int k = 0; k < fixed[node].length; k++) {
				look(parts.get(node).get(k), fixed[node][k], x, n);
			}
		}, inputs, count, new float[count * network.outputShape().size()]);
	}

	/** Widens the full scales to what is seen. */
	private void look(Part part, boolean fixed, float[] x, int count) {
		int from = part.block.firstInput() * count;
		for (int k = from; k < from + part.block.inputs() * count; k++) {
			part.input = Math.max(part.input, Math.abs(x[k]));
			part.signed |= x[k] < 0;
		}
		if (!fixed) {
			sums(part, x, from, count);
			for (int k = 0; k < part.block.outputs() * count; k++) {
				part.output = Math.max(part.output, Math.abs(sums[k]));
			}
		}
	}

	private void sums(Part part, float[] x, int offset, int count) {
		int inputs = part.block.inputs();
		int outputs = part.block.outputs();
		sums = grown(sums, outputs * count);
		dense.sgemm(true, false, outputs, count, inputs, 1, part.weights, 0, outputs, x, offset, count, 0, sums, 0, count);
	}

	/** The product, converters included. */
	Product product() {
		return this::multiply;
	}

	private void multiply(int node, float[] x, int count, float[] y) {
		if (parts.get(node).isEmpty()) {
			exact.multiply(node, x, count, y);
			return;
		}
		int columns = network.matrix(node).columns();
		if (rest[node] == null) {
			Arrays.fill(y, 0, columns * count, 0);
		} else {
			dense.sgemm(true, false, columns, count, network.matrix(node).rows(), 1, rest[node], 0, columns, x, 0, count, 0, y, 0, count);
		}
		for (var part : parts.get(node)) {
			add(part, x, count, y);
		}
	}

	private void add(Part part, float[] x, int count, float[] y) {
		int from = part.block.firstInput() * count;
		int length = part.block.inputs() * count;
		if (part.reading.dacBits() > 0) {
			rounded = grown(rounded, length);
			round(x, from, length, part.input, codes(part.reading.dacBits(), part.signed), part.signed, rounded);
			sums(part, rounded, 0, count);
		} else {
			sums(part, x, from, count);
		}
		int size = part.block.outputs() * count;
		if (part.reading.adcBits() > 0) {
			round(sums, 0, size, part.output, codes(part.reading.adcBits(), true), true, sums);
		}
		int at = part.block.firstOutput() * count;
		for (int k = 0; k < size; k++) {
			y[at + k] += sums[k];
		}
	}

	/** Steps from 0 to full scale. */
	private static float codes(int bits, boolean signed) {
		return (float) (StrictMath.scalb(1.0, signed ? bits - 1 : bits) - 1);
	}

	/** Clips to full scale and rounds to the nearest code; one bit with a sign tells only the sign. */
	private static void round(float[] x, int offset, int length, float full, float codes, boolean signed, float[] into) {
		if (full == 0) {
			Arrays.fill(into, 0, length, 0);
			return;
		}
		float low = signed ? -full : 0;
		float step = codes == 0 ? full : full / codes;
		for (int k = 0; k < length; k++) {
			float clipped = Math.clamp(x[offset + k], low, full);
			into[k] = codes == 0 ? Math.copySign(full, clipped) : step * (float) Math.rint(clipped / step);
		}
	}

	private static float[] grown(float[] array, int length) {
		return array.length >= length ? array : new float[length];
	}
}
