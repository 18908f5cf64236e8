// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import java.util.Locale;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Adam;
import dev.kirchhoff.numerics.network.Backpropagation;
import dev.kirchhoff.numerics.network.Constraints;
import dev.kirchhoff.numerics.network.Gradients;
import dev.kirchhoff.numerics.network.Loss;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Optimizer;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Sgd;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * The loop over minibatches that all gradient trainers share.
 */
final class Descent {
	/** Which optimizer moves the weights. */
	enum Method {
		ADAM, SGD
	}

	/** What the trainers have in common. */
	record Settings(int epochs, int batch, double rate, Schedule schedule, Method method, double momentum, double bound, Start start,
			double bias, double average) {
	}

	/** How weights begin. */
	enum Start {
		XAVIER, HE, FAN_IN;

		Parameters draw(Network network, RandomStream random, float bias) {
			return switch (this) {
				case XAVIER -> dev.kirchhoff.numerics.network.Initializer.XAVIER_UNIFORM.draw(network, random, bias);
				case HE -> dev.kirchhoff.numerics.network.Initializer.HE_UNIFORM.draw(network, random, bias);
				case FAN_IN -> dev.kirchhoff.numerics.network.Initializer.FAN_IN_UNIFORM.draw(network, random);
			};
		}
	}

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

	private Descent() {
	}

	/** @param perturbation null to train the weights as they are */
	static Parameters run(TrainingTask task, Settings settings, Perturbation perturbation) {
		var network = task.network();
		var samples = task.data().train();
		var loss = loss(network, samples);
		var weights = settings.start.draw(network, task.random().split("weights"), (float) settings.bias);
		var effective = perturbation == null ? weights : weights.copy();
		var frozen = perturbation == null ? null : new Mask(network);
		float bound = settings.bound == 0 ? Float.POSITIVE_INFINITY : (float) settings.bound;
		var constraints = new Constraints(frozen, -bound, bound);
		Optimizer optimizer = settings.method == Method.ADAM ? new Adam(network) : new Sgd(network, settings.momentum, 0);
		var backpropagation = new Backpropagation(network, loss);
		var gradients = new Gradients(network);

		int features = samples.features();
		int targets = loss.targets(network.outputShape().size());
		var allTargets = targets(samples, loss, network);
		int size = Math.min(settings.batch, samples.count());
		var inputs = new float[size * features];
		var wanted = new float[size * targets];
		var order = task.random().split("order");
		var dropout = task.random().split("dropout");
		long step = 0;
		var mean = new TailMean(weights, settings.average);
		for (int epoch = 0; epoch < settings.epochs; epoch++) {
			task.monitor().check();
			var sequence = order.split(epoch).permutation(samples.count(), 0);
			float rate = (float) (settings.rate * settings.schedule.factor((double) epoch / settings.epochs));
			double sum = 0;
			for (int from = 0; from < sequence.length; from += size) {
				int count = Math.min(size, sequence.length - from);
				for (int k = 0; k < count; k++) {
					System.arraycopy(samples.inputs(), sequence[from + k] * features, inputs, k * features, features);
					System.arraycopy(allTargets, sequence[from + k] * targets, wanted, k * targets, targets);
				}
				if (perturbation != null) {
					perturbation.apply(weights, step, effective, frozen);
				}
				sum += count * backpropagation.gradient(effective, inputs, wanted, count, dropout.split(step), gradients);
				optimizer.step(weights, gradients, rate, constraints);
				step++;
			}
			if (!Double.isFinite(sum)) {
				throw new KirchhoffException("training diverged in epoch " + (epoch + 1) + ": the loss is not a number any more", "lower the rate, or bound the weights");
			}
			mean.add(weights, (epoch + 1.) / settings.epochs);
			report(task, settings, epoch + 1, sum / sequence.length);
		}
		return mean.of(weights);
	}

	/** About a hundred points make a curve. */
	private static void report(TrainingTask task, Settings settings, int epoch, double loss) {
		int stride = Math.max(1, settings.epochs / 100);
		if (epoch % stride == 0 || epoch == settings.epochs) {
			task.curve().point(epoch, loss, Double.NaN);
			task.monitor().progress((double) epoch / settings.epochs, String.format(Locale.ROOT, "epoch %d of %d, loss %.4f", epoch, settings.epochs, loss));
		}
	}

	private static Loss loss(Network network, Samples samples) {
		int outputs = network.outputShape().size();
		if (outputs == 1 && samples.classes() == 2) {
			return Loss.BINARY_CROSS_ENTROPY_WITH_LOGITS;
		}
		if (outputs == samples.classes()) {
			return Loss.SOFTMAX_CROSS_ENTROPY;
		}
		throw new KirchhoffException("the network has " + outputs + " outputs, the data " + samples.classes() + " classes",
				"end the network in one output a class, or in a single output for two classes");
	}

	private static float[] targets(Samples samples, Loss loss, Network network) {
		int width = loss.targets(network.outputShape().size());
		var targets = new float[samples.count() * width];
		for (int i = 0; i < samples.count(); i++) {
			targets[i * width] = samples.labels()[i];
		}
		return targets;
	}
}
