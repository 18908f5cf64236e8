// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.List;
import java.util.Optional;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.internal.DeviceBinder;
import dev.kirchhoff.solver.study.Use;

/**
 * A device that is ready to be asked, or everything that is wrong with it; and what could write it.
 *
 * @param device      empty if there is any error
 * @param programming algorithms with their defaults whose needs the device meets, those that tune before those that pulse
 */
public record BoundDevice(Optional<Use<Device>> device, List<Use<ProgrammingAlgorithm>> programming, List<Problem> problems) {
	public BoundDevice {
		programming = List.copyOf(programming);
		problems = List.copyOf(problems);
	}

	/** Binds a device; may read files, and may be called on any thread. */
	public static BoundDevice of(DeviceRequest request, Extensions extensions, DataPlace data) {
		return new DeviceBinder(extensions, data).bind(request);
	}
}
