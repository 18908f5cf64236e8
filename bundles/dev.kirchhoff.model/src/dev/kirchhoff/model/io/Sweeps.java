// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import dev.kirchhoff.model.LinearSweep;
import dev.kirchhoff.model.ListSweep;
import dev.kirchhoff.model.LogSweep;
import dev.kirchhoff.model.Sweep;

/** The values of a sweep, as text for {@link ElementPath#set}. */
public final class Sweeps {
	private Sweeps() {
	}

	/** All values in order. The first and last of a linear or logarithmic sweep are exactly those given; whole numbers have no fraction. */
	public static List<String> values(Sweep sweep) {
		return switch (sweep) {
			case ListSweep list -> List.copyOf(list.getValues());
			case LinearSweep linear -> IntStream.range(0, linear.getCount()).mapToObj(i -> text(linear(linear, i))).toList();
			case LogSweep log -> IntStream.range(0, log.getCount()).mapToObj(i -> text(log(log, i))).toList();
			default -> throw new IllegalArgumentException("unknown kind of sweep: " + sweep.eClass().getName());
		};
	}

	private static double linear(LinearSweep sweep, int i) {
		var last = sweep.getCount() - 1;
		return i == 0 ? sweep.getFrom() : i == last ? sweep.getTo() : sweep.getFrom() + (sweep.getTo() - sweep.getFrom()) * i / last;
	}

	private static double log(LogSweep sweep, int i) {
		var last = sweep.getCount() - 1;
		return i == 0 ? sweep.getFrom() : i == last ? sweep.getTo()
				: sweep.getFrom() * Math.pow(sweep.getTo() / sweep.getFrom(), (double) i / last);
	}

	/** Twelve digits: what a person would write for 0.1 + 0.2. */
	private static String text(double value) {
		if (!Double.isFinite(value)) {
			return Double.toString(value);
		}
		var rounded = new BigDecimal(value).round(new java.math.MathContext(12)).doubleValue();
		return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15 ? Long.toString((long) rounded)
				: Double.toString(rounded).replace(".0E", "e").replace('E', 'e');
	}
}
