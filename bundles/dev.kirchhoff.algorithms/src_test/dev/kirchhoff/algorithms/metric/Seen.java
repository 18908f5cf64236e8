// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;

/**
 * An observation made by hand.
 *
 * @param outputs [copies][samples][outputs]
 * @param infer   what the copies answer to other inputs
 */
record Seen(int copies, long first, Network network, Samples test, float[] outputs, UnaryOperator<float[]> infer, List<ArrayState> arrays) implements Observation {
	/** A network of two inputs and so many outputs that ends in a sigmoid, or in nothing. */
	static Network network(int outputs, boolean sigmoid) {
		var dense = new Layer.FullyConnected(outputs, false);
		return sigmoid ? Network.sequence(Shape.vector(2), dense, new Layer.Activation(Layer.Function.SIGMOID)) : Network.sequence(Shape.vector(2), dense);
	}

	/** Copies of a network with one sigmoid output. */
	static Seen of(long first, int[] labels, float[]... outputs) {
		return of(first, network(1, true), labels, 2, outputs);
	}

	static Seen of(long first, Network network, int[] labels, int classes, float[]... outputs) {
		var all = new float[outputs.length * outputs[0].length];
		for (int c = 0; c < outputs.length; c++) {
			System.arraycopy(outputs[c], 0, all, c * outputs[0].length, outputs[0].length);
		}
		return new Seen(outputs.length, first, network, new Samples(Shape.vector(2), new float[2 * labels.length], labels, classes), all, inputs -> inputs, List.of());
	}

	@Override
	public long repeat(int copy) {
		return first + copy;
	}

	@Override
	public float[] infer(float[] inputs, int count) {
		return infer.apply(inputs);
	}

	@Override
	public float[] activations(int copy, int node, float[] inputs, int count) {
		throw new UnsupportedOperationException("this batch has no weights");
	}

	@Override
	public MappingScheme scheme() {
		return null;
	}

	@Override
	public List<PlacedBlock> blocks() {
		return List.of();
	}

	@Override
	public List<double[]> course(int copy) {
		return List.of();
	}

	/** Values of a metric on this batch; its tally is added to another. */
	double[][] measure(Metric metric, Tally sums) {
		var values = new double[metric.quantities().size()][copies];
		var tally = new Tally();
		metric.observe(this, values, tally);
		sums.add(tally);
		return values;
	}
}
