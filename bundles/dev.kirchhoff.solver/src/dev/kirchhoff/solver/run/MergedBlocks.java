// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.numerics.circuit.SeparableArray;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Reading;

/**
 * Blocks whose sums are added up as they are, without a converter between: however a node's matrix is cut onto arrays, one large product
 * gives the same sums faster.
 */
final class MergedBlocks {
	/** Blocks that can be one. */
	private record Group(int node, Reading reading, SeparableLaw law) {
	}

	/** Takes what was merged. */
	interface Taker {
		/** @param block the whole matrix of a node */
		void take(Block block, Reading reading, ArrayCurrents currents);
	}

	private final Network network;
	private final Fabric fabric;
	private final Deployment deployment;
	/** Per group, per term (and last the constant), a whole matrix. */
	private final Map<Group, float[][]> matrices = new LinkedHashMap<>();

	MergedBlocks(Network network, Fabric fabric, Deployment deployment) {
		this.network = network;
		this.fabric = fabric;
		this.deployment = deployment;
	}

	/**
	 * Adds a block of the deployment.
	 *
	 * @param signed whether its inputs can be below 0
	 */
	void add(int b, boolean signed) {
		var block = deployment.blocks().get(b);
		var reading = fabric.reading(block);
		var law = law(b, signed);
		var parts = factors(b, law);
		var whole = network.matrix(block.node());
		var matrix = matrices.computeIfAbsent(new Group(block.node(), reading, law), _ -> new float[parts.length][whole.size()]);
		for (int k = 0; k < parts.length; k++) {
			for (int i = 0; i < block.inputs(); i++) {
				System.arraycopy(parts[k], i * block.outputs(), matrix[k], (block.firstInput() + i) * whole.columns() + block.firstOutput(), block.outputs());
			}
		}
	}

	/** A block that is read by itself. */
	ArrayCurrents alone(int b, boolean signed) {
		var block = deployment.blocks().get(b);
		var law = law(b, signed);
		return currents(block.inputs(), block.outputs(), fabric.reading(block), law, factors(b, law));
	}

	/** Null where currents are in proportion to inputs. */
	private SeparableLaw law(int b, boolean signed) {
		return fabric.reading(deployment.blocks().get(b)).byAmplitude() ? fabric.law(b, signed) : null;
	}

	/** Per term, and last the constant; of linear cells the weights. */
	private float[][] factors(int b, SeparableLaw law) {
		return law == null ? new float[][] { fabric.shownWeights(b).clone() } : fabric.factors(b, law);
	}

	void each(Taker taker) {
		matrices.forEach((group, matrix) -> {
			var whole = network.matrix(group.node);
			var block = new Block(group.node, Tensor.WEIGHTS, 0, whole.rows(), 0, whole.columns(), List.of());
			taker.take(block, group.reading, currents(whole.rows(), whole.columns(), group.reading, group.law, matrix));
		});
	}

	private static ArrayCurrents currents(int inputs, int outputs, Reading reading, SeparableLaw law, float[][] factors) {
		if (law == null) {
			return new ArrayCurrents.Linear(inputs, outputs, factors[0]);
		}
		var terms = Arrays.copyOf(factors, law.rank());
		var constant = factors[law.rank()];
		return new ArrayCurrents.Nonlinear(reading.voltage(), law, SeparableArray.ofFactors(law, inputs, outputs, terms), isZero(constant) ? null : constant);
	}

	static boolean isZero(float[] values) {
		for (float value : values) {
			if (value != 0) {
				return false;
			}
		}
		return true;
	}
}
