// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.testkit.internal.MappingChecks;

/**
 * Holds a mapping scheme to what {@link MappingScheme} promises: targets within the device's window, weights that come back, and, unless it
 * is digital, weights that are affine in their own cells and depend on no others.
 *
 * <pre>
 * MappingContract.of(new MyScheme()).within(1e-6).verify();
 * </pre>
 *
 * @since 1.0
 */
public final class MappingContract extends Contract {
	private final MappingScheme scheme;
	private Range window = new Range(1e-5, 1.2e-4);
	private double tolerance = 1;
	private long seed = 1;

	private MappingContract(MappingScheme scheme) {
		this.scheme = scheme;
	}

	/** On a device with a window of 10 µS to 120 µS. */
	public static MappingContract of(MappingScheme scheme) {
		return new MappingContract(scheme);
	}

	/**
	 * On a device with another window.
	 *
	 * @throws IllegalArgumentException if the window is empty or not finite
	 */
	public MappingContract on(Range window) {
		if (!(window.low() >= 0 && window.width() > 0 && window.high() < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("no device has a window of " + window.low() + " S to " + window.high() + " S");
		}
		this.window = window;
		return this;
	}

	/**
	 * How near a weight comes back, as a part of the largest weight. Unless it is said, weights may be rounded to anything, as long as what
	 * comes back comes back again.
	 */
	public MappingContract within(double tolerance) {
		if (!(tolerance > 0)) {
			throw new IllegalArgumentException("a tolerance of " + tolerance + "; give a part of the largest weight");
		}
		this.tolerance = tolerance;
		return this;
	}

	/** Another seed for weights. */
	public MappingContract seed(long seed) {
		this.seed = seed;
		return this;
	}

	@Override
	public List<Finding> findings() {
		var findings = new ArrayList<Finding>();
		new MappingChecks(scheme, window, tolerance, seed).run(findings::add);
		return List.copyOf(findings);
	}

	@Override
	String subject() {
		return scheme.getClass().getName();
	}
}
