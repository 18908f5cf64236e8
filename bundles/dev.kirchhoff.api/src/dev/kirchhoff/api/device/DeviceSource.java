// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import java.io.IOException;

import dev.kirchhoff.api.KirchhoffException;

/**
 * A device extension whose model has to be made from its parameters first, for example read from a file of measurements. It is
 * registered like a {@link Device}; what {@link #load()} returns is then the device.
 *
 * @since 1.0
 */
public interface DeviceSource {
	/**
	 * Makes the device; called once a study.
	 *
	 * @throws KirchhoffException if a file does not hold what it should; the message names file and line
	 * @throws IOException        if a file cannot be read
	 */
	Device load() throws IOException;
}
