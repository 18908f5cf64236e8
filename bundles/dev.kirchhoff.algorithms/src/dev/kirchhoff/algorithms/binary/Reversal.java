// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * How many weak RESETs of BLb reverse a synapse whose BL has taken a number of them, both after a full SET (Hirtzlin et al. 2019, Fig. 9). It is
 * measured on synapses of its own, made of the device of the first array; nothing of the network is touched.
 */
public record Reversal(
		@Parameter(doc = "Pulses that BL takes first", value = "1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300", min = 1, max = 1e5) int[] pulses,
		@Parameter(doc = "Synapses that are tried with each", value = "1000", min = 1, max = 1e6) int synapses,
		@Parameter(doc = "Pulses of BLb after which a synapse is given up", value = "5000", min = 1, max = 1e7) int most)
		implements Metric {
	private static final double LOW = 0.1;
	private static final double HIGH = 0.9;

	@Override
	public List<Quantity> quantities() {
		return List.of(new Quantity("reversal-pulses", "1", "mean pulses of BLb over pulses of BL, mean over the numbers tried"));
	}

	@Override
	public void observe(Observation observation, double[][] values, Tally tally) {
		if (observation.arrays().isEmpty() || !(observation.arrays().getFirst().device() instanceof Gradual device)) {
			return;
		}
		double top = observation.arrays().getFirst().device().window().high();
		for (int copy = 0; copy < observation.copies(); copy++) {
			for (int k = 0; k < pulses.length; k++) {
				var needed = needed(device, top, pulses[k], RandomStream.of(observation.repeat(copy)).split("reversal").split(k));
				Arrays.sort(needed);
				double mean = Arrays.stream(needed).average().orElseThrow();
				values[0][copy] += mean / pulses[k] / pulses.length;
				var sums = tally.sums("pulses " + k, 4);
				sums[0]++;
				sums[1] += mean;
				sums[2] += needed[(int) (LOW * (synapses - 1))];
				sums[3] += needed[(int) (HIGH * (synapses - 1))];
			}
		}
	}

	private double[] needed(Gradual device, double top, int first, RandomStream random) {
		var bl = new double[synapses];
		Arrays.fill(bl, top);
		var normal = new float[synapses];
		pulse(device, Kind.SET, bl, synapses, normal, random.split("SET BL"));
		for (int n = 0; n < first; n++) {
			pulse(device, Kind.WEAK_RESET, bl, synapses, normal, random.split("BL").split(n));
		}
		var blb = new double[synapses];
		Arrays.fill(blb, top);
		pulse(device, Kind.SET, blb, synapses, normal, random.split("SET BLb"));
		var needed = new double[synapses];
		int open = synapses;
		int done = 0;
		for (int n = 1; n <= most && open > 0; n++) {
			pulse(device, Kind.WEAK_RESET, blb, open, normal, random.split("BLb").split(n));
			int left = 0;
			for (int i = 0; i < open; i++) {
				if (blb[i] < bl[i]) {
					needed[done++] = n;
				} else {
					blb[left] = blb[i];
					bl[left++] = bl[i];
				}
			}
			open = left;
		}
		Arrays.fill(needed, done, synapses, most);
		return needed;
	}

	private static void pulse(Gradual device, Kind kind, double[] conductance, int count, float[] normal, RandomStream random) {
		random.noise(0, normal, 0, count);
		device.pulse(kind, conductance, null, normal, 0, count);
	}

	@Override
	public List<Table> conclude(Tally tally, double[] values) {
		var rows = new ArrayList<double[]>();
		for (int k = 0; k < pulses.length; k++) {
			var sums = tally.of("pulses " + k, 4);
			if (sums[0] > 0) {
				rows.add(new double[] { pulses[k], sums[1] / sums[0], sums[2] / sums[0], sums[3] / sums[0] });
			}
		}
		if (rows.isEmpty()) {
			return List.of();
		}
		var data = new double[4][rows.size()];
		for (int c = 0; c < data.length; c++) {
			for (int r = 0; r < rows.size(); r++) {
				data[c][r] = rows.get(r)[c];
			}
		}
		return List.of(new Table("reversal", "Weak RESETs of BLb that reverse a synapse", View.CURVE,
				List.of(new Quantity("bl-pulses", "1", "weak RESETs that BL has taken before"), new Quantity("mean", "1", "mean weak RESETs of BLb until the weight has reversed"),
						new Quantity("low", "1", "what a tenth of the synapses stays below"), new Quantity("high", "1", "what a tenth exceeds")),
				data));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Reversal r && Arrays.equals(pulses, r.pulses) && synapses == r.synapses && most == r.most;
	}

	@Override
	public int hashCode() {
		return 31 * (31 * Arrays.hashCode(pulses) + synapses) + most;
	}
}
