// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.ui.internal.edit.ElementDrag;
import dev.kirchhoff.ui.internal.edit.ElementMenu;
import dev.kirchhoff.ui.internal.edit.Elements;
import dev.kirchhoff.ui.internal.edit.NewMenu;
import dev.kirchhoff.ui.internal.form.ElementForm;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.project.ProjectLabels;

/** A page of the editor: the elements of its area at the left, all there is to say of the selected one at the right. */
final class ElementsPage extends FormPage {
	private static final int[] SHARES = {3, 7};
	private static final String RUN = "dev.kirchhoff.ui.run";

	private final ProjectEditor editor;
	/** Around title, message and tools of a heading, with the icon of a message. */
	private static final int HEAD_MARGINS = 90;

	private final Area area;
	private FormToolkit toolkit;
	private TreeViewer tree;
	private ScrolledForm details;
	private ElementForm form;
	private ElementPlots plots;
	private final LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources());
	private ToolItem remove;
	private ToolItem up;
	private ToolItem down;
	private EObject awaited;

	ElementsPage(ProjectEditor editor, Area area) {
		super(editor, area.name(), area.title());
		this.editor = editor;
		this.area = area;
	}

	Area area() {
		return area;
	}

	@Override
	protected void createFormContent(IManagedForm managed) {
		toolkit = managed.getToolkit();
		var body = managed.getForm().getBody();
		PlatformUI.getWorkbench().getHelpSystem().setHelp(body, area.help());
		GridLayoutFactory.fillDefaults().applyTo(body);
		var sash = new SashForm(body, SWT.HORIZONTAL);
		// asks for little, so that the page never scrolls: its parts do
		GridDataFactory.fillDefaults().grab(true, true).hint(100, 100).applyTo(sash);
		toolkit.adapt(sash);
		createMaster(sash);
		var right = new SashForm(sash, SWT.VERTICAL);
		toolkit.adapt(right);
		details = toolkit.createScrolledForm(right);
		details.setDelayedReflow(false);
		toolkit.decorateFormHeading(details.getForm());
		GridLayoutFactory.fillDefaults().applyTo(details.getBody());
		details.addListener(SWT.Resize, _ -> head(form == null || form.isDisposed() ? null : form.element()));
		plots = new ElementPlots(right, details);
		sash.setWeights(SHARES);
		details.getToolBarManager().add(command("dev.kirchhoff.ui.openDiagram"));
		if (area == Area.EXPERIMENTS) {
			details.getToolBarManager().add(command(RUN));
		}
		details.getToolBarManager().update(true);
		tree.setInput(editor.root());
		var first = awaited != null ? awaited : area.elements(editor.root()).stream().findFirst().orElse(null);
		if (first == null) {
			show(null);
		} else {
			select(first);
		}
	}

	private CommandContributionItem command(String id) {
		return new CommandContributionItem(new CommandContributionItemParameter(getSite(), null, id, CommandContributionItem.STYLE_PUSH));
	}

	private void createMaster(Composite parent) {
		var section = toolkit.createSection(parent, ExpandableComposite.TITLE_BAR);
		section.setText(area.title());
		section.setToolTipText(area.about());
		section.marginWidth = 6;
		section.marginHeight = 4;
		var control = toolkit.createTree(section, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		control.getAccessible().addAccessibleListener(new Named(area.title(), area.about()));
		section.setClient(control);
		section.setTextClient(createTools(section));
		tree = new TreeViewer(control);
		tree.setUseHashlookup(true);
		tree.setContentProvider(new AreaContent(area));
		tree.setLabelProvider(new ProjectLabels());
		tree.addSelectionChangedListener(event -> selected(event.getStructuredSelection()));
		ElementDrag.in(tree);
		ElementMenu.on(tree, editor, () -> area.lists(editor.root()), editor::root);
	}

	private ToolBar createTools(Composite parent) {
		var tools = new ToolBar(parent, SWT.FLAT | SWT.HORIZONTAL);
		var add = tool(tools, "add16", "Add an element here, or below the selected one", null);
		add.addListener(SWT.Selection, _ -> {
			var menu = NewMenu.of(selection(), editor.root(), area.lists(editor.root()), this::select).createContextMenu(tools);
			var below = add.getBounds();
			menu.setLocation(tools.toDisplay(below.x, below.y + below.height));
			menu.setVisible(true);
		});
		remove = tool(tools, "remove16", "Remove what is selected (Del)", () -> Elements.delete(Elements.of(selection())));
		up = tool(tools, "up16", "Put the selected element before the one above it", () -> Elements.move(Elements.first(selection()), -1));
		down = tool(tools, "down16", "Put the selected element behind the one below it", () -> Elements.move(Elements.first(selection()), 1));
		return tools;
	}

	private ToolItem tool(ToolBar tools, String icon, String help, Runnable action) {
		var item = new ToolItem(tools, SWT.PUSH);
		item.setImage(images.get(ImageDescriptor.createFromURL(ElementsPage.class.getResource("/icons/" + icon + ".svg"))));
		item.setToolTipText(help);
		if (action != null) {
			item.addListener(SWT.Selection, _ -> action.run());
		}
		return item;
	}

	private IStructuredSelection selection() {
		return tree.getStructuredSelection();
	}

	private void selected(IStructuredSelection selection) {
		var one = selection.size() == 1 ? Elements.first(selection) : null;
		remove.setEnabled(!selection.isEmpty());
		up.setEnabled(one != null && Elements.canMove(one, -1));
		down.setEnabled(one != null && Elements.canMove(one, 1));
		if (one != null && (form == null || form.isDisposed() || form.element() != one)) {
			show(one);
		}
		editor.selected(selection);
	}

	private void show(EObject element) {
		if (details.isDisposed()) {
			return;
		}
		for (var child : details.getBody().getChildren()) {
			child.dispose();
		}
		form = null;
		head(element);
		plots.show(element);
		if (element == null) {
			var hint = toolkit.createLabel(details.getBody(), "Nothing here yet. " + area.about() + ": begin with Add.", SWT.WRAP);
			GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).applyTo(hint);
		} else {
			form = new ElementForm(details.getBody(), toolkit, element, editor.folder(), editor::reveal);
			form.found(editor.document().problems());
			GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
		}
		details.reflow(true);
		details.setOrigin(0, 0);
	}

	/** What is shown, and the worst that is wrong with it. */
	private void head(EObject element) {
		if (element == null || element.eResource() == null) {
			details.setText(area.title());
			details.setMessage(null, IMessageProvider.NONE);
			return;
		}
		details.setText(Labels.kind(element.eClass()) + (element instanceof NamedElement named && named.getName() != null ? " " + named.getName().replace("&", "&&") : ""));
		var path = ElementPath.path(element);
		var problem = editor.document().problems().stream().filter(one -> one.element().equals(path) || one.element().startsWith(path + "/"))
				.max(java.util.Comparator.comparing(Problem::severity));
		if (problem.isEmpty()) {
			details.setMessage(null, IMessageProvider.NONE);
		} else {
			details.setMessage(fitting(problem.get().what()), problem.get().isError() ? IMessageProvider.ERROR : IMessageProvider.WARNING);
		}
	}

	/** As much of a message as has room between the title and the tools: a heading that is too wide would push the form out of sight. */
	private String fitting(String message) {
		var gc = new GC(details);
		try {
			gc.setFont(details.getFont());
			int room = details.getSize().x - gc.textExtent(details.getText()).x - HEAD_MARGINS;
			if (details.getToolBarManager() instanceof ToolBarManager tools && tools.getControl() != null) {
				room -= tools.getControl().computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
			}
			gc.setFont(JFaceResources.getDialogFont());
			if (gc.textExtent(message).x <= room) {
				return message;
			}
			int length = message.length();
			while (length > 0 && gc.textExtent(message.substring(0, length) + "\u2026").x > room) {
				length--;
			}
			return length == 0 ? " " : message.substring(0, length).strip() + "\u2026";
		} finally {
			gc.dispose();
		}
	}

	/** Selects an element of the area, and thereby shows it. */
	void select(EObject element) {
		awaited = element;
		if (tree != null && !tree.getControl().isDisposed()) {
			tree.reveal(element);
			tree.setSelection(new StructuredSelection(element), true);
			awaited = null;
		}
	}

	/** Puts the cursor on a value of the shown element. */
	void focus(String value) {
		if (form != null) {
			form.focus(value);
		}
	}

	ElementForm form() {
		return form;
	}

	/** Shows what the model says now. */
	void changed(Set<EObject> elements) {
		if (tree == null || tree.getControl().isDisposed()) {
			return;
		}
		tree.refresh();
		if (form != null && !form.isDisposed()) {
			if (form.element().eResource() == null) {
				show(area.elements(editor.root()).stream().findFirst().orElse(null));
			} else {
				head(form.element());
				form.refresh();
				details.reflow(true);
			}
		} else if (!area.elements(editor.root()).isEmpty()) {
			select(area.elements(editor.root()).getFirst());
		}
	}

	/** The document has other elements now. */
	void reloaded(String path) {
		if (tree == null || tree.getControl().isDisposed()) {
			return;
		}
		var expanded = tree.getExpandedElements().length > 0;
		form = null;
		tree.setInput(editor.root());
		if (expanded) {
			tree.expandToLevel(2);
		}
		var again = editor.find(path).filter(area::holds).or(() -> area.elements(editor.root()).stream().findFirst());
		if (again.isPresent()) {
			select(again.get());
		} else {
			show(null);
		}
	}

	/** Marks in the tree follow the checks. */
	void checked() {
		if (tree != null && !tree.getControl().isDisposed()) {
			tree.refresh(true);
			head(form == null || form.isDisposed() ? null : form.element());
			if (form != null && !form.isDisposed()) {
				form.found(editor.document().problems());
			}
		}
	}

	@Override
	public void dispose() {
		images.dispose();
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (tree != null) {
			tree.getControl().setFocus();
		}
	}
}
