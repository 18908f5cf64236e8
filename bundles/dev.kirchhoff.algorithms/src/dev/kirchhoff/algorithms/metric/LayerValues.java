// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * What enters every layer with weights, and what its sums are, through the arrays and with the weights as they were before (Lin et al.
 * 2020, Figs. 6, 8 and 10), in the first repeat: distributions, how far sums are in proportion, and what is left beyond proportion.
 */
public record LayerValues(
		@Parameter(doc = "Layers with weights that are looked at, counted from the input; none: all", value = "", min = 1) int[] layers,
		@Parameter(doc = "What is drawn of them", value = "both") Drawn drawn,
		@Parameter(doc = "Test samples that are looked at, the first ones", value = "32", min = 1) int samples,
		@Parameter(doc = "Bins of each histogram", value = "80", min = 10, max = 10000) int bins)
		implements Metric {
	/** What is drawn of a layer. */
	public enum Drawn {
		INPUTS, SUMS, BOTH
	}

	/** What is kept of a layer before its bins: lower and upper edges of inputs and of sums, moments of exact (x) and array (y) sums. */
	private static final int INPUT_EDGES = 0;
	private static final int SUM_EDGES = 2;
	private static final int XX = 4;
	private static final int XY = 5;
	private static final int YY = 6;
	private static final int BINS = 7;
	/** Of the range of exact sums, what is added on either side for those of arrays. */
	private static final double MARGIN = 0.25;

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		int count = Math.min(samples, observation.test().count());
		var inputs = Arrays.copyOf(observation.test().inputs(), count * observation.test().features());
		for (int c = 0; c < observation.copies(); c++) {
			if (observation.repeat(c) == 0) {
				var nodes = observation.network().weighted();
				for (int l = 0; l < nodes.size(); l++) {
					if (isWanted(l + 1)) {
						look(observation, c, nodes.get(l), inputs, count, tally.sums(name(l + 1), BINS + 4 * bins));
					}
				}
			}
		}
	}

	private void look(Observation observation, int c, int node, float[] inputs, int count, double[] sums) {
		int before = observation.network().node(node).inputs().getFirst();
		var exact = observation.exact(c, before, inputs, count);
		edges(exact, 0, sums, INPUT_EDGES);
		count(exact, sums, INPUT_EDGES, 0);
		count(observation.activations(c, before, inputs, count), sums, INPUT_EDGES, 1);
		exact = observation.exact(c, node, inputs, count);
		var own = observation.activations(c, node, inputs, count);
		edges(exact, MARGIN, sums, SUM_EDGES);
		count(exact, sums, SUM_EDGES, 2);
		count(own, sums, SUM_EDGES, 3);
		for (int k = 0; k < exact.length; k++) {
			sums[XX] += (double) exact[k] * exact[k];
			sums[XY] += (double) exact[k] * own[k];
			sums[YY] += (double) own[k] * own[k];
		}
	}

	private boolean isWanted(int layer) {
		return layers.length == 0 || Arrays.stream(layers).anyMatch(wanted -> wanted == layer);
	}

	private static String name(int layer) {
		return String.format("%06d", layer);
	}

	private static void edges(float[] values, double margin, double[] sums, int at) {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (float value : values) {
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		double width = high > low ? high - low : 1;
		sums[at] = low - margin * width;
		sums[at + 1] = low + (1 + margin) * width;
	}

	/** What lies outside counts in the outermost bins. */
	private void count(float[] values, double[] sums, int edges, int which) {
		double low = sums[edges];
		double scale = bins / (sums[edges + 1] - low);
		for (float value : values) {
			sums[BINS + which * bins + Math.clamp((int) Math.floor((value - low) * scale), 0, bins - 1)]++;
		}
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var tables = new ArrayList<Table>();
		var rows = new double[3][tally.all().size()];
		int row = 0;
		for (var layer : tally.all().entrySet()) {
			int number = Integer.parseInt(layer.getKey());
			var sums = layer.getValue();
			double slope = sums[XX] > 0 ? sums[XY] / sums[XX] : 0;
			rows[0][row] = number;
			rows[1][row] = slope;
			rows[2][row++] = sums[XX] > 0 ? Math.sqrt(Math.max(0, sums[YY] - slope * sums[XY]) / sums[XX]) : 0;
			if (drawn != Drawn.SUMS) {
				tables.add(histogram("inputs-" + number, "Inputs of layer " + number, sums, INPUT_EDGES, 0));
			}
			if (drawn != Drawn.INPUTS) {
				tables.add(histogram("sums-" + number, "Sums of layer " + number, sums, SUM_EDGES, 2));
			}
		}
		tables.addFirst(new Table("layers", "Sums through the arrays against those of exact weights", Table.View.TABLE,
				List.of(new Quantity("layer", "1", "number of the layer with weights, from the input"),
						new Quantity("slope", "1", "sums through the arrays for each one of exact weights, least squares through 0"),
						new Quantity("error", "1", "root mean square of what is left, by that of exact sums")),
				rows));
		return row == 0 ? List.of() : tables;
	}

	private Table histogram(String name, String title, double[] sums, int edges, int which) {
		double low = sums[edges];
		double width = (sums[edges + 1] - low) / bins;
		var data = new double[4][bins];
		for (int k = 0; k < bins; k++) {
			data[0][k] = low + k * width;
			data[1][k] = low + (k + 1) * width;
		}
		for (int w = 0; w < 2; w++) {
			int at = BINS + (which + w) * bins;
			data[2 + w] = Arrays.copyOfRange(sums, at, at + bins);
		}
		return new Table(name, title, Table.View.HISTOGRAM,
				List.of(new Quantity("from", "1", "lower edge of the bin"), new Quantity("to", "1", "upper edge of the bin"),
						new Quantity("exact", "1", "values with exact weights"), new Quantity("arrays", "1", "values through the arrays")),
				data);
	}
}
