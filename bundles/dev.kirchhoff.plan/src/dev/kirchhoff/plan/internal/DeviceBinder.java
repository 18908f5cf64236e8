// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.BoundDevice;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.DeviceRequest;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.solver.study.Use;

/** Binds a single device as {@link Binder} binds those of a study: by drawing it into a project of its own. */
public final class DeviceBinder {
	private final Extensions extensions;
	private final DataPlace data;

	public DeviceBinder(Extensions extensions, DataPlace data) {
		this.extensions = extensions;
		this.data = data;
	}

	/** The device, or everything that is wrong with it. */
	public BoundDevice bind(DeviceRequest request) {
		var element = draw(request);
		var problems = new Problems();
		if (request.type().isEmpty()) {
			problems.error(element, "type", "has no type", "choose one of " + String.join(", ", extensions.of(Kind.DEVICE).stream().map(Contribution::id).toList()));
			return new BoundDevice(Optional.empty(), List.of(), problems.all());
		}
		var device = new Binder(extensions, data, problems).bind(element, Places.name(element), Device.class, Kind.DEVICE);
		return new BoundDevice(device, device.map(use -> programming(use.instance())).orElse(List.of()), problems.all());
	}

	private static dev.kirchhoff.model.Device draw(DeviceRequest request) {
		var project = KirchhoffFactory.eINSTANCE.createProject();
		ProjectFiles.newResourceSet().createResource(URI.createFileURI(request.file().toString())).getContents().add(project);
		var element = KirchhoffFactory.eINSTANCE.createDevice();
		element.setName(request.name().isEmpty() ? null : request.name());
		element.setType(request.type());
		request.parameters().forEach((name, value) -> {
			var parameter = KirchhoffFactory.eINSTANCE.createParameter();
			parameter.setName(name);
			parameter.setValue(value);
			element.getParameters().add(parameter);
		});
		project.getDevices().add(element);
		return element;
	}

	private List<Use<ProgrammingAlgorithm>> programming(Device device) {
		var fit = new ArrayList<Use<ProgrammingAlgorithm>>();
		for (var contribution : extensions.of(Kind.PROGRAMMING_ALGORITHM)) {
			var made = contribution.schema().bind(Map.of(), path -> path);
			// one that needs nothing of a device says nothing about it
			if (made.instance().orElse(null) instanceof ProgrammingAlgorithm algorithm && !algorithm.needs().isEmpty()
					&& algorithm.needs().stream().allMatch(need -> need.isInstance(device))) {
				fit.add(new Use<>(contribution.id(), contribution.id(), contribution.origin(), made.values(), algorithm));
			}
		}
		fit.sort(Comparator.comparing(use -> !use.instance().needs().contains(Tunable.class)));
		return fit;
	}
}
