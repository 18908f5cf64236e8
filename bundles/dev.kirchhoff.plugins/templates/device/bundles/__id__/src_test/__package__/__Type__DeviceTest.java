package ${id};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.testkit.DeviceContract;

class ${Type}DeviceTest {
	private static final ${Type}Device DEVICE = new ${Type}Device(1e-6, 100e-6, 10e-9, 1e-9, 300, 0.02);

	/** What Kirchhoff expects of every device: finite, in range, passive, the same for the same random numbers, and more. */
	@Test
	void keepsTheContract() {
		DeviceContract.of(DEVICE).verify();
	}

	@Test
	void isOhmicAtSmallVoltages() {
		assertEquals(50e-6, DEVICE.current(50e-6, 1e-4) / 1e-4, 1e-12);
	}

	/** 2 · 25.852 mV · 10 nm / 1 nm. */
	@Test
	void theFieldBetweenTrapsSetsTheVoltage() {
		assertEquals(0.51704, DEVICE.hoppingVoltage(), 1e-5);
		assertEquals(2 * DEVICE.hoppingVoltage(), new ${Type}Device(1e-6, 100e-6, 20e-9, 1e-9, 300, 0).hoppingVoltage(), 1e-12);
	}

	/** sinh(1) = 1.175201. */
	@Test
	void growsWithTheSinhOfTheVoltage() {
		double v = DEVICE.hoppingVoltage();
		assertEquals(50e-6 * v * 1.175201, DEVICE.current(50e-6, v), 1e-11);
		assertEquals(-DEVICE.current(50e-6, v), DEVICE.current(50e-6, -v));
	}

	@Test
	void refusesAnEmptyWindow() {
		var error = assertThrows(IllegalArgumentException.class, () -> new ${Type}Device(1e-6, 1e-6, 10e-9, 1e-9, 300, 0));
		assertTrue(error.getMessage().contains("gMin"), error.getMessage());
	}
}
