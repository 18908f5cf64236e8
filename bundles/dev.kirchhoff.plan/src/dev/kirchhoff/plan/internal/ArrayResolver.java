// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.model.CellKind;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Tile;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Validation;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.NonlinearCells;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.plan.ArrayCircuit;
import dev.kirchhoff.plan.ArrayRequest;
import dev.kirchhoff.plan.ArrayRequest.State;
import dev.kirchhoff.plan.CircuitFormats;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Use;

/** Finds an array in a project and makes a circuit of it; goes as far as problems allow. */
public final class ArrayResolver {
	/** V; of an array in no tile. */
	private static final double READ = 0.2;
	private static final int PROBES = 64;
	/** V; beyond what a cell is read or written with. */
	private static final double LARGEST_PROBE = 6.4;

	private final ArrayRequest request;
	private final Extensions extensions;
	private final Monitor monitor;
	private final Consumer<StudyRun> started;
	private final Problems problems = new Problems();

	public ArrayResolver(ArrayRequest request, Extensions extensions, Monitor monitor, Consumer<StudyRun> started) {
		this.request = request;
		this.extensions = extensions;
		this.monitor = monitor;
		this.started = started;
	}

	/** The circuit, or everything that is in its way. */
	public ArrayCircuit resolve() throws IOException {
		var loaded = ProjectFiles.load(request.file());
		problems.addAll(loaded.problems());
		if (loaded.root() != null && loaded.project().isEmpty()) {
			problems.error(loaded.root(), "", "is a library, not a project", "give a project file; libraries are used by projects");
		}
		if (problems.anyError()) {
			return answer(null);
		}
		return resolve(loaded.project().orElseThrow());
	}

	/** The same of a project in memory. */
	public ArrayCircuit resolve(Project project) throws IOException {
		var binder = new Binder(extensions, DataPlace.ofSurroundings(), problems);
		problems.addAll(Validation.check(project, new SchemeFootprints(binder)));
		TypeChecks.check(project, binder);
		var array = array(project);
		if (problems.anyError()) {
			return answer(null);
		}
		return answer(request.state() instanceof State.Programmed programmed ? programmed(project, array.orElseThrow(), programmed) : plain(array.orElseThrow(), binder));
	}

	private ArrayCircuit answer(CircuitCase circuit) {
		return new ArrayCircuit(Optional.ofNullable(circuit), problems.all());
	}

	private Optional<CrossbarArray> array(Project project) {
		var arrays = new ArrayList<CrossbarArray>();
		project.eAllContents().forEachRemaining(element -> {
			if (element instanceof CrossbarArray array) {
				arrays.add(array);
			}
		});
		var paths = arrays.stream().map(ElementPath::path).toList();
		if (request.array().isEmpty()) {
			if (arrays.size() != 1) {
				problems.error(project, "", arrays.isEmpty() ? "has no array" : "has " + arrays.size() + " arrays", arrays.isEmpty() ? "add one" : "say which with --array: "
						+ String.join(", ", arrays.stream().map(Places::name).toList()));
			}
			return arrays.stream().findFirst();
		}
		String wanted = request.array().get();
		var found = arrays.stream().filter(array -> wanted.equals(Places.name(array)) || wanted.equals(array.getId()) || wanted.equals(ElementPath.path(array))).toList();
		if (found.isEmpty()) {
			var names = arrays.stream().map(Places::name).toList();
			problems.error(project, "", "has no array '" + wanted + "'", names.isEmpty() ? "add one"
					: Spelling.nearest(wanted, names).map(name -> "did you mean " + name + "? ").orElse("") + "there " + (names.size() == 1 ? "is " : "are ") + String.join(", ", names));
		} else if (found.size() > 1) {
			problems.error(project, "", "has " + found.size() + " arrays '" + wanted + "'", "give one's path: " + String.join(", ", found.stream().map(ElementPath::path)
					.filter(paths::contains).toList()));
		}
		return found.stream().findFirst();
	}

	private CircuitCase plain(CrossbarArray array, Binder binder) throws IOException {
		var element = array.getCell().getDevice();
		var device = binder.bind(element, Places.name(element), Device.class, Kind.DEVICE);
		if (device.isEmpty()) {
			return null;
		}
		var window = device.get().instance().window();
		var conductance = new double[Math.multiplyExact(array.getRows(), array.getColumns())];
		String state = switch (request.state()) {
			case State.LowResistance _ -> filled(conductance, window.high(), "in the low-resistance state");
			case State.HighResistance _ -> filled(conductance, window.low(), "in the high-resistance state");
			case State.Random random -> random(conductance, window, random.seed());
			case State.Table table -> table(array, conductance, table.file());
			case State.Programmed _ -> throw new IllegalStateException("has been sorted out before");
		};
		return problems.anyError() ? null : circuit(array, device.get(), conductance, state);
	}

	private static String filled(double[] conductance, double g, String state) {
		Arrays.fill(conductance, g);
		return "all cells " + state;
	}

	private static String random(double[] conductance, Range window, long seed) {
		RandomStream.of(seed).split("conductance").uniform(0, conductance, 0, conductance.length);
		for (int k = 0; k < conductance.length; k++) {
			conductance[k] = window.low() + conductance[k] * window.width();
		}
		return "cells drawn uniformly from " + Unit.parse("S").format(window.low()) + " to " + Unit.parse("S").format(window.high()) + ", seed " + seed;
	}

	private String table(CrossbarArray array, double[] conductance, Path file) throws IOException {
		try {
			var crossbar = new CircuitFormats(extensions).read(file).crossbar();
			if (crossbar.rows() != array.getRows() || crossbar.columns() != array.getColumns()) {
				problems.error(array, "", "has " + array.getRows() + " x " + array.getColumns() + " cells, but " + file.getFileName() + " holds " + crossbar.rows() + " x "
						+ crossbar.columns(), "give as many conductances as there are cells");
				return "";
			}
			System.arraycopy(states(crossbar, file), 0, conductance, 0, conductance.length);
		} catch (KirchhoffException e) {
			problems.add(Problem.error("", "", e.getMessage(), e.mend()));
		}
		return "cells from " + file.getFileName();
	}

	private static double[] states(Crossbar crossbar, Path file) {
		return switch (crossbar.cells()) {
			case LinearCells cells -> cells.conductance();
			case NonlinearCells cells -> cells.conductance();
			case TransistorCells cells -> cells.conductance();
			default -> throw new KirchhoffException(file + " holds no conductances", "give a table of conductances");
		};
	}

	/** The array after the stages of an experiment; sweeps are at their first values, here as there. */
	private CircuitCase programmed(Project project, CrossbarArray drawn, State.Programmed state) throws IOException {
		var plan = new Planner(extensions).plan(new Request(request.file(), Optional.of(state.experiment()), List.of(), OptionalLong.empty(), OptionalInt.empty()));
		problems.addAll(plan.problems().stream().filter(Problem::isError).toList());
		if (problems.anyError()) {
			return null;
		}
		var study = plan.studies().getFirst();
		var array = swept(project, drawn, study);
		var deployment = study.points().getFirst().pipeline().deployment();
		var plans = deployment == null ? List.<String>of() : deployment.arrays().stream().map(one -> one.name()).toList();
		int index = plans.indexOf(Places.name(array));
		if (index < 0 || plans.lastIndexOf(Places.name(array)) != index) {
			problems.error(drawn, "", index < 0 ? "experiment '" + state.experiment() + "' programs nothing on it" : "experiment '" + state.experiment()
					+ "' uses several arrays of this name", index < 0 ? plans.isEmpty() ? "choose an experiment that programs arrays, or say --state" : "choose one of "
							+ String.join(", ", plans) : "give them different names");
			return null;
		}
		if (state.repeat() < 0 || state.repeat() >= study.repeats()) {
			problems.error(drawn, "", "experiment '" + state.experiment() + "' has no repeat " + state.repeat(), "choose one from 0 to " + (study.repeats() - 1));
			return null;
		}
		var cells = ProgrammedArrays.of(study, state.repeat(), monitor, started).get(index).cells();
		var device = deployment.arrays().get(index).device();
		var conductance = new double[Math.multiplyExact(array.getRows(), array.getColumns())];
		Arrays.fill(conductance, device.instance().window().low());
		for (int k = 0; k < cells.perCopy(); k++) {
			conductance[cells.wordLine(k) * array.getColumns() + cells.bitLine(k)] = cells.conductance()[k];
		}
		int unused = conductance.length - cells.perCopy();
		return circuit(array, device, conductance, "after experiment '" + state.experiment() + "', repeat " + state.repeat()
				+ (unused == 0 ? "" : ", " + unused + " unused cells in the high-resistance state"));
	}

	private static CrossbarArray swept(Project project, CrossbarArray array, Study study) {
		var copy = ProjectFiles.copy(project);
		EObject experiment = copy.getExperiments().stream().filter(one -> Places.name(one).equals(study.experiment())).findFirst().orElseThrow();
		for (int axis = 0; axis < study.axes().size(); axis++) {
			ElementPath.set(experiment, study.axes().get(axis), study.points().getFirst().coordinates().get(axis));
		}
		return (CrossbarArray) ElementPath.get(copy, ElementPath.path(array));
	}

	private CircuitCase circuit(CrossbarArray array, Use<Device> device, double[] conductance, String state) {
		if (array.getCell().getKind() != CellKind.PASSIVE) {
			problems.warning(array, "cell", "its cells are " + array.getCell().getKind().getLiteral() + ", but a project has no parameters of access transistors",
					"they are taken for closed switches without resistance");
		}
		try {
			var wiring = new Wiring(array.getWordLineResistance(), array.getBitLineResistance(), array.getDriverResistance(), array.getSenseResistance(), false, false);
			var crossbar = device.instance() instanceof StaticIV iv && !ohmic(device, law(device, iv)) ? Crossbar.nonlinear(array.getRows(), array.getColumns(), conductance, law(device, iv), wiring)
					: Crossbar.linear(array.getRows(), array.getColumns(), conductance, wiring);
			var word = new double[array.getRows()];
			Arrays.fill(word, array.eContainer() instanceof Tile tile ? tile.getReadVoltage() : READ);
			var description = "Array '" + Places.name(array) + "' of " + request.file().getFileName() + ", device '" + device.name() + "' (" + device.type() + "), " + state;
			return new CircuitCase(Places.name(array), description, crossbar, List.of(Bias.read(word, array.getColumns())));
		} catch (IllegalArgumentException e) {
			problems.error(array, "", e.getMessage(), "change the values that do not fit");
			return null;
		}
	}

	/**
	 * Whether a device's current is g · v wherever it is looked at. Then its cells are resistors, which netlists and cases can say and a
	 * linear solver solves.
	 */
	private static boolean ohmic(Use<Device> device, CurrentVoltage law) {
		var window = device.instance().window();
		for (int a = 0; a <= PROBES; a++) {
			double g = window.low() + window.width() * a / PROBES;
			for (int b = -PROBES; b <= PROBES; b++) {
				double v = LARGEST_PROBE * b / PROBES;
				if (Math.abs(law.current(g, v) - g * v) > 1e-14 * Math.abs(g * v)) {
					return false;
				}
			}
		}
		return true;
	}

	/** The device's characteristic; what it does wrong has its name on it. */
	private static CurrentVoltage law(Use<Device> device, StaticIV iv) {
		return (g, v) -> {
			try {
				double current = iv.current(g, v);
				if (!Double.isFinite(current)) {
					throw new KirchhoffException(device.blame() + " gave a current of " + current + " A at " + v + " V", "report it to the plug-in's provider, or use another type");
				}
				return current;
			} catch (KirchhoffException e) {
				throw e;
			} catch (RuntimeException | LinkageError | StackOverflowError e) {
				throw new KirchhoffException(device.blame() + " failed: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
						"report it to the plug-in's provider, or use another type", e);
			}
		};
	}
}
