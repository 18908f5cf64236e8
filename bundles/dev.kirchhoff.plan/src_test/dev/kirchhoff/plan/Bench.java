// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.ageing.Ageing;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.study.Study;

/** Plug-ins of all kinds and a project that uses them, as text to vary. */
public final class Bench {
	private Bench() {
	}

	/** Takes every target. */
	record Plain(@Parameter(doc = "low", unit = "S", value = "100 µS", min = 0) double gMin, @Parameter(doc = "high", unit = "S", value = "500 µS", max = 1e-3) double gMax)
			implements Device, Tunable {
		Plain {
			if (gMin >= gMax) {
				throw new IllegalArgumentException("gMin is not below gMax");
			}
		}

		@Override
		public Range window() {
			return new Range(gMin, gMax);
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}
	}

	/** Its current bends, is straight or cannot be told. */
	record Curved(@Parameter(doc = "part of the current that grows with the cube of the voltage", value = "1") double cubic) implements Device, Tunable, StaticIV {
		@Override
		public Range window() {
			return new Range(1e-4, 5e-4);
		}

		@Override
		public double current(double g, double v) {
			if (cubic < 0) {
				throw new IllegalStateException("no current");
			}
			return g * v * (1 + cubic * v * v);
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}
	}

	/** Can do nothing but have a conductance. */
	record Bare() implements Device {
		@Override
		public Range window() {
			return new Range(0, 1);
		}
	}

	/** Has its upper conductance in a file. */
	record Tabled(@Parameter(doc = "a table", value = "") Path table) implements DeviceSource {
		@Override
		public Device load() throws IOException {
			if (table == null) {
				return null;
			}
			String text = Files.readString(table).strip();
			if (text.equals("?")) {
				throw new KirchhoffException(table.getFileName() + ":1: '?' is not a number", "write a number");
			}
			return new Plain(0, Double.parseDouble(text));
		}
	}

	/** Breaks its promises in one way or the other. */
	record Broken(@Parameter(doc = "how", value = "window") String how) implements Device {
		@Override
		public Range window() {
			if (how.equals("throws")) {
				throw new IllegalStateException("no window");
			}
			return how.equals("empty") ? new Range(1, 1) : new Range(1, 2);
		}

		@Override
		public Range limits() {
			return how.equals("limits") ? new Range(0, 1.5) : new Range(0, 5);
		}
	}

	record Pair(@Parameter(doc = "bit lines a weight takes", value = "1", min = 1, max = 4) int wide) implements MappingScheme {
		@Override
		public List<String> planes() {
			return List.of("plus", "minus");
		}

		@Override
		public int bitLinesPerOutput() {
			return wide;
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			for (var plane : targets) {
				Arrays.fill(plane, window.low());
			}
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			Arrays.fill(weights, 0);
		}
	}

	record Draw(@Parameter(doc = "epochs", value = "10", min = 1) int epochs, @Parameter(doc = "rate", value = "0.1", min = 0, max = 1) double rate) implements Trainer {
		@Override
		public Parameters train(TrainingTask task) {
			return Initializer.XAVIER_UNIFORM.draw(task.network(), task.random(), 0);
		}
	}

	record Aware() implements Trainer {
		@Override
		public boolean hardwareAware() {
			return true;
		}

		@Override
		public Parameters train(TrainingTask task) {
			return Initializer.XAVIER_UNIFORM.draw(task.network(), task.random(), 0);
		}
	}

	record Tune() implements ProgrammingAlgorithm {
		@Override
		public Set<Class<?>> needs() {
			return Set.of(Tunable.class);
		}

		@Override
		public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
			((Tunable) device).tune(cells);
		}
	}

	/** Needs two things at once. */
	record PulseAndTune() implements ProgrammingAlgorithm {
		@Override
		public Set<Class<?>> needs() {
			return Set.of(Tunable.class, Pulsed.class);
		}

		@Override
		public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
			((Tunable) device).tune(cells);
		}
	}

	record Bake(@Parameter(doc = "how long", unit = "s", value = "1 h", min = 0) double duration) implements Ageing {
		@Override
		public Set<Class<?>> needs() {
			return Set.of(Aged.class);
		}

		@Override
		public void age(Cells cells, Device device, Monitor monitor) {
			((Aged) device).age(cells, duration, 300);
		}
	}

	/** Learns nothing. */
	record Learn(@Parameter(doc = "refuse", value = "false") boolean picky) implements OnChipTrainer {
		@Override
		public void check(Network network, MappingScheme scheme) {
			if (picky && network.weighted().size() > 1) {
				throw new KirchhoffException("cannot learn with a second layer", "remove it");
			}
		}

		@Override
		public void learn(OnChipTask task) {
			task.curve().point(1, 0.5, 0.5);
		}
	}

	record Adapt() implements Calibration {
		@Override
		public void calibrate(Task task) {
			task.monitor().check();
		}
	}

	record Count(@Parameter(doc = "name of the column", value = "count") String column) implements Metric {
		@Override
		public List<Quantity> quantities() {
			return List.of(new Quantity(column, "1", "a count"));
		}

		@Override
		public void observe(Observation observation, double[][] values, Tally tally) {
			Arrays.fill(values[0], observation.test().count());
		}
	}

	record Points(@Parameter(doc = "how many", value = "10", min = 1) int count) implements DataSource {
		@Override
		public boolean generated() {
			return true;
		}

		@Override
		public DataSet load(RandomStream random, Monitor monitor) {
			var samples = new Samples(Shape.vector(2), new float[2 * count], new int[count], 2);
			return new DataSet("points", "", samples, samples);
		}
	}

	record Lines(@Parameter(doc = "a file of samples") Path file) implements DataSource {
		@Override
		public DataSet load(RandomStream random, Monitor monitor) {
			return new Points(3).load(random, monitor);
		}
	}

	/** Four files, as sets of images have them. */
	record Images(@Parameter(doc = "images", value = "images") Path images, @Parameter(doc = "labels", value = "labels") Path labels,
			@Parameter(doc = "how many to train on", value = "0", min = 0) int train, @Parameter(doc = "how many to test with", value = "0", min = 0) int test) implements DataSource {
		@Override
		public DataSet load(RandomStream random, Monitor monitor) {
			return new Points(3).load(random, monitor);
		}
	}

	/** A folder with files. */
	record Albums(@Parameter(doc = "album", value = "album", folder = true) Path album) implements DataSource {
		@Override
		public DataSet load(RandomStream random, Monitor monitor) {
			return new Points(3).load(random, monitor);
		}
	}

	/** Takes the place of {@link Images}. */
	record Made(@Parameter(doc = "how many to train on", value = "10", min = 1) int train, @Parameter(doc = "slant", value = "0") double slant) implements DataSource {
		@Override
		public DataSet load(RandomStream random, Monitor monitor) {
			return new Points(train).load(random, monitor);
		}
	}

	record Crop(@Parameter(doc = "pixels", value = "0", min = 0) int pixels) implements Preprocessing {
		@Override
		public DataSet apply(DataSet data) {
			return data;
		}
	}

	public static Extensions extensions() {
		return extensions("1.0");
	}

	/** @param version of the plug-in that brings the device */
	static Extensions extensions(String version) {
		var all = new ArrayList<Contribution>();
		add(all, Kind.DEVICE, "plain", Plain.class, "bench.devices", version);
		add(all, Kind.DEVICE, "bare", Bare.class, "bench.devices", version);
		add(all, Kind.DEVICE, "curved", Curved.class, "bench.curves", "3.0");
		add(all, Kind.DEVICE, "tabled", Tabled.class, "bench.tables", "2.0");
		add(all, Kind.DEVICE, "broken", Broken.class, "bench.broken", "0.1");
		add(all, Kind.MAPPING_SCHEME, "pair", Pair.class, "bench.schemes", "1.0");
		add(all, Kind.TRAINER, "draw", Draw.class, "bench", "1.0");
		add(all, Kind.TRAINER, "aware", Aware.class, "bench", "1.0");
		add(all, Kind.PROGRAMMING_ALGORITHM, "tune", Tune.class, "bench", "1.0");
		add(all, Kind.PROGRAMMING_ALGORITHM, "pulse-and-tune", PulseAndTune.class, "bench", "1.0");
		add(all, Kind.ON_CHIP_TRAINER, "learn", Learn.class, "bench", "1.0");
		add(all, Kind.AGEING, "bake", Bake.class, "bench", "1.0");
		add(all, Kind.CALIBRATION, "adapt", Adapt.class, "bench", "1.0");
		add(all, Kind.METRIC, "count", Count.class, "bench", "1.0");
		add(all, Kind.DATA_SET, "points", Points.class, "bench", "1.0");
		add(all, Kind.DATA_SET, "lines", Lines.class, "bench", "1.0");
		all.add(Extensions.of(Kind.DATA_SET, "images", "images", "for tests", "bench", "1.0", Images.class).withFiles("ask Yann", "made"));
		add(all, Kind.DATA_SET, "albums", Albums.class, "bench", "1.0");
		add(all, Kind.DATA_SET, "made", Made.class, "bench", "1.0");
		add(all, Kind.PREPROCESSING, "crop", Crop.class, "bench", "1.0");
		return new Extensions(all);
	}

	private static void add(List<Contribution> all, Kind kind, String id, Class<?> type, String bundle, String version) {
		all.add(Extensions.of(kind, id, id, "for tests", bundle, version, type));
	}

	static final String PROJECT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<kirchhoff:Project xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="p" name="bench" version="1" description="A project for tests">
			  <devices id="dev" name="dev" type="plain">
			    <parameters name="gMax" value="400 µS"/>
			  </devices>
			  <devices id="bare" name="bare" type="bare"/>
			  <cells id="cell" name="cell" device="dev"/>
			  <cells id="other" name="other" device="dev"/>
			  <tiles id="tile" name="tile" biasScheme="V/3">
			    <arrays id="a" name="a" rows="12" columns="10" cell="cell" stuckAtLrs="0.01" stuckAtHrs="0.02"/>
			  </tiles>
			  <arrays id="b" name="b" rows="12" columns="10" cell="other" cellYield="0.9"/>
			  <networks id="net" name="net">
			    <layers xsi:type="kirchhoff:InputLayer" id="in" name="in" channels="2"/>
			    <layers xsi:type="kirchhoff:DenseLayer" id="hidden" name="hidden" units="4"/>
			    <layers xsi:type="kirchhoff:ActivationLayer" id="act" name="act"/>
			    <layers xsi:type="kirchhoff:DenseLayer" id="out" name="out" units="1"/>
			    <connections source="in" target="hidden"/>
			    <connections source="hidden" target="act"/>
			    <connections source="act" target="out"/>
			  </networks>
			  <dataSets id="data" name="data" type="points">
			    <preprocessing type="crop"/>
			  </dataSets>
			  <mappings id="map" name="map" network="net">
			    <scheme type="pair"/>
			    <allocations layer="hidden" array="a"/>
			    <allocations layer="hidden" plane="1" array="a" column="4"/>
			    <allocations layer="hidden" part="bias" array="a" row="2"/>
			    <allocations layer="hidden" part="bias" plane="1" array="a" row="2" column="4"/>
			    <allocations layer="out" array="b"/>
			    <allocations layer="out" plane="1" array="b" column="1"/>
			  </mappings>
			  <experiments id="main" name="main" network="net" dataSet="data" mapping="map" seed="7" repeats="100">
			    <stages id="train" name="train" type="draw">
			      <parameters name="epochs" value="20"/>
			    </stages>
			    <stages id="transfer" name="transfer" type="tune"/>
			    <metrics id="count" name="count" type="count"/>
			  </experiments>
			</kirchhoff:Project>
			""";

	/** A text with pieces replaced; each must be there. */
	public static String with(String text, String... replacements) {
		for (int i = 0; i < replacements.length; i += 2) {
			if (!text.contains(replacements[i])) {
				throw new IllegalArgumentException("there is no " + replacements[i]);
			}
			text = text.replace(replacements[i], replacements[i + 1]);
		}
		return text;
	}

	public static String project(String... replacements) {
		return with(PROJECT, replacements);
	}

	/** The project with sweeps in its experiment. */
	static String swept(String sweeps) {
		return project("    <metrics id", sweeps + "    <metrics id");
	}

	public static String list(String path, String... values) {
		var text = new StringBuilder("<sweeps xsi:type=\"kirchhoff:ListSweep\" path=\"" + path + "\">");
		for (var value : values) {
			text.append("<values>").append(value).append("</values>");
		}
		return text.append("</sweeps>\n").toString();
	}

	public static Path write(Path folder, String text) throws IOException {
		return Files.write(folder.resolve("p.kirchhoff"), text.getBytes(StandardCharsets.UTF_8));
	}

	static Plan plan(Path folder, String text, String... settings) throws IOException {
		return new Planner(extensions()).plan(request(folder, text, settings));
	}

	/** Data beside the project only, whatever the machine names. */
	public static Request request(Path folder, String text, String... settings) throws IOException {
		return new Request(write(folder, text), Optional.empty(), List.of(settings), List.of(), OptionalLong.empty(), OptionalInt.empty(), DataPlace.NONE);
	}

	/** The one study of a project without any problem. */
	static Study study(Path folder, String text, String... settings) throws IOException {
		var plan = plan(folder, text, settings);
		if (!plan.problems().isEmpty() || plan.studies().size() != 1) {
			throw new AssertionError(plan.studies().size() + " studies, " + plan.problems());
		}
		return plan.studies().getFirst();
	}
}
