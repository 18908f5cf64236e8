// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.testkit.internal.ProgrammingChecks;
import dev.kirchhoff.api.testkit.internal.ReferenceDevice;

/**
 * Holds a programming algorithm to what {@link ProgrammingAlgorithm} promises: it brings working cells to their targets, leaves targets
 * and faults alone, writes no stuck cell, and does the same for the same draws, however copies are grouped.
 *
 * <pre>
 * ProgrammingContract.of(new MyAlgorithm(100)).within(0.02).verify();
 * </pre>
 *
 * @since 1.0
 */
public final class ProgrammingContract extends Contract {
	private final ProgrammingAlgorithm algorithm;
	private Device device = new ReferenceDevice();
	private double tolerance = 0.05;
	private boolean bits;
	private long seed = 1;

	private ProgrammingContract(ProgrammingAlgorithm algorithm) {
		this.algorithm = algorithm;
	}

	/** On a reference device that has all capabilities: ohmic, exact, a hundredth of its window with every pulse. */
	public static ProgrammingContract of(ProgrammingAlgorithm algorithm) {
		return new ProgrammingContract(algorithm);
	}

	/** On another device, for algorithms that are made for one. */
	public ProgrammingContract on(Device device) {
		this.device = device;
		return this;
	}

	/**
	 * How near a cell comes to its target, as a part of the device's window, for 95 of 100 cells at least; 0.05 unless said otherwise. An
	 * algorithm that does not aim at targets, as one that only prepares cells, says 1.
	 */
	public ProgrammingContract within(double tolerance) {
		if (!(tolerance > 0 && tolerance <= 1)) {
			throw new IllegalArgumentException("a tolerance of " + tolerance + "; give a part of the window, above 0 and 1 at most");
		}
		this.tolerance = tolerance;
		return this;
	}

	/** Targets are the ends of the window: for algorithms that write bits. */
	public ProgrammingContract bits() {
		bits = true;
		return this;
	}

	/** Another seed for targets and random streams. */
	public ProgrammingContract seed(long seed) {
		this.seed = seed;
		return this;
	}

	@Override
	public List<Finding> findings() {
		var findings = new ArrayList<Finding>();
		new ProgrammingChecks(algorithm, device, tolerance, bits, seed).run(findings::add);
		return List.copyOf(findings);
	}

	@Override
	String subject() {
		return algorithm.getClass().getName();
	}
}
