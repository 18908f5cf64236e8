// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.kirchhoff.algorithms.binary.CheckedWeakResetTrainer;
import dev.kirchhoff.algorithms.mapping.BinaryPair;
import dev.kirchhoff.algorithms.programming.SetWeakReset;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.devices.hfo2.WeakReset;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Images learned by a binarised 784-n-10 network on pairs of devices, in minibatches of 100, from a full SET of all devices on: reading,
 * gradients, weak RESETs with their noise, checks and what follows them. A fifth of the pixels of an image is not black, as in MNIST; a tenth of an
 * epoch of MNIST is 6,000 images.
 *
 * <p>The error is the part of the weights that are not what a sense amplifier makes of their cells afterwards.
 */
public final class PairLearning implements Subject<Parameters> {
	private static final int PIXELS = 784;
	private static final int CLASSES = 10;
	private static final int BATCH = 100;
	/** Pixels that are ever on, and the part of them that is on in an image. */
	private static final int USED = 600;
	private static final double ON = 0.25;

	private final Network network;
	private final DataSet data;
	private final int count;
	private final WeakReset device;
	private final CheckedWeakResetTrainer trainer;
	private final BinaryPair scheme = new BinaryPair(0, 0, 1);
	private final List<ArrayState> arrays = new ArrayList<>();
	private final List<PlacedBlock> blocks = new ArrayList<>();

	/**
	 * @param hidden  neurons of the hidden layer
	 * @param count   of images, a multiple of 100
	 * @param noise   η of the weak RESETs
	 * @param threads that share a minibatch
	 */
	public PairLearning(int hidden, int count, double noise, int threads) {
		this.count = count;
		network = Network.sequence(Shape.vector(PIXELS), new Layer.FullyConnected(hidden, false), new Layer.BatchNormalization(1e-5f, 0.1f),
				new Layer.Activation(Layer.Function.SIGN), new Layer.FullyConnected(CLASSES, false), new Layer.BatchNormalization(1e-5f, 0.1f));
		data = new DataSet("spots", "", samples(count, RandomStream.of(1)), samples(BATCH, RandomStream.of(2)));
		device = (WeakReset) ParameterSchema.of(WeakReset.class).bind(Map.of("noise", Double.toString(noise)), path -> path).instance().orElseThrow();
		trainer = (CheckedWeakResetTrainer) ParameterSchema.of(CheckedWeakResetTrainer.class)
				.bind(Map.of("epochs", "1", "batch", Integer.toString(BATCH), "rate", "1", "lastRate", "0.1", "mostPulses", "10", "threads", Integer.toString(threads)), path -> path)
				.instance().orElseThrow();
	}

	private static dev.kirchhoff.api.data.Samples samples(int count, RandomStream random) {
		var inputs = new float[count * PIXELS];
		var labels = new int[count];
		for (int n = 0; n < count; n++) {
			labels[n] = n % CLASSES;
			for (int i = 0; i < USED; i++) {
				// pixels of its class are on more often
				double on = i % CLASSES == labels[n] ? 2 * ON : ON;
				double u = random.uniform((long) n * PIXELS + i);
				inputs[n * PIXELS + i] = u < on ? (float) (1 - u) : 0;
			}
		}
		return new dev.kirchhoff.api.data.Samples(Shape.vector(PIXELS), inputs, labels, CLASSES);
	}

	@Override
	public Parameters run() {
		arrays.clear();
		blocks.clear();
		for (int node : network.weighted()) {
			var matrix = network.matrix(node);
			int cells = 2 * matrix.size();
			var random = RandomStream.of(3).split(node);
			var fresh = new Cells(1, new int[cells], new int[cells], new Draws(new RandomStream[] { random }, cells));
			for (int k = 0; k < cells; k += 2) {
				// one of two gets a weak RESET
				fresh.target()[k + (int) (random.bits(k) & 1)] = device.window().high();
			}
			new SetWeakReset(1, 2, 1.2, 1e-7).program(fresh, device, BiasScheme.GROUNDED, Monitor.NONE);
			blocks.add(new PlacedBlock(node, Tensor.WEIGHTS, 0, matrix.rows(), 0, matrix.columns(),
					List.of(new PlacedBlock.Plane(arrays.size(), IntStream.range(0, cells).toArray()))));
			arrays.add(new ArrayState("layer " + node, matrix.rows(), 2 * matrix.columns(), 0.1, device, fresh));
		}
		var parameters = Parameters.zeros(network);
		trainer.learn(new OnChipTask(network, data, scheme, 0, arrays, blocks, new double[] { 1, 1 }, parameters, RandomStream.of(4), TrainingTask.Curve.NONE, Monitor.NONE));
		return parameters;
	}

	@Override
	public Findings examine(Parameters parameters) {
		long wrong = 0;
		long all = 0;
		for (int b = 0; b < blocks.size(); b++) {
			var block = blocks.get(b);
			var shown = new float[block.inputs() * block.outputs()];
			scheme.decode(new double[][] { arrays.get(b).cells().conductance() }, block.inputs(), block.outputs(), 1, device.window(), shown);
			for (int k = 0; k < shown.length; k++) {
				wrong += shown[k] == parameters.weights(block.node())[k] ? 0 : 1;
			}
			all += shown.length;
		}
		return Findings.direct((double) wrong / all);
	}

	@Override
	public long units() {
		return count;
	}
}
