// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.testkit.internal.Declared;
import dev.kirchhoff.api.testkit.internal.Report;

/** Parameters are declared as they should be: those of the device, or of the source that makes it. */
final class ParameterCheck implements DeviceCheck {
	@Override
	public void check(Bench bench, Report report) {
		Declared.check(bench.declared().getClass(), report);
	}
}
