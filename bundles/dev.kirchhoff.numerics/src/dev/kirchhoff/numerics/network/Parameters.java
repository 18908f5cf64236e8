// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The values that a network computes with: weights, biases and the tensors of its normalisations, per node. Whoever
 * holds one treats it as a value; only its maker and an {@link Optimizer} write to its arrays, which are handed out
 * without copying because transfers replace weights thousands of times a second.
 *
 * @since 1.0
 */
public final class Parameters {

	private static final Tensor[] TENSORS = Tensor.values();

	/** By {@code node * Tensor.COUNT + tensor}; null where a node has none. */
	private final float[][] tensors;

	Parameters(float[][] tensors) {
		this.tensors = tensors;
	}

	/** Where the values of a network come from, tensor by tensor. */
	@FunctionalInterface
	public interface Source {
		/** Values of a tensor that the network has. */
		float[] values(int node, Tensor tensor);
	}

	/**
	 * Parameters made of arrays that are there already: they are held, not copied.
	 *
	 * @throws IllegalArgumentException if one is missing or has another length than the network wants
	 */
	public static Parameters of(Network network, Source source) {
		var tensors = new float[network.nodes().size() * Tensor.COUNT][];
		for (var i = 0; i < tensors.length; i++) {
			var tensor = TENSORS[i % Tensor.COUNT];
			if (network.length(i / Tensor.COUNT, tensor) > 0)
				tensors[i] = source.values(i / Tensor.COUNT, tensor);
		}
		var parameters = new Parameters(tensors);
		parameters.requireFit(network);
		return parameters;
	}

	/** Zero weights and biases; normalisations that change nothing (scale and variance 1). */
	public static Parameters zeros(Network network) {
		var tensors = allocate(network);
		for (var i = 0; i < tensors.length; i++) {
			var tensor = TENSORS[i % Tensor.COUNT];
			if (tensors[i] != null && (tensor == Tensor.SCALE || tensor == Tensor.VARIANCE))
				Arrays.fill(tensors[i], 1);
		}
		return new Parameters(tensors);
	}

	static float[][] allocate(Network network) {
		var tensors = new float[network.nodes().size() * Tensor.COUNT][];
		for (var i = 0; i < tensors.length; i++) {
			var length = network.length(i / Tensor.COUNT, TENSORS[i % Tensor.COUNT]);
			tensors[i] = length > 0 ? new float[length] : null;
		}
		return tensors;
	}

	/** Number of nodes, those without values included. */
	public int nodes() {
		return tensors.length / Tensor.COUNT;
	}

	/** The array itself, not a copy; null if the node has no such tensor. */
	public float[] get(int node, Tensor tensor) {
		return tensors[node * Tensor.COUNT + tensor.ordinal()];
	}

	/** Weight matrix of a node, row-major [inputs][outputs], not a copy; null if it has none. */
	public float[] weights(int node) {
		return get(node, Tensor.WEIGHTS);
	}

	/** Bias of a node, [outputs], not a copy; null if it has none. */
	public float[] bias(int node) {
		return get(node, Tensor.BIAS);
	}

	/**
	 * These values with one array in the place of another of the same length; the others are shared, not copied.
	 *
	 * @throws IllegalArgumentException if the node has no such tensor or the length differs
	 */
	public Parameters with(int node, Tensor tensor, float[] values) {
		var old = get(node, tensor);
		if (old == null || old.length != values.length)
			throw new IllegalArgumentException("node " + node + " has "
					+ (old == null ? "no" : Integer.toString(old.length)) + " values as " + tensor + ", not "
					+ values.length);
		var changed = tensors.clone();
		changed[node * Tensor.COUNT + tensor.ordinal()] = values;
		return new Parameters(changed);
	}

	/** A copy that shares nothing. */
	public Parameters copy() {
		var copies = new float[tensors.length][];
		for (var i = 0; i < copies.length; i++)
			copies[i] = tensors[i] == null ? null : tensors[i].clone();
		return new Parameters(copies);
	}

	/** Overwrites these values by those of the same network. */
	public void set(Parameters other) {
		for (var i = 0; i < tensors.length; i++)
			if (tensors[i] != null)
				System.arraycopy(other.tensors[i], 0, tensors[i], 0, tensors[i].length);
	}

	/**
	 * @throws IllegalArgumentException unless every tensor has the length that the network wants
	 */
	public void requireFit(Network network) {
		if (nodes() != network.nodes().size())
			throw new IllegalArgumentException(
					"the parameters are of " + nodes() + " nodes, the network has " + network.nodes().size());
		for (var i = 0; i < tensors.length; i++) {
			var tensor = TENSORS[i % Tensor.COUNT];
			var wanted = network.length(i / Tensor.COUNT, tensor);
			var found = tensors[i] == null ? 0 : tensors[i].length;
			if (found != wanted)
				throw new IllegalArgumentException(network.node(i / Tensor.COUNT).name() + ": wants " + wanted
						+ " values as " + tensor + ", the parameters have " + found);
		}
	}

	/** SHA-256 of the serialised bytes in hexadecimal: equal exactly if all values are equal bit by bit. */
	public String hash() {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Writes the format described at {@link ParametersFormat}; leaves the stream open. */
	public void write(OutputStream out) throws IOException {
		ParametersFormat.write(tensors, out);
	}

	/**
	 * Reads what {@link #write} wrote; leaves the stream open after its last byte.
	 *
	 * @throws IOException if the data is cut short, damaged, of a later version or something else altogether
	 */
	public static Parameters read(InputStream in) throws IOException {
		return new Parameters(ParametersFormat.read(in));
	}
}
