// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.algorithms.programming.Exact;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.devices.ideal.IdealDevice;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Runs;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.DataPlan;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;

/**
 * Images classified by a 784-128-10 perceptron on tiles. The network is put on its arrays by a study, as the product does it; what the
 * study shows to its metrics then answers for all images again and again. So a run has everything but the transfer matrices, which are
 * part of the state of the arrays.
 *
 * <p>Without noise, the error is that of the first image's outputs to what the circuit solver gives, tile by tile. With noise, it is how
 * far the outputs scatter from those without.
 */
public final class Classifier implements Subject<float[]> {
	private static final double LEAST = 1 / 100e3;
	private static final double MOST = 1 / 5e3;

	private static final Network NETWORK = Network.sequence(Shape.vector(784), new Layer.FullyConnected(128, true), new Layer.Activation(Layer.Function.RELU),
			new Layer.FullyConnected(10, true));

	private final Parameters weights = Initializer.XAVIER_UNIFORM.draw(NETWORK, RandomStream.of(3), 0.1f);
	private final int count;
	private final float[] images;
	private final Deployment deployment;
	private final Wiring wiring;
	private final double noise;
	private final Observation observation;

	/**
	 * @param tile    word lines and bit lines of a tile
	 * @param segment resistance of a segment of a line, ohm
	 * @param noise   standard deviation of a read, as a part of a cell's conductance
	 * @param count   number of images
	 */
	public Classifier(int tile, double segment, double noise, int count) {
		this.count = count;
		images = new float[count * 784];
		RandomStream.of(4).uniform(0, images, 0, images.length);
		wiring = new Wiring(segment, segment);
		this.noise = noise;
		deployment = Tiling.of(NETWORK, tile, new IdealDevice(LEAST, MOST, 0, 100, noise), wiring);
		observation = observe();
	}

	/** What a study shows to its metrics; one image is enough to test with there. */
	private Observation observe() {
		var seen = new Observation[1];
		var image = new Samples(Shape.vector(784), Arrays.copyOf(images, 784), new int[1], 10);
		DataSource data = (_, _) -> new DataSet("images", "drawn at random", image, image);
		Trainer trainer = _ -> weights.copy();
		Metric metric = (observed, _, _) -> seen[0] = observed;
		var stages = List.<Stage>of(new Stage.Training("draw", 0, Tiling.use("draw", trainer)), new Stage.Programming("write", 0, Tiling.use("write", new Exact())));
		var pipeline = new Pipeline(new DataPlan(Tiling.use("images", data), List.of()), NETWORK, deployment, stages, 1, List.of(Tiling.use("keep", metric)));
		var study = new Study("benchmark", "", "benchmark", 3, 1, List.of(), List.of(new Point(0, List.of(), 3, pipeline, List.of(0, 0))), 1, Map.of(),
				Map.of("benchmarks", "1"), List.of());
		try {
			var folder = Files.createTempDirectory("kirchhoff-benchmark");
			try {
				var outcome = Runs.execute(study, folder.resolve("run"), false, 1, "benchmark", Monitor.NONE, _ -> {
				});
				if (outcome.failedUnits() > 0) {
					throw new IllegalStateException("the study failed: " + outcome.faults());
				}
			} finally {
				delete(folder);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return seen[0];
	}

	private static void delete(Path folder) throws IOException {
		try (var files = Files.walk(folder)) {
			for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	@Override
	public float[] run() {
		return observation.infer(images, count);
	}

	@Override
	public Findings examine(float[] outputs) {
		return Findings.direct(noise == 0 ? wiringError(outputs) : scatter(outputs));
	}

	/** Root of the mean square deviation from outputs without noise, relative to their root mean square; NaN if there is none. */
	private double scatter(float[] outputs) {
		var still = new Classifier(deployment.arrays().getFirst().rows(), wiring.wordLine(), 0, count).run();
		double deviation = 0;
		double size = 0;
		for (int k = 0; k < still.length; k++) {
			double d = outputs[k] - still[k];
			deviation += d * d;
			size += (double) still[k] * still[k];
		}
		return deviation == 0 ? Double.NaN : Math.sqrt(deviation / size);
	}

	private double wiringError(float[] outputs) {
		var x = new double[784];
		for (int i = 0; i < x.length; i++) {
			x[i] = images[i];
		}
		var expected = layer(3, rectified(layer(1, x)));
		var actual = new double[expected.length];
		for (int o = 0; o < actual.length; o++) {
			actual[o] = outputs[o];
		}
		return Findings.difference(actual, expected);
	}

	private static double[] rectified(double[] x) {
		return Arrays.stream(x).map(value -> Math.max(0, value)).toArray();
	}

	/** Outputs of a layer: every tile is solved as a circuit with the inputs as volts. */
	private double[] layer(int node, double[] x) {
		double range = 0;
		for (float w : weights.weights(node)) {
			range = Math.max(range, Math.abs(w));
		}
		var y = new double[NETWORK.matrix(node).columns()];
		for (int o = 0; o < y.length; o++) {
			y[o] = weights.bias(node)[o];
		}
		for (var block : deployment.blocks()) {
			if (block.node() == node) {
				add(block, range, x, y);
			}
		}
		return y;
	}

	private void add(Block block, double range, double[] x, double[] y) {
		int tile = deployment.arrays().getFirst().rows();
		int half = tile / 2;
		var cells = new double[tile * tile];
		var volts = new double[tile];
		for (int i = 0; i < block.inputs(); i++) {
			volts[i] = x[block.firstInput() + i];
			for (int o = 0; o < block.outputs(); o++) {
				double w = weights.weights(block.node())[(block.firstInput() + i) * y.length + block.firstOutput() + o] / range;
				cells[i * tile + o] = LEAST + Math.max(0, w) * (MOST - LEAST);
				cells[i * tile + half + o] = LEAST + Math.max(0, -w) * (MOST - LEAST);
			}
		}
		var currents = wiring.isIdeal() ? ideal(cells, volts)
				: CircuitSolver.solve(Crossbar.linear(tile, tile, cells, wiring), Bias.read(volts, tile)).outputCurrents();
		for (int o = 0; o < block.outputs(); o++) {
			y[block.firstOutput() + o] += (currents[o] - currents[half + o]) * range / (MOST - LEAST);
		}
	}

	private static double[] ideal(double[] cells, double[] volts) {
		var currents = new double[volts.length];
		for (int k = 0; k < cells.length; k++) {
			currents[k % currents.length] += cells[k] * volts[k / currents.length];
		}
		return currents;
	}

	@Override
	public long units() {
		return count;
	}
}
