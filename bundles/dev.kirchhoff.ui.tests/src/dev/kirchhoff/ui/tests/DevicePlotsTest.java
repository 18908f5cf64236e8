// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.Device;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.results.device.DevicePicture.Topic;
import dev.kirchhoff.ui.internal.device.DevicePlots;

/** The pictures of a device as its parameters change. */
class DevicePlotsTest {
	private Shell shell;
	private DevicePlots plots;

	@BeforeEach
	void open() {
		shell = new Shell(Workbench.window().getShell(), SWT.SHELL_TRIM);
		shell.setText("Device");
		shell.setLayout(new FillLayout());
		plots = new DevicePlots(shell);
		var bounds = Workbench.window().getShell().getBounds();
		shell.setBounds(bounds.x + 40, bounds.y + 60, 1000, 480);
		shell.open();
	}

	@AfterEach
	void close() {
		shell.dispose();
		Workbench.settle();
	}

	private static Device device(String type) {
		var device = KirchhoffFactory.eINSTANCE.createDevice();
		device.setName(type);
		device.setType(type);
		return device;
	}

	private static void set(Device device, String name, String value) {
		var known = device.getParameters().stream().filter(parameter -> parameter.getName().equals(name)).findFirst();
		if (known.isPresent()) {
			known.get().setValue(value);
			return;
		}
		var parameter = KirchhoffFactory.eINSTANCE.createParameter();
		parameter.setName(name);
		parameter.setValue(value);
		device.getParameters().add(parameter);
	}

	private void settled() {
		Workbench.waitUntil("the plots are there", plots::isUpToDate);
	}

	@Test
	void everyShippedDeviceHasPictures() throws Exception {
		for (var type : List.of("ideal", "measured", "tio2", "hfo2", "hfo2-weak-reset", "taox", "wox")) {
			plots.show(device(type));
			settled();
			assertEquals("", plots.fault(), type);
			assertTrue(plots.topics().containsAll(List.of(Topic.CURRENT_VOLTAGE, Topic.PROGRAMMING)), type + ": " + plots.topics());
			shell.setText("Device " + type);
			plots.select(type.equals("wox") ? Topic.CURRENT_VOLTAGE : plots.topics().contains(Topic.PULSES) ? Topic.PULSES : Topic.PROGRAMMING);
			Workbench.screenshot("device-" + type);
		}
	}

	@Test
	void picturesFollowParametersAndFaultsAreSaid() throws Exception {
		var device = device("hfo2");
		plots.show(device);
		settled();
		plots.select(Topic.PROGRAMMING);
		set(device, "relaxation", "12 µS");
		set(device, "gMax", "150 µS");
		assertTrue(!plots.isUpToDate());
		settled();
		Workbench.screenshot("device-changed");
		set(device, "gMax", "150 V");
		set(device, "forming", "much");
		settled();
		assertTrue(plots.fault().contains("gMax") && plots.fault().contains("forming"), plots.fault());
		assertTrue(plots.topics().contains(Topic.PROGRAMMING), "the old pictures stay");
		Workbench.screenshot("device-fault");
		set(device, "gMax", "110 µS");
		set(device, "forming", "2 V");
		settled();
		assertEquals("", plots.fault());
		device.setType("no-such-type");
		settled();
		assertTrue(plots.fault().contains("no-such-type"), plots.fault());
	}

	@Test
	void nothingListensWhenItIsGone() {
		var device = device("ideal");
		plots.show(device);
		settled();
		shell.dispose();
		assertTrue(device.eAdapters().isEmpty());
	}
}
