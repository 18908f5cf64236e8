// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Selection;
import dev.kirchhoff.plan.ArrayCircuit;
import dev.kirchhoff.plan.ArrayRequest;
import dev.kirchhoff.plan.ArrayRequest.State;
import dev.kirchhoff.plan.CircuitFormats;
import dev.kirchhoff.results.CellDrive;
import dev.kirchhoff.results.CellDrive.Scheme;
import dev.kirchhoff.results.CellHistories;
import dev.kirchhoff.results.CircuitSolution;
import dev.kirchhoff.results.RunHistory;
import dev.kirchhoff.results.ui.CircuitView;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.form.Named;

/**
 * A drawn array as a circuit: conductances in a state, and all voltages and currents when a cell is selected. It is solved beside the
 * display's thread, of the drawing as it is, saved or not; after an experiment, of the file, with the pulses of cells that its newest run
 * followed.
 */
public final class ArrayPlots extends Composite {
	private static final Unit VOLT = Unit.parse("V");
	private static final List<String> PLAIN = List.of("Low resistance", "High resistance", "Random");

	private final Combo state;
	private final Combo scheme;
	private final Spinner row;
	private final Spinner column;
	private final Text voltage;
	private final Button solve;
	private final Button export;
	private final Label message;
	private final CircuitView circuit;
	private CrossbarArray element;
	private CircuitSolution solved;
	private final RunHistory runs = new RunHistory();
	private List<String> experiments = List.of();
	private Job job;

	public ArrayPlots(Composite parent) {
		super(parent, SWT.NONE);
		setBackground(parent.getBackground());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(this, "dev.kirchhoff.ui.circuit");
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(this);
		var bar = new Composite(this, SWT.NONE);
		bar.setBackground(getBackground());
		var layout = new RowLayout(SWT.HORIZONTAL);
		layout.center = true;
		layout.spacing = 6;
		bar.setLayout(layout);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		label(bar, "Ce&lls:");
		state = new Combo(bar, SWT.READ_ONLY);
		label(bar, "&Row:");
		row = new Spinner(bar, SWT.BORDER);
		label(bar, "&Column:");
		column = new Spinner(bar, SWT.BORDER);
		label(bar, "&Voltage:");
		voltage = new Text(bar, SWT.BORDER);
		voltage.setText("0.5 V");
		voltage.setLayoutData(new RowData(70, SWT.DEFAULT));
		label(bar, "&Other lines:");
		scheme = new Combo(bar, SWT.READ_ONLY);
		scheme.setItems(Arrays.stream(Scheme.values()).map(Scheme::words).toArray(String[]::new));
		scheme.select(0);
		solve = new Button(bar, SWT.PUSH);
		solve.setText("&Solve");
		solve.addListener(SWT.Selection, _ -> press());
		export = new Button(bar, SWT.PUSH);
		export.setText("&Export...");
		export.setToolTipText("Write the array as it is shown for another simulator, as a netlist");
		export.setEnabled(false);
		export.addListener(SWT.Selection, _ -> export());
		voltage.addListener(SWT.DefaultSelection, _ -> solve());
		for (Control one : List.of(state, scheme)) {
			one.addListener(SWT.Selection, _ -> solve());
		}
		name(state, "State of the cells");
		name(scheme, "How other lines are held");
		message = new Label(this, SWT.WRAP);
		message.setBackground(getBackground());
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).indent(6, 0).exclude(true).applyTo(message);
		message.setVisible(false);
		circuit = new CircuitView(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 320).applyTo(circuit);
		addDisposeListener(_ -> stop());
	}

	private void label(Composite bar, String text) {
		var label = new Label(bar, SWT.NONE);
		label.setText(text);
		label.setBackground(getBackground());
	}

	private static void name(Control control, String name) {
		control.getAccessible().addAccessibleListener(new Named(name));
	}

	/** Shows another array, its cells in the low-resistance state; null for none. */
	public void show(CrossbarArray array) {
		stop();
		element = array;
		experiments = array != null && EcoreUtil.getRootContainer(array) instanceof Project project
				? project.getExperiments().stream().map(Experiment::getName).filter(name -> name != null && !name.isBlank()).toList() : List.of();
		var states = new ArrayList<>(PLAIN);
		experiments.forEach(name -> states.add("After experiment " + name));
		state.setItems(states.toArray(String[]::new));
		state.select(0);
		if (array != null) {
			row.setMaximum(Math.max(0, array.getRows() - 1));
			column.setMaximum(Math.max(0, array.getColumns() - 1));
			getParent().layout(true, true);
			solve();
		}
	}

	/** Chooses the state by its place in the list: low, high, random, then the experiments. */
	public void state(int at) {
		state.select(at);
		solve();
	}

	/** Whether a solution is on its way. */
	public boolean isBusy() {
		return job != null;
	}

	/** What is said instead of, or beside, a solution. */
	public String said() {
		return message.getText();
	}

	/** The maps and the cell. */
	public CircuitView circuit() {
		return circuit;
	}

	private void stop() {
		if (job != null) {
			job.cancel();
			job = null;
		}
		if (!solve.isDisposed()) {
			solve.setText("&Solve");
		}
	}

	private void press() {
		if (isBusy()) {
			stop();
			say("Cancelled");
		} else {
			solve();
		}
	}

	private State chosen() {
		int at = state.getSelectionIndex();
		if (at >= PLAIN.size()) {
			return new State.Programmed(experiments.get(at - PLAIN.size()), 0);
		}
		return at == 1 ? new State.HighResistance() : at == 2 ? new State.Random(1) : new State.LowResistance();
	}

	/** Solves for what is chosen. */
	public void solve() {
		stop();
		if (element == null || !(EcoreUtil.getRootContainer(element) instanceof Project project) || project.eResource() == null) {
			say("An array can be solved in a project");
			return;
		}
		double volts;
		try {
			volts = VOLT.read(voltage.getText());
		} catch (IllegalArgumentException | ArithmeticException e) {
			say("Voltage: " + e.getMessage());
			return;
		}
		var drive = new CellDrive(row.getSelection(), column.getSelection(), Scheme.values()[scheme.getSelectionIndex()], volts);
		var wanted = chosen();
		var unsaved = wanted instanceof State.Programmed && Documents.get().of(element).filter(document -> document.isDirty()).isPresent() ? "Changes that are not saved do not count here" : "";
		var copy = ProjectFiles.copy(project);
		var file = java.nio.file.Path.of(project.eResource().getURI().isFile() ? project.eResource().getURI().toFileString() : project.eResource().getURI().lastSegment());
		var request = new ArrayRequest(file, Optional.of(ElementPath.path(element)), wanted);
		var name = element.getName() == null ? "array" : element.getName();
		var title = name + ", " + state.getText().toLowerCase(java.util.Locale.ROOT);
		job = new Job("Solving array " + name) {
			@Override
			protected IStatus run(IProgressMonitor progress) {
				var self = this;
				try {
					var watched = new Watched(progress, getName());
					var found = ArrayCircuit.of(copy, request, Types.extensions(), watched, _ -> {
					});
					if (found.circuit().isEmpty()) {
						finished(self, null, CellHistories.NONE, name, found.problems().stream().filter(Problem::isError).map(ArrayPlots::line).distinct().limit(4).collect(Collectors.joining("\n")));
						return Status.OK_STATUS;
					}
					watched.check();
					var crossbar = found.circuit().get().crossbar();
					var point = CircuitSolver.solve(crossbar, drive.bias(crossbar.rows(), crossbar.columns()), CircuitSolver.TOLERANCE);
					watched.check();
					var solution = CircuitSolution.of(drive.words(), point, Optional.of(new Selection(point, drive.row(), drive.column())));
					var histories = wanted instanceof State.Programmed programmed && file.getParent() != null
							? CellHistories.newest(runs, file.getParent(), programmed.experiment(), name)
							: CellHistories.NONE;
					var warning = point.effort().converged() ? unsaved : "Did not converge: the numbers are not to be trusted";
					finished(self, solution, histories, title, warning);
					return Status.OK_STATUS;
				} catch (CancellationException e) {
					return Status.CANCEL_STATUS;
				} catch (KirchhoffException e) {
					finished(self, null, CellHistories.NONE, name, e.line());
				} catch (IllegalArgumentException | IOException e) {
					finished(self, null, CellHistories.NONE, name, String.valueOf(e.getMessage()));
				}
				return Status.OK_STATUS;
			}
		};
		solve.setText("&Cancel");
		job.schedule();
	}

	private void finished(Job which, CircuitSolution solution, CellHistories histories, String name, String words) {
		if (isDisposed()) {
			return;
		}
		getDisplay().asyncExec(() -> {
			if (!isDisposed() && job == which) {
				job = null;
				solve.setText("&Solve");
				say(words);
				solved = solution;
				export.setEnabled(solution != null);
				if (solution != null) {
					circuit.setHistories(CircuitView.CellHistory.of(histories));
					circuit.show(solution, name);
				}
			}
		});
	}

	private void export() {
		var formats = new CircuitFormats(Types.extensions());
		var dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setText("Export Array");
		dialog.setOverwrite(true);
		dialog.setFileName((element.getName() == null ? "array" : element.getName()) + ".cir");
		dialog.setFilterExtensions(formats.writable().stream().map(ending -> "*." + ending).toArray(String[]::new));
		var chosen = dialog.open();
		if (chosen != null) {
			write(java.nio.file.Path.of(chosen));
		}
	}

	/** Writes the array with what is applied to it, in the format that the file's name ends with. */
	public Job write(java.nio.file.Path target) {
		var circuitCase = new CircuitCase(element.getName() == null ? "array" : element.getName(), solved.applied(), solved.point().crossbar(), List.of(solved.point().bias()));
		var answers = List.of(solved.point());
		var writing = Job.create("Exporting " + target.getFileName(), (org.eclipse.core.runtime.jobs.IJobFunction) _ -> {
			try (var out = java.nio.file.Files.newBufferedWriter(target)) {
				new CircuitFormats(Types.extensions()).writer(target).write(circuitCase, answers, out);
				return Status.OK_STATUS;
			} catch (KirchhoffException e) {
				return new Status(IStatus.ERROR, ArrayPlots.class, e.line());
			} catch (IOException e) {
				return new Status(IStatus.ERROR, ArrayPlots.class, target + " cannot be written: " + e.getMessage());
			}
		});
		writing.schedule();
		return writing;
	}

	private static String line(Problem problem) {
		return problem.element() + ": " + problem.what() + (problem.mend().isEmpty() ? "" : ": " + problem.mend());
	}

	private void say(String words) {
		if (!words.equals(message.getText())) {
			message.setText(words);
			message.setToolTipText(words);
			message.setVisible(!words.isEmpty());
			((GridData) message.getLayoutData()).exclude = words.isEmpty();
			layout(true, true);
		}
	}
}
