// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.device.DevicePicture;

/**
 * A device type fitted to a measurement.
 *
 * @param type      what was fitted
 * @param values    parameters that the measurement determines, as text for a project; all others keep their defaults
 * @param estimates the same with what is known of them
 * @param rSquared  part of the variance that the fit explains; NaN where that says nothing
 * @param residual  root mean square of what is left
 * @param unit      of the residual
 * @param points    what was measured
 * @param lines     the fit over the points, with their axes
 * @param table     a table that has to lie beside the project, if one of the values names it
 * @param remarks   what a person must know of the fit; sentences
 */
public record DeviceFit(DeviceType type, Map<String, String> values, List<Estimate> estimates, double rSquared, double residual, String unit, List<Series> points, Lines lines,
		Optional<Table> table, List<String> remarks) {
	/** A parameter with its standard error, which is NaN if it is not known. */
	public record Estimate(String name, String doc, double value, double error, String unit) {
		/** {@code 12.3 ± 0.4 µS}. */
		public String text() {
			var scale = Scale.of(unit, Math.abs(value));
			return Double.isFinite(error) && error > 1e-6 * Math.abs(value) ? scale.text(value, error) : scale.text(value);
		}
	}

	/**
	 * A table that a device is made of.
	 *
	 * @param suffix to the name of the device, for the file
	 * @param text   CSV
	 */
	public record Table(String parameter, String suffix, String text) {
		/** Name of the file beside a project. */
		public String fileName(String device) {
			return device.replaceAll("[^\\p{L}\\p{N}._-]", "-") + "-" + suffix + ".csv";
		}
	}

	public DeviceFit {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
		estimates = List.copyOf(estimates);
		points = List.copyOf(points);
		remarks = List.copyOf(remarks);
	}

	/** The values for a device of this name; its table is then called {@link Table#fileName}. */
	public Map<String, String> values(String device) {
		var all = new LinkedHashMap<>(values);
		table.ifPresent(one -> all.put(one.parameter, one.fileName(device)));
		return all;
	}

	/** What a law must explain to be preferred to a table. */
	private static final double AS_MEASURED = 0.98;
	/** What explains less is no fit. */
	private static final double POOR = 0.5;
	/** At most so many points of a series are drawn. */
	private static final int MOST_POINTS = 80;

	/** The fit over the points, in one picture. */
	public Lines picture() {
		var series = new java.util.ArrayList<Series>();
		points.forEach(one -> series.add(thinned(one)));
		lines.series().stream().filter(one -> one.mark() != Series.Mark.POINTS).forEach(one -> series.add(one.named("fit " + one.name())));
		return lines.with(series);
	}

	private static Series thinned(Series one) {
		int step = Math.max(1, (one.x().length + MOST_POINTS - 1) / MOST_POINTS);
		int size = (one.x().length + step - 1) / step;
		var x = new double[size];
		var y = new double[size];
		for (int k = 0; k < size; k++) {
			x[k] = one.x()[k * step];
			y[k] = one.y()[k * step];
		}
		return Series.points(one.name(), x, y);
	}

	/** The fit for a page on the device. */
	public DevicePicture.Curves picture(Measurement.Kind kind) {
		var topic = switch (kind) {
			case IV -> DevicePicture.Topic.CURRENT_VOLTAGE;
			case PULSES -> DevicePicture.Topic.PULSES;
			case LEVELS -> DevicePicture.Topic.PROGRAMMING;
		};
		return new DevicePicture.Curves(topic, picture());
	}

	/** Where the fit is as good as it says: for a list of several. */
	public String quality() {
		var left = Scale.of(unit, Math.abs(residual)).text(residual);
		return Double.isFinite(rSquared) ? String.format(java.util.Locale.ROOT, "R² = %.4f, residual %s", rSquared, left) : residual > 0 ? "residual " + left : "as measured";
	}

	/**
	 * Fits one type.
	 *
	 * @throws KirchhoffException if the measurement cannot feed it; the message says why
	 */
	public static DeviceFit of(Measurement measurement, DeviceType type, Monitor monitor) {
		return switch (measurement) {
			case Measurement.Sweeps sweeps -> type.isTable() ? TableFit.of(sweeps, type) : new CurrentVoltageFit(sweeps, type, monitor).fit();
			case Measurement.Trains trains -> new PulseFit(trains, type, monitor).fit();
			case Measurement.Levels levels -> type.isTable() ? TableFit.of(levels, type) : new LevelFit(levels, type, monitor).fit();
		};
	}

	/** All types that the measurement can feed, the best first: those that explain most, and of equals those with fewer parameters. */
	public static List<DeviceFit> all(Measurement measurement, List<DeviceType> types, Monitor monitor) {
		var fits = new java.util.ArrayList<DeviceFit>();
		for (int k = 0; k < types.size(); k++) {
			monitor.check();
			monitor.progress(k / (double) types.size(), types.get(k).id());
			try {
				fits.add(of(measurement, types.get(k), monitor));
			} catch (KirchhoffException notForThis) {
				continue;
			}
		}
		fits.removeIf(fit -> fit.rSquared < POOR);
		fits.sort(Comparator.comparingDouble((DeviceFit fit) -> -Math.rint(1e3 * (Double.isFinite(fit.rSquared) ? fit.rSquared : AS_MEASURED))).thenComparingInt(fit -> fit.estimates.size()));
		return fits;
	}
}
