// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.testkit.DeviceContract;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;

/** Every device of the product keeps the contract that strangers' devices are held to: with its defaults, and with what these leave out. */
class DeviceContractTest {
	@TempDir
	Path folder;

	@TestFactory
	Stream<DynamicTest> defaultsKeepTheContract() {
		var devices = Extensions.ofPlatform().of(Kind.DEVICE).stream().filter(device -> device.bundle().startsWith("dev.kirchhoff.devices.")).toList();
		assertTrue(devices.size() >= 8, devices::toString);
		return devices.stream().map(device -> DynamicTest.dynamicTest(device.id(), () -> verify(device.id(), Map.of())));
	}

	@TestFactory
	Stream<DynamicTest> variantsKeepTheContract() throws IOException {
		var tuning = csv("tuning.csv", "target,reached\n1e-4,1.01e-4\n1e-4,0.98e-4\n5e-4,5.05e-4\n5e-4,4.9e-4\n");
		var disturbance = csv("disturbance.csv", "later,change\n1,1e-6\n1,-2e-6\n100,3e-6\n100,-8e-6\n");
		var curve = csv("iv.csv", "V,I\n0,0\n0.1,1e-5\n0.2,3e-5\n0.4,1.2e-4\n1,6e-4\n");
		var stuck = csv("stuck.csv", "G\n5.5e-4\n6e-4\n");
		return Stream.of(
				variant("ideal", Map.of("spread", "0.05", "readNoise", "0.02", "gMin", "0")),
				variant("wox", Map.of("spread", "0.1")),
				variant("taox", Map.of("endurance", "1e6", "enduranceSpread", "0.3")),
				variant("tio2", Map.of("excess", "clip")),
				variant("hfo2-weak-reset", Map.of("setSpread", "0.05", "weakSetLaw", "mirrored", "weakSetStrength", "0.01")),
				variant("hfo2-weak-reset", Map.of("noise", "0")),
				variant("expression", Map.of("current", "G*V0*sinh(V/V0)", "constants", "V0 = 0.3 V", "spread", "0.02", "readNoise", "1 %")),
				variant("measured", Map.of("tuning", tuning, "disturbance", disturbance, "iv", curve, "stuckLrs", stuck)));
	}

	private String csv(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text).toString();
	}

	private static DynamicTest variant(String id, Map<String, String> values) {
		return DynamicTest.dynamicTest(id + " " + values, () -> verify(id, values));
	}

	private static void verify(String id, Map<String, String> values) throws IOException {
		var contribution = Extensions.ofPlatform().find(Kind.DEVICE, id).orElseThrow(() -> new AssertionError("no device " + id));
		var bound = contribution.schema().bind(values, path -> path);
		Object made = bound.instance().orElseThrow(() -> new AssertionError(List.copyOf(bound.faults())));
		(made instanceof DeviceSource source ? DeviceContract.of(source) : DeviceContract.of((Device) made)).verify();
	}
}
