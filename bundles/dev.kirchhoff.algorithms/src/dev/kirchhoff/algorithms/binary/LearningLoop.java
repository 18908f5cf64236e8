// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.kirchhoff.algorithms.training.TestAccuracy;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.function.Elementary;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Learning of a binarised network in minibatches (Hubara et al. 2016, alg. 1), whatever its synapses are made of: a step reads the weights,
 * takes the gradient of the cross-entropy straight through the signs, and tells synapses to go up or down. No weight is kept but in
 * devices; digital are the batch normalisations and, per layer, the running mean of the gradient's magnitude.
 * <p>
 * Neurons are cut into pieces of so many that do not depend on the number of threads, and every piece has its own random numbers.
 */
final class LearningLoop {
	/** Neurons of a piece: enough for the matrix products, few enough that their gradient stays in the cache. */
	private static final int ROWS = 128;
	/** Part of a new minibatch in the running mean of the gradient's magnitude. */
	private static final float FOLLOW = 0.05f;

	/** Some neurons of a layer. */
	private record Piece(int layer, int from, int to) {
	}

	private final OnChipTask task;
	private final LearningRule rule;
	private final Structure structure;
	private final Synapses[] layers;
	private final Normalisation[] normalisations;
	private final Piece[][] pieces;
	private final Piece[] all;
	private final Parameters parameters;
	private final Team team;
	private final Dense dense = Dense.get();
	private final ConcurrentLinkedQueue<Scratch> scratches = new ConcurrentLinkedQueue<>();
	private final int largest;

	/** Of a minibatch: [sample][feature], then per layer [neuron][sample]. */
	private final float[] inputs;
	private final int[] labels;
	/** Features that are not 0 in all samples, and their values, [sample][active feature]: only their synapses have a gradient. */
	private final int[] active;
	private int activeCount;
	private final float[] activeInputs;
	private final float[][] sums;
	private final float[][] outputs;
	private final float[][] signs;
	private final float[][] slopes;
	/** Per layer, running mean magnitude of a gradient; per piece, that of the minibatch. */
	private final float[] magnitudes;
	private final double[][] latest;
	private final PairCourse course;

	LearningLoop(OnChipTask task, LearningRule rule, Structure structure, Synapses[] layers, PairCourse course, Team team) {
		this.task = task;
		this.rule = rule;
		this.structure = structure;
		this.layers = layers;
		this.course = course;
		this.team = team;
		parameters = task.digital();
		int count = layers.length;
		normalisations = new Normalisation[count];
		pieces = new Piece[count][];
		sums = new float[count][];
		outputs = new float[count][];
		signs = new float[count][];
		slopes = new float[count][];
		magnitudes = new float[count];
		latest = new double[count][];
		for (int l = 0; l < count; l++) {
			int node = structure.normalisation().get(l);
			normalisations[l] = new Normalisation((Layer.BatchNormalization) task.network().node(node).layer(), parameters, node);
			int neurons = layers[l].outputs;
			pieces[l] = new Piece[(neurons + ROWS - 1) / ROWS];
			for (int p = 0; p < pieces[l].length; p++) {
				pieces[l][p] = new Piece(l, p * ROWS, Math.min(neurons, (p + 1) * ROWS));
			}
			latest[l] = new double[pieces[l].length];
			sums[l] = new float[neurons * rule.batch()];
			outputs[l] = new float[neurons * rule.batch()];
			signs[l] = new float[neurons * rule.batch()];
			slopes[l] = new float[neurons * rule.batch()];
		}
		all = Arrays.stream(pieces).flatMap(Arrays::stream).toArray(Piece[]::new);
		largest = Arrays.stream(layers).mapToInt(layer -> Math.min(ROWS, layer.outputs) * layer.inputs).max().orElseThrow();
		inputs = new float[rule.batch() * layers[0].inputs];
		labels = new int[rule.batch()];
		active = new int[layers[0].inputs];
		activeInputs = new float[inputs.length];
	}

	void run() {
		read(task.random().split("first reading"));
		for (int training = 0; training < rule.trainings(); training++) {
			learn(training, Variations.of(rule.variation(), training, task.data(), task.random()));
		}
	}

	private void learn(int training, Variations.Task now) {
		var random = task.random().split("training").split(training);
		var train = now.train();
		var accuracy = new TestAccuracy(task.network(), now.test());
		int batches = train.count() / rule.batch();
		if (batches == 0) {
			throw new KirchhoffException("a minibatch of " + rule.batch() + " is more than the " + train.count() + " samples to train on", "make batch smaller");
		}
		// moments of the former task tell nothing of this one
		long steps = (long) batches * rule.epochs();
		long step = 0;
		for (int epoch = 0; epoch < rule.epochs(); epoch++) {
			var order = random.split("order").split(epoch).permutation(train.count(), 0);
			double loss = 0;
			for (int b = 0; b < batches; b++) {
				task.monitor().check();
				gather(train, order, b * rule.batch());
				loss += step(random.split("step").split(step), (float) rule.rate((double) step / steps), (double) step / steps, ++step);
			}
			report(training * rule.epochs() + epoch + 1, loss / batches, accuracy);
		}
	}

	private void gather(Samples samples, int[] order, int first) {
		int features = samples.features();
		for (int n = 0; n < rule.batch(); n++) {
			System.arraycopy(samples.inputs(), order[first + n] * features, inputs, n * features, features);
			labels[n] = samples.labels()[order[first + n]];
		}
		activeCount = 0;
		for (int i = 0; i < features; i++) {
			int n = 0;
			while (n < rule.batch() && inputs[n * features + i] == 0) {
				n++;
			}
			if (n < rule.batch()) {
				active[activeCount++] = i;
			}
		}
		for (int n = 0; n < rule.batch(); n++) {
			for (int a = 0; a < activeCount; a++) {
				activeInputs[n * activeCount + a] = inputs[n * features + active[a]];
			}
		}
	}

	/** @return mean loss of the minibatch */
	private double step(RandomStream random, float rate, double done, long number) {
		if (Arrays.stream(layers).anyMatch(Synapses::isNoisy)) {
			read(random.split("reading"));
		}
		int last = layers.length - 1;
		for (int l = 0; l <= last; l++) {
			var own = pieces[l];
			team.run(own.length, p -> forward(own[p]));
		}
		double loss = loss(last);
		float digital = (float) rule.normalisationRate() * (float) (rule.rate(done) / rule.rate()) * Normalisation.correction(number);
		backward(new Piece(last, 0, layers[last].outputs), digital);
		for (int l = last - 1; l >= 0; l--) {
			var own = pieces[l];
			team.run(own.length, p -> {
				propagate(own[p]);
				backward(own[p], digital);
			});
		}
		team.run(all.length, p -> {
			var scratch = scratches.poll();
			scratch = scratch == null ? new Scratch(largest) : scratch;
			update(all[p], random.split(all[p].layer).split(all[p].from), rate, scratch);
			scratches.add(scratch);
		});
		for (int l = 0; l <= last; l++) {
			float mean = (float) (Arrays.stream(latest[l]).sum() / layers[l].size);
			magnitudes[l] += magnitudes[l] == 0 ? mean : FOLLOW * (mean - magnitudes[l]);
		}
		return loss;
	}

	private void read(RandomStream random) {
		team.run(all.length, p -> layers[all[p].layer].read(all[p].from, all[p].to, random.split(all[p].layer)));
	}

	private void forward(Piece piece) {
		int l = piece.layer;
		var layer = layers[l];
		int batch = rule.batch();
		int rows = piece.to - piece.from;
		int from = piece.from * batch;
		if (l == 0) {
			dense.sgemm(false, true, rows, batch, layer.inputs, 1, layer.weights, piece.from * layer.inputs, layer.inputs, inputs, 0, layer.inputs, 0, sums[l], from, batch);
		} else {
			dense.sgemm(false, false, rows, batch, layer.inputs, 1, layer.weights, piece.from * layer.inputs, layer.inputs, signs[l - 1], 0, batch, 0, sums[l], from, batch);
		}
		for (int j = piece.from; j < piece.to; j++) {
			normalisations[l].forward(j, sums[l], j * batch, batch, outputs[l]);
		}
		for (int n = from; n < piece.to * batch; n++) {
			signs[l][n] = outputs[l][n] >= 0 ? 1 : -1;
		}
	}

	/** Cross-entropy of the softmax, and its slopes, both as means over the minibatch. */
	private double loss(int last) {
		int batch = rule.batch();
		int classes = layers[last].outputs;
		var z = outputs[last];
		var slope = slopes[last];
		double loss = 0;
		for (int n = 0; n < batch; n++) {
			float top = Float.NEGATIVE_INFINITY;
			for (int c = 0; c < classes; c++) {
				top = Math.max(top, z[c * batch + n]);
			}
			float sum = 0;
			for (int c = 0; c < classes; c++) {
				slope[c * batch + n] = Elementary.exp(z[c * batch + n] - top);
				sum += slope[c * batch + n];
			}
			for (int c = 0; c < classes; c++) {
				slope[c * batch + n] /= sum * batch;
			}
			slope[labels[n] * batch + n] -= 1f / batch;
			loss += Elementary.log(sum) + top - z[labels[n] * batch + n];
		}
		return loss / batch;
	}

	/** Slopes of the outputs of some neurons, from those of the sums of the next layer, straight through the sign. */
	private void propagate(Piece piece) {
		int l = piece.layer;
		int batch = rule.batch();
		var next = layers[l + 1];
		dense.sgemm(true, false, piece.to - piece.from, batch, next.outputs, 1, next.weights, piece.from, next.inputs, slopes[l + 1], 0, batch, 0, slopes[l], piece.from * batch, batch);
		float width = structure.widths().get(l);
		for (int n = piece.from * batch; n < piece.to * batch; n++) {
			slopes[l][n] = Math.abs(outputs[l][n]) <= width ? slopes[l][n] : 0;
		}
	}

	private void backward(Piece piece, float rate) {
		int batch = rule.batch();
		for (int j = piece.from; j < piece.to; j++) {
			normalisations[piece.layer].backward(j, sums[piece.layer], slopes[piece.layer], j * batch, batch, rate);
		}
	}

	private void update(Piece piece, RandomStream random, float rate, Scratch scratch) {
		int l = piece.layer;
		var layer = layers[l];
		int batch = rule.batch();
		int rows = piece.to - piece.from;
		int columns = l == 0 ? activeCount : layer.inputs;
		int size = rows * columns;
		var gradient = scratch.gradient;
		if (l == 0) {
			dense.sgemm(false, false, rows, columns, batch, 1, slopes[l], piece.from * batch, batch, activeInputs, 0, Math.max(1, columns), 0, gradient, 0, Math.max(1, columns));
		} else {
			dense.sgemm(false, true, rows, columns, batch, 1, slopes[l], piece.from * batch, batch, signs[l - 1], 0, batch, 0, gradient, 0, columns);
		}
		double sum = 0;
		for (int r = 0; r < rows; r++) {
			float row = 0;
			for (int i = r * columns; i < (r + 1) * columns; i++) {
				row += Math.abs(gradient[i]);
			}
			sum += row;
		}
		latest[l][piece.from / ROWS] = sum;
		float mean = magnitudes[l] == 0 ? (float) (sum / (rows * layer.inputs)) : magnitudes[l];
		if (mean > 0) {
			random.split("rule").uniform(0, scratch.uniform, 0, size);
			int count = 0;
			for (int r = 0; r < rows; r++) {
				count = select((piece.from + r) * layer.inputs, l == 0 ? active : null, r * columns, columns, mean, rate, scratch, count);
			}
			layer.change(scratch, count, random);
		}
	}

	/**
	 * Adds the synapses of a neuron that are pulsed.
	 *
	 * @param first   synapse of the neuron's first input
	 * @param inputs  of which there are gradients; null for all
	 * @param from    where they are
	 * @param count   synapses that are in the list
	 * @return        synapses that are in it now
	 */
	private int select(int first, int[] inputs, int from, int columns, float mean, float rate, Scratch scratch, int count) {
		float least = (float) (rule.threshold() * mean);
		float scale = rate / mean;
		int most = rule.mostPulses();
		for (int i = 0; i < columns; i++) {
			float g = scratch.gradient[from + i];
			float magnitude = Math.abs(g);
			int pulses = magnitude >= least ? Math.min(most, (int) (scale * magnitude + scratch.uniform[from + i])) : 0;
			// chance decides, so that a branch would be guessed wrong as often as right
			scratch.synapses[count] = first + (inputs == null ? i : inputs[i]);
			scratch.wanted[count] = g < 0 ? pulses : -pulses;
			count += (-pulses) >>> 31;
		}
		return count;
	}

	private void report(int epoch, double loss, TestAccuracy accuracy) {
		for (int l = 0; l < layers.length; l++) {
			var layer = layers[l];
			var weights = parameters.weights(structure.weights().get(l));
			for (int j = 0; j < layer.outputs; j++) {
				for (int i = 0; i < layer.inputs; i++) {
					weights[i * layer.outputs + j] = layer.weights[j * layer.inputs + i];
				}
			}
		}
		double right = accuracy.of(parameters);
		course.point(epoch, loss, right, List.of(layers));
		int epochs = rule.trainings() * rule.epochs();
		task.monitor().progress((double) epoch / epochs, String.format(Locale.ROOT, "epoch %d of %d, loss %.4f, accuracy %.4f", epoch, epochs, loss, right));
	}
}
