// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.plugins.PluginDesk.Snapshot;
import dev.kirchhoff.ui.internal.welcome.Wizards;

/** The page on plug-ins: which there are, whether they work and who vouches for them; installs, updates, removes, checks and begins new ones. */
public final class PluginsPage extends EditorPart {
	public static final String ID = "dev.kirchhoff.ui.plugins";
	/** Keys of the page. */
	private static final String CONTEXT = "dev.kirchhoff.ui.pluginsContext";

	private final PluginDesk desk = PluginDesk.get();
	private final Runnable listener = this::later;
	private LocalResourceManager resources;
	private Pictures pictures;
	private Composite page;
	private Label summary;
	private Banner banner;
	private Text search;
	private Button own;
	private Composite stack;
	private EmptyState empty;
	private SashForm sash;
	private Label nothing;
	private PluginTree tree;
	private PluginDetails details;
	private Button install;
	private Button update;
	private boolean pending;

	/** Shows it, opened where it is not yet; null where there is no window. */
	public static PluginsPage open() {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		return window == null || window.getActivePage() == null ? null : open(window.getActivePage());
	}

	private static PluginsPage open(IWorkbenchPage page) {
		var welcome = PlatformUI.getWorkbench().getIntroManager();
		if (welcome.getIntro() != null) {
			welcome.closeIntro(welcome.getIntro()); // it would cover the page
		}
		try {
			return (PluginsPage) page.openEditor(new PluginsInput(), ID, true, IWorkbenchPage.MATCH_INPUT | IWorkbenchPage.MATCH_ID);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
			return null;
		}
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) {
		setSite(site);
		setInput(input);
	}

	@Override
	public void createPartControl(Composite parent) {
		page = new Composite(parent, SWT.NONE);
		resources = new LocalResourceManager(JFaceResources.getResources(), page);
		pictures = new Pictures(page);
		GridLayoutFactory.fillDefaults().margins(12, 10).spacing(0, 8).applyTo(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, "dev.kirchhoff.ui.plugins");
		heading();
		banner = new Banner(page);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(banner);
		filters();
		content();
		keys();
		getSite().setSelectionProvider(tree.viewer());
		desk.addListener(listener);
		page.addDisposeListener(_ -> desk.removeListener(listener));
		show();
		desk.read();
	}

	private void heading() {
		var head = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		var words = new Composite(head, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(words);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
		var title = new Label(words, SWT.NONE);
		title.setText("Plug-ins");
		title.setFont(resources.create(FontDescriptor.createFrom(JFaceResources.getDialogFont()).setStyle(SWT.BOLD).increaseHeight(5)));
		summary = new Label(words, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(summary);
		var buttons = new Composite(head, SWT.NONE);
		var layout = new RowLayout();
		layout.marginTop = layout.marginBottom = layout.marginLeft = layout.marginRight = 0;
		layout.spacing = 6;
		layout.wrap = false;
		buttons.setLayout(layout);
		install = button(buttons, "plugins/install", "&Install...", "From a site, a zip or a jar (Ctrl+I)", this::install);
		update = button(buttons, "plugins/update", "Check for &Updates", "Installs newer versions from the sites that plug-ins came from (Ctrl+U)", this::update);
		button(buttons, "plugins/folder", "&Dropins Folder", "Opens the folder whose jars are installed at the next start (Ctrl+Shift+D)", this::openDropins);
		button(buttons, "plugins/new", "Ne&w Plug-in...", "Begins a plug-in of your own: a project that builds and passes its test at once", this::write);
	}

	private Button button(Composite parent, String icon, String text, String help, Runnable action) {
		var button = new Button(parent, SWT.PUSH);
		button.setImage(pictures.of(icon));
		button.setText(text);
		button.setToolTipText(help);
		button.addListener(SWT.Selection, _ -> action.run());
		return button;
	}

	private void filters() {
		var row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		search = new Text(row, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage("Search plug-ins and their types");
		search.getAccessible().addAccessibleListener(new Named("Search plug-ins", "Shows only plug-ins whose name, provider or types have this text"));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		search.addListener(SWT.Modify, _ -> show());
		own = new Button(row, SWT.CHECK);
		own.setText("Show &Kirchhoff's own");
		own.addListener(SWT.Selection, _ -> show());
	}

	private void content() {
		stack = new Composite(page, SWT.NONE);
		stack.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
		empty = new EmptyState(stack, this::install, this::write);
		nothing = new Label(stack, SWT.CENTER);
		sash = new SashForm(stack, SWT.VERTICAL);
		tree = new PluginTree(new Composite(sash, SWT.NONE));
		details = new PluginDetails(sash, this::check, this::remove);
		sash.setWeights(36, 64);
		tree.viewer().addSelectionChangedListener(_ -> showDetails(desk.now()));
	}

	private void keys() {
		getSite().getService(IContextService.class).activateContext(CONTEXT);
		handle("dev.kirchhoff.ui.updatePlugins", this::update);
		handle("dev.kirchhoff.ui.checkPlugin", this::check);
		handle("dev.kirchhoff.ui.openDropins", this::openDropins);
		handle(IWorkbenchCommandConstants.EDIT_DELETE, this::remove);
		handle(IWorkbenchCommandConstants.FILE_REFRESH, desk::read);
		handle(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, search::setFocus);
	}

	private void handle(String command, Runnable action) {
		getSite().getService(IHandlerService.class).activateHandler(command, new ActionHandler(new Action() {
			@Override
			public void run() {
				action.run();
			}
		}));
	}

	/** The desk tells from jobs, sometimes many times a second: what it is then is shown once for all. */
	private void later() {
		var display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
		synchronized (this) {
			if (pending || display == null || display.isDisposed()) {
				return;
			}
			pending = true;
		}
		display.asyncExec(() -> {
			synchronized (this) {
				pending = false;
			}
			if (!page.isDisposed()) {
				show();
			}
		});
	}

	private void show() {
		var now = desk.now();
		var text = search.getText().strip().toLowerCase(Locale.ROOT);
		summary.setText(summary(now));
		banner.show(message(now));
		tree.show(now, own.getSelection(), text);
		boolean changeable = now.obstacle().isEmpty();
		boolean idle = now.work().isEmpty();
		install.setEnabled(changeable && idle);
		update.setEnabled(changeable && idle && now.plugins().stream().anyMatch(plugin -> plugin.origin() == Plugin.Origin.INSTALLED));
		empty.enable(changeable && idle);
		nothing.setText(now.read() ? "Nothing matches \"" + search.getText().strip() + "\"." : "Reading plug-ins...");
		var front = !tree.isEmpty() ? sash : now.read() && text.isEmpty() ? empty : nothing;
		if (((StackLayout) stack.getLayout()).topControl != front) {
			((StackLayout) stack.getLayout()).topControl = front;
			stack.layout();
			if (!search.isFocusControl() && getSite().getPage().getActivePart() == this) {
				setFocus();
			}
		}
		showDetails(now);
	}

	private void showDetails(Snapshot now) {
		var selected = tree.selected();
		details.show(selected.orElse(null), selected.map(Plugin::id).map(now.findings()::get), now.work().isEmpty(), now.obstacle().isEmpty());
	}

	private static String summary(Snapshot now) {
		if (!now.read()) {
			return "";
		}
		int others = now.others().size();
		int types = now.plugins().stream().mapToInt(plugin -> plugin.contributions().size()).sum();
		var ill = now.plugins().stream().filter(plugin -> !plugin.healthy()).count();
		return (others == 0 ? "None of others" : others + " of others") + ", " + (now.plugins().size() - others) + " of Kirchhoff; " + types + " types"
				+ (ill == 0 ? "" : "; " + ill + (ill == 1 ? " has problems" : " have problems"));
	}

	private Banner.Message message(Snapshot now) {
		if (now.work().isPresent()) {
			var work = now.work().get();
			return now.read() ? new Banner.Message("plugins/update", work.what() + (work.step().isEmpty() ? "..." : ": " + work.step()), work.part(), List.of(new Banner.Action("&Cancel", desk::cancel)))
					: null;
		}
		if (now.notice().isPresent()) {
			var notice = now.notice().get();
			return new Banner.Message(notice.error() ? "plugins/broken" : "plugins/info", notice.text(), null, List.of(new Banner.Action("&OK", desk::dismiss)));
		}
		if (!now.pending().isEmpty()) {
			return new Banner.Message("plugins/warning", Restart.text(now.pending()), null, List.of(new Banner.Action("&Restart Now", Restart::now)));
		}
		return now.obstacle().map(why -> new Banner.Message("plugins/info", why, null, List.of())).orElse(null);
	}

	/** Asks what to install. */
	public InstallDialog install() {
		var now = desk.now();
		if (now.obstacle().isPresent()) {
			desk.tell(true, now.obstacle().get());
			return null;
		}
		var dialog = new InstallDialog(getSite().getShell(), desk.access(), now.plugins(), this::install);
		dialog.open();
		return dialog;
	}

	private void install(InstallDialog.Choice choice) {
		var offers = choice.offers();
		var name = offers.size() == 1 ? offers.getFirst().name() : offers.size() + " plug-ins";
		desk.install(name, choice.source(), offers.stream().map(offer -> offer.id()).toList(), TrustDialog.ASK, Restart::offer);
	}

	private void update() {
		desk.update(TrustDialog.ASK, Restart::offer);
	}

	private void remove() {
		tree.selected().filter(plugin -> plugin.origin() != Plugin.Origin.PRODUCT).ifPresent(plugin -> {
			var text = plugin.origin() == Plugin.Origin.DROPPED ? "Its jar is deleted from the dropins folder. " : "";
			if (MessageDialog.openConfirm(getSite().getShell(), "Remove " + plugin.name(),
					"Remove " + (plugin.name() + " " + PluginTree.version(plugin.version())).strip() + "?\n\n" + text + "Projects that use its types still open, and say what is missing.")) {
				desk.remove(List.of(plugin), Restart::offer);
			}
		});
	}

	private void check() {
		tree.selected().filter(PluginCheck::isPossible).ifPresent(desk::check);
	}

	private void openDropins() {
		desk.openDropins(path -> getSite().getShell().getDisplay().asyncExec(() -> {
			if (!Program.launch(path.toString())) {
				desk.tell(false, "Put jars into " + path + ": they are installed at the next start.");
			}
		}));
	}

	private void write() {
		Wizards.open(getSite().getWorkbenchWindow(), NewPlugin.ID);
	}

	/** Shows Kirchhoff's own as well, or not. */
	public void showOwn(boolean wanted) {
		own.setSelection(wanted);
		show();
	}

	/** Shows what matches only. */
	public void search(String text) {
		search.setText(text);
	}

	/** Selects a plug-in by its id. */
	public void select(String id) {
		desk.now().plugins().stream().filter(plugin -> plugin.id().equals(id)).findFirst()
				.ifPresent(plugin -> tree.viewer().setSelection(new StructuredSelection(plugin), true));
	}

	/** What the line at the top says. */
	public String message() {
		return banner.text();
	}

	/** Whether pictures of the selected device are drawn. */
	public boolean isDrawn() {
		return details.isDrawn();
	}

	/** Where everything is in. */
	public Composite control() {
		return page;
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// there is nothing to save
	}

	@Override
	public void doSaveAs() {
		// there is nothing to save
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void setFocus() {
		var front = ((StackLayout) stack.getLayout()).topControl;
		if (front == empty) {
			empty.setFocus();
		} else if (front == sash) {
			tree.viewer().getTree().setFocus();
		} else {
			page.setFocus();
		}
	}
}
