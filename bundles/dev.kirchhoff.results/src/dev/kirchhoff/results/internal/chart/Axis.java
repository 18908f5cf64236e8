// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.internal.Numbers;

/**
 * One direction of a picture: from data to a part of its length, with ticks at round numbers in a readable unit.
 *
 * @param label  name with unit
 * @param low    where it begins, in the unit of the data
 * @param high   where it ends; below {@code low} if it runs backwards
 * @param factor one of the shown unit, in the unit of the data
 * @param fixed  where ticks are, ascending, if not at round numbers
 */
public record Axis(String label, double low, double high, boolean logarithmic, double factor, List<Tick> fixed) {
	/** Powers of ten that are written as plain numbers, if all on the axis are. */
	private static final int LARGEST = 3;
	private static final int SMALLEST = -3;

	/** A value and how it is written. */
	public record Tick(double value, String label) {
	}

	public Axis(String label, double low, double high, boolean logarithmic, double factor) {
		this(label, low, high, logarithmic, factor, List.of());
	}

	/** One place for each of these values, at 0, 1, 2 and so on, in their order. */
	public static Axis places(String name, String unit, double[] values, boolean backwards) {
		var shown = shown(unit, Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0));
		var ticks = IntStream.range(0, values.length).mapToObj(k -> new Tick(k, Numbers.plain(values[k] / shown.factor(), 4))).toList();
		double end = values.length - 0.5;
		return new Axis(shown.heading(name), backwards ? end : -0.5, backwards ? -0.5 : end, false, 1, ticks);
	}

	/** The same axis with ticks at these values, ascending, which it contains. */
	public Axis at(double... values) {
		return new Axis(label, low, high, logarithmic, factor, Arrays.stream(values).mapToObj(value -> new Tick(value, Numbers.plain(value / factor, 4))).toList());
	}

	/** Exactly from {@code low} to {@code high}; widened where that is nothing. */
	public static Axis linear(String name, String unit, double low, double high) {
		if (!(high > low)) {
			double margin = low == 0 ? 0.5 : 0.05 * Math.abs(low);
			return linear(name, unit, low - margin, low + margin);
		}
		var shown = shown(unit, Math.max(Math.abs(low), Math.abs(high)));
		return new Axis(shown.heading(name), low, high, false, shown.factor());
	}

	/** A little more than from {@code low} to {@code high}; from 0 where that costs little; not beyond 0 or 1 where the data is not. */
	public static Axis loose(String name, String unit, double low, double high) {
		double from = low >= 0 && low < 0.4 * high ? 0 : low;
		double margin = 0.05 * (high - from);
		double to = high + margin;
		if (from != 0) {
			from = low >= 0 ? Math.max(0, from - margin) : from - margin;
		}
		if (unit.equals("1") && high <= 1 && high > 0.5 && low >= 0) {
			to = Math.min(to, 1 + 0.02 * (1 - from));
		}
		return linear(name, unit, from, to);
	}

	/** Not below 0 where no value is, and not much above 1 where parts of a whole are shown; for bands, which know no such bounds. */
	public Axis within(double least, double most, String unit) {
		double from = least >= 0 ? Math.max(low, 0) : low;
		double to = unit.equals("1") && most <= 1 && least >= 0 ? Math.min(high, Math.max(1.02, most)) : high;
		return new Axis(label, from, to, logarithmic, factor, fixed);
	}

	/** @param low above 0 */
	public static Axis logarithmic(String name, String unit, double low, double high) {
		double from = high > low ? low : low / 2;
		double to = high > low ? high : high * 2;
		var shown = unit.equals("1") ? new Scale(1, "") : Scale.of(unit, to);
		return new Axis(shown.heading(name), from, to, true, shown.factor());
	}

	/** Big or small numbers without a unit are counted in a power of thousand. */
	private static Scale shown(String unit, double largest) {
		var scale = Scale.of(unit, largest);
		if (!scale.unit().isEmpty() || largest < 1e5 && largest >= 1e-2) {
			return scale;
		}
		int power = 3 * (int) Math.floor(Math.log10(largest) / 3);
		return new Scale(Math.pow(10, power), "10" + Numbers.superscript(power));
	}

	/** Where a value is, 0 at {@code low} and 1 at {@code high}. */
	public double part(double value) {
		return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
	}

	/** The value at a place: the inverse of {@link #part}. */
	public double value(double part) {
		return logarithmic ? low * Math.pow(high / low, part) : low + part * (high - low);
	}

	/** The piece between two places, for who looks closer; ticks at fixed places stay where they are. */
	public Axis between(double from, double to) {
		double a = value(from);
		double b = value(to);
		return new Axis(label, a, b, logarithmic, factor, fixed.stream().filter(tick -> tick.value() >= Math.min(a, b) && tick.value() <= Math.max(a, b)).toList());
	}

	/** @param most how many there is room for */
	public List<Tick> ticks(int most) {
		return !fixed.isEmpty() ? some(most) : logarithmic ? decades(most) : steps(most);
	}

	/** Every so manieth of the fixed ticks. */
	private List<Tick> some(int most) {
		int every = Math.ceilDiv(fixed.size(), Math.max(1, most));
		return IntStream.range(0, fixed.size()).filter(k -> k % every == 0).mapToObj(fixed::get).toList();
	}

	private List<Tick> steps(int most) {
		double a = low / factor;
		double b = high / factor;
		double step = step((b - a) / Math.max(1, most));
		int places = Math.clamp(-(long) Math.floor(Math.log10(step) + 1e-9), 0, 12);
		var ticks = new ArrayList<Tick>();
		for (long k = (long) Math.ceil(a / step - 1e-6); k * step <= b + 1e-6 * step; k++) {
			ticks.add(new Tick(Math.clamp(k * step * factor, low, high), Numbers.fixed(k * step, places)));
		}
		return ticks;
	}

	/** 1, 2 or 5 times a power of ten, at least this. */
	private static double step(double least) {
		double ten = Math.pow(10, Math.floor(Math.log10(least) + 1e-12));
		for (double times : new double[] { 1, 2, 5 }) {
			if (times * ten >= least * (1 - 1e-9)) {
				return times * ten;
			}
		}
		return 10 * ten;
	}

	private List<Tick> decades(int most) {
		int start = (int) Math.floor(Math.log10(low / factor) + 1e-9);
		int last = (int) Math.ceil(Math.log10(high / factor) - 1e-9);
		int every = Math.max(1, (last - start + most - 1) / Math.max(1, most));
		int first = every == 1 || inside(Math.pow(10, start) * factor) ? start : start + 1;
		double[] times = last - first <= 1 ? new double[] { 1, 2, 3, 4, 6, 8 } : last - first <= 3 && most > 6 ? new double[] { 1, 2, 5 } : new double[] { 1 };
		boolean powers = IntStream.iterate(first, power -> power <= last, power -> power + every)
				.anyMatch(power -> (power > LARGEST || power < SMALLEST) && inside(Math.pow(10, power) * factor));
		var ticks = new ArrayList<Tick>();
		for (int power = first; power <= last; power += every) {
			for (double one : times) {
				double value = one * Math.pow(10, power) * factor;
				if (inside(value)) {
					ticks.add(new Tick(value, powers ? power(one, power) : Numbers.plain(value / factor, 4)));
				}
			}
		}
		return ticks;
	}

	private boolean inside(double value) {
		return value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
	}

	private static String power(double times, int power) {
		return (times == 1 ? "" : Numbers.plain(times, 1) + "·") + "10" + Numbers.superscript(power);
	}
}
