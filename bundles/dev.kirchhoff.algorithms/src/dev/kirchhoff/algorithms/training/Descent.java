// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.kirchhoff.algorithms.training.Options.Method;
import dev.kirchhoff.algorithms.training.Options.Objective;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Adam;
import dev.kirchhoff.numerics.network.Backpropagation;
import dev.kirchhoff.numerics.network.Constraints;
import dev.kirchhoff.numerics.network.Gradients;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Limits;
import dev.kirchhoff.numerics.network.Loss;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Optimizer;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Sgd;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * The loop over minibatches that all gradient trainers share. The gradient is taken at <em>effective</em> weights (rounded ones, or those
 * that an array shows) and applied to the clean ones.
 */
final class Descent {
	/** What the gradient is taken at, instead of the weights themselves. */
	@FunctionalInterface
	interface Perturbation {
		/**
		 * @param step       number of the minibatch since the beginning
		 * @param effective  receives the weights to take the gradient at
		 * @param frozen     is marked where the update is to be left out
		 */
		void apply(Parameters weights, long step, Parameters effective, Mask frozen);
	}

	private final TrainingTask task;
	private final Options options;
	private final Network network;
	/** Largest absolute weight of each layer with weights. */
	private final double[] bounds;
	private final Perturbation perturbation;
	private final Parameters weights;
	/** What the weights are rounded to; the weights themselves if they are not. */
	private final Parameters rounded;
	private final Parameters effective;
	private final Mask frozen;
	private final TestAccuracy accuracy;

	/** @param perturbation null to train the weights as they are */
	Descent(TrainingTask task, Options options, Perturbation perturbation) {
		this.task = task;
		this.options = options;
		this.perturbation = perturbation;
		network = trained(task.network(), options);
		bounds = options.bounds(network);
		weights = options.start().draw(task, (float) options.bias());
		rounded = options.rounding() == Rounding.NONE ? weights : weights.copy();
		effective = perturbation == null ? rounded : weights.copy();
		frozen = perturbation == null ? null : new Mask(network);
		accuracy = new TestAccuracy(network, task.data().test());
	}

	/** The network with the surrogate derivatives that are asked for, by default its own; its weights are those of the given one. */
	private static Network trained(Network given, Options options) {
		if (options.surrogate() == Layer.Surrogate.CLIPPED && options.surrogateWidth() == 1) {
			return given;
		}
		var nodes = new ArrayList<Network.Node>();
		for (var node : given.nodes()) {
			nodes.add(node.layer() instanceof Layer.Activation activation
					? new Network.Node(node.name(), new Layer.Activation(activation.function(), options.surrogate(), (float) options.surrogateWidth()), node.inputs())
					: node);
		}
		return new Network(List.copyOf(nodes));
	}

	Parameters run() {
		var samples = task.data().train();
		var loss = loss(samples);
		var constraints = new Constraints(frozen, limits());
		Optimizer optimizer = options.method() == Method.ADAM ? new Adam(network) : new Sgd(network, options.momentum(), 0);
		var backpropagation = new Backpropagation(network, loss, (float) options.logitScale());
		var gradients = new Gradients(network);

		int features = samples.features();
		int targets = loss.targets(network.outputShape().size());
		var allTargets = targets(samples, targets);
		int size = Math.min(options.batch(), samples.count());
		var inputs = new float[size * features];
		var wanted = new float[size * targets];
		var order = task.random().split("order");
		var dropout = task.random().split("dropout");
		long step = 0;
		var mean = new TailMean(weights, options.average());
		for (int epoch = 0; epoch < options.epochs(); epoch++) {
			task.monitor().check();
			var sequence = order.split(epoch).permutation(samples.count(), 0);
			float rate = (float) (options.rate() * options.schedule().factor((double) epoch / options.epochs()));
			double sum = 0;
			for (int from = 0; from < sequence.length; from += size) {
				int count = Math.min(size, sequence.length - from);
				for (int k = 0; k < count; k++) {
					System.arraycopy(samples.inputs(), sequence[from + k] * features, inputs, k * features, features);
					System.arraycopy(allTargets, sequence[from + k] * targets, wanted, k * targets, targets);
				}
				round(weights);
				if (perturbation != null) {
					perturbation.apply(rounded, step, effective, frozen);
				}
				sum += count * backpropagation.gradient(effective, inputs, wanted, count, dropout.split(step), gradients);
				optimizer.step(weights, gradients, rate, constraints);
				step++;
			}
			if (!Double.isFinite(sum)) {
				throw new KirchhoffException("training diverged in epoch " + (epoch + 1) + ": the loss is not a number any more", "lower the rate, or bound the weights");
			}
			mean.add(weights, (epoch + 1.) / options.epochs());
			report(epoch + 1, sum / sequence.length, mean.of(weights));
		}
		return round(mean.of(weights));
	}

	/** A list of bounds holds for biases too; the one bound for all is of weights alone. */
	private Limits limits() {
		var limits = new Limits(network);
		for (int layer = 0; layer < bounds.length; layer++) {
			int node = network.weighted().get(layer);
			limits.set(node, Tensor.WEIGHTS, (float) bounds[layer]);
			if (options.bounds().length > 0) {
				limits.set(node, Tensor.BIAS, (float) bounds[layer]);
			}
		}
		return limits;
	}

	/** Weights as they are used: as they are, or as few values in {@link #rounded}. */
	private Parameters round(Parameters clean) {
		if (options.rounding() == Rounding.NONE) {
			return clean;
		}
		rounded.set(clean);
		for (int layer = 0; layer < bounds.length; layer++) {
			int node = network.weighted().get(layer);
			round(rounded.weights(node), bounds[layer]);
			if (rounded.bias(node) != null) {
				round(rounded.bias(node), bounds[layer]);
			}
		}
		return rounded;
	}

	private void round(float[] values, double bound) {
		options.rounding().round(values, bound, options.levels());
	}

	/** About a hundred points make a curve. */
	private void report(int epoch, double loss, Parameters clean) {
		int stride = Math.max(1, options.epochs() / 100);
		if (epoch % stride == 0 || epoch == options.epochs()) {
			double right = accuracy.of(round(clean));
			task.curve().point(epoch, loss, right);
			task.monitor().progress((double) epoch / options.epochs(), String.format(Locale.ROOT, "epoch %d of %d, loss %.4f, accuracy %.4f", epoch, options.epochs(), loss, right));
		}
	}

	private Loss loss(Samples samples) {
		int outputs = network.outputShape().size();
		boolean single = outputs == 1 && samples.classes() == 2;
		if (!single && outputs != samples.classes() || single && options.loss() == Objective.CROSS_ENTROPY) {
			throw new KirchhoffException("the network has " + outputs + " outputs, the data " + samples.classes() + " classes",
					single ? "choose another loss, or end the network in one output a class" : "end the network in one output a class, or in a single output for two classes");
		}
		return switch (options.loss()) {
			case AUTOMATIC -> single ? Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS : Loss.SOFTMAX_CROSS_ENTROPY;
			case MSE -> Loss.MEAN_SQUARED_ERROR;
			case CROSS_ENTROPY -> Loss.SOFTMAX_CROSS_ENTROPY;
			case BCE -> Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS;
		};
	}

	/** The class itself, or 1 at its output and 0 at the others. */
	private static float[] targets(Samples samples, int width) {
		var targets = new float[samples.count() * width];
		for (int i = 0; i < samples.count(); i++) {
			if (width == 1) {
				targets[i] = samples.labels()[i];
			} else {
				targets[i * width + samples.labels()[i]] = 1;
			}
		}
		return targets;
	}
}
