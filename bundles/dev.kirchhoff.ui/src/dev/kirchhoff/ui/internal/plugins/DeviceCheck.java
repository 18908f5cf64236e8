// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.testkit.DeviceContract;
import dev.kirchhoff.api.testkit.Finding;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.BoundDevice;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.DeviceRequest;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.solver.run.PluginWatch;
import dev.kirchhoff.solver.study.Use;

/** Holds every device of a plug-in, with its default parameters, to its contract: the checks that its author's tests run. */
final class DeviceCheck {
	private final Extensions extensions = Extensions.ofPlatform();
	private final List<Problem> problems = new ArrayList<>();

	private DeviceCheck() {
	}

	/** What does not hold, device by device. A check that never ends is stopped as any call of a plug-in is. */
	static List<Problem> of(Plugin plugin, IProgressMonitor monitor) {
		var devices = plugin.contributions().stream().filter(type -> type.kind() == Kind.DEVICE).toList();
		var progress = SubMonitor.convert(monitor, "Checking " + plugin.name(), devices.size());
		var check = new DeviceCheck();
		for (var device : devices) {
			progress.subTask(device.id());
			check.device(device);
			progress.split(1);
		}
		return List.copyOf(check.problems);
	}

	private void device(Contribution type) {
		var bound = BoundDevice.of(DeviceRequest.of(type.id(), Map.of(), Path.of("")), extensions, DataPlace.ofSurroundings());
		if (bound.device().isEmpty()) {
			var why = bound.problems().stream().filter(Problem::isError).findFirst();
			problems.add(new Problem(Problem.Severity.WARNING, type.bundle(), type.id(), "is not checked, as it cannot be made with its defaults" + why.map(problem -> " (" + problem.what() + ")").orElse(""),
					"its author's test checks it with parameters that fit"));
			return;
		}
		hold(type, bound.device().get());
	}

	private void hold(Contribution type, Use<Device> device) {
		try {
			PluginWatch.attend(device, "check of " + type.id(), () -> DeviceContract.of(device.instance()).findings()).forEach(finding -> add(type, finding));
		} catch (KirchhoffException e) {
			problems.add(Problem.error(type.bundle(), type.id(), e.getMessage(), e.mend()));
		}
	}

	private void add(Contribution type, Finding finding) {
		problems.add(new Problem(finding.isError() ? Problem.Severity.ERROR : Problem.Severity.WARNING, type.bundle(), type.id(),
				finding.check() + ": " + finding.what() + (finding.where().isBlank() ? "" : " (" + finding.where() + ")"), finding.mend()));
	}
}
