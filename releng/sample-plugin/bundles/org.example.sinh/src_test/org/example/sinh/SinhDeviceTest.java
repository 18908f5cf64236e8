// SPDX-License-Identifier: EPL-2.0
package org.example.sinh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.testkit.DeviceContract;

class SinhDeviceTest {
	private static final SinhDevice DEVICE = new SinhDevice(1e-6, 100e-6, 3);

	@Test
	void keepsTheContract() {
		DeviceContract.of(DEVICE).verify();
	}

	@Test
	void isOhmicAtSmallVoltages() {
		assertEquals(50e-6, DEVICE.current(50e-6, 1e-4) / 1e-4, 1e-12);
	}

	/** sinh(3) = 10.0179. */
	@Test
	void growsWithTheSinhOfTheVoltage() {
		assertEquals(50e-6 * 10.0179 / 3, DEVICE.current(50e-6, 1), 1e-9);
		assertEquals(-DEVICE.current(50e-6, 1), DEVICE.current(50e-6, -1));
	}

	@Test
	void refusesAnEmptyWindow() {
		assertThrows(IllegalArgumentException.class, () -> new SinhDevice(1e-6, 1e-6, 3));
	}
}
