// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Version;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plugins.Installation.Offer;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.theme.Icons;

/** Asks for a site, a zip or a jar, shows what is in it, and has chosen plug-ins installed. Reading a site does not hold up anything else. */
public final class InstallDialog extends TitleAreaDialog {
	private static final String NOTHING_YET = "Give the address of a site, or choose a file or folder: what it offers is listed here.";

	/** What a person has chosen. */
	public record Choice(URI source, List<Offer> offers) {
	}

	private final PluginAccess access;
	private final Map<String, String> installed;
	private final Consumer<Choice> chosen;
	private Image banner;
	private Combo from;
	private Button look;
	private Label step;
	private ProgressBar bar;
	private CheckboxTableViewer offers;
	private Pictures pictures;
	private Job reading;
	private URI source;

	/**
	 * @param installed what is there already, to tell news from old
	 * @param chosen    called with what is to be installed, when this has closed
	 */
	public InstallDialog(Shell parent, PluginAccess access, List<Plugin> installed, Consumer<Choice> chosen) {
		super(parent);
		this.access = access;
		this.installed = installed.stream().collect(Collectors.toMap(Plugin::id, Plugin::version, (one, _) -> one));
		this.chosen = chosen;
		setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS | SWT.MAX);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Install Plug-ins");
		shell.setImage(null);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, "dev.kirchhoff.ui.plugins");
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Point getInitialSize() {
		return new Point(760, 520);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("Install plug-ins");
		setMessage("A site on the web, a zip of one that was downloaded, a folder, or the jar of a single plug-in.");
		banner = Icons.of("plugins/wizard").createImage();
		setTitleImage(banner);
		parent.addDisposeListener(_ -> banner.dispose());
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().margins(12, 10).spacing(8, 8).numColumns(5).applyTo(area);
		pictures = new Pictures(area);
		sources(area);
		table(area);
		step = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).span(4, 1).applyTo(step);
		bar = new ProgressBar(area, SWT.INDETERMINATE);
		bar.getAccessible().addAccessibleListener(new Named("Reading the site"));
		bar.setVisible(false);
		GridDataFactory.swtDefaults().hint(140, SWT.DEFAULT).align(SWT.END, SWT.CENTER).applyTo(bar);
		return area;
	}

	private void sources(Composite area) {
		new Label(area, SWT.NONE).setText("&From:");
		from = new Combo(area, SWT.DROP_DOWN);
		from.setItems(Sources.history().toArray(String[]::new));
		from.getAccessible().addAccessibleListener(new Named("Site, zip, folder or jar"));
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(from);
		from.addListener(SWT.Modify, _ -> edited());
		from.addListener(SWT.Selection, _ -> read());
		from.addListener(SWT.DefaultSelection, _ -> read());
		look = button(area, "&List", "Reads what the site offers (Enter)", this::read);
		look.setEnabled(false);
		button(area, "Fi&le...", "A zip of a site, or the jar of a plug-in", this::chooseFile);
		button(area, "F&older...", "A site in a folder", this::chooseFolder);
	}

	private static Button button(Composite parent, String text, String help, Runnable action) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(help);
		button.addListener(SWT.Selection, _ -> action.run());
		return button;
	}

	private void table(Composite area) {
		var host = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).span(5, 1).applyTo(host);
		var layout = new TableColumnLayout();
		host.setLayout(layout);
		var control = new Table(host, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
		control.setHeaderVisible(true);
		control.getAccessible().addAccessibleListener(new Named("Plug-ins that the site offers"));
		offers = new CheckboxTableViewer(control);
		ColumnViewerToolTipSupport.enableFor(offers);
		offers.setContentProvider(ArrayContentProvider.getInstance());
		column(layout, "Plug-in", 40, Offer::name, _ -> "plugins/plugin");
		column(layout, "Version", 14, offer -> PluginTree.version(offer.version()), _ -> null);
		column(layout, "Provider", 24, Offer::provider, _ -> null);
		column(layout, "Here", 22, this::here, _ -> null);
		offers.addCheckStateListener(_ -> enable());
	}

	private void column(TableColumnLayout layout, String title, int weight, Function<Offer, String> text, Function<Offer, String> icon) {
		var column = new TableViewerColumn(offers, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 80, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((Offer) element);
			}

			@Override
			public Image getImage(Object element) {
				var name = icon.apply((Offer) element);
				return name == null ? null : pictures.of(name);
			}

			@Override
			public String getToolTipText(Object element) {
				return ((Offer) element).id() + " " + ((Offer) element).version();
			}
		});
	}

	/** How an offer stands to what is installed. A feature counts as its plug-in, whose name it mostly begins with. */
	private String here(Offer offer) {
		var present = present(offer);
		if (present.isEmpty()) {
			return "new";
		}
		int order = compare(offer.version(), present.get());
		var version = PluginTree.version(present.get());
		return order > 0 ? "newer than " + version : order == 0 ? "installed" : "older than " + version;
	}

	private Optional<String> present(Offer offer) {
		var id = offer.id().replaceFirst("\\.feature(\\.(group|jar))?$", "");
		return Optional.ofNullable(installed.get(id));
	}

	private static int compare(String one, String other) {
		try {
			return Version.parseVersion(one).compareTo(Version.parseVersion(other));
		} catch (IllegalArgumentException odd) {
			return one.compareTo(other);
		}
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "&Install", false).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		getShell().setDefaultButton(look);
		show(List.of(), NOTHING_YET);
		if (from.getItemCount() > 0) {
			from.setText(from.getItem(0));
			from.setSelection(new Point(0, from.getText().length()));
		}
		from.setFocus();
	}

	private void edited() {
		stop();
		look.setEnabled(!from.getText().isBlank());
		setErrorMessage(null);
		show(List.of(), NOTHING_YET);
		getShell().setDefaultButton(look);
	}

	private void chooseFile() {
		var dialog = new FileDialog(getShell(), SWT.OPEN);
		dialog.setText("Zip of a Site, or Jar of a Plug-in");
		dialog.setFilterExtensions(new String[] {"*.zip;*.jar", "*.*"});
		dialog.setFilterNames(new String[] {"Sites and plug-ins (*.zip, *.jar)", "All files"});
		choose(dialog.open());
	}

	private void chooseFolder() {
		var dialog = new DirectoryDialog(getShell());
		dialog.setText("Folder of a Site");
		choose(dialog.open());
	}

	private void choose(String path) {
		if (path != null) {
			from(path);
		}
	}

	/** Lists what a source offers, as if it had been written. */
	public void from(String text) {
		from.setText(text);
		read();
	}

	private void read() {
		stop();
		try {
			source = Sources.parse(from.getText());
		} catch (KirchhoffException e) {
			setErrorMessage(e.line());
			return;
		}
		setErrorMessage(null);
		offers.setInput(List.of());
		enable();
		var wanted = source;
		reading = new Job("Reading " + Sources.text(wanted)) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				return read(this, wanted, monitor);
			}
		};
		say("Reading " + Sources.text(wanted) + "...", true);
		reading.schedule();
	}

	private IStatus read(Job job, URI wanted, IProgressMonitor monitor) {
		try {
			var found = access.offers(wanted, new Told(monitor, (at, _) -> later(job, () -> say(at, true))));
			later(job, () -> {
				reading = null;
				Sources.remember(Sources.text(wanted));
				show(found, found.isEmpty() ? "It offers nothing that can be installed here." : "");
			});
		} catch (KirchhoffException e) {
			later(job, () -> failed(e.line()));
		} catch (OperationCanceledException | CancellationException e) {
			later(job, () -> failed(null));
			return Status.CANCEL_STATUS;
		} catch (RuntimeException e) {
			ILog.of(InstallDialog.class).error("cannot read " + wanted, e);
			later(job, () -> failed(Sources.text(wanted) + " cannot be read (" + e + "): see Help > Error Log"));
		}
		return Status.OK_STATUS;
	}

	private void later(Job job, Runnable what) {
		var shell = getShell();
		if (shell != null && !shell.isDisposed()) {
			shell.getDisplay().asyncExec(() -> {
				if (!shell.isDisposed() && reading == job) {
					what.run();
				}
			});
		}
	}

	private void failed(String why) {
		reading = null;
		setErrorMessage(why);
		show(List.of(), NOTHING_YET);
	}

	private void stop() {
		if (reading != null) {
			reading.cancel();
			reading = null;
		}
	}

	private void say(String text, boolean busy) {
		step.setText(text.replace("&", "&&"));
		bar.setVisible(busy);
	}

	/** Lists offers; what is newer than here, or not here yet, is chosen. */
	private void show(List<Offer> found, String remark) {
		offers.setInput(found);
		offers.setCheckedElements(found.stream().filter(offer -> present(offer).filter(version -> compare(offer.version(), version) <= 0).isEmpty()).toArray());
		say(remark, false);
		enable();
		if (!found.isEmpty()) {
			getShell().setDefaultButton(getButton(IDialogConstants.OK_ID));
			offers.getTable().setFocus();
		}
	}

	private List<Offer> checked() {
		return Arrays.stream(offers.getCheckedElements()).map(Offer.class::cast).toList();
	}

	private void enable() {
		var ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			int count = checked().size();
			ok.setEnabled(count > 0);
			((GridData) step.getLayoutData()).exclude = false;
		}
	}

	@Override
	protected void okPressed() {
		var choice = new Choice(source, checked());
		super.okPressed();
		chosen.accept(choice);
	}

	@Override
	public boolean close() {
		stop();
		return super.close();
	}

	/** Whether a site is being read. */
	public boolean isReading() {
		return reading != null;
	}
}
