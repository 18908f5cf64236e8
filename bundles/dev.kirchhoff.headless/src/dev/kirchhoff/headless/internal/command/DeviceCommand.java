// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.model.Device;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.BoundDevice;
import dev.kirchhoff.plan.DeviceRequest;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.results.CircuitText;
import dev.kirchhoff.results.DeviceReport;
import dev.kirchhoff.results.device.DeviceCurves;
import dev.kirchhoff.results.device.DeviceProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws what a device does: the twin of the workbench's device page. */
@Command(name = "device", description = "Draw what a device does: I-V curves, programming distributions, pulses, disturbance, reading, retention.")
public final class DeviceCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "FILE", arity = "0..1", description = "Project (*.kirchhoff) that has the device; or say --type.")
	private Path file;

	@Option(names = "--device", paramLabel = "NAME", description = "Device of the project; its only one if not given.")
	private String name;

	@Option(names = "--type", paramLabel = "TYPE", description = "A device type with its defaults, instead of a project's device; `kirchhoff list devices` shows all.")
	private String type;

	@Option(names = "--set", paramLabel = "NAME=VALUE", description = "Sets a parameter, for example --set 'gMax=400 µS'. May be given several times.")
	private List<String> settings = List.of();

	@Option(names = "--seed", paramLabel = "N", description = "Start of the random streams; 1 if not given.")
	private long seed = 1;

	@Option(names = "--out", paramLabel = "PAGE", description = "The HTML page; DEVICE.html if not given.")
	private Path out;

	@Mixin
	private DataOption data;

	public DeviceCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var extensions = Extensions.ofPlatform();
		var request = request(extensions);
		var bound = BoundDevice.of(request, extensions, data.place(session));
		if (bound.device().isEmpty()) {
			throw CommandFailure.input(bound.problems());
		}
		var device = bound.device().get();
		double lrs = request.stuck().map(DeviceRequest.Stuck::lrs).orElse(DeviceProbe.STUCK);
		double hrs = request.stuck().map(DeviceRequest.Stuck::hrs).orElse(DeviceProbe.STUCK);
		var pictures = DeviceCurves.of(new DeviceProbe(device, bound.programming(), lrs, hrs, seed), session.cancellation());
		var contribution = extensions.find(Kind.DEVICE, device.type()).orElseThrow();
		var lines = new ArrayList<CircuitText.Line>();
		lines.add(new CircuitText.Line("Type", device.type() + " (plug-in " + device.bundle() + ")"));
		device.values().forEach((parameter, value) -> lines.add(new CircuitText.Line(parameter, value)));
		var title = request.name().equals(request.type()) ? contribution.name() : request.name();
		var target = session.resolve(out == null ? Path.of(request.name().replaceAll("[^\\p{L}\\p{N}._-]", "-") + ".html") : out);
		try {
			session.out().println(session.display(new DeviceReport(title, contribution.description(), lines, pictures).write(target)));
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line());
		}
		return Exit.OK;
	}

	private DeviceRequest request(Extensions extensions) {
		if ((file == null) == (type == null)) {
			throw CommandFailure.input("device", file == null ? "nothing to draw" : "both a project and --type", "give a project file or --type");
		}
		if (type != null) {
			if (name != null) {
				throw CommandFailure.input("--device", "contradicts --type", "leave one of the two out");
			}
			if (extensions.find(Kind.DEVICE, type).isEmpty()) {
				var known = extensions.of(Kind.DEVICE).stream().map(contribution -> contribution.id()).toList();
				throw CommandFailure.input("--type", "there is no device type '" + type + "'", Suggestions.mend(type, known, "there are " + String.join(", ", known)));
			}
			return DeviceRequest.of(type, changed(Map.of()), session.directory());
		}
		var request = DeviceRequest.of(find());
		return new DeviceRequest(request.name(), request.type(), changed(request.parameters()), request.file(), request.stuck());
	}

	private Device find() {
		var loaded = ProjectFiles.load(session.resolve(file));
		if (Problem.anyError(loaded.problems()) || loaded.root() == null) {
			throw CommandFailure.input(loaded.problems());
		}
		var devices = loaded.root().getDevices();
		var names = devices.stream().map(Device::getName).map(String::valueOf).toList();
		var place = ProjectFiles.name(loaded.root());
		if (name == null && devices.size() != 1) {
			throw CommandFailure.input(place, devices.isEmpty() ? "has no device" : "has " + devices.size() + " devices",
					devices.isEmpty() ? "add one, or say --type" : "say which with --device: " + String.join(", ", names));
		}
		return devices.stream().filter(device -> name == null || name.equals(device.getName()) || name.equals(device.getId())).findFirst().orElseThrow(() -> CommandFailure.input(place,
				"has no device '" + name + "'", Spelling.nearest(name, names).map(near -> "did you mean " + near + "? ").orElse("") + "there are " + String.join(", ", names)));
	}

	private Map<String, String> changed(Map<String, String> given) {
		var values = new LinkedHashMap<>(given);
		for (var setting : settings) {
			int at = setting.indexOf('=');
			if (at < 1) {
				throw CommandFailure.input("--set", "'" + setting + "' sets nothing", "write NAME=VALUE, for example 'gMax=400 µS'");
			}
			values.put(setting.substring(0, at).strip(), setting.substring(at + 1).strip());
		}
		return values;
	}
}
