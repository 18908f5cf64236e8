// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;
import dev.kirchhoff.solver.study.DataPlan;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Inputs;
import dev.kirchhoff.solver.study.Ranges;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Use;

/** Small plug-ins and studies to try the solver on. */
public final class Lab {
	/** 2-4-1; its weighted nodes are 1 and 3. */
	public static final Network NET = Network.sequence(Shape.vector(2), new Layer.FullyConnected(4, true), new Layer.Activation(Layer.Function.SIGMOID),
			new Layer.FullyConnected(1, true));

	private Lab() {
	}

	/** Spreads around its targets; {@code accident} may do anything to what it tuned. */
	public record Spreading(double spread, Consumer<Cells> accident) implements Device, Tunable {
		@Override
		public Range window() {
			return new Range(1e-4, 5e-4);
		}

		@Override
		public Range limits() {
			return new Range(-1e-3, 2e-3);
		}

		@Override
		public void tune(Cells cells) {
			var normal = new double[cells.size()];
			cells.draws().normal("spread", normal);
			for (int i = 0; i < normal.length; i++) {
				cells.conductance()[i] = cells.fault(i) == Cells.WORKING ? cells.target()[i] + spread * normal[i] : 1e-3;
			}
			accident.accept(cells);
		}
	}

	/** Takes its targets exactly; reads of it scatter by a part of the conductance. */
	public record Noisily(double part) implements Device, Tunable, Noisy {
		@Override
		public Range window() {
			return new Range(1e-4, 5e-4);
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}

		@Override
		public void readNoise(Cells cells, double[] sigma) {
			for (int i = 0; i < sigma.length; i++) {
				sigma[i] = part * cells.conductance()[i];
			}
		}
	}

	/** Positive and negative part on two planes. */
	public record Pair() implements MappingScheme {
		@Override
		public List<String> planes() {
			return List.of("plus", "minus");
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			for (int i = 0; i < inputs * outputs; i++) {
				targets[0][i] = window.low() + Math.max(0, weights[i]) / range * window.width();
				targets[1][i] = window.low() + Math.max(0, -weights[i]) / range * window.width();
			}
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			for (int i = 0; i < inputs * outputs; i++) {
				weights[i] = (float) ((conductances[0][i] - conductances[1][i]) * range / window.width());
			}
		}
	}

	/** Lets the device tune itself. */
	public record Tune() implements ProgrammingAlgorithm {
		@Override
		public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
			((Tunable) device).tune(cells);
		}
	}

	/** Draws weights instead of training them; {@code watched} sees each task. */
	public record Drawing(Consumer<TrainingTask> watched) implements Trainer {
		@Override
		public Parameters train(TrainingTask task) {
			watched.accept(task);
			task.curve().point(1, 0.5, Double.NaN);
			return Initializer.XAVIER_UNIFORM.draw(task.network(), task.random(), 0.1f);
		}
	}

	/** Gives the mean of what a few transfers show of drawn weights. */
	public record Aware(Consumer<TrainingTask> watched) implements Trainer {
		@Override
		public boolean hardwareAware() {
			return true;
		}

		@Override
		public Parameters train(TrainingTask task) {
			watched.accept(task);
			var weights = Initializer.XAVIER_UNIFORM.draw(task.network(), task.random(), 0.1f);
			var effective = weights.copy();
			var mask = new Mask(task.network());
			task.transfer().sample(weights, 3, effective, mask);
			return effective;
		}
	}

	/** Points drawn in the unit square, of the class of their diagonal. */
	public record Square(int count) implements DataSource {
		@Override
		public DataSet load(RandomStream random, Monitor monitor) {
			var inputs = new float[2 * count];
			var labels = new int[count];
			for (int i = 0; i < count; i++) {
				inputs[2 * i] = (float) random.uniform(2L * i);
				inputs[2 * i + 1] = (float) random.uniform(2L * i + 1);
				labels[i] = inputs[2 * i] > inputs[2 * i + 1] ? 1 : 0;
			}
			var samples = new Samples(Shape.vector(2), inputs, labels, 2);
			return new DataSet("square", "drawn", samples, samples);
		}
	}

	/** The sum of all outputs of a copy; concludes with its mean. */
	public record Sum() implements Metric {
		@Override
		public List<Quantity> quantities() {
			return List.of(new Quantity("sum", "1", "sum of outputs"));
		}

		@Override
		public void observe(Observation observation, double[][] values, Tally tally) {
			var outputs = observation.outputs();
			int size = outputs.length / observation.copies();
			var sums = tally.sums("sums", 2);
			for (int c = 0; c < observation.copies(); c++) {
				for (int k = 0; k < size; k++) {
					values[0][c] += outputs[c * size + k];
				}
				sums[0]++;
				sums[1] += values[0][c];
			}
		}

		@Override
		public List<Quantity> conclusions() {
			return List.of(new Quantity("mean", "1", "mean sum"));
		}

		@Override
		public List<Table> conclude(Tally sums, double[] values) {
			var all = sums.of("sums", 2);
			values[0] = all[1] / all[0];
			return List.of(new Table("sums", "Sums", Table.View.TABLE, List.of(new Quantity("copies", "1", ""), new Quantity("sum", "1", "")),
					new double[][] { { all[0] }, { all[1] } }));
		}
	}

	/** A metric of one's own, with one value a copy. */
	@FunctionalInterface
	public interface Own extends Metric {
		@Override
		default List<Quantity> quantities() {
			return List.of(new Quantity("own", "1", "own"));
		}
	}

	/** An extension as the planner would make it, of a plug-in called {@code lab.TYPE}; the values are those of the record. */
	public static <T> Use<T> use(String name, T instance) {
		String type = instance.getClass().getSimpleName().replaceAll(".*\\$\\$Lambda.*|^$", "lambda");
		return new Use<>(name, type, "lab." + type + " 1.0", Map.of("values", name), instance);
	}

	public static Deployment deployment(Device device, double stuck) {
		var array = new ArrayPlan("xbar", 8, 10, use("device", device), BiasScheme.GROUNDED, stuck, stuck, Wiring.IDEAL, Reading.PLAIN);
		return deployment(List.of(array), new Pair(), Scale.LAYER, 0, new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0), new Region(0, 0, 5))),
				new Block(1, Tensor.BIAS, 0, 1, 0, 4, List.of(new Region(0, 2, 0), new Region(0, 2, 5))),
				new Block(3, Tensor.WEIGHTS, 0, 4, 0, 1, List.of(new Region(0, 3, 0), new Region(0, 3, 1))));
	}

	public static Deployment deployment(List<ArrayPlan> arrays, MappingScheme scheme, Scale scale, double range, Block... blocks) {
		return new Deployment(arrays, use("scheme", scheme), List.of(blocks), scale, Ranges.uniform(range), Inputs.PLAIN, arrays + " " + Arrays.toString(blocks), "");
	}

	/** Training, then programming of arrays of such a device. */
	public static Pipeline pipeline(Trainer trainer, Device device) {
		return pipeline(trainer, deployment(device, 0.1), 1, new Sum());
	}

	public static Pipeline pipeline(Trainer trainer, Deployment deployment, int shared, Metric... metrics) {
		return pipeline(new Square(20), trainer, deployment, shared, metrics);
	}

	public static Pipeline pipeline(DataSource data, Trainer trainer, Deployment deployment, int shared, Metric... metrics) {
		var stages = new ArrayList<Stage>();
		stages.add(new Stage.Training("train", 0, use("train", trainer)));
		if (deployment != null) {
			stages.add(new Stage.Programming("transfer", 0, use("transfer", new Tune())));
		}
		var used = new ArrayList<Use<Metric>>();
		for (var metric : metrics) {
			used.add(use("metric" + used.size(), metric));
		}
		return new Pipeline(new DataPlan(use("points", data), List.of()), NET, deployment, stages, shared, used);
	}

	/** Points that share nothing but the first {@code together} ones their training. */
	public static Study study(long repeats, int block, int together, Pipeline... pipelines) {
		var points = new ArrayList<Point>();
		for (int p = 0; p < pipelines.length; p++) {
			points.add(new Point(p, List.of("v" + p), 5, pipelines[p], List.of(p < together ? 0 : p, p)));
		}
		return new Study("project", "title", "experiment", 5, repeats, List.of("axis"), points, block, Map.of(), Map.of("lab", "1.0"),
				List.of("repeats = " + repeats, "points = " + pipelines.length));
	}

	/** Four points of twelve and a half units, all of one training. */
	public static Study study() {
		return study(50, 4, 4, pipeline(new Drawing(task -> {
		}), new Spreading(1e-5, cells -> {
		})), pipeline(new Drawing(task -> {
		}), new Spreading(2e-5, cells -> {
		})), pipeline(new Drawing(task -> {
		}), new Spreading(4e-5, cells -> {
		})), pipeline(new Drawing(task -> {
		}), new Spreading(8e-5, cells -> {
		})));
	}
}
