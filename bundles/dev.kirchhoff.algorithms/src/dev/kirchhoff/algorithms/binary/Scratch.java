// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

/** Memory in which one thread works on some rows of a layer. What is left in it from before means nothing. */
final class Scratch {
	/** [row][input]. */
	final float[] gradient;
	final float[] uniform;
	/** Synapses that are to be changed, in order. */
	final int[] synapses;
	/** Pulses that each of them is to take: positive to rise, negative to fall. */
	final int[] wanted;
	/** Devices that are addressed, and what a device model is given of them. */
	final int[] devices;
	final int[] trains;
	final int[] addressed;
	final double[] conductance;
	final double[] pulses;
	final float[] normal;

	/** @param size most synapses at a time */
	Scratch(int size) {
		gradient = new float[size];
		uniform = new float[size];
		// one more, which select writes before it knows
		synapses = new int[size + 1];
		wanted = new int[size + 1];
		devices = new int[2 * size];
		trains = new int[2 * size];
		addressed = new int[2 * size];
		conductance = new double[2 * size];
		pulses = new double[2 * size];
		normal = new float[2 * size];
	}
}
