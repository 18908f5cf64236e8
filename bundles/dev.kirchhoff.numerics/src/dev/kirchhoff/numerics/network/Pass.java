// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

import dev.kirchhoff.numerics.random.RandomStream;

/** The memory and the circumstances of one run through a network, forward and, if asked for, backward. */
final class Pass {

	/** Per node, feature-major [features][batch]; nodes may share an array. */
	final float[][] values;
	/** Derivatives of the loss by the values; null where nothing before the node is trained, and in inference. */
	final float[][] deltas;

	final Multiply multiply = new Multiply();

	Parameters parameters;
	/** In the place of the exact product; null for that. */
	Product product;
	/** What dropout draws from. */
	RandomStream draws;
	boolean training;
	int batch;

	private final Network network;
	private final Layout layout;
	private final boolean[] touched;
	private float[] spare = {};
	private int capacity;

	Pass(Network network, Layout layout) {
		this.network = network;
		this.layout = layout;
		values = new float[network.nodes().size()][];
		deltas = new float[network.nodes().size()][];
		touched = new boolean[values.length];
	}

	/** Makes room for a batch; memory only grows. */
	void resize(int batch) {
		if (batch < 1)
			throw new IllegalArgumentException("a batch of " + batch + " samples");
		this.batch = batch;
		if (batch <= capacity)
			return;
		layout.allocate(batch, values, deltas);
		capacity = batch;
	}

	/** Forgets all deltas. */
	void begin() {
		Arrays.fill(touched, false);
	}

	/** Whether a delta of this node is of use. */
	boolean wants(int node) {
		return deltas[node] != null;
	}

	/** Where to set (all of) a contribution to a wanted node's delta; follow by {@link #close}. */
	float[] open(int node) {
		if (!touched[node])
			return deltas[node];
		var length = network.shape(node).size() * batch;
		if (spare.length < length)
			spare = new float[length];
		return spare;
	}

	void close(int node) {
		if (touched[node])
			Rows.add(spare, 0, deltas[node], 0, network.shape(node).size() * batch);
		touched[node] = true;
	}

	/** Contributes part of an array as it is to a node's delta, if it is wanted. */
	void passOn(int node, float[] delta, int offset, int count) {
		if (!wants(node))
			return;
		if (touched[node])
			Rows.add(delta, offset, deltas[node], 0, count);
		else
			System.arraycopy(delta, offset, deltas[node], 0, count);
		touched[node] = true;
	}
}
