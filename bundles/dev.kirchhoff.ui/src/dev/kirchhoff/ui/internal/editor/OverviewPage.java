// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.IMessageManager;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.ui.internal.diagram.Diagrams;
import dev.kirchhoff.ui.internal.diagram.Diagrams.Offer;
import dev.kirchhoff.ui.internal.form.ElementForm;
import dev.kirchhoff.ui.internal.project.Items;

/** What the project is, what is in it, and whether it could be run as it is. */
final class OverviewPage extends FormPage {
	static final String ID = "overview";
	private static final int MOST_PROBLEMS = 12;
	private static final int MOST_ELEMENTS = 20;
	private static final int LINK_WIDTH = 150;
	private static final int COLUMN_WIDTH = 250;

	private final ProjectEditor editor;
	private FormToolkit toolkit;
	private ScrolledForm form;
	private Composite about;
	private Section contents;
	private Section diagrams;
	private Section problems;
	private ElementForm general;
	private boolean stale;

	OverviewPage(ProjectEditor editor) {
		super(editor, ID, "Overview");
		this.editor = editor;
	}

	@Override
	protected void createFormContent(IManagedForm managed) {
		toolkit = managed.getToolkit();
		form = managed.getForm();
		toolkit.decorateFormHeading(form.getForm());
		var body = form.getBody();
		GridLayoutFactory.swtDefaults().numColumns(2).equalWidth(true).margins(10, 10).spacing(16, 10).applyTo(body);
		about = toolkit.createComposite(body);
		about.setLayout(new GridLayout());
		GridDataFactory.fillDefaults().grab(true, false).hint(COLUMN_WIDTH, SWT.DEFAULT).applyTo(about);
		var right = toolkit.createComposite(body);
		right.setLayout(new GridLayout());
		GridDataFactory.fillDefaults().grab(true, false).hint(COLUMN_WIDTH, SWT.DEFAULT).applyTo(right);
		contents = section(right, "Contents");
		diagrams = section(about, "Diagrams");
		problems = section(right, "Problems");
		refresh();
	}

	private Section section(Composite parent, String title) {
		var section = toolkit.createSection(parent, ExpandableComposite.TITLE_BAR);
		section.setText(title);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(section);
		return section;
	}

	/** Shows what the model says now; not before somebody looks. */
	void refresh() {
		if (form == null || form.isDisposed()) {
			return;
		}
		stale = editor.getActivePageInstance() != null && editor.getActivePageInstance() != this;
		if (stale) {
			return;
		}
		var root = editor.document().root();
		form.setText(root.map(Items::label).map(labels -> title(root.get())).orElse(editor.document().file().getName()));
		general(root.orElse(null));
		contents(root.orElse(null));
		diagrams();
		problems();
		contents.layout(true); // a section of the same size as before does not place a new client by itself
		diagrams.layout(true);
		problems.layout(true);
		form.getBody().layout(true, true); // sections remember their sizes: a wrapped line would be cut
		form.reflow(true);
	}

	@Override
	public void setActive(boolean active) {
		super.setActive(active);
		if (active && stale) {
			refresh();
		}
	}

	private static String title(Library root) {
		return (root instanceof Project ? "Project " : "Library ") + (root.getName() == null ? "" : root.getName());
	}

	private void general(Library root) {
		if (general != null && !general.isDisposed() && general.element() == root) {
			general.refresh();
			return;
		}
		if (general != null) {
			general.dispose();
		}
		general = root == null ? null : new ElementForm(about, toolkit, root, editor.folder(), editor::reveal);
		if (general != null) {
			GridDataFactory.fillDefaults().grab(true, false).applyTo(general);
			general.moveAbove(diagrams);
		}
	}

	private Composite fresh(Section section) {
		if (section.getClient() != null) {
			section.getClient().dispose();
		}
		var client = toolkit.createComposite(section);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(6, 6).applyTo(client);
		section.setClient(client);
		return client;
	}

	private void contents(Library root) {
		var client = fresh(contents);
		if (root == null) {
			toolkit.createLabel(client, "The file cannot be read as a project.");
			return;
		}
		for (var area : Area.values()) {
			area.lists(root).forEach(list -> lines(client, (List<?>) root.eGet(list), area));
		}
		if (client.getChildren().length == 0) {
			toolkit.createLabel(client, "Nothing yet. Begin on one of the pages below.");
		}
	}

	private void lines(Composite client, List<?> elements, Area area) {
		elements.stream().limit(MOST_ELEMENTS).forEach(element -> line(client, (EObject) element));
		if (elements.size() > MOST_ELEMENTS) {
			toolkit.createLabel(client, "");
			link(client, "and " + (elements.size() - MOST_ELEMENTS) + " more", () -> editor.setActivePage(area.name()));
		}
	}

	private void line(Composite client, EObject element) {
		toolkit.createLabel(client, Labels.kind(element.eClass()));
		link(client, Items.label(element).getText(element), () -> editor.reveal(element));
	}

	private void link(Composite parent, String text, Runnable action) {
		var link = toolkit.createHyperlink(parent, text, SWT.WRAP);
		link.addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				action.run();
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).hint(LINK_WIDTH, SWT.DEFAULT).applyTo(link);
	}

	private void diagrams() {
		var client = fresh(diagrams);
		var offers = Diagrams.of(editor.document());
		for (var offer : offers.subList(0, Math.min(offers.size(), MOST_ELEMENTS))) {
			toolkit.createLabel(client, offer.description().label());
			link(client, Items.label(offer.target()).getText(offer.target()), () -> open(offer));
		}
		if (offers.size() > MOST_ELEMENTS) {
			toolkit.createLabel(client, "");
			toolkit.createLabel(client, "and " + (offers.size() - MOST_ELEMENTS) + " more, by F4 on an element");
		}
		diagrams.setVisible(!offers.isEmpty());
	}

	private void open(Offer offer) {
		try {
			Diagrams.open(getSite().getPage(), offer, offer.target());
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	private void problems() {
		var client = fresh(problems);
		var all = editor.document().problems();
		if (all.isEmpty()) {
			var runnable = editor.document().root().filter(Project.class::isInstance).map(Project.class::cast).filter(project -> !project.getExperiments().isEmpty());
			toolkit.createLabel(client, runnable.isPresent() ? "None: " + experiments(runnable.get()) + " can be run." : "None.");
			GridDataFactory.fillDefaults().span(2, 1).applyTo(client.getChildren()[0]);
		}
		all.stream().limit(MOST_PROBLEMS).forEach(problem -> problem(client, problem));
		if (all.size() > MOST_PROBLEMS) {
			toolkit.createLabel(client, "");
			toolkit.createLabel(client, "and " + (all.size() - MOST_PROBLEMS) + " more in the Problems view");
		}
		message(getManagedForm().getMessageManager());
	}

	private static String experiments(Project project) {
		var names = project.getExperiments().stream().map(Experiment::getName).toList();
		return names.size() == 1 ? names.getFirst() : names.size() + " experiments";
	}

	private void problem(Composite client, Problem problem) {
		var icon = toolkit.createLabel(client, "");
		icon.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(problem.isError() ? ISharedImages.IMG_OBJS_ERROR_TSK : ISharedImages.IMG_OBJS_WARN_TSK));
		var text = (problem.element().isEmpty() ? "" : problem.element() + ": ") + problem.what() + (problem.mend().isEmpty() ? "" : ": " + problem.mend());
		link(client, text, () -> editor.goTo(problem.element()));
	}

	private void message(IMessageManager messages) {
		messages.setAutoUpdate(false);
		messages.removeAllMessages();
		var errors = editor.document().problems().stream().filter(Problem::isError).count();
		if (errors > 0) {
			messages.addMessage(this, errors == 1 ? "1 error keeps it from being run" : errors + " errors keep it from being run", null, org.eclipse.jface.dialogs.IMessageProvider.ERROR);
		}
		messages.setAutoUpdate(true);
		messages.update();
	}
}
