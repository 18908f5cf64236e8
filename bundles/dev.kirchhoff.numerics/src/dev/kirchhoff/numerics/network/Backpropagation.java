// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import dev.kirchhoff.numerics.network.Layer.Function;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Loss of a minibatch and its derivative by every trained parameter. It owns the memory it works in and uses it again.
 * Confined to one thread at a time.
 * <p>
 * Hardware-aware training hands in <em>effective</em> parameters, what the devices would hold in place of the clean
 * ones: the gradient at the effective values is then applied to the clean ones (reparametrisation, straight-through).
 * <p>
 * A network that ends in a sigmoid is trained for {@link Loss#BINARY_CROSS_ENTROPY_WITH_LOGITS} on what enters the
 * sigmoid, and one that ends in a softmax for {@link Loss#SOFTMAX_CROSS_ENTROPY} likewise.
 *
 * @since 1.0
 */
public final class Backpropagation {

	private final Network network;
	private final Loss loss;
	private final Engine engine;
	/** The node whose values the loss is of. */
	private final int judged;
	private final int outputs;
	private final float scale;
	private final Softmax softmax = new Softmax();
	private float[] targetRows = {};
	/** Takes the derivative by the outputs where nothing is trained. */
	private float[] unused = {};
	private float[] scaled = {};

	public Backpropagation(Network network, Loss loss) {
		this(network, loss, 1);
	}

	/**
	 * @param scale what outputs (of a network that ends in the loss' sigmoid or softmax: what enters it) are multiplied by before the
	 *              loss is taken; finite and positive. Below 1 it softens the answers of a network whose weights cannot be small.
	 */
	public Backpropagation(Network network, Loss loss, float scale) {
		if (!(scale > 0 && scale < Float.POSITIVE_INFINITY))
			throw new IllegalArgumentException("the scale " + scale + " is not positive");
		this.network = network;
		this.loss = loss;
		this.scale = scale;
		engine = new Engine(network, true);
		judged = judged(network, loss);
		outputs = network.shape(judged).size();
	}

	private static int judged(Network network, Loss loss) {
		var last = network.node(network.output());
		var implied = switch (loss) {
		case BINARY_CROSS_ENTROPY_WITH_LOGITS -> Function.SIGMOID;
		case SOFTMAX_CROSS_ENTROPY -> Function.SOFTMAX;
		case MEAN_SQUARED_ERROR -> null;
		};
		return implied != null && last.layer() instanceof Layer.Activation layer && layer.function() == implied
				? last.inputs().getFirst()
				: network.output();
	}

	/** Gradient without dropout's draws, see below. */
	public double gradient(Parameters effective, float[] inputs, float[] targets, int batch, Gradients gradients) {
		return gradient(effective, inputs, targets, batch, null, gradients);
	}

	/**
	 * Sets all gradients and returns the loss.
	 *
	 * @param effective parameters of this pass
	 * @param inputs    [batch][inputs]
	 * @param targets   [batch][targets], see {@link Loss#targets}
	 * @param batch     number of samples, at least 1
	 * @param draws     what dropout draws from, another one for every minibatch; null if the network has no dropout
	 * @param gradients overwritten
	 * @throws IllegalArgumentException if parameters or arrays do not fit the network
	 */
	public double gradient(Parameters effective, float[] inputs, float[] targets, int batch, RandomStream draws,
			Gradients gradients) {
		var pass = engine.pass;
		pass.training = true;
		pass.draws = draws;
		var value = judge(effective, inputs, targets, batch);
		engine.backward(judged, gradients);
		return value;
	}

	/** Loss as in inference: without dropout, with running statistics. */
	public double loss(Parameters parameters, float[] inputs, float[] targets, int batch) {
		engine.pass.training = false;
		return judge(parameters, inputs, targets, batch);
	}

	private double judge(Parameters parameters, float[] inputs, float[] targets, int batch) {
		var count = (long) loss.targets(outputs) * batch;
		Engine.requireLength("targets", targets, count);
		engine.forward(parameters, inputs, 0, batch, judged);
		var pass = engine.pass;
		pass.begin();
		var delta = delta(outputs * batch);
		var value = loss.derive(scaled(pass.values[judged], outputs * batch),
				featureMajor(targets, (int) count, batch), outputs, batch, delta, softmax);
		if (scale != 1)
			Rows.scale(scale, delta, 0, delta, 0, outputs * batch);
		return value;
	}

	private float[] scaled(float[] values, int count) {
		if (scale == 1)
			return values;
		if (scaled.length < count)
			scaled = new float[count];
		Rows.scale(scale, values, 0, scaled, 0, count);
		return scaled;
	}

	private float[] featureMajor(float[] targets, int count, int batch) {
		if (count == batch)
			return targets;
		if (targetRows.length < count)
			targetRows = new float[count];
		Transpose.copy(targets, 0, batch, count / batch, targetRows, 0);
		return targetRows;
	}

	private float[] delta(int count) {
		if (engine.pass.wants(judged))
			return engine.pass.deltas[judged];
		if (unused.length < count)
			unused = new float[count];
		return unused;
	}
}
