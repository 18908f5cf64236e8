// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The used cells of one array in one or more independent copies, with their state. Cell {@code k} of copy {@code c} is at index
 * {@code c * perCopy() + k}; within a copy the cells stand in the order in which they are written: word line by word line, and along a
 * word line by bit line.
 * <p>
 * The arrays are live: a device model works on them in place and does not keep them. A batch belongs to one thread.
 *
 * @since 1.0
 */
public final class Cells {
	/** {@link #fault(int)} of a cell that works. */
	public static final byte WORKING = 0;
	/** {@link #fault(int)} of a cell stuck in the low-resistance state. */
	public static final byte STUCK_LRS = 1;
	/** {@link #fault(int)} of a cell stuck in the high-resistance state. */
	public static final byte STUCK_HRS = 2;

	/** State: pulses that a cell has taken. */
	public static final String PULSES = "pulses";
	/** State: how often a cell has changed between its two states, for bits. */
	public static final String SWITCHES = "switches";
	/** State: energy that writing a cell has cost, J. */
	public static final String ENERGY = "energy";
	/** State: time that writing a cell has taken, verification included, s. */
	public static final String TIME = "time";
	/** State: 1 where the last verification found the target reached, else 0. */
	public static final String VERIFIED = "verified";

	private final int copies;
	private final int[] wordLine;
	private final int[] bitLine;
	private final double[] target;
	private final double[] conductance;
	private final byte[] fault;
	private final Map<String, double[]> states = new LinkedHashMap<>();
	private final PulseTrace trace = new PulseTrace();
	private Draws draws;

	/**
	 * @param copies   how many independent copies
	 * @param wordLine word line of each cell of a copy, in order of writing
	 * @param bitLine  bit line of each cell of a copy
	 */
	public Cells(int copies, int[] wordLine, int[] bitLine, Draws draws) {
		if (wordLine.length != bitLine.length) {
			throw new IllegalArgumentException(wordLine.length + " word lines for " + bitLine.length + " bit lines");
		}
		this.copies = copies;
		this.wordLine = wordLine;
		this.bitLine = bitLine;
		int size = Math.multiplyExact(copies, wordLine.length);
		this.target = new double[size];
		this.conductance = new double[size];
		this.fault = new byte[size];
		this.draws = Objects.requireNonNull(draws);
	}

	/** Number of independent copies. */
	public int copies() {
		return copies;
	}

	/** Cells in one copy. */
	public int perCopy() {
		return wordLine.length;
	}

	/** Cells in all copies: the length of every array here. */
	public int size() {
		return target.length;
	}

	/** Word line of cell {@code k} of every copy. */
	public int wordLine(int k) {
		return wordLine[k];
	}

	/** Bit line of cell {@code k} of every copy. */
	public int bitLine(int k) {
		return bitLine[k];
	}

	/** Conductance each cell is to have, S. */
	public double[] target() {
		return target;
	}

	/** Conductance each cell has, S. */
	public double[] conductance() {
		return conductance;
	}

	/** Whether cell {@code i} works: {@link #WORKING}, {@link #STUCK_LRS} or {@link #STUCK_HRS}. */
	public byte fault(int i) {
		return fault[i];
	}

	/** Faults of all cells; written by who makes the batch. */
	public byte[] faults() {
		return fault;
	}

	/**
	 * Further state that a device model or an algorithm keeps per cell (a filament gap, a count of switches). Zero at first.
	 *
	 * @param name unique within the device; some have a meaning that metrics know: {@link #PULSES}, {@link #SWITCHES}, {@link #ENERGY},
	 *             {@link #TIME}, {@link #VERIFIED}
	 */
	public double[] state(String name) {
		return states.computeIfAbsent(name, any -> new double[size()]);
	}

	/** The names of the states that are kept, in the order in which they were first asked for. */
	public Set<String> states() {
		return Collections.unmodifiableSet(states.keySet());
	}

	/** Pulses of the cells that an algorithm was asked to follow; empty if none. */
	public PulseTrace trace() {
		return trace;
	}

	/** Makes these the cells of arrays that nobody has touched: no target, conductance 0, all working, all state 0. */
	public void renew() {
		Arrays.fill(target, 0);
		Arrays.fill(conductance, 0);
		Arrays.fill(fault, WORKING);
		states.values().forEach(state -> Arrays.fill(state, 0));
		trace.clear();
	}

	/** Random numbers of the present stage. */
	public Draws draws() {
		return draws;
	}

	/** Enters another stage, or another event within one: later draws come from there. */
	public void draws(Draws next) {
		draws = Objects.requireNonNull(next);
	}
}
