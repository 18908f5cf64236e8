// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.algorithms.mapping.DifferentialPair;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Inputs;
import dev.kirchhoff.solver.study.Ranges;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Use;

/**
 * A network on square tiles: each takes as many inputs as it has word lines and half as many outputs as it has bit lines, on pairs of
 * cells whose positive ones are in its left half. What the tiles of one output give is added up; biases stay digital.
 */
final class Tiling {
	private Tiling() {
	}

	static Deployment of(Network network, int tile, Device device, Wiring wiring) {
		var arrays = new ArrayList<ArrayPlan>();
		var blocks = new ArrayList<Block>();
		int half = tile / 2;
		for (int node : network.weighted()) {
			var matrix = network.matrix(node);
			for (int i = 0; i < matrix.rows(); i += tile) {
				for (int o = 0; o < matrix.columns(); o += half) {
					int array = arrays.size();
					arrays.add(new ArrayPlan("tile" + array, tile, tile, use("cell", device), BiasScheme.GROUNDED, 0, 0, wiring, Reading.PLAIN));
					blocks.add(new Block(node, Tensor.WEIGHTS, i, Math.min(tile, matrix.rows() - i), o, Math.min(half, matrix.columns() - o),
							List.of(new Region(array, 0, 0), new Region(array, 0, half))));
				}
			}
		}
		return new Deployment(arrays, use("mapping", new DifferentialPair()), blocks, Scale.TENSOR, Ranges.uniform(0), Inputs.PLAIN, "tiles of " + tile, "");
	}

	/** A plug-in without parameters that anybody would have to see. */
	static <T> Use<T> use(String name, T instance) {
		return new Use<>(name, instance.getClass().getSimpleName(), "benchmarks", Map.of(), instance);
	}
}
