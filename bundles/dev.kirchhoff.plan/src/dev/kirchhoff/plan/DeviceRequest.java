// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Device;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.plan.internal.Places;

import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * A device as it is written down at one moment: model elements belong to the user interface's thread, this belongs to nobody.
 *
 * @param name       what it is called; may be empty
 * @param type       id of its type; may be empty
 * @param parameters as a person wrote them
 * @param file       the project file it is in, written or not; files of parameters count from its folder
 * @param stuck      parts of the cells that are stuck, LRS and HRS, where an array that is built of it says so
 */
public record DeviceRequest(String name, String type, Map<String, String> parameters, Path file, Optional<Stuck> stuck) {
	/** Parts of the cells that are stuck at the low- and at the high-resistance state. */
	public record Stuck(double lrs, double hrs) {
	}

	public DeviceRequest {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/** A type with some of its parameters, in no project. */
	public static DeviceRequest of(String type, Map<String, String> parameters, Path folder) {
		return new DeviceRequest(type, type, parameters, folder.resolve("device.kirchhoff").toAbsolutePath(), Optional.empty());
	}

	/** A drawn device as it is now. */
	public static DeviceRequest of(Device element) {
		var parameters = new LinkedHashMap<String, String>();
		element.getParameters().stream().filter(parameter -> parameter.getName() != null && parameter.getValue() != null)
				.forEach(parameter -> parameters.put(parameter.getName(), parameter.getValue()));
		var resource = element.eResource();
		var folder = Places.directory(element);
		var file = folder.resolve(resource == null ? "device.kirchhoff" : resource.getURI().lastSegment());
		return new DeviceRequest(Places.name(element), element.getType() == null ? "" : element.getType().strip(), parameters, file, stuck(element));
	}

	/** Of the array of this device that has most stuck cells. */
	private static Optional<Stuck> stuck(Device element) {
		Stuck worst = null;
		if (EcoreUtil.getRootContainer(element) instanceof Library root) {
			for (var contents = root.eAllContents(); contents.hasNext();) {
				if (contents.next() instanceof CrossbarArray array && array.getCell() != null && array.getCell().getDevice() == element) {
					double lrs = array.getStuckAtLrs();
					double hrs = array.getStuckAtHrs();
					if (lrs >= 0 && hrs >= 0 && lrs + hrs <= 1 && (worst == null || lrs + hrs > worst.lrs + worst.hrs)) {
						worst = new Stuck(lrs, hrs);
					}
				}
			}
		}
		return Optional.ofNullable(worst).filter(stuck -> stuck.lrs + stuck.hrs > 0);
	}

	/** The same with nothing but defaults. */
	public DeviceRequest withDefaults() {
		return new DeviceRequest(name, type, Map.of(), file, stuck);
	}
}
