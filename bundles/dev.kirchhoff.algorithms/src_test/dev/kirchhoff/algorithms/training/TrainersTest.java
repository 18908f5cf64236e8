// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.api.training.TrainingTask.Curve;
import dev.kirchhoff.api.training.Transfer;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

class TrainersTest {
	private static final Layer SIGMOID = new Layer.Activation(Layer.Function.SIGMOID);

	/** 2-8-1 as in the paper; its weighted nodes are 1 and 3. */
	private static final Network NET = Network.sequence(Shape.vector(2), new Layer.FullyConnected(8, true), SIGMOID, new Layer.FullyConnected(1, true), SIGMOID);

	private static <T> T make(Class<T> type, String... given) {
		var values = new HashMap<String, String>();
		for (int i = 0; i < given.length; i += 2) {
			values.put(given[i], given[i + 1]);
		}
		var binding = ParameterSchema.of(type).bind(values, Path::toAbsolutePath);
		return type.cast(binding.instance().orElseThrow(() -> new AssertionError(binding.faults())));
	}

	/** Clusters around the corners of a square; with two classes that of exclusive or, which no linear classifier learns. */
	private static DataSet corners(int classes) {
		var random = RandomStream.of(23);
		int count = 240;
		var inputs = new float[2 * count];
		var labels = new int[count];
		for (int i = 0; i < count; i++) {
			int corner = i % 4;
			inputs[2 * i] = (float) (corner / 2 + 0.1 * random.normal(2L * i));
			inputs[2 * i + 1] = (float) (corner % 2 + 0.1 * random.normal(2L * i + 1));
			labels[i] = classes == 2 ? corner / 2 ^ corner % 2 : Math.min(corner, classes - 1);
		}
		var samples = new Samples(Shape.vector(2), inputs, labels, classes);
		return new DataSet("corners", "", samples, samples);
	}

	/** The same around 0: what steps at 0 and weights of one size can tell apart. */
	private static DataSet centred(DataSet data) {
		var inputs = data.train().inputs().clone();
		for (int k = 0; k < inputs.length; k++) {
			inputs[k] = 2 * inputs[k] - 1;
		}
		var samples = new Samples(data.train().shape(), inputs, data.train().labels(), data.train().classes());
		return new DataSet("centred", "", samples, samples);
	}

	private static TrainingTask task(Network network, DataSet data, Transfer transfer) {
		return new TrainingTask(network, data, RandomStream.of(9), transfer, Curve.NONE, Monitor.NONE);
	}

	private static double accuracy(Network network, Parameters weights, Samples samples) {
		var outputs = new Inference(network).run(weights, samples.inputs(), samples.count());
		int width = network.outputShape().size();
		int right = 0;
		for (int i = 0; i < samples.count(); i++) {
			int answer = 0;
			if (width == 1) {
				answer = outputs[i] > 0.5 ? 1 : 0;
			} else {
				for (int k = 1; k < width; k++) {
					answer = outputs[i * width + k] > outputs[i * width + answer] ? k : answer;
				}
			}
			right += answer == samples.labels()[i] ? 1 : 0;
		}
		return (double) right / samples.count();
	}

	@Test
	void learnsWhatCanBeSeparated() {
		var data = corners(2);
		for (var trainer : List.of(make(GradientTrainer.class, "epochs", "150", "batch", "32", "rate", "0.05"),
				make(GradientTrainer.class, "epochs", "150", "batch", "32", "rate", "0.05", "schedule", "cosine", "start", "he", "average", "0.2"),
				make(GradientTrainer.class, "epochs", "400", "batch", "16", "rate", "1", "method", "sgd", "momentum", "0.9"))) {
			var weights = trainer.train(task(NET, data, null));
			assertTrue(accuracy(NET, weights, data.train()) > 0.98, trainer + ": " + accuracy(NET, weights, data.train()));
		}
		var untrained = make(GradientTrainer.class, "epochs", "1", "rate", "1e-12").train(task(NET, data, null));
		assertTrue(accuracy(NET, untrained, data.train()) < 0.8, "the test can tell training from none");
	}

	@Test
	void severalOutputsAreClasses() {
		var network = Network.sequence(Shape.vector(2), new Layer.FullyConnected(8, true), SIGMOID, new Layer.FullyConnected(4, true));
		var data = corners(4);
		var weights = make(GradientTrainer.class, "epochs", "60", "batch", "32", "rate", "0.1").train(task(network, data, null));
		assertTrue(accuracy(network, weights, data.train()) > 0.98);
	}

	@Test
	void outputsThatDoNotFitTheClassesAreNamed() {
		var fault = assertThrows(KirchhoffException.class, () -> make(GradientTrainer.class).train(task(NET, corners(4), null)));
		assertEquals("the network has 1 outputs, the data 4 classes: end the network in one output a class, or in a single output for two classes", fault.line());
	}

	@Test
	void theSameTaskGivesTheSameWeightsAndAnotherStreamOthers() {
		var trainer = make(GradientTrainer.class, "epochs", "5");
		var data = corners(2);
		assertEquals(trainer.train(task(NET, data, null)).hash(), trainer.train(task(NET, data, null)).hash());
		var other = new TrainingTask(NET, data, RandomStream.of(10), null, Curve.NONE, Monitor.NONE);
		assertNotEquals(trainer.train(task(NET, data, null)).hash(), trainer.train(other).hash());
	}

	@Test
	void weightsStayWithinTheirBound() {
		var weights = make(GradientTrainer.class, "epochs", "100", "rate", "0.1", "bound", "0.5").train(task(NET, corners(2), null));
		double largest = 0;
		for (int node : NET.weighted()) {
			for (float w : weights.weights(node)) {
				largest = Math.max(largest, Math.abs(w));
			}
		}
		assertEquals(0.5, largest, 1e-6);
	}

	@Test
	void tellsItsCourseAndLearnsThatNobodyWantsItAnyMore() {
		var epochs = new ArrayList<Integer>();
		var losses = new ArrayList<Double>();
		var accuracies = new ArrayList<Double>();
		var texts = new ArrayList<String>();
		var before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			var watching = new Monitor() {
				@Override
				public boolean cancelled() {
					return false;
				}

				@Override
				public void progress(double fraction, String text) {
					texts.add(Math.round(100 * fraction) + " " + text.replaceAll("loss .*", ""));
					assertTrue(text.matches(".*loss \\d\\.\\d{4}, accuracy [01]\\.\\d{4}"), text);
				}
			};
			make(GradientTrainer.class, "epochs", "250").train(new TrainingTask(NET, corners(2), RandomStream.of(9), null, (epoch, loss, accuracy) -> {
				epochs.add(epoch);
				losses.add(loss);
				accuracies.add(accuracy);
			}, watching));
		} finally {
			Locale.setDefault(before);
		}
		assertEquals(125, epochs.size());
		assertEquals(250, epochs.getLast());
		assertEquals("100 epoch 250 of 250, ", texts.getLast());
		assertTrue(losses.getLast() < losses.getFirst());
		assertEquals(accuracy(NET, make(GradientTrainer.class, "epochs", "250").train(task(NET, corners(2), null)), corners(2).test()), accuracies.getLast());
		var stopped = new TrainingTask(NET, corners(2), RandomStream.of(9), null, Curve.NONE, () -> true);
		assertThrows(CancellationException.class, () -> make(GradientTrainer.class, "epochs", "1000000000").train(stopped));
	}

	@Test
	void aTrainingThatDivergesSaysSo() {
		var linear = Network.sequence(Shape.vector(2), new Layer.FullyConnected(8, true), new Layer.FullyConnected(8, true), new Layer.FullyConnected(1, true));
		var trainer = make(GradientTrainer.class, "method", "sgd", "rate", "1e30", "epochs", "50");
		var fault = assertThrows(KirchhoffException.class, () -> trainer.train(task(linear, corners(2), null)));
		assertTrue(fault.getMessage().startsWith("training diverged in epoch ") && fault.mend().contains("rate"), fault.line());
	}

	/** Every third weight of the hidden layer sits on a stuck cell and shows 5; the others show half of what they should. */
	private static void strange(Parameters weights, long draw, Parameters effective, Mask substituted) {
		effective.set(weights);
		substituted.clear();
		var values = effective.weights(1);
		for (int k = 0; k < values.length; k++) {
			values[k] = k % 3 == 0 ? 5 : values[k] / 2;
			substituted.get(1, Tensor.WEIGHTS)[k] = k % 3 == 0;
		}
	}

	@Test
	void substitutedWeightsAreNotUpdated() {
		var data = corners(2);
		var start = make(GradientTrainer.class, "epochs", "1", "rate", "1e-12").train(task(NET, data, null));
		var trainer = make(HardwareAwareTrainer.class, "epochs", "20", "rate", "0.05");
		assertTrue(trainer.hardwareAware());
		assertFalse(make(GradientTrainer.class).hardwareAware());
		var weights = trainer.train(task(NET, data, TrainersTest::strange));
		for (int k = 0; k < 16; k++) {
			assertEquals(k % 3 == 0, Math.abs(weights.weights(1)[k] - start.weights(1)[k]) < 1e-6, "weight " + k);
		}
		var all = make(HardwareAwareTrainer.class, "epochs", "20", "rate", "0.05", "updateStuck", "true").train(task(NET, data, TrainersTest::strange));
		for (int k = 0; k < 16; k++) {
			assertTrue(Math.abs(all.weights(1)[k] - start.weights(1)[k]) > 1e-6, "weight " + k);
		}
	}

	@Test
	void everyMinibatchIsATransferOfTheCleanWeights() {
		var draws = new ArrayList<Long>();
		var seen = new ArrayList<float[]>();
		Transfer noting = (weights, draw, effective, substituted) -> {
			draws.add(draw);
			seen.add(weights.weights(1).clone());
			effective.set(weights);
			Arrays.fill(effective.weights(1), 0);
			substituted.clear();
		};
		var data = corners(2);
		var weights = make(HardwareAwareTrainer.class, "epochs", "3", "batch", "100").train(task(NET, data, noting));
		assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), draws, "240 samples are three minibatches");
		assertFalse(Arrays.equals(new float[16], seen.getLast()), "what the array shows is not what is trained");
		assertFalse(Arrays.equals(new float[16], weights.weights(1)));
	}

	@Test
	void aFaithfulTransferTrainsLikeNone() {
		var data = corners(2);
		Transfer faithful = (weights, draw, effective, substituted) -> {
			effective.set(weights);
			substituted.clear();
		};
		Trainer aware = make(HardwareAwareTrainer.class, "epochs", "30");
		Trainer plain = make(GradientTrainer.class, "epochs", "30");
		assertEquals(plain.train(task(NET, data, null)).hash(), aware.train(task(NET, data, faithful)).hash());
	}

	@Test
	void averagesTheLastPart() {
		var weights = Parameters.zeros(NET);
		double[][] cases = { { 0, 10 }, { 0.1, 10 }, { 0.2, 9.5 }, { 0.5, 8 }, { 0.9, 6 }, { 1, 5.5 }, { 0.01, 10 } };
		for (var c : cases) {
			var mean = new TailMean(weights, c[0]);
			for (int epoch = 1; epoch <= 10; epoch++) {
				Arrays.fill(weights.weights(1), epoch);
				mean.add(weights, epoch / 10.);
			}
			assertEquals(c[1], mean.of(weights).weights(1)[3], 1e-5, "over the last " + c[0]);
		}
	}

	@Test
	void aMeanIsAWholeSetOfWeights() {
		var trainer = make(GradientTrainer.class, "epochs", "10", "average", "0.5");
		var weights = trainer.train(task(NET, corners(2), null));
		weights.requireFit(NET);
		assertNotEquals(make(GradientTrainer.class, "epochs", "10").train(task(NET, corners(2), null)).hash(), weights.hash());
	}

	@Test
	void schedules() {
		double[] done = { 0, 0.5, 0.79, 0.8, 1 };
		assertArrayEquals(new double[] { 1, 1, 1, 1, 1 }, factors(Schedule.CONSTANT, done));
		assertArrayEquals(new double[] { 1, 1, 1, 0.1, 0.1 }, factors(Schedule.STEP, done));
		assertArrayEquals(new double[] { 1, 0.1, Math.pow(100, -0.79), Math.pow(100, -0.8), 0.01 }, factors(Schedule.EXPONENTIAL, done), 1e-12);
		assertArrayEquals(new double[] { 1, 0.5, (1 + Math.cos(0.79 * Math.PI)) / 2, (1 + Math.cos(0.8 * Math.PI)) / 2, 0 }, factors(Schedule.COSINE, done), 1e-12);
	}

	private static double[] factors(Schedule schedule, double[] done) {
		return Arrays.stream(done).map(schedule::factor).toArray();
	}

	/** Four classes, one output each. */
	private static final Network FOUR = Network.sequence(Shape.vector(2), new Layer.FullyConnected(12, true), SIGMOID, new Layer.FullyConnected(4, true), SIGMOID);

	@Test
	void everyLossLearns() {
		for (var loss : List.of("mse", "cross-entropy", "bce")) {
			var weights = make(GradientTrainer.class, "loss", loss, "epochs", "300", "batch", "40").train(task(FOUR, corners(4), null));
			assertTrue(accuracy(FOUR, weights, corners(4).test()) > 0.97, loss);
		}
		assertEquals("the network has 1 outputs, the data 2 classes",
				assertThrows(KirchhoffException.class, () -> make(GradientTrainer.class, "loss", "cross-entropy").train(task(NET, corners(2), null))).getMessage());
	}

	@Test
	void sampleBySampleIsABatchOfOne() {
		var weights = make(GradientTrainer.class, "loss", "mse", "method", "sgd", "rate", "1", "batch", "1", "epochs", "40").train(task(FOUR, corners(4), null));
		assertTrue(accuracy(FOUR, weights, corners(4).test()) > 0.97);
	}

	@Test
	void everyLayerHasItsBound() {
		var weights = make(GradientTrainer.class, "bounds", "0.5, 2", "epochs", "200").train(task(FOUR, corners(4), null));
		float[] bounds = { 0.5f, 2 };
		for (int layer = 0; layer < 2; layer++) {
			float largest = 0;
			for (var tensor : List.of(Tensor.WEIGHTS, Tensor.BIAS)) {
				for (float w : weights.get(FOUR.weighted().get(layer), tensor)) {
					largest = Math.max(largest, Math.abs(w));
				}
			}
			assertEquals(bounds[layer], largest, "it is reached, and not passed");
		}
		assertEquals("bounds has 3 values, the network 2 layers with weights",
				assertThrows(KirchhoffException.class, () -> make(GradientTrainer.class, "bounds", "1, 2, 3").train(task(FOUR, corners(4), null))).getMessage());
	}

	@Test
	void roundedWeightsAreWhatIsTrainedAndGiven() {
		var step = Network.sequence(Shape.vector(2), new Layer.FullyConnected(24, true), new Layer.Activation(Layer.Function.STEP), new Layer.FullyConnected(4, true));
		var data = centred(corners(4));
		for (var rounding : List.of("ternary", "binary")) {
			var weights = make(GradientTrainer.class, "rounding", rounding, "surrogate", "sigmoid", "surrogateWidth", "1", "logitScale", "0.4", "epochs", "300", "batch", "40", "schedule", "cosine",
					"rate", "0.05").train(task(step, data, null));
			for (int node : step.weighted()) {
				for (float w : weights.weights(node)) {
					assertTrue(w == -1 || w == 1 || rounding.equals("ternary") && w == 0, rounding + " " + w);
				}
			}
			assertTrue(accuracy(step, weights, data.test()) > 0.95, rounding);
		}
	}

	private static float[] rounded(Rounding rounding, double bound, int levels, float... values) {
		rounding.round(values, bound, levels);
		return values;
	}

	@Test
	void valuesRoundAsTheirFormula() {
		assertArrayEquals(new float[] { 1, -1, 1, 1 }, rounded(Rounding.BINARY, 9, 9, 0.1f, -0.2f, 0, -0f));
		assertArrayEquals(new float[] { 1, -1, 0, 0 }, rounded(Rounding.TERNARY, 9, 9, 1, -0.5f, 0.3f, -0.2f), "mean 0.5, threshold 0.35");
		assertArrayEquals(new float[] { 0, 0 }, rounded(Rounding.TERNARY, 9, 9, 0, 0));
		assertArrayEquals(new float[] { -0.6f, -0.6f, -0.3f, 0, 0, 0.3f, 0.6f }, rounded(Rounding.LEVELS, 0.6, 5, -7, -0.46f, -0.44f, -0.14f, 0, 0.16f, 0.5f));
		assertArrayEquals(new float[] { -1, -1 / 3f, 1 / 3f, 1 }, rounded(Rounding.LEVELS, 1, 4, -0.7f, -0.1f, 0.1f, 0.7f), 1e-7f);
	}

	@Test
	void levelsAreWhatIsTrainedAndGiven() {
		String[] given = { "rounding", "levels", "levels", "9", "bounds", "2, 4", "epochs", "300", "batch", "40", "rate", "0.02" };
		var accuracies = new ArrayList<Double>();
		var weights = make(GradientTrainer.class, given).train(new TrainingTask(FOUR, corners(4), RandomStream.of(9), null, (epoch, loss, accuracy) -> accuracies.add(accuracy), Monitor.NONE));
		double[] steps = { 0.5, 1 };
		for (int layer = 0; layer < 2; layer++) {
			for (var tensor : List.of(Tensor.WEIGHTS, Tensor.BIAS)) {
				for (float w : weights.get(FOUR.weighted().get(layer), tensor)) {
					assertEquals(0, Math.abs(w) % steps[layer], "layer " + layer + ": " + w);
					assertTrue(Math.abs(w) <= 4 * steps[layer]);
				}
			}
		}
		assertEquals(accuracy(FOUR, weights, corners(4).test()), accuracies.getLast(), "the curve is of the rounded weights");
		assertTrue(accuracies.getLast() > 0.95, accuracies.toString());
		assertEquals("the levels of layer 'fullyconnected3' have no ends",
				assertThrows(KirchhoffException.class, () -> make(GradientTrainer.class, "rounding", "levels", "bounds", "1, 0").train(task(FOUR, corners(4), null))).getMessage());
	}

	@Test
	void anArrayShowsTheRoundedWeights() {
		var seen = new ArrayList<float[]>();
		Transfer noting = (weights, draw, effective, substituted) -> {
			seen.add(weights.weights(1).clone());
			effective.set(weights);
			substituted.clear();
		};
		var aware = make(HardwareAwareTrainer.class, "rounding", "binary", "epochs", "40").train(task(NET, corners(2), noting));
		for (var shown : seen) {
			for (float w : shown) {
				assertEquals(1, Math.abs(w));
			}
		}
		assertFalse(Arrays.equals(seen.getFirst(), seen.getLast()), "what is trained are the exact weights");
		assertEquals(make(GradientTrainer.class, "rounding", "binary", "epochs", "40").train(task(NET, corners(2), null)).hash(), aware.hash());
	}

	@Test
	void theCurveIsOfTheMeanWhereAMeanIsGiven() {
		var accuracies = new ArrayList<Double>();
		var trainer = make(GradientTrainer.class, "epochs", "60", "batch", "8", "rate", "0.3", "average", "0.5");
		var weights = trainer.train(new TrainingTask(NET, corners(2), RandomStream.of(9), null, (epoch, loss, accuracy) -> accuracies.add(accuracy), Monitor.NONE));
		assertEquals(accuracy(NET, weights, corners(2).test()), accuracies.getLast());
	}

	/** A wide surrogate reaches hidden neurons that a narrow one leaves without a gradient. */
	@Test
	void theSurrogateIsThatOfTheTrainer() {
		var step = Network.sequence(Shape.vector(2), new Layer.FullyConnected(8, true), new Layer.Activation(Layer.Function.STEP), new Layer.FullyConnected(1, true));
		var start = make(GradientTrainer.class, "epochs", "1", "rate", "1e-12").train(task(step, corners(2), null));
		var narrow = make(GradientTrainer.class, "epochs", "3", "surrogateWidth", "1e-6").train(task(step, corners(2), null));
		assertArrayEquals(start.weights(1), narrow.weights(1), 1e-6f);
		var wide = make(GradientTrainer.class, "epochs", "3", "surrogate", "sigmoid", "surrogateWidth", "4").train(task(step, corners(2), null));
		for (int k = 0; k < 16; k++) {
			assertTrue(Math.abs(wide.weights(1)[k] - start.weights(1)[k]) > 1e-4, "weight " + k);
		}
	}

	@Test
	void theScaleOfLogitsIsPartOfTheGradient() {
		String[] given = { "method", "sgd", "rate", "1e-3", "epochs", "1", "batch", "240", "loss", "bce", "bias", "0" };
		var start = make(GradientTrainer.class, "epochs", "1", "rate", "1e-12", "bias", "0").train(task(NET, corners(2), null));
		var scaled = make(GradientTrainer.class, Stream.concat(Arrays.stream(given), Stream.of("logitScale", "1e-6")).toArray(String[]::new)).train(task(NET, corners(2), null));
		assertArrayEquals(start.weights(3), scaled.weights(3), 1e-8f);
		var plain = make(GradientTrainer.class, given).train(task(NET, corners(2), null));
		assertFalse(Arrays.equals(start.weights(3), plain.weights(3)));
		var binding = ParameterSchema.of(GradientTrainer.class).bind(Map.of("loss", "mse", "logitScale", "0.4"), Path::toAbsolutePath);
		assertEquals("logitScale is a factor on what enters a softmax or sigmoid of the loss, and mse has none", binding.faults().getFirst().what());
	}

	@Test
	void untrainedWeightsAreAsDrawn() {
		var drawn = make(Untrained.class, "scale", "0.3").train(task(FOUR, corners(4), null));
		float largest = 0;
		for (int node : FOUR.weighted()) {
			for (float w : drawn.weights(node)) {
				largest = Math.max(largest, Math.abs(w));
			}
			assertArrayEquals(new float[drawn.bias(node).length], drawn.bias(node));
		}
		assertTrue(largest < 0.3 && largest > 0.25);
		assertEquals(drawn.hash(), make(Untrained.class, "scale", "0.3").train(task(FOUR, corners(4), null)).hash());
	}

	@Test
	void givenWeightsAreHandedOnOrTrainedFurther() {
		var data = corners(2);
		var given = make(GradientTrainer.class, "epochs", "20", "rate", "0.05").train(task(NET, data, null));
		String before = given.hash();
		var with = new TrainingTask(NET, given, data, RandomStream.of(9), null, Curve.NONE, Monitor.NONE);
		assertSame(given, make(Given.class).train(with), "nothing is copied");
		for (var start : List.of("automatic", "given")) {
			var further = make(GradientTrainer.class, "epochs", "1", "rate", "1e-12", "start", start).train(with);
			assertArrayEquals(given.weights(1), further.weights(1), 1e-8f);
			assertArrayEquals(given.bias(3), further.bias(3), 1e-8f);
		}
		make(GradientTrainer.class, "epochs", "5", "rate", "0.1").train(with);
		assertEquals(before, given.hash(), "they stay as they are");
		var anew = make(GradientTrainer.class, "epochs", "3", "start", "xavier");
		assertEquals(anew.train(task(NET, data, null)).hash(), anew.train(with).hash(), "a distribution is drawn from all the same");
		var without = make(GradientTrainer.class, "epochs", "3");
		assertEquals(anew.train(task(NET, data, null)).hash(), without.train(task(NET, data, null)).hash(), "automatic is xavier where there is nothing given");
		for (var trainer : List.of(make(Given.class), make(GradientTrainer.class, "start", "given"), make(Untrained.class, "start", "given"))) {
			var fault = assertThrows(KirchhoffException.class, () -> trainer.train(task(NET, data, null)));
			assertEquals("the network comes without weights: name a file that has them in the network's attribute weights, or train it", fault.line());
		}
	}
}
