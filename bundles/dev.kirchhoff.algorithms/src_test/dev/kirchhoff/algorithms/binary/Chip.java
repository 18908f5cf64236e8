// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * A small network on two arrays, in several copies, with patterns to learn. The first layer is cut into two blocks by its outputs, and has
 * more neurons than the loop takes at a time.
 */
final class Chip {
	static final int COPIES = 2;
	static final int INPUTS = 24;
	static final int HIDDEN = 300;
	static final int CLASSES = 4;
	static final double WEAK_ENERGY = 3;
	static final double SET_ENERGY = 5;
	static final DataSet DATA = new DataSet("patterns", "", samples(1, 600), samples(2, 200));

	final List<ArrayState> arrays = new ArrayList<>();
	final List<PlacedBlock> blocks = new ArrayList<>();
	final List<double[]> course = new ArrayList<>();
	final Parameters parameters = Parameters.zeros(network());
	final MappingScheme scheme;
	double range = 1;

	/** Conducts 1 to 3; a weak RESET takes 1/50 of that with noise, a weak SET gives it. */
	record Fading(double noise, double survives, boolean weakSet) implements Device, Gradual, Enduring {
		private static final double STEP = 0.04;

		@Override
		public Range window() {
			return new Range(1, 3);
		}

		@Override
		public boolean has(Kind kind) {
			return kind != Kind.WEAK_SET || weakSet;
		}

		@Override
		public boolean isRandom(Kind kind) {
			return kind != Kind.SET && noise > 0;
		}

		@Override
		public void pulse(Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
			for (int i = from; i < to; i++) {
				double count = pulses == null ? 1 : pulses[i];
				double way = (kind == Kind.WEAK_SET ? STEP : -STEP) * count + (isRandom(kind) ? noise * STEP * Math.sqrt(count) * normal[i] : 0);
				double g = conductance[i] + way;
				// thrown back by the top, so that no two cells look the same
				conductance[i] = kind == Kind.SET ? 3 : Math.clamp(kind == Kind.WEAK_RESET && g > 3 ? 6 - g : g, 1, 3);
			}
		}

		@Override
		public double energy(Kind kind) {
			return kind == Kind.SET ? SET_ENERGY : WEAK_ENERGY;
		}

		@Override
		public void endurance(Cells cells, double[] cycles) {
			Arrays.fill(cycles, survives);
		}
	}

	/** @param devices of a synapse */
	Chip(Device device, MappingScheme scheme, int devices) {
		this(device, device, scheme, devices);
	}

	Chip(Device first, Device second, MappingScheme scheme, int devices) {
		this.scheme = scheme;
		int part = 200;
		int one = INPUTS * part * devices;
		int other = INPUTS * (HIDDEN - part) * devices;
		blocks.add(new PlacedBlock(2, Tensor.WEIGHTS, 0, INPUTS, 0, part, List.of(plane(0, 0, one))));
		blocks.add(new PlacedBlock(2, Tensor.WEIGHTS, 0, INPUTS, part, HIDDEN - part, List.of(plane(1, 0, other))));
		blocks.add(new PlacedBlock(5, Tensor.WEIGHTS, 0, HIDDEN, 0, CLASSES, List.of(plane(1, other, HIDDEN * CLASSES * devices))));
		array(first, one);
		array(second, other + HIDDEN * CLASSES * devices);
	}

	/** Cells in reverse order, to see that the order counts. */
	private static PlacedBlock.Plane plane(int array, int first, int count) {
		var cells = new int[count];
		Arrays.setAll(cells, k -> first + count - 1 - k);
		return new PlacedBlock.Plane(array, cells);
	}

	private void array(Device device, int perCopy) {
		var streams = new RandomStream[COPIES];
		Arrays.setAll(streams, c -> RandomStream.of(7).split(c));
		var cells = new Cells(COPIES, new int[perCopy], new int[perCopy], new Draws(streams, perCopy));
		var random = RandomStream.of(11).split(arrays.size());
		for (int i = 0; i < cells.size(); i++) {
			cells.conductance()[i] = 2.9 + 0.1 * random.uniform(i);
		}
		arrays.add(new ArrayState("array-" + arrays.size(), 1, perCopy, 0.1, device, cells));
	}

	static Network network() {
		return Network.sequence(new Shape(1, 4, 6), new Layer.Flatten(), new Layer.FullyConnected(HIDDEN, false), new Layer.BatchNormalization(1e-5f, 0.1f),
				new Layer.Activation(Layer.Function.SIGN), new Layer.FullyConnected(CLASSES, false), new Layer.BatchNormalization(1e-5f, 0.1f));
	}

	private static Samples samples(int seed, int count) {
		var random = new Random(seed);
		var inputs = new float[count * INPUTS];
		var labels = new int[count];
		for (int s = 0; s < count; s++) {
			labels[s] = random.nextInt(CLASSES);
			// the last input is never on
			for (int i = 0; i < INPUTS - 1; i++) {
				inputs[s * INPUTS + i] = random.nextInt(6) == 0 ^ i % CLASSES == labels[s] ? 1 : 0;
			}
		}
		return new Samples(new Shape(1, 4, 6), inputs, labels, CLASSES);
	}

	/** Lets copy 1 learn. */
	Chip learn(OnChipTrainer trainer) {
		trainer.learn(task(DATA));
		return this;
	}

	OnChipTask task(DataSet data) {
		var curve = new TrainingTask.Curve() {
			@Override
			public void point(int epoch, double loss, double accuracy) {
				throw new AssertionError("nothing is told of the devices");
			}

			@Override
			public void point(int epoch, double loss, double accuracy, double... further) {
				var point = new double[3 + further.length];
				point[0] = epoch;
				point[1] = loss;
				point[2] = accuracy;
				System.arraycopy(further, 0, point, 3, further.length);
				course.add(point);
			}
		};
		return new OnChipTask(network(), data, scheme, 1, arrays, blocks, new double[] { range, range, range }, parameters, RandomStream.of(3), curve, Monitor.NONE);
	}

	double accuracy() {
		return course.getLast()[2];
	}

	/** Conductances of one device of the synapses of copy 1, block by block. */
	double[] conductances(int copy) {
		return arrays.stream().flatMapToDouble(array -> Arrays.stream(array.cells().conductance(), copy * array.cells().perCopy(), (copy + 1) * array.cells().perCopy())).toArray();
	}

	double[] state(String name) {
		return arrays.stream().flatMapToDouble(array -> Arrays.stream(array.cells().state(name), array.cells().perCopy(), 2 * array.cells().perCopy())).toArray();
	}

	/** Weights of a block as its scheme shows them. */
	float[] decode(int b) {
		var block = blocks.get(b);
		var plane = block.planes().getFirst();
		var cells = arrays.get(plane.array()).cells();
		var conductances = Arrays.stream(plane.cells()).mapToDouble(k -> cells.conductance()[cells.perCopy() + k]).toArray();
		var weights = new float[block.inputs() * block.outputs()];
		scheme.decode(new double[][] { conductances }, block.inputs(), block.outputs(), 1, arrays.get(plane.array()).device().window(), weights);
		return weights;
	}
}
