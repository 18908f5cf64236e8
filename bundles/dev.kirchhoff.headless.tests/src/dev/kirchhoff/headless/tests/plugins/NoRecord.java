// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests.plugins;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Device;

/** A device whose author did not know that it has to be a record. */
public final class NoRecord implements Device {
	@Override
	public Range window() {
		return new Range(0, 1);
	}
}
