// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Sweep;
import dev.kirchhoff.model.io.Sweeps;

/** Values of a sweep as a person writes them into one line: {@code 1, 2, 5}, {@code 100 µS..400 µS:4} or {@code 1..1e6:7:log}. */
final class SweepText {
	private static final String END = "\\s*([+-]?(?:\\d+\\.(?!\\.)\\d*|\\d+|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*([^\\d\\s.,;:][^,;:]*?)?\\s*";
	/** From, its unit, to, its unit, and all that follows. */
	private static final Pattern RANGE = Pattern.compile(END + "\\.\\." + END + "(?::(.*))?");
	private static final Pattern COUNT = Pattern.compile("\\s*(\\d{1,9})\\s*(?::\\s*(log|lin)\\s*)?");
	private static final int MOST = 100_000;
	private static final String FORM = "write from..to:count or from..to:count:log";

	private SweepText() {
	}

	/**
	 * All values in order, each as it would be set.
	 *
	 * @throws KirchhoffException if the text is neither a list nor a range
	 */
	static List<String> values(String text) {
		var range = RANGE.matcher(text);
		if (range.matches()) {
			return range(text.strip(), range.group(1), range.group(2), range.group(3), range.group(4), range.group(5));
		}
		var values = Arrays.stream(text.split(text.indexOf(';') >= 0 ? ";" : ",", -1)).map(String::strip).toList();
		if (values.contains("")) {
			throw new KirchhoffException(text.isBlank() ? "has no values" : "'" + text.strip() + "' has an empty value", "write values separated by commas, or " + FORM.substring(6));
		}
		return values;
	}

	private static List<String> range(String text, String from, String unitOfFrom, String to, String unitOfTo, String rest) {
		var form = COUNT.matcher(rest == null ? "" : rest);
		if (!form.matches()) {
			throw new KirchhoffException("'" + text + "' does not say how many values", FORM);
		}
		int count = Integer.parseInt(form.group(1));
		if (count < 2 || count > MOST) {
			throw new KirchhoffException("'" + text + "' asks for " + count + " values", "ask for 2 to " + MOST);
		}
		var unit = unitOfFrom != null ? unitOfFrom : unitOfTo;
		double first = Double.parseDouble(from);
		double last = unit == null ? Double.parseDouble(to) : in(unit, to + (unitOfTo == null ? "" : " " + unitOfTo));
		boolean log = "log".equals(form.group(2));
		if (log && !(first > 0 && last > 0)) {
			throw new KirchhoffException("'" + text + "' has no equal ratios, as an end is not above 0", "give ends above 0, or leave out ':log'");
		}
		return Sweeps.values(log ? logarithmic(first, last, count) : linear(first, last, count)).stream().map(value -> unit == null ? value : value + " " + unit).toList();
	}

	/** An end counted in the unit of the values. */
	private static double in(String unit, String end) {
		try {
			return Unit.parse(unit).read(end);
		} catch (IllegalArgumentException | ArithmeticException e) {
			throw new KirchhoffException(e.getMessage(), "give both ends in the same unit", e);
		}
	}

	private static Sweep linear(double from, double to, int count) {
		var sweep = KirchhoffFactory.eINSTANCE.createLinearSweep();
		sweep.setFrom(from);
		sweep.setTo(to);
		sweep.setCount(count);
		return sweep;
	}

	private static Sweep logarithmic(double from, double to, int count) {
		var sweep = KirchhoffFactory.eINSTANCE.createLogSweep();
		sweep.setFrom(from);
		sweep.setTo(to);
		sweep.setCount(count);
		return sweep;
	}
}
