// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.BoundDevice;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.DeviceProject;
import dev.kirchhoff.plan.DeviceRequest;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plan.RequiredPlugins;
import dev.kirchhoff.results.CircuitText;
import dev.kirchhoff.results.DeviceReport;
import dev.kirchhoff.results.device.DeviceProbe;
import dev.kirchhoff.results.device.ProgrammingCurves;
import dev.kirchhoff.results.fit.DeviceFit;
import dev.kirchhoff.results.fit.DeviceType;
import dev.kirchhoff.results.fit.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a device to measurements: the twin of the workbench's New from data. */
@Command(name = "fit", description = "Fit a device to measured I-V sweeps, conductances per pulse or level distributions.")
public final class FitCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(paramLabel = "DATA", arity = "1..*", description = "CSV files of one kind; units in the headings, for example 'V (V),I (uA)'.")
	private List<Path> files;

	@Option(names = "--kind", required = true, paramLabel = "KIND", description = "What was measured: iv, pulses or levels.")
	private Measurement.Kind kind;

	@Option(names = "--type", paramLabel = "TYPE", description = "Device type to fit; without it all that such data can feed, the best first.")
	private String type;

	@Option(names = "--name", paramLabel = "NAME", description = "What the device is called; like the first file if not given.")
	private String name;

	@Option(names = "--out", paramLabel = "PAGE", description = "Writes an HTML page with the fit over the points.")
	private Path out;

	@Option(names = "--into", paramLabel = "FILE", description = "Adds the device to this project; a new one, with an experiment that runs, if there is no such file.")
	private Path into;

	public FitCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		var extensions = Extensions.ofPlatform();
		var measurement = measurement();
		var types = types(extensions);
		var fits = type == null ? DeviceFit.all(measurement, types, session.cancellation()) : List.of(single(measurement, types.getFirst()));
		if (fits.isEmpty()) {
			throw CommandFailure.input("fit", "no device type can be fitted to this", "say which with --type to learn why");
		}
		var best = fits.getFirst();
		print(measurement, fits);
		if (out != null) {
			session.out().println(session.display(report(best)));
		}
		if (into != null) {
			session.out().println(session.display(add(best, extensions)));
		}
		return Exit.OK;
	}

	private Measurement measurement() {
		try {
			return Measurement.read(files.stream().map(session::resolve).toList(), kind);
		} catch (KirchhoffException e) {
			throw new CommandFailure(Exit.INPUT, (e.getMessage() + ": " + e.mend()).lines().toList());
		}
	}

	private List<DeviceType> types(Extensions extensions) {
		var all = extensions.of(Kind.DEVICE).stream().map(one -> new DeviceType(one.id(), one.name(), one.schema())).toList();
		if (type == null) {
			return all;
		}
		var known = all.stream().map(DeviceType::id).toList();
		return List.of(all.stream().filter(one -> one.id().equals(type)).findFirst().orElseThrow(() -> CommandFailure.input("--type", "there is no device type '" + type + "'",
				Suggestions.mend(type, known, "there are " + String.join(", ", known)))));
	}

	private DeviceFit single(Measurement measurement, DeviceType wanted) {
		try {
			return DeviceFit.of(measurement, wanted, session.cancellation());
		} catch (KirchhoffException e) {
			throw CommandFailure.input("fit", e.getMessage(), e.mend());
		}
	}

	private void print(Measurement measurement, List<DeviceFit> fits) {
		session.out().println(measurement.kind().label() + ": " + measurement.summary());
		if (fits.size() > 1) {
			var columns = new Columns();
			fits.forEach(fit -> columns.row(fit.type().id(), CircuitText.plain(fit.quality()), fit.type().name()));
			columns.lines("  ").forEach(session.out()::println);
		}
		var best = fits.getFirst();
		session.out().println(best.type().id() + " (" + best.type().name() + "), " + CircuitText.plain(best.quality()));
		var columns = new Columns();
		best.estimates().forEach(estimate -> columns.row(estimate.name(), CircuitText.plain(estimate.text()), estimate.doc()));
		columns.lines("  ").forEach(session.out()::println);
		best.remarks().forEach(session::tell);
	}

	private String deviceName() {
		return name == null ? files.getFirst().getFileName().toString().replaceFirst("\\.[^.]*$", "") : name;
	}

	private Path report(DeviceFit fit) {
		var lines = new ArrayList<CircuitText.Line>();
		lines.add(new CircuitText.Line("Fit", fit.type().id() + ", " + fit.quality()));
		fit.estimates().forEach(estimate -> lines.add(new CircuitText.Line(estimate.name(), estimate.text() + "; " + estimate.doc())));
		fit.remarks().forEach(remark -> lines.add(new CircuitText.Line("Remark", remark)));
		try {
			return new DeviceReport(deviceName(), fit.type().name() + ", fitted to " + String.join(", ", files.stream().map(file -> file.getFileName().toString()).toList()), lines,
					List.of(fit.picture(kind))).write(session.resolve(out));
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line());
		}
	}

	private Path add(DeviceFit fit, Extensions extensions) throws Exception {
		var target = session.resolve(into);
		if (!target.getFileName().toString().endsWith("." + ProjectFiles.EXTENSION)) {
			throw CommandFailure.input("--into", "'" + into + "' is no project", "name a ." + ProjectFiles.EXTENSION + " file");
		}
		var device = DeviceProject.device(deviceName(), fit.type().id(), fit.values(deviceName()),
				"Fitted to " + String.join(", ", files.stream().map(file -> file.getFileName().toString()).toList()) + ": " + fit.quality().replace('\u00a0', ' '));
		try {
			if (Files.exists(target)) {
				var loaded = ProjectFiles.load(target);
				if (Problem.anyError(loaded.problems()) || loaded.root() == null) {
					throw CommandFailure.input(loaded.problems());
				}
				if (loaded.root().getDevices().stream().anyMatch(one -> deviceName().equals(one.getName()))) {
					throw CommandFailure.input(ProjectFiles.name(loaded.root()), "has a device '" + deviceName() + "' already", "give another name with --name");
				}
				table(fit, target);
				loaded.root().getDevices().add(device);
				RequiredPlugins.note(loaded.root(), extensions);
				ProjectFiles.save(loaded.root());
			} else {
				Files.createDirectories(target.getParent());
				table(fit, target);
				var project = target.getFileName().toString().replaceFirst("\\.[^.]*$", "");
				var bound = BoundDevice.of(new DeviceRequest(deviceName(), fit.type().id(), fit.values(deviceName()), target, java.util.Optional.empty()), extensions, DataPlace.NONE);
				var programming = bound.device().flatMap(use -> ProgrammingCurves.best(new DeviceProbe(use, bound.programming()), session.cancellation()));
				var made = DeviceProject.around(device, project, programming.map(use -> use.type()).orElse("exact"));
				RequiredPlugins.note(made, extensions);
				ProjectFiles.save(made, target);
			}
		} catch (ProjectFileException e) {
			throw CommandFailure.input(e.problems());
		}
		return target;
	}

	private void table(DeviceFit fit, Path project) throws java.io.IOException {
		if (fit.table().isPresent()) {
			var file = project.resolveSibling(fit.table().get().fileName(deviceName()));
			if (Files.exists(file)) {
				throw CommandFailure.input(session.display(file), "is there already", "remove it, or give another name with --name");
			}
			Files.writeString(file, fit.table().get().text());
		}
	}
}
