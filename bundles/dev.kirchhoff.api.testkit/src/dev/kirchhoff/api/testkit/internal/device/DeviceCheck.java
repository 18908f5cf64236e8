// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.testkit.internal.Report;

/** One promise of a device, held against it. */
@FunctionalInterface
interface DeviceCheck {
	void check(Bench bench, Report report);
}
