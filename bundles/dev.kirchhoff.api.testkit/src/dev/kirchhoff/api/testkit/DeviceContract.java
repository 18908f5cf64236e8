// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.api.testkit.internal.device.Bench;
import dev.kirchhoff.api.testkit.internal.device.DeviceChecks;
import dev.kirchhoff.api.testkit.internal.device.Stopwatch;

/**
 * Holds a device to what {@link Device} and its capabilities promise: finite, in range, deterministic for a stream, monotone where it says
 * so, passive, and with kernels that agree with its physics. A test is one line:
 *
 * <pre>
 * DeviceContract.of(new MyDevice(1e-6, 1e-4)).verify();
 * </pre>
 *
 * Every check works on a few batches of cells at corners and random points of the device's window; it takes about a second.
 *
 * @since 1.0
 */
public final class DeviceContract extends Contract {
	private final Object declared;
	private final Device device;
	private final Set<String> left = new LinkedHashSet<>();
	private double volts = 1;
	private double reference = Double.NaN;
	private long seed = 1;

	private DeviceContract(Object declared, Device device) {
		this.declared = declared;
		this.device = device;
	}

	/** The contract of a device with its present parameters. */
	public static DeviceContract of(Device device) {
		return new DeviceContract(device, device);
	}

	/**
	 * The contract of what a source makes; the parameters that are checked are the source's.
	 *
	 * @throws IOException if the source cannot read a file
	 */
	public static DeviceContract of(DeviceSource source) throws IOException {
		return new DeviceContract(source, source.load());
	}

	/** The names of all checks, in the order in which they run. */
	public static List<String> checks() {
		return DeviceChecks.names();
	}

	/**
	 * Leaves checks out, for a device that is otherwise on purpose. What a device is not monotone in it better says itself
	 * ({@link dev.kirchhoff.api.device.Monotone}).
	 *
	 * @throws IllegalArgumentException if there is no check of that name
	 */
	public DeviceContract without(String... checks) {
		for (var check : checks) {
			if (!checks().contains(check)) {
				throw new IllegalArgumentException("there is no check '" + check + "'; "
						+ Spelling.nearest(check, checks()).map(found -> "did you mean " + found + "?").orElse("there are " + String.join(", ", checks())));
			}
			left.add(check);
		}
		return this;
	}

	/**
	 * Largest voltage, of both signs, at which currents are looked at; 1 V unless said otherwise.
	 *
	 * @param volts V, above 0
	 */
	public DeviceContract upTo(double volts) {
		if (!(volts > 0 && volts < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("currents up to " + volts + " V cannot be looked at");
		}
		this.volts = volts;
		return this;
	}

	/**
	 * The voltage at which the device's conductances are stated. If it is known, currents there must be those conductances times the
	 * voltage; if not, there must be a voltage at which they about are.
	 *
	 * @param volts V, above 0
	 */
	public DeviceContract referenceVoltage(double volts) {
		if (!(volts > 0 && volts < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("conductances cannot be stated at " + volts + " V");
		}
		this.reference = volts;
		return this;
	}

	/** Another seed for targets and random streams. */
	public DeviceContract seed(long seed) {
		this.seed = seed;
		return this;
	}

	@Override
	public List<Finding> findings() {
		var findings = new ArrayList<Finding>();
		DeviceChecks.run(new Bench(declared, device, volts, reference, seed), left, findings::add);
		return List.copyOf(findings);
	}

	/** Measures every method of every capability; takes about a second. Nothing is asserted: what is fast enough depends on the study. */
	public Speed speed() {
		return Stopwatch.measure(new Bench(declared, device, volts, reference, seed));
	}

	@Override
	String subject() {
		return declared.getClass().getName();
	}
}
