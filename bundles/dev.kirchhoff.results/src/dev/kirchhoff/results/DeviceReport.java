// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.device.DevicePicture;
import dev.kirchhoff.results.internal.Output;
import dev.kirchhoff.results.internal.report.DevicePage;

/**
 * A device for people: one page that needs nothing but itself. The same pictures give the same bytes.
 *
 * @param description one line more; may be empty
 * @param settings    type, plug-in and parameters
 */
public record DeviceReport(String title, String description, List<CircuitText.Line> settings, List<DevicePicture> pictures) {
	public DeviceReport {
		settings = List.copyOf(settings);
		pictures = List.copyOf(pictures);
	}

	/**
	 * Writes the page; one that was there before is replaced.
	 *
	 * @throws KirchhoffException if it cannot be written
	 */
	public Path write(Path file) {
		return Output.write(file, new DevicePage(this).html());
	}
}
