// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** All measurements of one run, and what they say of each other. */
record Results(List<Measurement> all) {
	Results {
		all = List.copyOf(all);
	}

	/** How many times faster a case is than its baseline, if both were measured. */
	OptionalDouble timesFaster(Measurement m) {
		return all.stream().filter(other -> other.of().family().name().equals(m.of().family().baseline()) && other.of().size() == m.of().size())
				.mapToDouble(other -> m.rate() / other.rate()).findFirst();
	}

	/** Measurements of one family, in the order of sizes. */
	List<Measurement> of(Family family) {
		return all.stream().filter(m -> m.of().family().equals(family)).toList();
	}

	/** p in time ~ cells^p, by least squares of the logarithms; for three sizes or more of what counts cells. */
	OptionalDouble exponent(Family family) {
		var points = of(family);
		if (points.size() < 3 || !family.unit().equals("cells")) {
			return OptionalDouble.empty();
		}
		var x = points.stream().mapToDouble(m -> 2 * Math.log(m.of().size())).toArray();
		var y = points.stream().mapToDouble(m -> Math.log(m.median())).toArray();
		double meanX = mean(x);
		double meanY = mean(y);
		double xx = 0;
		double xy = 0;
		for (int k = 0; k < x.length; k++) {
			xx += (x[k] - meanX) * (x[k] - meanX);
			xy += (x[k] - meanX) * (y[k] - meanY);
		}
		return OptionalDouble.of(xy / xx);
	}

	private static double mean(double[] x) {
		double sum = 0;
		for (double value : x) {
			sum += value;
		}
		return sum / x.length;
	}

	/** Cases whose result is not right. */
	List<Measurement> wrong() {
		return all.stream().filter(m -> !m.isRight()).toList();
	}

	/** What issue 3 asks for and this run did not reach, as {@code solve/512 <= 50 ms missed}. */
	List<String> missed() {
		var missed = new ArrayList<String>();
		for (var m : all) {
			for (var target : Target.of(m.of())) {
				if (!target.isMet(m)) {
					missed.add(m.of().name() + ' ' + target.verdict(m));
				}
			}
		}
		return missed;
	}
}
