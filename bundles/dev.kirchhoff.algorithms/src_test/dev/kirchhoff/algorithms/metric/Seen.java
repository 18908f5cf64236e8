// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * An observation made by hand.
 *
 * @param outputs [copies][samples][outputs]
 * @param infer   what the copies answer to other inputs
 * @param courses of learning on the chip, one a copy; may be empty
 */
record Seen(int copies, long first, Network network, Samples test, float[] outputs, UnaryOperator<float[]> infer, List<ArrayState> arrays, MappingScheme scheme,
		List<PlacedBlock> blocks, List<List<double[]>> courses) implements Observation {
	Seen(int copies, long first, Network network, Samples test, float[] outputs, UnaryOperator<float[]> infer, List<ArrayState> arrays) {
		this(copies, first, network, test, outputs, infer, arrays, null, List.of(), List.of());
	}

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

	/** Inputs themselves; what lies behind them is 2 everywhere. */
	@Override
	public float[] activations(int copy, int node, float[] inputs, int count) {
		if (node == 0) {
			return inputs;
		}
		var values = new float[count * network.shape(node).size()];
		Arrays.fill(values, 2);
		return values;
	}

	@Override
	public List<double[]> course(int copy) {
		return courses.isEmpty() ? List.of() : courses.get(copy);
	}

	/** Copies of a network that lies on arrays and whose answers do not matter. */
	static Seen on(int copies, long first, Network network, float[] inputs, MappingScheme scheme, List<PlacedBlock> blocks, ArrayState... arrays) {
		int count = inputs.length / network.inputShape().size();
		var samples = new Samples(network.inputShape(), inputs, new int[count], 2);
		return new Seen(copies, first, network, samples, new float[0], any -> any, List.of(arrays), scheme, blocks, List.of());
	}

	/** An array of 4 x 8 cells of which the first are used. */
	static ArrayState array(String name, double readVoltage, Device device, int copies, double[] target, double[] conductance) {
		int used = target.length / copies;
		var words = IntStream.range(0, used).map(k -> k / 8).toArray();
		var bits = IntStream.range(0, used).map(k -> k % 8).toArray();
		var cells = new Cells(copies, words, bits, new Draws(IntStream.range(0, copies).mapToObj(RandomStream::of).toArray(RandomStream[]::new), used));
		System.arraycopy(target, 0, cells.target(), 0, target.length);
		System.arraycopy(conductance, 0, cells.conductance(), 0, target.length);
		return new ArrayState(name, 4, 8, readVoltage, device, cells);
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
