// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import java.util.Locale;
import java.util.Set;

import dev.kirchhoff.algorithms.mapping.SignMagnitude;
import dev.kirchhoff.algorithms.programming.BitPulses;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Stochastic gradient descent on the mean squared error, sample by sample, of a sigmoid network whose weights are words of bits
 * (Yu et al. 2016, Section IV). Neurons have as many bits as weights. Errors, the derivatives of the squared error by the sums of the
 * neurons, are rounded to steps, so that small ones vanish; a weight moves by rate times error times activation, rounded to its least
 * bit, halves away from zero, and stays within its range. Only bits that change are pulsed. A cell keeps its bit once it has switched
 * as often as it survives, and if it is stuck; its weight then is what the bits say. A weight of zero keeps its sign.
 */
public record SignMagnitudeSgd(
		@Parameter(doc = "Passes over the training samples", value = "50", min = 1) int epochs,
		@Parameter(doc = "Learning rate", value = "0.375", min = 1e-6, max = 1e3) double rate,
		@Parameter(doc = "Errors are rounded to multiples of this", value = "0.015625", min = 1e-5, max = 1) double errorStep,
		@Parameter(doc = "Whether samples are shown in another order every epoch", value = "true") boolean shuffle,
		BitPulses pulses)
		implements OnChipTrainer {

	/** More levels of a neuron do not fit 16 bits. */
	private static final int MOST_BITS = 15;
	private static final int SAMPLES_A_CHECK = 2048;

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Pulsed.class);
	}

	@Override
	public void check(Network network, MappingScheme scheme) {
		if (!(scheme instanceof SignMagnitude bits)) {
			throw new KirchhoffException("sign-magnitude-sgd learns with weights of bits", "choose the mapping scheme sign-magnitude");
		}
		if (bits.bits() > MOST_BITS) {
			throw new KirchhoffException("sign-magnitude-sgd takes up to " + MOST_BITS + " bits, the mapping scheme has " + bits.bits(), "choose fewer bits");
		}
		for (int i = 1; i < network.nodes().size(); i++) {
			check(network, i);
		}
		if (network.weighted().isEmpty() || !isSigmoid(network.node(network.output()).layer())) {
			throw new KirchhoffException("sign-magnitude-sgd wants a network that ends in a sigmoid", "put a sigmoid behind every fully connected layer, the last one included");
		}
	}

	private static void check(Network network, int i) {
		var node = network.node(i);
		var before = network.node(i - 1).layer();
		boolean chained = node.inputs().size() == 1 && node.inputs().get(0) == i - 1;
		boolean fits = switch (node.layer()) {
			case Layer.FullyConnected full when full.bias() ->
				throw new KirchhoffException(node.name() + ": sign-magnitude-sgd cannot train a bias", "leave it out (bias = false)");
			case Layer.FullyConnected _ -> !(before instanceof Layer.FullyConnected);
			case Layer.Flatten _ -> before instanceof Layer.Input;
			case Layer.Activation _ -> isSigmoid(node.layer()) && before instanceof Layer.FullyConnected;
			default -> false;
		};
		if (!chained || !fits) {
			throw new KirchhoffException(node.name() + ": sign-magnitude-sgd only takes fully connected layers, each with a sigmoid behind it, one after the other",
					"leave " + node.name() + " out or choose another trainer");
		}
	}

	private static boolean isSigmoid(Layer layer) {
		return layer instanceof Layer.Activation activation && activation.function() == Layer.Function.SIGMOID;
	}

	@Override
	public void learn(OnChipTask task) {
		check(task.network(), task.scheme());
		requireFit(task.network(), task.data().train());
		int bits = ((SignMagnitude) task.scheme()).bits();
		task.arrays().forEach(array -> requireSwitching(array, pulses));
		boolean onOrOff = Pictures.onOrOff(task.data().train()) && Pictures.onOrOff(task.data().test());
		var cells = new BitCells(task, bits, onOrOff);
		var rule = new BitNetwork.Rule(bits, cells.ranges(), rate, errorStep);
		var network = new BitNetwork(cells.layers(), rule, onOrOff);
		descend(task, network, Pictures.of(task.data().train(), onOrOff, rule.levels()), Pictures.of(task.data().test(), onOrOff, rule.levels()));
		cells.store(pulses);
	}

	private static void requireFit(Network network, Samples samples) {
		if (network.outputShape().size() != samples.classes()) {
			throw new KirchhoffException("the network has " + network.outputShape().size() + " outputs, the data " + samples.classes() + " classes",
					"end the network in one output a class");
		}
	}

	/** Learning counts on every pulse; one that does not switch would make a network of something else. */
	private static void requireSwitching(ArrayState array, BitPulses pulses) {
		var device = array.device();
		var cells = new Cells(1, new int[2], new int[] { 0, 1 }, new Draws(new RandomStream[] { RandomStream.of(0) }, 2));
		cells.conductance()[0] = device.window().low();
		cells.conductance()[1] = device.window().high();
		((Pulsed) device).pulse(cells, pulses.pulses(true, new boolean[] { true, false }));
		((Pulsed) device).pulse(cells, pulses.pulses(false, new boolean[] { false, true }));
		if (!BitPulses.bit(cells.conductance()[0], device) || BitPulses.bit(cells.conductance()[1], device)) {
			throw new KirchhoffException("the pulses of sign-magnitude-sgd do not switch the devices of array " + array.name(),
					"raise setVoltage, resetVoltage, the gates' voltages or width to what the devices need");
		}
	}

	private void descend(OnChipTask task, BitNetwork network, Pictures train, Pictures test) {
		var labels = task.data().train().labels();
		var order = task.random().split("order");
		var sequence = new int[labels.length];
		for (int s = 0; s < sequence.length; s++) {
			sequence[s] = s;
		}
		for (int epoch = 1; epoch <= epochs; epoch++) {
			if (shuffle) {
				sequence = order.split(epoch).permutation(labels.length, 0);
			}
			double loss = 0;
			for (int k = 0; k < sequence.length; k++) {
				if (k % SAMPLES_A_CHECK == 0) {
					task.monitor().check();
				}
				loss += network.learn(train, sequence[k], labels[sequence[k]]);
			}
			loss /= labels.length;
			double accuracy = accuracy(network, test, task.data().test().labels());
			task.curve().point(epoch, loss, accuracy);
			task.monitor().progress((double) epoch / epochs, String.format(Locale.ROOT, "epoch %d of %d, loss %.4f, accuracy %.4f", epoch, epochs, loss, accuracy));
		}
	}

	/** NaN if there are no samples. */
	private static double accuracy(BitNetwork network, Pictures pictures, int[] labels) {
		int right = 0;
		for (int s = 0; s < labels.length; s++) {
			if (network.classify(pictures, s) == labels[s]) {
				right++;
			}
		}
		return (double) right / labels.length;
	}
}
