// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * How reliably copies of a network get each test sample right: the part of the samples that at least a given part of all copies
 * classifies right (Drolet et al. 2023, Supplementary Note 3 and Fig. 5).
 */
public record Consistency(
		@Parameter(doc = "Lower bounds of the classes of the table: parts of copies that are right, descending", value = "1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0", min = 0, max = 1) double[] bounds,
		@Parameter(doc = "Look only at this many copies; 0 looks at all", value = "0", min = 0) int first)
		implements Metric {

	public Consistency {
		for (int i = 1; i < bounds.length; i++) {
			if (!(bounds[i] < bounds[i - 1])) {
				throw new IllegalArgumentException("bounds do not descend");
			}
		}
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		var answers = Answers.of(observation);
		var labels = observation.test().labels();
		var right = tally.sums("right", labels.length);
		var copies = tally.sums("copies", 1);
		for (int copy = 0; copy < observation.copies(); copy++) {
			if (first > 0 && observation.repeat(copy) >= first) {
				continue;
			}
			copies[0]++;
			for (int sample = 0; sample < labels.length; sample++) {
				if (answers.of(copy, sample) == labels[sample]) {
					right[sample]++;
				}
			}
		}
	}

	@Override
	public List<Quantity> conclusions() {
		return Arrays.stream(bounds)
				.mapToObj(bound -> new Quantity(name("share", bound), "1", "part of the test samples that at least "
						+ Math.round(1000 * bound) / 10. + " % of the copies classify right"))
				.toList();
	}

	/** {@code share-95}, or {@code share-95-of-1000} if only so many copies are looked at. */
	private String name(String prefix, double bound) {
		return prefix + "-" + BigDecimal.valueOf(bound).movePointRight(2).stripTrailingZeros().toPlainString() + (first > 0 ? "-of-" + first : "");
	}

	@Override
	public List<Table> conclude(Tally sums, double[] values) {
		double copies = sums.of("copies", 1)[0];
		int samples = sums.all().containsKey("right") ? sums.all().get("right").length : 0;
		var parts = sums.of("right", samples).clone();
		for (int i = 0; i < samples; i++) {
			parts[i] /= copies;
		}
		for (int k = 0; k < bounds.length; k++) {
			double bound = bounds[k];
			values[k] = (double) Arrays.stream(parts).filter(part -> part >= bound).count() / samples;
		}
		return List.of(classes(parts), curve(parts));
	}

	/** The table of Supplementary Note 3. */
	private Table classes(double[] parts) {
		var data = new double[4][bounds.length];
		for (int k = 0; k < bounds.length; k++) {
			double low = bounds[k];
			double high = k == 0 ? Double.POSITIVE_INFINITY : bounds[k - 1];
			long count = Arrays.stream(parts).filter(part -> part >= low && part < high).count();
			data[0][k] = low;
			data[1][k] = k == 0 ? 1 : bounds[k - 1];
			data[2][k] = count;
			data[3][k] = (double) count / parts.length;
		}
		return new Table(first > 0 ? "classes-of-" + first : "classes", "Test samples by the part of copies that classify them right", Table.View.TABLE,
				List.of(new Quantity("from", "1", "at least this part of the copies is right"),
						new Quantity("below", "1", "and less than this"), new Quantity("samples", "1", "test samples"),
						new Quantity("share", "1", "part of the test samples")),
				data);
	}

	/** Fig. 5: part of the samples over the part of copies asked for. */
	private Table curve(double[] parts) {
		int points = 101;
		var data = new double[2][points];
		for (int k = 0; k < points; k++) {
			double asked = k / (points - 1.);
			data[0][k] = asked;
			data[1][k] = (double) Arrays.stream(parts).filter(part -> part >= asked).count() / parts.length;
		}
		return new Table(first > 0 ? "reliability-of-" + first : "reliability", "Test samples classified right by at least a part of the copies", Table.View.CURVE,
				List.of(new Quantity("copies", "1", "part of the copies asked for"),
						new Quantity("samples", "1", "part of the test samples")),
				data);
	}
}
