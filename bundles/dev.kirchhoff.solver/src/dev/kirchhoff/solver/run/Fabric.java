// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.circuit.DeviceLaw;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.circuit.OperatingRange;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Use;

/**
 * Independent copies of the arrays of a deployment, with what is written on them. Belongs to one thread.
 */
final class Fabric {
	/** Of the window of a device that goes down to 0 S, from where on its characteristic is needed. */
	private static final double LEAST_PART = 1e-3;

	private final Network network;
	private final Layout layout;
	private final int copies;
	private final Cells[] cells;
	/** Per block, weight that stands for the full window. */
	private final double[] ranges;
	/** Per block and plane, for one copy. */
	private final double[][][] planes;
	private final float[][] weights;
	/** Per array, what the cells of all copies are at the read voltage, since the last change; null before the first read. */
	private double[][] read;
	/** Per array, what the cells of the copy read last show, from an index on. */
	private final double[][] shown;
	private final int[] shownFrom;
	/** Conductances that the copy read last shows, by device. */
	private final Map<String, Range> spans = new HashMap<>();
	/** Per block, what the sense circuits make of a weight, or 1. */
	private final double[] gains;

	/** @param streams one a copy; only for what precedes the first stage */
	Fabric(Network network, Layout layout, RandomStream[] streams) {
		this.network = network;
		this.layout = layout;
		this.copies = streams.length;
		var arrays = layout.deployment.arrays();
		cells = new Cells[arrays.size()];
		for (int a = 0; a < cells.length; a++) {
			cells[a] = new Cells(copies, layout.wordLines[a], layout.bitLines[a], draws(streams, a));
		}
		var blocks = layout.deployment.blocks();
		shown = new double[cells.length][];
		shownFrom = new int[cells.length];
		ranges = new double[blocks.size()];
		gains = new double[blocks.size()];
		planes = new double[blocks.size()][][];
		weights = new float[blocks.size()][];
		for (int b = 0; b < ranges.length; b++) {
			planes[b] = Arrays.stream(layout.cells[b]).map(region -> new double[region.length]).toArray(double[][]::new);
			weights[b] = new float[blocks.get(b).inputs() * blocks.get(b).outputs()];
		}
	}

	private Draws draws(RandomStream[] streams, int array) {
		var own = new RandomStream[copies];
		for (int c = 0; c < copies; c++) {
			own[c] = streams[c].split(array);
		}
		return new Draws(own, layout.wordLines[array].length);
	}

	/** Enters a stage (or another transfer): random numbers come from these streams, one a copy. */
	void enter(RandomStream[] streams) {
		for (int a = 0; a < cells.length; a++) {
			cells[a].draws(draws(streams, a));
		}
	}

	/** What is written on the arrays, for another fabric of the same layout and number of copies. Nobody changes it. */
	record Snapshot(double[][] targets, double[][] conductances, byte[][] faults, List<Map<String, double[]>> states) {
		/** Bytes that another process reads back to the same bits. */
		byte[] write() {
			var bytes = new ByteArrayOutputStream();
			try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
				out.writeInt(targets.length);
				for (int a = 0; a < targets.length; a++) {
					write(out, targets[a]);
					write(out, conductances[a]);
					out.write(faults[a]);
					out.writeInt(states.get(a).size());
					for (var state : states.get(a).entrySet()) {
						out.writeUTF(state.getKey());
						write(out, state.getValue());
					}
				}
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
			return bytes.toByteArray();
		}

		private static void write(DataOutputStream out, double[] values) throws IOException {
			out.writeInt(values.length);
			for (double value : values) {
				out.writeDouble(value);
			}
		}

		/** @throws IOException if these are not the bytes of one */
		static Snapshot read(byte[] bytes) throws IOException {
			try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
				var targets = new double[in.readInt()][];
				var conductances = new double[targets.length][];
				var faults = new byte[targets.length][];
				var states = new ArrayList<Map<String, double[]>>();
				for (int a = 0; a < targets.length; a++) {
					targets[a] = readValues(in);
					conductances[a] = readValues(in);
					faults[a] = in.readNBytes(targets[a].length);
					var own = new LinkedHashMap<String, double[]>();
					for (int left = in.readInt(); left > 0; left--) {
						own.put(in.readUTF(), readValues(in));
					}
					states.add(own);
				}
				return new Snapshot(targets, conductances, faults, states);
			}
		}

		private static double[] readValues(DataInputStream in) throws IOException {
			var values = new double[in.readInt()];
			for (int i = 0; i < values.length; i++) {
				values[i] = in.readDouble();
			}
			return values;
		}

		long bytes() {
			long bytes = 0;
			for (int a = 0; a < targets.length; a++) {
				bytes += targets[a].length * (2L * Double.BYTES + 1 + (long) states.get(a).size() * Double.BYTES);
			}
			return bytes;
		}
	}

	/** What is written now; null if pulses of cells were followed, which only who wrote them has. */
	Snapshot snapshot() {
		if (Arrays.stream(cells).anyMatch(array -> array.trace().count() > 0)) {
			return null;
		}
		var states = new ArrayList<Map<String, double[]>>();
		for (var array : cells) {
			var own = new LinkedHashMap<String, double[]>();
			array.states().forEach(name -> own.put(name, array.state(name).clone()));
			states.add(own);
		}
		return new Snapshot(Arrays.stream(cells).map(array -> array.target().clone()).toArray(double[][]::new),
				Arrays.stream(cells).map(array -> array.conductance().clone()).toArray(double[][]::new),
				Arrays.stream(cells).map(array -> array.faults().clone()).toArray(byte[][]::new), states);
	}

	/** Writes what another fabric had written. */
	void restore(Snapshot snapshot) {
		read = null;
		for (int a = 0; a < cells.length; a++) {
			var array = cells[a];
			System.arraycopy(snapshot.targets[a], 0, array.target(), 0, array.size());
			System.arraycopy(snapshot.conductances[a], 0, array.conductance(), 0, array.size());
			System.arraycopy(snapshot.faults[a], 0, array.faults(), 0, array.size());
			snapshot.states.get(a).forEach((name, values) -> System.arraycopy(values, 0, array.state(name), 0, values.length));
		}
	}

	/** Replaces all arrays by new ones that nobody has touched. */
	void renew() {
		read = null;
		for (var array : cells) {
			array.renew();
		}
	}

	/** Draws which cells are stuck, from the parts that the arrays state. */
	void drawFaults() {
		for (int a = 0; a < cells.length; a++) {
			var plan = layout.deployment.arrays().get(a);
			var faults = cells[a].faults();
			if (plan.stuckLrs() == 0 && plan.stuckHrs() == 0) {
				Arrays.fill(faults, Cells.WORKING);
				continue;
			}
			var uniform = new double[cells[a].size()];
			cells[a].draws().uniform("faults", uniform);
			double both = plan.stuckLrs() + plan.stuckHrs();
			for (int i = 0; i < faults.length; i++) {
				faults[i] = uniform[i] >= both ? Cells.WORKING : uniform[i] < plan.stuckLrs() ? Cells.STUCK_LRS : Cells.STUCK_HRS;
			}
		}
	}

	/** Sets the targets of all copies to what the mapping scheme makes of the weights. */
	void target(Parameters parameters) {
		var blocks = layout.deployment.blocks();
		var scheme = layout.deployment.scheme();
		var shared = ranges(parameters);
		for (int b = 0; b < ranges.length; b++) {
			var block = blocks.get(b);
			ranges[b] = shared.get(group(block));
			gains[b] = gain(block, ranges[b]);
			gather(parameters, block, weights[b]);
			int index = b;
			var witness = Witness.of(scheme).values("the weights", weights[index]);
			Guard.run(scheme, () -> scheme.instance().encode(weights[index], block.inputs(), block.outputs(), ranges[index], window(block),
					planes[index]));
			witness.check();
			for (int p = 0; p < planes[b].length; p++) {
				int array = block.regions().get(p).array();
				var target = cells[array].target();
				int perCopy = cells[array].perCopy();
				var where = layout.cells[b][p];
				check(scheme, planes[b][p], window(device(array)), 1e-9 * window(device(array)).width(), "target");
				for (int c = 0; c < copies; c++) {
					for (int k = 0; k < where.length; k++) {
						target[c * perCopy + where[k]] = planes[b][p][k];
					}
				}
			}
		}
	}

	/** Weights that share a conductance scale: those of a node, or of one of its tensors. */
	private record Group(int node, Tensor tensor) {
	}

	private Group group(Block block) {
		return new Group(block.node(), layout.deployment.scale() == Scale.LAYER ? null : block.tensor());
	}

	/** Weight that stands for the full window, per group; weights must be finite. */
	private Map<Group, Double> ranges(Parameters parameters) {
		var deployment = layout.deployment;
		var tensors = new HashSet<Group>();
		var ranges = new HashMap<Group, Double>();
		for (var block : deployment.blocks()) {
			double given = deployment.ranges().of(block.node());
			if (given > 0) {
				ranges.put(group(block), given);
			} else if (tensors.add(new Group(block.node(), block.tensor()))) { // a tensor may be cut into thousands of blocks
				ranges.merge(group(block), largest(parameters.get(block.node(), block.tensor())), Math::max);
			}
		}
		ranges.replaceAll((_, range) -> range == 0 ? 1 : range);
		return ranges;
	}

	private static double largest(float[] weights) {
		float largest = 0;
		for (float w : weights) {
			largest = Math.max(largest, Math.abs(w));
		}
		return largest;
	}

	/** The window all planes of a block share; validation has made sure that they lie on the same device. */
	private Range window(Block block) {
		return window(device(block.regions().getFirst().array()));
	}

	private static Range window(Use<Device> device) {
		return Guard.call(device, () -> device.instance().window());
	}

	private Use<Device> device(int array) {
		return layout.deployment.arrays().get(array).device();
	}

	private void gather(Parameters parameters, Block block, float[] into) {
		var tensor = parameters.get(block.node(), block.tensor());
		int width = width(block);
		for (int i = 0; i < block.inputs(); i++) {
			System.arraycopy(tensor, (block.firstInput() + i) * width + block.firstOutput(), into, i * block.outputs(), block.outputs());
		}
	}

	/** Outputs of the tensor a block is part of. */
	private int width(Block block) {
		return network.matrix(block.node()).columns();
	}

	void program(Stage.Programming stage, Monitor monitor) {
		read = null;
		for (int a = 0; a < cells.length; a++) {
			int array = a;
			var plan = layout.deployment.arrays().get(a);
			var witness = Witness.of(plan.device(), stage.use()).orders(cells[array]);
			Guard.run(stage.use(), plan.device(), () -> stage.use().instance().program(cells[array], plan.device().instance(), plan.scheme(), monitor));
			witness.check();
			check(plan.device(), cells[a]);
		}
	}

	/**
	 * Lets every copy learn.
	 *
	 * @param digital parameters of each copy
	 * @param streams one a copy
	 * @param live    who looks at the training of a copy while it goes
	 * @return the course of each copy's training: per epoch {epoch, loss, accuracy, whatever else the trainer told}
	 */
	List<List<double[]>> learn(Stage.Learning stage, Parameters[] digital, DataSet data, RandomStream[] streams, IntFunction<Live.Training> live, Monitor monitor) {
		read = null;
		var courses = new ArrayList<List<double[]>>();
		for (int c = 0; c < copies; c++) {
			var course = new ArrayList<double[]>();
			var seen = live.apply(c);
			var task = new OnChipTask(network, data, layout.deployment.scheme().instance(), c, states(), layout.placed, ranges.clone(), digital[c], streams[c],
					new Noted(course, seen), monitor);
			var witness = Witness.of(stage.use()).data(data);
			Guard.run(stage.use(), () -> stage.use().instance().learn(task));
			witness.check();
			seen.finish();
			courses.add(course);
		}
		for (int a = 0; a < cells.length; a++) {
			check(device(a), cells[a]);
		}
		return courses;
	}

	/** Notes what a trainer tells: per epoch {epoch, loss, accuracy, whatever else}. */
	private record Noted(List<double[]> points, TrainingTask.Curve seen) implements TrainingTask.Curve {
		@Override
		public void point(int epoch, double loss, double accuracy) {
			points.add(new double[] { epoch, loss, accuracy });
			seen.point(epoch, loss, accuracy);
		}

		@Override
		public void point(int epoch, double loss, double accuracy, double... further) {
			var point = new double[3 + further.length];
			point[0] = epoch;
			point[1] = loss;
			point[2] = accuracy;
			System.arraycopy(further, 0, point, 3, further.length);
			points.add(point);
			seen.point(epoch, loss, accuracy);
		}
	}

	void age(Stage.Ageing stage, Monitor monitor) {
		read = null;
		for (int a = 0; a < cells.length; a++) {
			int array = a;
			var plan = layout.deployment.arrays().get(a);
			var witness = Witness.of(plan.device(), stage.use()).orders(cells[array]);
			Guard.run(stage.use(), plan.device(), () -> stage.use().instance().age(cells[array], plan.device().instance(), monitor));
			witness.check();
			check(plan.device(), cells[a]);
		}
	}

	private static void check(Use<Device> device, Cells cells) {
		check(device, cells.conductance(), Guard.call(device, () -> device.instance().limits()), 1e-9 * window(device).width(), "conductance");
	}

	/** @param margin for rounding, S */
	private static void check(Use<?> use, double[] values, Range range, double margin, String what) {
		for (double value : values) {
			if (!(Double.isFinite(value) && value >= range.low() - margin && value <= range.high() + margin)) {
				throw new PluginFault(use, "gave a " + what + " of " + value + " S outside its own range of " + range.low() + " to "
						+ range.high() + " S", null);
			}
		}
	}

	/**
	 * Writes the weights that copy {@code c} shows, through the wires of its arrays, into {@code effective}; tensors that are not on
	 * an array stay as they are.
	 */
	void decode(int c, Parameters effective) {
		read(c);
		var blocks = layout.deployment.blocks();
		var scheme = layout.deployment.scheme();
		for (int b = 0; b < ranges.length; b++) {
			var block = blocks.get(b);
			for (int p = 0; p < planes[b].length; p++) {
				int array = block.regions().get(p).array();
				var values = shown[array];
				int offset = shownFrom[array];
				var where = layout.cells[b][p];
				var plane = planes[b][p];
				for (int k = 0; k < where.length; k++) {
					plane[k] = values[offset + where[k]];
				}
			}
			decode(b, planes[b], weights[b]);
			amplify(b);
			scatter(weights[b], block, effective);
		}
	}

	private void decode(int b, double[][] conductances, float[] into) {
		var block = layout.deployment.blocks().get(b);
		var scheme = layout.deployment.scheme();
		Guard.run(scheme, () -> scheme.instance().decode(conductances, block.inputs(), block.outputs(), ranges[b], window(block), into));
		for (float weight : into) {
			if (!Float.isFinite(weight)) {
				throw new PluginFault(scheme, "made a weight of " + weight + " of the conductances of cells", null);
			}
		}
	}

	/** Where sense circuits hand on currents as they are, a weight is what they make of its current at the read voltage; else 1. */
	private double gain(Block block, double range) {
		var reading = reading(block);
		return reading.transimpedance() == 0 ? 1 : reading.transimpedance() * reading.voltage() / weightPerSiemens(block, range);
	}

	private double weightPerSiemens(Block block, double range) {
		return new Propagation(layout.deployment.scheme(), block, range, window(block)).weightPerSiemens();
	}

	private void amplify(int b) {
		if (gains[b] != 1) {
			for (int k = 0; k < weights[b].length; k++) {
				weights[b][k] *= (float) gains[b];
			}
		}
	}

	/** That of the arrays a block lies on; planning has made sure that it is the same for all its planes. */
	Reading reading(Block block) {
		return layout.deployment.arrays().get(block.regions().getFirst().array()).reading();
	}

	/** What a block makes of a current of one ampere of an input of 1, as an output of the network's node, 1/A; in magnitude. */
	double outputPerAmpere(int b) {
		var block = layout.deployment.blocks().get(b);
		return Math.abs(gains[b] * weightPerSiemens(block, ranges[b])) / reading(block).voltage();
	}

	/** Weights that copy {@code c} shows in a block, which has just been {@link #decode decoded}; the array is used again. */
	float[] shownWeights(int b) {
		return weights[b];
	}

	/**
	 * The characteristic of a block's cells as a sum of products, over all conductances that cells of its device have in the copy that has
	 * just been {@link #decode decoded}. Cells that statistics gave a conductance of 0 or below are open.
	 *
	 * @param signed whether voltages of both signs occur
	 */
	SeparableLaw law(int b, boolean signed) {
		var block = layout.deployment.blocks().get(b);
		var use = device(block.regions().getFirst().array());
		double volt = reading(block).voltage();
		var cells = span(use);
		var range = new OperatingRange(cells.low(), cells.high(), signed ? -volt : 0, volt);
		double tolerance = layout.deployment.inputs().tolerance();
		return layout.laws.computeIfAbsent(new Layout.LawKey(use.key(), range, tolerance), _ -> Guard.call(use, () -> law(use, range, tolerance)));
	}

	private static SeparableLaw law(Use<Device> use, OperatingRange range, double tolerance) {
		try {
			return SeparableLaw.of(new DeviceLaw((StaticIV) use.instance()), range, tolerance);
		} catch (ArithmeticException e) {
			throw new KirchhoffException("the currents of " + use.blame() + " are no short sum of products: " + e.getMessage(),
					"raise the experiment's tolerance, or set the tile's inputEncoding to duration", e);
		}
	}

	/** How well kernels stand for the nonlinear cells of a deployment's devices, over their windows: a sentence for each. */
	static List<String> kernels(Deployment deployment) {
		var sentences = new ArrayList<String>();
		for (var array : deployment.arrays()) {
			if (array.reading().byAmplitude()) {
				var window = window(array.device());
				double tolerance = deployment.inputs().tolerance();
				double volt = array.reading().voltage();
				var law = Guard.call(array.device(), () -> law(array.device(), new OperatingRange(least(window), window.high(), 0, volt), tolerance));
				String sentence = "Currents of '%s' (%s) up to %s V are sums of products, within %s: %s.".formatted(array.device().name(), array.device().type(),
						plain(volt), plain(tolerance), law.truncation());
				if (!sentences.contains(sentence)) {
					sentences.add(sentence);
				}
			}
		}
		return sentences;
	}

	/** 1 rather than 1.0, and 1e-4 rather than 1.0E-4. */
	private static String plain(double value) {
		return Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
	}

	/** The lower end of a window; of one that goes down to 0 S, where its characteristic begins to be needed. */
	private static double least(Range window) {
		return window.low() > 0 ? window.low() : window.high() * LEAST_PART;
	}

	/** Conductances above 0 that cells of a device show, and those of its window. */
	private Range span(Use<Device> use) {
		return spans.computeIfAbsent(use.key(), _ -> {
			var window = window(use);
			double low = least(window);
			double high = window.high();
			for (int a = 0; a < cells.length; a++) {
				if (device(a).key().equals(use.key())) {
					for (int k = 0; k < cells[a].perCopy(); k++) {
						double g = shown[a][shownFrom[a] + k];
						low = g > 0 ? Math.min(low, g) : low;
						high = Math.max(high, g);
					}
				}
			}
			return new Range(low, high);
		});
	}

	/**
	 * What the cells of a block make of voltages: per term of a law the weights, times A, of its factors of conductance, and last the
	 * weights, times S, that a reference adds which is no cell. A mapping scheme's weights are affine in their cells, so that what
	 * it makes of conductances it also makes of such factors.
	 */
	float[][] factors(int b, SeparableLaw law) {
		var block = layout.deployment.blocks().get(b);
		var terms = new double[planes[b].length][][];
		for (int p = 0; p < terms.length; p++) {
			terms[p] = factors(law, block.regions().get(p).array(), layout.cells[b][p]);
		}
		var factors = new float[law.rank() + 1][block.inputs() * block.outputs()];
		for (int k = 0; k <= law.rank(); k++) {
			var own = new double[terms.length][];
			for (int p = 0; p < own.length; p++) {
				own[p] = k < law.rank() ? terms[p][k] : new double[planes[b][p].length];
			}
			decode(b, own, factors[k]);
		}
		var constant = factors[law.rank()];
		for (int k = 0; k <= law.rank(); k++) {
			for (int w = 0; w < constant.length; w++) {
				factors[k][w] = (float) gains[b] * (k < law.rank() ? factors[k][w] - constant[w] : constant[w]);
			}
		}
		return factors;
	}

	private double[][] factors(SeparableLaw law, int array, int[] where) {
		var conductance = new double[where.length];
		for (int i = 0; i < where.length; i++) {
			conductance[i] = Math.max(0, shown[array][shownFrom[array] + where[i]]);
		}
		var factors = new double[law.rank()][where.length];
		law.conductanceFactors(conductance, factors);
		return factors;
	}

	private void read(int c) {
		spans.clear();
		if (read == null) {
			read = new double[cells.length][];
			for (int a = 0; a < cells.length; a++) {
				read[a] = readout(a);
			}
		}
		for (int a = 0; a < cells.length; a++) {
			int from = c * cells[a].perCopy();
			var wires = layout.wires[a];
			shown[a] = wires == null ? read[a] : wires.shown(read[a], from);
			shownFrom[a] = wires == null ? from : 0;
		}
	}

	/** Conductance of the cells of all copies at the read voltage. */
	private double[] readout(int a) {
		var use = device(a);
		if (!(use.instance() instanceof Readout device)) {
			return cells[a].conductance();
		}
		var seen = new double[cells[a].size()];
		var array = cells[a];
		var witness = Witness.of(use).cells(array);
		Guard.run(use, () -> device.readout(array, layout.deployment.arrays().get(a).reading().voltage(), seen));
		witness.check();
		for (double g : seen) {
			if (!Double.isFinite(g)) {
				throw new PluginFault(use, "showed a conductance of " + g + " S", null);
			}
		}
		return seen;
	}

	/** The opposite of {@link #gather}. */
	private void scatter(float[] values, Block block, Parameters into) {
		var tensor = into.get(block.node(), block.tensor());
		int width = width(block);
		for (int i = 0; i < block.inputs(); i++) {
			System.arraycopy(values, i * block.outputs(), tensor, (block.firstInput() + i) * width + block.firstOutput(), block.outputs());
		}
	}

	/**
	 * Standard deviation of one read of each cell in its present state, S: per array, for all copies, all 0 where the device is not
	 * noisy; null if no cell is noisy at all.
	 */
	double[][] readNoise() {
		var sigma = new double[cells.length][];
		boolean any = false;
		for (int a = 0; a < cells.length; a++) {
			var own = new double[cells[a].size()];
			var array = cells[a];
			var use = device(a);
			if (use.instance() instanceof Noisy noisy) {
				var witness = Witness.of(use).cells(array);
				Guard.run(use, () -> noisy.readNoise(array, own));
				witness.check();
				for (double s : own) {
					if (!(s >= 0 && s < Double.POSITIVE_INFINITY)) {
						throw new PluginFault(use, "gave a read noise of " + s + " S; it must be 0 or above, and finite", null);
					}
					any |= s > 0;
				}
			}
			sigma[a] = own;
		}
		return any ? sigma : null;
	}

	/**
	 * Writes the variances that a single read of the weights of copy {@code c} has, which has just been {@link #decode decoded}, into
	 * {@code variances}; tensors that are not on an array stay as they are. A cell's relative noise is taken for that of what it shows:
	 * to first order, its part of an output current is in proportion to its conductance.
	 *
	 * @param sigma as {@link #readNoise} has it
	 */
	void variances(int c, double[][] sigma, Parameters variances) {
		var blocks = layout.deployment.blocks();
		for (int b = 0; b < ranges.length; b++) {
			var block = blocks.get(b);
			var propagation = new Propagation(layout.deployment.scheme(), block, ranges[b], window(block));
			var seen = new double[planes[b].length][];
			for (int p = 0; p < seen.length; p++) {
				int a = block.regions().get(p).array();
				seen[p] = seen(a, c, sigma[a], layout.cells[b][p]);
			}
			var own = propagation.variances(seen, planes[b]);
			for (int k = 0; k < own.length; k++) {
				own[k] *= (float) (gains[b] * gains[b]);
			}
			scatter(own, block, variances);
		}
	}

	/** Noise of some cells of an array as what they show has it, S. */
	private double[] seen(int a, int c, double[] sigma, int[] where) {
		int from = c * cells[a].perCopy();
		var conductance = read[a];
		var seen = new double[where.length];
		for (int k = 0; k < seen.length; k++) {
			double g = conductance[from + where[k]];
			seen[k] = sigma[from + where[k]] * (g > 0 ? shown[a][shownFrom[a] + where[k]] / g : 1);
		}
		return seen;
	}

	/** Marks the weights of copy {@code c} of which at least one cell is stuck. */
	void markStuck(int c, Mask mask) {
		mask.clear();
		var blocks = layout.deployment.blocks();
		var scheme = layout.deployment.scheme().instance();
		int tall = scheme.wordLinesPerInput();
		int wide = scheme.bitLinesPerOutput();
		for (int b = 0; b < ranges.length; b++) {
			var block = blocks.get(b);
			var marks = mask.get(block.node(), block.tensor());
			int width = width(block);
			for (int p = 0; p < planes[b].length; p++) {
				var array = cells[block.regions().get(p).array()];
				var faults = array.faults();
				int offset = c * array.perCopy();
				var where = layout.cells[b][p];
				int lines = scheme.bitLines(p, block.outputs());
				for (int k = 0; k < where.length; k++) {
					if (faults[offset + where[k]] != Cells.WORKING) {
						int at = (block.firstInput() + k / lines / tall) * width + block.firstOutput();
						int column = k % lines / wide;
						Arrays.fill(marks, at + column, at + (scheme.isReference(p) ? block.outputs() : column + 1), true);
					}
				}
			}
		}
	}

	List<ArrayState> states() {
		var states = new ArrayList<ArrayState>();
		for (int a = 0; a < cells.length; a++) {
			ArrayPlan plan = layout.deployment.arrays().get(a);
			states.add(new ArrayState(plan.name(), plan.rows(), plan.columns(), plan.reading().voltage(), plan.device().instance(), cells[a]));
		}
		return states;
	}
}
