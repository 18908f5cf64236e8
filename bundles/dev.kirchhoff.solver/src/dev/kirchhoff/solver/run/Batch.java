// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.List;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;

/** Copies of a network that are looked at together. */
final class Batch implements Observation {
	private final Network network;
	private final Samples test;
	private final long first;
	private final Parameters[] copies;
	private final List<ArrayState> arrays;
	private final Inference inference;
	private float[] outputs;

	/** @param copies parameters as each copy shows them */
	Batch(Network network, Samples test, long first, Parameters[] copies, List<ArrayState> arrays, Inference inference) {
		this.network = network;
		this.test = test;
		this.first = first;
		this.copies = copies;
		this.arrays = arrays;
		this.inference = inference;
	}

	@Override
	public int copies() {
		return copies.length;
	}

	@Override
	public long repeat(int copy) {
		return first + copy;
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public Samples test() {
		return test;
	}

	@Override
	public float[] outputs() {
		if (outputs == null) {
			outputs = infer(test.inputs(), test.count());
		}
		return outputs;
	}

	@Override
	public float[] infer(float[] inputs, int count) {
		int width = network.outputShape().size();
		var all = new float[Math.multiplyExact(Math.multiplyExact(copies.length, count), width)];
		var one = new float[count * width];
		for (int c = 0; c < copies.length; c++) {
			inference.run(copies[c], inputs, count, one);
			System.arraycopy(one, 0, all, c * one.length, one.length);
		}
		return all;
	}

	@Override
	public List<ArrayState> arrays() {
		return arrays;
	}
}
