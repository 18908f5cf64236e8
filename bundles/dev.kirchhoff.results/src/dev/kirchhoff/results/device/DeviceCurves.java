// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.device.DevicePicture.Curves;
import dev.kirchhoff.results.device.DevicePicture.Topic;
import dev.kirchhoff.solver.run.PluginWatch;
import dev.kirchhoff.solver.study.Use;

/**
 * Everything of a device that can be drawn, as far as its capabilities go. It asks the device itself, cell by cell as a study would: there
 * is no second copy of any physics here.
 */
public final class DeviceCurves {
	static final Quantity CONDUCTANCE = new Quantity("conductance", "S", "");
	private static final Quantity VOLTAGE = new Quantity("voltage", "V", "");
	private static final int LEVELS = 5;
	private static final int VOLTAGES = 81;
	/** V; where nothing is known of a device's voltages. */
	private static final double USUAL = 0.5;
	private static final int CELLS = 200;
	private static final int LATER = 64;
	/** s; a second to ten years. */
	private static final double LONGEST = 3.156e8;
	private static final double HOUR = 3600;
	/** K; the usual bake, 125 °C. */
	private static final double BAKE = 398.15;
	private static final Unit VOLT = Unit.parse("V");

	private final DeviceProbe probe;
	private final Device device;
	private final Monitor monitor;
	private final RandomStream stream;

	private DeviceCurves(DeviceProbe probe, Monitor monitor) {
		this.probe = probe;
		this.device = probe.device().instance();
		this.monitor = monitor;
		this.stream = RandomStream.of(probe.seed());
	}

	/**
	 * All pictures, by topic.
	 *
	 * @throws KirchhoffException    if the device fails; the message names its plug-in
	 * @throws CancellationException if the monitor wants no more
	 */
	public static List<DevicePicture> of(DeviceProbe probe, Monitor monitor) {
		return new DeviceCurves(probe, monitor).all();
	}

	private List<DevicePicture> all() {
		var makers = List.<Supplier<List<DevicePicture>>>of(this::currentVoltage, () -> new ProgrammingCurves(probe, monitor).pictures(),
				() -> new PulseCurves(device, stream.split("pulses"), monitor).pictures(), this::disturbance, this::noise, this::readout, this::retention, this::endurance);
		var pictures = new ArrayList<DevicePicture>();
		for (int k = 0; k < makers.size(); k++) {
			monitor.check();
			monitor.progress(k / (double) makers.size(), probe.device().name());
			pictures.addAll(blamed(probe.device(), monitor, makers.get(k)));
		}
		return pictures;
	}

	/** Does something with an extension; what that does wrong has its name on it. A stranger's that never comes back is stopped. */
	static <T> T blamed(Use<?> use, Monitor monitor, Supplier<T> what) {
		try {
			return use.isForeign() ? PluginWatch.attend(use, "pictures of " + use.name(), monitor, what::get) : what.get();
		} catch (KirchhoffException | CancellationException e) {
			throw e;
		} catch (RuntimeException | LinkageError | StackOverflowError e) {
			throw new KirchhoffException(use.blame() + " failed: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
					"report it to the plug-in's provider, or use another type", e);
		}
	}

	static String text(double siemens) {
		return Scale.of("S", Math.abs(siemens)).text(siemens);
	}

	private List<DevicePicture> currentVoltage() {
		double most = largestVoltage();
		var v = IntStream.range(0, VOLTAGES).mapToDouble(k -> most * (2 * k - VOLTAGES + 1) / (VOLTAGES - 1)).toArray();
		var series = new ArrayList<Series>();
		for (double g : Batch.levels(device.window(), LEVELS)) {
			var i = new double[VOLTAGES];
			if (device instanceof StaticIV iv) {
				iv.currents(Batch.filled(VOLTAGES, g), v, i);
			} else {
				Arrays.setAll(i, k -> g * v[k]);
			}
			if (!Arrays.stream(i).allMatch(Double::isFinite)) {
				throw new KirchhoffException(probe.device().blame() + " gave a current that is no number at " + text(g), "report it to the plug-in's provider, or use another type");
			}
			series.add(new Series(text(g), v, i, Optional.empty()));
		}
		return List.of(new Curves(Topic.CURRENT_VOLTAGE, new Lines("Current over voltage", VOLTAGE, new Quantity("current", "A", ""), "conductance", true, false, false, series,
				device instanceof StaticIV ? "" : "The device states no I-V curve: it is taken to be ohmic.")));
	}

	/**
	 * Up to where an I-V curve makes sense: the lowest threshold for switching among the device's parameters, else twice the voltage that its
	 * conductances are stated at.
	 */
	private double largestVoltage() {
		var thresholds = voltages("set", "reset", "setvoltage", "resetvoltage", "setthreshold", "resetthreshold").filter(v -> v > 0).min();
		var reads = voltages("reference", "readvoltage", "read", "referencevoltage").filter(v -> v > 0).max();
		return thresholds.orElse(reads.isPresent() ? 2 * reads.getAsDouble() : USUAL);
	}

	private DoubleStream voltages(String... names) {
		return probe.device().values().entrySet().stream().filter(value -> List.of(names).contains(value.getKey().toLowerCase(java.util.Locale.ROOT)) && value.getValue().endsWith("V"))
				.mapToDouble(value -> VOLT.read(value.getValue()));
	}

	private List<DevicePicture> disturbance() {
		if (!(device instanceof Disturbed disturbed)) {
			return List.of();
		}
		double middle = device.window().low() + device.window().width() / 2;
		for (var scheme : List.of(BiasScheme.THIRD, BiasScheme.HALF, BiasScheme.GROUNDED, BiasScheme.FLOATING)) {
			var cells = Batch.rows(CELLS, LATER + 1, stream.split("disturbance"));
			Arrays.fill(cells.conductance(), middle);
			Arrays.fill(cells.target(), middle);
			try {
				disturbed.disturb(cells, scheme);
			} catch (KirchhoffException unknownScheme) {
				continue;
			}
			if (Arrays.stream(cells.conductance()).allMatch(g -> g == middle)) {
				return List.of();
			}
			var means = new Means();
			for (int later = 1; later <= LATER; later++) {
				int k = LATER - later;
				means.add(later, IntStream.range(0, CELLS).mapToDouble(copy -> cells.conductance()[copy * (LATER + 1) + k] - middle).toArray());
			}
			return List.of(new Curves(Topic.DISTURBANCE, new Lines("What writing other cells does to one at " + text(middle), new Quantity("cells written later", "1", ""),
					new Quantity("change of conductance", "S", ""), "", false, false, false, List.of(means.series("")),
					"Mean and standard deviation of " + CELLS + " cells, " + words(scheme) + ".")));
		}
		return List.of();
	}

	private static String words(BiasScheme scheme) {
		return switch (scheme) {
			case HALF -> "V/2 scheme";
			case THIRD -> "V/3 scheme";
			case GROUNDED -> "other lines grounded";
			case FLOATING -> "other lines floating";
		};
	}

	private List<DevicePicture> noise() {
		if (!(device instanceof Noisy noisy)) {
			return List.of();
		}
		var levels = Batch.levels(device.window(), 41);
		var cells = Batch.row(levels.length, stream.split("noise"));
		System.arraycopy(levels, 0, cells.conductance(), 0, levels.length);
		var sigma = new double[levels.length];
		noisy.readNoise(cells, sigma);
		return Arrays.stream(sigma).allMatch(s -> s == 0) ? List.of() : List.of(new Curves(Topic.READING, new Lines("Noise of a single read", CONDUCTANCE,
				new Quantity("standard deviation", "S", ""), "", false, false, false, List.of(new Series("", levels, sigma, Optional.empty())), "")));
	}

	/** What cells show at voltages they were not written for. */
	private List<DevicePicture> readout() {
		if (!(device instanceof Readout readout)) {
			return List.of();
		}
		var series = new ArrayList<Series>();
		var volts = IntStream.rangeClosed(1, 20).mapToDouble(k -> k * USUAL / 20).toArray();
		for (double g : Batch.levels(device.window(), 3)) {
			var cells = Batch.row(CELLS, stream.split("readout"));
			Arrays.fill(cells.conductance(), g);
			var shown = new double[CELLS];
			var spread = new double[volts.length];
			for (int k = 0; k < volts.length; k++) {
				readout.readout(cells, volts[k], shown);
				spread[k] = Batch.sd(shown) / g;
			}
			series.add(new Series(text(g), volts, spread, Optional.empty()));
		}
		boolean none = series.stream().allMatch(one -> Arrays.stream(one.y()).allMatch(y -> !(y > 0)));
		boolean same = series.stream().allMatch(one -> close(one.y(), series.getFirst().y()));
		return none ? List.of() : List.of(new Curves(Topic.READING, new Lines("Spread of what cells show, over the read voltage", new Quantity("read voltage", "V", ""),
				new Quantity("relative standard deviation", "1", ""), same ? "" : "conductance", true, false, false,
				same ? List.of(series.getFirst().named("")) : series, "Of " + CELLS + " cells of equal conductance" + (same ? ", the same at all conductances." : "."))));
	}

	private static boolean close(double[] a, double[] b) {
		return IntStream.range(0, a.length).allMatch(k -> Math.abs(a[k] - b[k]) <= 1e-6 * (Math.abs(a[k]) + Math.abs(b[k])));
	}

	private List<DevicePicture> retention() {
		if (!(device instanceof Aged aged)) {
			return List.of();
		}
		var series = new ArrayList<Series>();
		boolean changes = false;
		for (double g : Batch.levels(device.window(), LEVELS)) {
			var means = new Means();
			for (int k = 0; k <= 34; k++) {
				monitor.check();
				double time = Math.pow(LONGEST, k / 34.);
				var cells = Batch.row(CELLS, stream.split("retention"));
				Arrays.fill(cells.conductance(), g);
				aged.age(cells, time, BAKE);
				changes |= Arrays.stream(cells.conductance()).anyMatch(after -> after != g);
				means.add(time / HOUR, cells.conductance().clone());
			}
			series.add(means.series(text(g)));
		}
		return !changes ? List.of() : List.of(new Curves(Topic.RETENTION, new Lines("Retention at 125 °C", new Quantity("time", "h", ""), CONDUCTANCE, "written", true, true, false,
				series, "Mean and standard deviation of " + CELLS + " cells, from a second to ten years.")));
	}

	private List<DevicePicture> endurance() {
		if (!(device instanceof Enduring enduring)) {
			return List.of();
		}
		Cells cells = Batch.row(5 * CELLS, stream.split("endurance"));
		var cycles = new double[cells.size()];
		enduring.endurance(cells, cycles);
		if (Arrays.stream(cycles).anyMatch(Double::isInfinite)) {
			return List.of();
		}
		return List.of(new Curves(Topic.ENDURANCE, new Lines("Cells that have worn out", new Quantity("switches", "1", ""), new Quantity("part of cells", "1", ""), "", false, true,
				false, List.of(ProgrammingCurves.cumulative("", cycles)), "Of " + cells.size() + " cells.")));
	}
}
