// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.plan.DataPlace;

/** Asks how an experiment is to be run this time; the options of the command line. Begins with those of the last time. */
final class RunDialog extends TitleAreaDialog {
	private static final String MESSAGE = "What is left empty is as the project says. Nothing here changes the project.";
	private static final String FROM_PREFERENCES = "as in the preferences";
	private static final String SYNTHETIC = "synthetic stand-ins (not comparable with published results)";
	private static final int LINES = 4;
	private static final int LEAST_LINES = 2;
	/** Room for a message with a path in it. */
	private static final int WIDTH = 84;

	private final IFile file;
	private final List<String> experiments;
	private RunOptions options;
	private ScrolledComposite scrolled;
	private Combo experiment;
	private Text repeats;
	private Text seed;
	private Text settings;
	private Text sweeps;
	private Combo data;
	private ExecutorForm where;

	private RunDialog(Shell parent, IFile file, List<String> experiments, RunOptions options) {
		super(parent);
		this.file = file;
		this.experiments = experiments;
		this.options = options;
		setHelpAvailable(false);
	}

	/** Asks and launches; no runs if the person thinks otherwise. */
	static List<Run> launch(IWorkbenchWindow window, RunTarget target) {
		var names = target.experiments();
		if (names.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), "Run", target.file().getName() + " has no experiment: add one, and run it then.");
			return List.of();
		}
		var wanted = target.experiment().filter(names::contains).or(() -> LaunchHistory.last(target.file()).map(last -> last.options().experiment()).filter(names::contains))
				.orElse(names.getFirst());
		var dialog = new RunDialog(window.getShell(), target.file(), names, before(target.file(), wanted));
		return dialog.open() == OK ? Launching.launch(window, target.file(), List.of(dialog.options)) : List.of();
	}

	/** As it was run last; what was not run yet is computed where the project was computed last. */
	private static RunOptions before(IFile file, String experiment) {
		return LaunchHistory.options(file, experiment).orElseGet(() -> RunOptions.plain(experiment)
				.on(LaunchHistory.last(file).map(last -> last.options().computing()).orElse(Computing.PREFERRED)));
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Run With");
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("Run " + file.getFullPath().removeFileExtension().lastSegment());
		setMessage(MESSAGE);
		scrolled = new ScrolledComposite((Composite) super.createDialogArea(parent), SWT.V_SCROLL);
		scrolled.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setShowFocusedControl(true);
		var area = new Composite(scrolled, SWT.NONE);
		scrolled.setContent(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.run");
		var layout = new GridLayout(3, false);
		layout.marginWidth = 12;
		layout.marginHeight = 10;
		area.setLayout(layout);
		label(area, "&Experiment:");
		experiment = new Combo(area, SWT.READ_ONLY);
		experiment.setItems(experiments.toArray(String[]::new));
		wide(experiment);
		repeats = field(area, "&Repeats:", "as the experiment says");
		seed = field(area, "&Seed:", "as the experiment says");
		settings = lines(area, "Se&ttings:", "path=value, one a line; Ctrl+Space lists paths");
		sweeps = lines(area, "S&weeps:", "path=values, one a line: 1,2,5 or 300 µS..500 µS:5 or 1..100:3:log");
		label(area, "&Data:");
		data = new Combo(area, SWT.DROP_DOWN);
		data.setItems(FROM_PREFERENCES, SYNTHETIC);
		data.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		var browse = new Button(area, SWT.PUSH);
		browse.setText("&Folder...");
		browse.addListener(SWT.Selection, _ -> {
			var folder = new DirectoryDialog(getShell()).open();
			if (folder != null) {
				data.setText(folder);
			}
		});
		where(area);
		fill(options);
		experiment.addListener(SWT.Selection, _ -> fill(before(file, experiment.getText())));
		for (var text : List.of(repeats, seed, settings, sweeps)) {
			text.addListener(SWT.Modify, _ -> check());
		}
		var paths = new PathProposals(file);
		assist(settings, paths);
		assist(sweeps, paths);
		fit();
		return scrolled;
	}

	/** On a small screen the fields scroll, and the buttons stay. */
	private void fit() {
		int lines = Math.max(0, LINES - LEAST_LINES) * (settings.getLineHeight() + sweeps.getLineHeight());
		scrolled.setMinHeight(scrolled.getContent().computeSize(SWT.DEFAULT, SWT.DEFAULT).y - lines);
	}

	private void where(Composite area) {
		var label = new Label(area, SWT.NONE);
		label.setText("Compute &on:");
		label.setLayoutData(GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.TOP).indent(0, 8).create());
		where = new ExecutorForm(area, file.getLocation().toPath().getParent(), false, new ExecutorForm.Listener() {
			@Override
			public void changed() {
				check();
			}

			@Override
			public void reshaped() {
				fit();
				Shells.grow(getShell());
			}
		});
		where.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
	}

	private static void label(Composite parent, String text) {
		var label = new Label(parent, SWT.NONE);
		label.setText(text);
		label.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
	}

	private static void wide(Control control) {
		control.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
	}

	private static Text field(Composite parent, String label, String hint) {
		label(parent, label);
		var text = new Text(parent, SWT.BORDER);
		text.setMessage(hint);
		wide(text);
		return text;
	}

	private Text lines(Composite parent, String label, String hint) {
		var name = new Label(parent, SWT.NONE);
		name.setText(label);
		name.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false, 1, 2));
		var text = new Text(parent, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		var place = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
		place.heightHint = LINES * text.getLineHeight();
		place.widthHint = convertWidthInCharsToPixels(WIDTH);
		text.setLayoutData(place);
		text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		var below = new Label(parent, SWT.NONE);
		below.setText(hint);
		below.setEnabled(false);
		below.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
		return text;
	}

	private static void assist(Text text, PathProposals paths) {
		try {
			var adapter = new ContentProposalAdapter(text, new TextContentAdapter(), paths, KeyStroke.getInstance("Ctrl+Space"), null);
			adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_INSERT);
		} catch (ParseException e) {
			throw new IllegalStateException("Ctrl+Space is a key", e);
		}
	}

	private void fill(RunOptions with) {
		experiment.setText(with.experiment());
		repeats.setText(with.repeats() == null ? "" : with.repeats().toString());
		seed.setText(with.seed() == null ? "" : with.seed().toString());
		settings.setText(String.join("\n", with.settings()));
		sweeps.setText(String.join("\n", with.sweeps()));
		data.setText(with.data().isEmpty() ? FROM_PREFERENCES : with.data().equals(DataPlace.SYNTHETIC) ? SYNTHETIC : with.data());
		var computing = with.computing();
		where.show(computing.id(), computing.isOnThreads() ? computing.texts() : computing.parameters());
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Run", true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		check();
	}

	private void check() {
		var wrong = new ArrayList<String>();
		whole(repeats, "repeats", 9, false, wrong);
		whole(seed, "the seed", 18, true, wrong);
		assignments(settings, "settings", "path=value", wrong);
		assignments(sweeps, "sweeps", "path=values", wrong);
		where.fault().ifPresent(wrong::add);
		setErrorMessage(wrong.isEmpty() ? null : wrong.getFirst());
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(wrong.isEmpty());
		}
	}

	private static void whole(Text text, String what, int digits, boolean any, List<String> wrong) {
		var typed = text.getText().strip();
		if (!typed.isEmpty() && !typed.matches(any ? "-?\\d{1," + digits + "}" : "0*[1-9]\\d{0," + (digits - 1) + "}")) {
			wrong.add("'" + typed + "' is no number for " + what + (any ? "" : ": at least 1 is needed"));
		}
	}

	private static void assignments(Text text, String what, String form, List<String> wrong) {
		entered(text).stream().filter(line -> line.indexOf('=') < 1).findFirst().ifPresent(line -> wrong.add(what + ": '" + line + "' is no " + form));
	}

	private static List<String> entered(Text text) {
		return Arrays.stream(text.getText().split("\\R")).map(String::strip).filter(line -> !line.isEmpty()).toList();
	}

	@Override
	protected void okPressed() {
		var place = data.getText().strip();
		options = new RunOptions(experiment.getText(), entered(settings), entered(sweeps), repeats.getText().isBlank() ? null : Integer.valueOf(repeats.getText().strip()),
				seed.getText().isBlank() ? null : Long.valueOf(seed.getText().strip()), place.equals(FROM_PREFERENCES) ? "" : place.equals(SYNTHETIC) ? DataPlace.SYNTHETIC : place,
				Computing.chosen(where));
		super.okPressed();
	}
}
