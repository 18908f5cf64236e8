// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IntroPart;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.ui.internal.OpenExample;
import dev.kirchhoff.ui.internal.Opening;
import dev.kirchhoff.ui.internal.help.OpenFirstNetwork;
import dev.kirchhoff.ui.internal.plugins.PluginsPage;
import dev.kirchhoff.ui.internal.preferences.UiPreferences;
import dev.kirchhoff.ui.internal.theme.Icons;

/**
 * The first thing a person sees: what this is, two ways to begin, and the papers. Drawn with widgets, not by a browser, as not every machine
 * has one that SWT can use.
 */
public final class Welcome extends IntroPart {
	private static final int WIDEST = 1080;
	private static final int RECENT = 4;

	private LocalResourceManager resources;
	private Composite page;
	private Card first;

	@Override
	public void createPartControl(Composite parent) {
		var scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setShowFocusedControl(true);
		resources = new LocalResourceManager(JFaceResources.getResources(), scrolled);
		page = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(page);
		scrolled.setContent(page);
		header();
		starters();
		papers();
		further();
		scrolled.addListener(SWT.Resize, _ -> fit(scrolled));
	}

	/** The text keeps a readable width in the middle of a wide window. */
	private void fit(ScrolledComposite scrolled) {
		int width = scrolled.getClientArea().width;
		var layout = (GridLayout) page.getLayout();
		layout.marginWidth = Math.max(28, (width - WIDEST) / 2);
		layout.marginHeight = 24;
		scrolled.setMinHeight(page.computeSize(width, SWT.DEFAULT).y);
		scrolled.getVerticalBar().setIncrement(32);
	}

	private void header() {
		var header = row(2);
		GridDataFactory.swtDefaults().span(1, 2).applyTo(picture(header, "kirchhoff"));
		var title = new Label(header, SWT.NONE);
		title.setText("Kirchhoff");
		title.setFont(font(SWT.BOLD, 12));
		var sentence = new Label(header, SWT.WRAP);
		sentence.setText("Resistive in-memory computing, from a measured device to what a neural network does on arrays of it.");
		GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(sentence);
	}

	private Label picture(Composite parent, String icon) {
		var picture = new Label(parent, SWT.NONE);
		picture.setImage(resources.create(Icons.of(icon)));
		return picture;
	}

	private void starters() {
		heading("Begin");
		var cards = cards(2);
		first = card(cards, "welcome/measure", "Measure a device \u2192 project", "Import I-V sweeps, pulses or levels from CSV files, see the fit, and get a device.",
				window -> Wizards.open(window, Wizards.NEW_FROM_DATA));
		card(cards, "welcome/empty", "Empty project", "A file to fill in, or a small network on an ideal array that runs at once.",
				window -> Wizards.open(window, Wizards.NEW_PROJECT));
	}

	private void papers() {
		heading("Open an example: published papers, ready to run");
		var cards = cards(3);
		Examples.all().stream().sorted(Comparator.comparing((Examples.Example example) -> !ExampleText.paper(example)).thenComparing(Examples.Example::name))
				.forEach(example -> paper(cards, example));
	}

	private void paper(Composite cards, Examples.Example example) {
		var text = ExampleText.of(example);
		card(cards, "welcome/" + example.name(), text.title(), text.line(), window -> Shown.inEditor(window, (IFile) execute(OpenExample.COMMAND, Map.of(OpenExample.NAME, example.name()))));
	}

	private Card card(Composite cards, String icon, String title, String line, Consumer<IWorkbenchWindow> action) {
		var card = new Card(cards, resources.create(Icons.of(icon, "welcome/example")), font(SWT.BOLD, 1), title, line);
		card.onChosen(() -> leaveTo(action));
		return card;
	}

	/** Closing disposes of the widget that was clicked, so it has to finish first. */
	private void leaveTo(Consumer<IWorkbenchWindow> action) {
		var window = getIntroSite().getWorkbenchWindow();
		window.getShell().getDisplay().asyncExec(() -> {
			PlatformUI.getWorkbench().getIntroManager().closeIntro(this);
			action.accept(window);
		});
	}

	private void further() {
		heading("Go on");
		var links = new Composite(page, SWT.NONE);
		var layout = new RowLayout();
		layout.spacing = 18;
		layout.marginLeft = 0;
		links.setLayout(layout);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(links);
		link(links, "Your first network in ten minutes", _ -> OpenFirstNetwork.open());
		link(links, "Plug-ins", _ -> PluginsPage.open());
		link(links, "Help", _ -> PlatformUI.getWorkbench().getHelpSystem().displayHelp());
		for (var file : RecentProjects.first(RECENT)) {
			link(links, RecentProjects.label(file), window -> Shown.inEditor(window, Opening.in(window, () -> file.getLocation().toPath())));
		}
		var again = new Button(page, SWT.CHECK);
		again.setText("Show this page at every start");
		again.setSelection(UiPreferences.WELCOME.get());
		again.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> UiPreferences.WELCOME.set(again.getSelection())));
	}

	private void link(Composite parent, String text, Consumer<IWorkbenchWindow> action) {
		var link = new Link(parent, SWT.NONE);
		link.setText("<a>" + text + "</a>");
		link.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> leaveTo(action)));
	}

	private void heading(String text) {
		var heading = new Label(page, SWT.NONE);
		heading.setText(text);
		heading.setFont(font(SWT.BOLD, 2));
		GridDataFactory.fillDefaults().indent(0, 8).applyTo(heading);
	}

	private Composite row(int columns) {
		var row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(14, 2).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	private Composite cards(int most) {
		var cards = new Composite(page, SWT.NONE);
		cards.setLayout(new CardColumns(most));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(cards);
		return cards;
	}

	private Font font(int style, int larger) {
		return resources.create(FontDescriptor.createFrom(JFaceResources.getDialogFont()).setStyle(style).increaseHeight(larger));
	}

	private static Object execute(String command, Map<String, String> parameters) {
		var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		try {
			return PlatformUI.getWorkbench().getService(IHandlerService.class)
					.executeCommand(ParameterizedCommand.generateCommand(commands.getCommand(command), parameters), null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, Welcome.class, "Cannot run " + command, e), StatusManager.SHOW | StatusManager.LOG);
			return null;
		}
	}

	@Override
	public void standbyStateChanged(boolean standby) {
		// it is as readable in a narrow column
	}

	@Override
	public void setFocus() {
		first.setFocus();
	}
}
