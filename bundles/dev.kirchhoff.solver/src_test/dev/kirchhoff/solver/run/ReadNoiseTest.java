// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Noisily;
import dev.kirchhoff.solver.run.Lab.Own;
import dev.kirchhoff.solver.run.Lab.Pair;
import dev.kirchhoff.solver.run.Lab.Sum;
import dev.kirchhoff.solver.run.Lab.Tune;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;

class ReadNoiseTest {
	private static final List<Stage> PROGRAMMING = List.of(new Stage.Programming("transfer", 0, Lab.use("transfer", new Tune())));
	private static final Drawing PLAIN = new Drawing(task -> {
	});

	@TempDir
	Path folder;

	private static Deployment deployment(Device device, MappingScheme scheme, Wiring wiring, Block... blocks) {
		return Lab.deployment(List.of(new ArrayPlan("a", 14, 16, Lab.use("device", device), BiasScheme.GROUNDED, 0, 0, wiring, Reading.PLAIN)), scheme, Scale.LAYER, 0, blocks);
	}

	/** All of the network but its last bias. */
	private static Deployment deployment(Device device, Wiring wiring) {
		return deployment(device, new Pair(), wiring, new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0), new Region(0, 0, 5))),
				new Block(1, Tensor.BIAS, 0, 1, 0, 4, List.of(new Region(0, 2, 0), new Region(0, 2, 5))),
				new Block(3, Tensor.WEIGHTS, 0, 4, 0, 1, List.of(new Region(0, 3, 0), new Region(0, 3, 1))));
	}

	private static Parameters weights() {
		return Initializer.XAVIER_UNIFORM.draw(Lab.NET, RandomStream.of(1), 0.4f);
	}

	private static Fabric programmed(Deployment deployment) {
		var fabric = new Fabric(Lab.NET, new Layout(deployment), new RandomStream[] { RandomStream.of(3) });
		fabric.target(weights());
		SimulatedTransfer.apply(fabric, PROGRAMMING, s -> new RandomStream[] { RandomStream.of(3) }, Monitor.NONE);
		return fabric;
	}

	private static Parameters variances(Deployment deployment) {
		var fabric = programmed(deployment);
		fabric.decode(0, weights());
		var variances = Parameters.zeros(Lab.NET);
		fabric.variances(0, fabric.readNoise(), variances);
		return variances;
	}

	@Test
	void theVarianceOfADifferenceIsTheSumOfBothCells() {
		var deployment = deployment(new Noisily(0.1), Wiring.IDEAL);
		var fabric = programmed(deployment);
		var layout = new Layout(deployment);
		var conductance = fabric.states().getFirst().cells().conductance();
		var variances = variances(deployment);
		float range = 0;
		for (float w : weights().weights(3)) {
			range = Math.max(range, Math.abs(w));
		}
		for (int i = 0; i < 4; i++) {
			double plus = conductance[layout.cells[2][0][i]];
			double minus = conductance[layout.cells[2][1][i]];
			double expected = Math.pow(range / 4e-4 * 0.1, 2) * (plus * plus + minus * minus);
			assertEquals(expected, variances.weights(3)[i], 1e-5 * expected);
		}
		assertArrayEquals(new float[1], variances.bias(3), "what is on no array does not scatter");
	}

	/** A weight is the mean of two by three cells, each of which scatters by its number. */
	@Test
	void everyCellOfAWeightCounts() {
		record Counted() implements Device, Tunable, Noisy {
			@Override
			public Range window() {
				return new Range(1e-4, 5e-4);
			}

			@Override
			public void tune(Cells cells) {
				Arrays.fill(cells.conductance(), 2e-4);
			}

			@Override
			public void readNoise(Cells cells, double[] sigma) {
				for (int k = 0; k < sigma.length; k++) {
					sigma[k] = 1e-6 * (10 * cells.wordLine(k) + cells.bitLine(k));
				}
			}
		}
		var variances = variances(deployment(new Counted(), new Mean(), Wiring.IDEAL, new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 1, 2)))));
		float range = 0;
		for (float w : weights().weights(1)) {
			range = Math.max(range, Math.abs(w));
		}
		for (int i = 0; i < 2; i++) {
			for (int j = 0; j < 4; j++) {
				double sum = 0;
				for (int k = 0; k < 6; k++) {
					sum += Math.pow(1e-6 * (10 * (1 + 2 * i + k / 3) + 2 + 3 * j + k % 3), 2);
				}
				double expected = sum / 36 * Math.pow(2 * range / 4e-4, 2);
				assertEquals(expected, variances.weights(1)[i * 4 + j], 1e-5 * expected, i + ", " + j);
			}
		}
	}

	private record Mean() implements MappingScheme {
		@Override
		public List<String> planes() {
			return List.of("cells");
		}

		@Override
		public int wordLinesPerInput() {
			return 2;
		}

		@Override
		public int bitLinesPerOutput() {
			return 3;
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			Arrays.fill(targets[0], window.low());
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			for (int w = 0; w < inputs * outputs; w++) {
				double sum = 0;
				for (int k = 0; k < 6; k++) {
					sum += conductances[0][(w / outputs * 2 + k / 3) * 3 * outputs + w % outputs * 3 + k % 3];
				}
				weights[w] = (float) (((sum / 6 - window.low()) / window.width() * 2 - 1) * range);
			}
		}
	}

	private static Batch batch(Fabric fabric, float[] inputs, long seed) {
		var shown = weights();
		fabric.decode(0, shown);
		var sigma = fabric.readNoise();
		var variances = Parameters.zeros(Lab.NET);
		fabric.variances(0, sigma, variances);
		int count = inputs.length / 2;
		return new Batch(Lab.NET, new Samples(Shape.vector(2), inputs, new int[count], 2), 0, new Parameters[] { shown }, new Parameters[] { shown }, fabric.states(), Batch.Placement.NONE, List.of(List.of()), new Inference(Lab.NET),
				new Batch.Noise(new Parameters[] { variances }, new RandomStream[] { RandomStream.of(seed) }), null);
	}

	/** Answers to one input, every cell of every array drawn anew for each. */
	private static double[] redrawn(Fabric fabric, float[] input, int reads) {
		var inference = new Inference(Lab.NET);
		var conductance = fabric.states().getFirst().cells().conductance();
		var state = conductance.clone();
		var sigma = fabric.readNoise()[0];
		var normal = new double[state.length];
		var shown = weights();
		var answers = new double[reads];
		for (int r = 0; r < reads; r++) {
			RandomStream.of(77).split(r).normal(0, normal, 0, normal.length);
			for (int k = 0; k < state.length; k++) {
				conductance[k] = state[k] + sigma[k] * normal[k];
			}
			fabric.decode(0, shown);
			answers[r] = inference.run(shown, input, 1)[0];
		}
		System.arraycopy(state, 0, conductance, 0, state.length);
		return answers;
	}

	@Test
	void oneDrawAnOutputScattersAsADrawOfEveryCellDoes() {
		int reads = 6000;
		float[] input = { 0.7f, -1.3f };
		var many = new float[2 * reads];
		for (int r = 0; r < reads; r++) {
			System.arraycopy(input, 0, many, 2 * r, 2);
		}
		for (var wiring : List.of(Wiring.IDEAL, new Wiring(5, 5, 10, 10, false, false), new Wiring(20, 20, 0, 0, true, true))) {
			var fabric = programmed(deployment(new Noisily(0.05), wiring));
			var exact = redrawn(fabric, input, reads);
			var outputs = batch(fabric, many, 5).outputs();
			var fast = IntStream.range(0, reads).mapToDouble(r -> outputs[r]).toArray();
			double sd = deviation(exact);
			assertTrue(sd > 0.01, "reads scatter by " + sd);
			assertEquals(mean(exact), mean(fast), 5 * sd * Math.sqrt(2. / reads), wiring.toString());
			assertEquals(1, deviation(fast) / sd, 5 / Math.sqrt(reads), wiring.toString());
			// 1.95: a Kolmogorov-Smirnov distance that equal distributions exceed once in a thousand tests
			assertTrue(distance(exact, fast) < 1.95 * Math.sqrt(2. / reads), wiring + ": " + distance(exact, fast));
		}
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double deviation(double[] values) {
		double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
	}

	/** Largest distance of two empirical distributions of as many values. */
	private static double distance(double[] a, double[] b) {
		Arrays.sort(a);
		Arrays.sort(b);
		double largest = 0;
		for (int i = 0, j = 0; i < a.length && j < b.length;) {
			if (a[i] <= b[j]) {
				i++;
			} else {
				j++;
			}
			largest = Math.max(largest, Math.abs(i - j) / (double) a.length);
		}
		return largest;
	}

	@Test
	void aBiasOnAnArrayScattersWithoutAnyInput() {
		var fabric = programmed(deployment(new Noisily(0.1), new Pair(), Wiring.IDEAL, new Block(3, Tensor.BIAS, 0, 1, 0, 1, List.of(new Region(0, 0, 0), new Region(0, 0, 1)))));
		int reads = 4000;
		var batch = batch(fabric, new float[2 * reads], 2);
		var outputs = IntStream.range(0, reads).mapToDouble(r -> batch.outputs()[r]).toArray();
		var variances = Parameters.zeros(Lab.NET);
		fabric.variances(0, fabric.readNoise(), variances);
		assertTrue(variances.bias(3)[0] > 0);
		assertEquals(1, deviation(outputs) / Math.sqrt(variances.bias(3)[0]), 5 / Math.sqrt(2. * reads));
	}

	@Test
	void everyCallReadsAnewAndTheTestSamplesAreReadOnce() {
		var inputs = new float[2 * 30];
		RandomStream.of(2).uniform(0, inputs, 0, inputs.length);
		var batch = batch(programmed(deployment(new Noisily(0.05), Wiring.IDEAL)), inputs, 4);
		batch.enter(Lab.use("one", (Metric) new Lab.Sum()));
		var outputs = batch.outputs();
		var first = batch.infer(inputs, 30);
		var second = batch.infer(inputs, 30);
		batch.enter(Lab.use("two", (Metric) new Lab.Sum()));
		assertArrayEquals(outputs, batch.outputs());
		var other = batch.infer(inputs, 30);
		var seen = List.of(outputs, first, second, other);
		for (int a = 0; a < 4; a++) {
			for (int b = 0; b < a; b++) {
				for (int k = 0; k < 30; k++) {
					assertNotEquals(seen.get(a)[k], seen.get(b)[k]);
				}
			}
		}
		batch.enter(Lab.use("one", (Metric) new Lab.Sum()));
		assertArrayEquals(first, batch.infer(inputs, 30), "whatever others have asked in between");
	}

	@Test
	void drawsDoNotDependOnHowSamplesAreGrouped() {
		var net = Network.sequence(new Shape(2, 5, 4), new Layer.Convolution(3, 2, 2, 1, 0, true), new Layer.Activation(Layer.Function.RELU), new Layer.Flatten(),
				new Layer.FullyConnected(2, true));
		var parameters = Initializer.XAVIER_UNIFORM.draw(net, RandomStream.of(1), 0.2f);
		var variances = Parameters.zeros(net);
		for (int node : net.weighted()) {
			Arrays.fill(variances.weights(node), 0.01f);
			Arrays.fill(variances.bias(node), 0.02f);
		}
		int count = 37;
		var inputs = new float[40 * count];
		RandomStream.of(2).uniform(0, inputs, 0, inputs.length);
		var noise = RandomStream.of(9);
		var product = new NoisyProduct(net, Product.exact(net, parameters), variances);
		var inference = new Inference(net);
		var whole = new float[2 * count];
		product.begin(noise, 0, count);
		inference.run(parameters, product, inputs, count, whole);
		var pieces = new float[2 * count];
		for (int first = 0, size = 1; first < count; first += size, size = Math.min(size + 1, count - first)) {
			var some = new float[2 * size];
			product.begin(noise, first, size);
			inference.run(parameters, product, Arrays.copyOfRange(inputs, 40 * first, 40 * (first + size)), size, some);
			System.arraycopy(some, 0, pieces, 2 * first, some.length);
		}
		assertArrayEquals(whole, pieces, 1e-5f);
		var same = new float[40 * count];
		for (int k = 0; k < count; k++) {
			System.arraycopy(inputs, 0, same, 40 * k, 40);
		}
		product.begin(noise, 0, count);
		inference.run(parameters, product, same, count, whole);
		assertEquals(count, IntStream.range(0, count).mapToObj(k -> whole[2 * k]).distinct().count(), "samples scatter on their own");
		var positions = new Inference(net);
		var spread = new NoisyProduct(net, Product.exact(net, Parameters.zeros(net)), variances);
		spread.begin(noise, 0, 1);
		var y = new float[3 * 12];
		spread.multiply(1, new float[8 * 12], 12, y);
		assertEquals(36, IntStream.range(0, 36).mapToObj(k -> y[k]).distinct().count(), "every position of a kernel is a read, and every output has its own noise");
		assertArrayEquals(inference.run(parameters, inputs, count), positions.run(parameters, inputs, count), "the noise goes with the run");
	}

	private static Study study(double noise, int block, Wiring wiring) {
		var pipelines = new Pipeline[3];
		for (int p = 0; p < 3; p++) {
			pipelines[p] = Lab.pipeline(PLAIN, deployment(new Noisily(noise * (1 + p)), wiring), 1, new Sum(), again());
		}
		return Lab.study(20, block, 3, pipelines);
	}

	/** Reads again what it is tested with. */
	private static Own again() {
		return (observation, values, tally) -> {
			var answers = observation.infer(observation.test().inputs(), observation.test().count());
			for (int c = 0; c < observation.copies(); c++) {
				for (int k = 0; k < observation.test().count(); k++) {
					values[0][c] += answers[c * observation.test().count() + k];
				}
			}
		};
	}

	private String results(Study study, String name, boolean resume, int threads) throws IOException {
		var outcome = Runs.execute(study, folder.resolve(name), resume, threads, "0", Monitor.NONE, run -> {
		});
		assertEquals(List.of(), outcome.faults());
		return Files.readString(folder.resolve(name).resolve("results.csv"));
	}

	@Test
	void theSameBytesAtEveryNumberOfThreadsAndAnyGroupingAndAfterAResume() throws IOException {
		var wiring = new Wiring(5, 5);
		var one = results(study(0.02, 4, wiring), "one", false, 1);
		assertEquals(one, results(study(0.02, 4, wiring), "three", false, 3));
		assertEquals(one, results(study(0.02, 7, wiring), "grouped", false, 2));
		var values = new ArrayList<String>();
		one.lines().skip(1).forEach(line -> values.addAll(List.of(line.split(",")).subList(3, 5)));
		assertEquals(120, values.stream().distinct().count(), "every read of every repeat of every point is another");
		var journal = Files.readAllBytes(folder.resolve("one/journal"));
		for (int part = 1; part < 8; part += 2) {
			Files.write(Files.createDirectories(folder.resolve("cut" + part)).resolve("journal"), Arrays.copyOf(journal, journal.length * part / 8));
			assertEquals(one, results(study(0.02, 4, wiring), "cut" + part, true, 2));
		}
	}

	@Test
	void noNoiseIsNoDifference() throws IOException {
		assertNull(programmed(deployment(new Noisily(0), Wiring.IDEAL)).readNoise());
		var silent = new Lab.Spreading(0, cells -> {
		});
		var pipeline = Lab.pipeline(PLAIN, deployment(silent, Wiring.IDEAL), 1, new Sum(), again());
		assertEquals(results(Lab.study(20, 4, 3, pipeline, pipeline, pipeline), "silent", false, 1), results(study(0, 4, Wiring.IDEAL), "zero", false, 1));
	}

	@Test
	void aTrainerForHardwareSeesTransfersNotReads() throws IOException {
		var seen = new ArrayList<String>();
		for (double noise : new double[] { 0, 0.1 }) {
			var transfer = new SimulatedTransfer(Lab.NET, new Layout(deployment(new Noisily(noise), Wiring.IDEAL)), PROGRAMMING, RandomStream.of(8), Monitor.NONE);
			var effective = weights();
			transfer.sample(weights(), 1, effective, new Mask(Lab.NET));
			seen.add(effective.hash());
		}
		assertEquals(seen.get(0), seen.get(1));
	}

	@Test
	void aCalibrationSeesTheArraysWithoutTheNoiseOfReads() throws IOException {
		var seen = new ArrayList<float[]>();
		Calibration looking = task -> seen.add(task.activations(3, task.samples().inputs(), task.samples().count()));
		for (double noise : new double[] { 0, 0.1 }) {
			var plain = Lab.pipeline(PLAIN, deployment(new Noisily(noise), new Wiring(5, 5)), 1, new Sum());
			var stages = new ArrayList<>(plain.stages());
			stages.add(new Stage.Calibrating("look", 0, Lab.use("look", looking)));
			results(Lab.study(1, 1, 1, new Pipeline(plain.data(), plain.network(), plain.deployment(), stages, 1, plain.metrics())), "noise" + noise, false, 1);
		}
		assertArrayEquals(seen.get(0), seen.get(1));
		assertNotEquals(Files.readString(folder.resolve("noise0.0/results.csv")), Files.readString(folder.resolve("noise0.1/results.csv")));
	}

	@Test
	void aNoiseThatIsNoneIsTheDevicesFault() throws IOException {
		for (double noise : new double[] { -0.1, Double.NaN, Double.POSITIVE_INFINITY }) {
			var study = Lab.study(2, 1, 1, Lab.pipeline(PLAIN, deployment(new Noisily(noise), Wiring.IDEAL), 1, new Sum()));
			var outcome = Runs.execute(study, folder.resolve("x" + noise), false, 1, "0", Monitor.NONE, run -> {
			});
			assertEquals(1, outcome.faults().size());
			assertTrue(outcome.faults().getFirst().contains("gave a read noise of ") && outcome.faults().getFirst().contains("'device'"), outcome.faults().toString());
		}
	}
}
