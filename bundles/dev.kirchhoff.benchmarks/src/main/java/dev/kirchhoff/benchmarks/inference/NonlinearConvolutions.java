// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.inference;

import java.util.HashMap;
import java.util.Map;

import dev.kirchhoff.api.circuit.DeviceLaw;
import dev.kirchhoff.devices.wox.WOx;
import dev.kirchhoff.numerics.circuit.OperatingRange;
import dev.kirchhoff.numerics.circuit.SeparableArray;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
import dev.kirchhoff.numerics.circuit.Truncation;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;

/** A network whose convolutions are pairs of Poole-Frenkel cells (Lin et al. 2020), driven with up to 1 V; other layers are exact. */
public final class NonlinearConvolutions {
	/** As it stands in the paper's project. */
	private static final WOx DEVICE = new WOx(2.8e-6, 28e-6, 0.5, 2, 5, 0);

	private final Network network;
	private final Parameters parameters;
	private final SeparableLaw law;
	private final Map<Integer, SeparableArray> arrays = new HashMap<>();

	/** @param tolerance of the kernels */
	public NonlinearConvolutions(Network network, Parameters parameters, double tolerance) {
		this.network = network;
		this.parameters = parameters;
		law = SeparableLaw.of(new DeviceLaw(DEVICE), new OperatingRange(DEVICE.gMin(), DEVICE.gMax(), 0, 1), tolerance);
		for (int node : network.weighted()) {
			if (network.node(node).layer() instanceof Layer.Convolution) {
				arrays.put(node, pairs(parameters.weights(node), network.matrix(node)));
			}
		}
	}

	private SeparableArray pairs(float[] weights, Layer.Matrix matrix) {
		float range = 0;
		for (float w : weights) {
			range = Math.max(range, Math.abs(w));
		}
		var plus = new double[weights.length];
		var minus = new double[weights.length];
		for (int k = 0; k < weights.length; k++) {
			plus[k] = DEVICE.gMin() + Math.max(0, weights[k]) / range * DEVICE.window().width();
			minus[k] = DEVICE.gMin() + Math.max(0, -weights[k]) / range * DEVICE.window().width();
		}
		return SeparableArray.difference(law, matrix.rows(), matrix.columns(), plus, minus);
	}

	/** How well the kernels stand for the law. */
	public Truncation truncation() {
		return law.truncation();
	}

	/** A product for one thread. Inputs are cut off at the largest voltage. */
	public Product product() {
		var exact = Product.exact(network, parameters);
		var own = new HashMap<Integer, SeparableArray>();
		arrays.forEach((node, array) -> own.put(node, array.another()));
		var volts = new float[1][0];
		return (node, x, count, y) -> {
			var array = own.get(node);
			if (array == null) {
				exact.multiply(node, x, count, y);
				return;
			}
			int size = array.rows() * count;
			volts[0] = volts[0].length < size ? new float[size] : volts[0];
			for (int k = 0; k < size; k++) {
				volts[0][k] = Math.max(0, Math.min(1, x[k]));
			}
			array.multiply(volts[0], count, y);
		};
	}
}
