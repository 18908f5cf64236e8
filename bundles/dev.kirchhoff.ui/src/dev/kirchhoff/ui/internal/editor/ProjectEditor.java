// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.IFormPage;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.check.Markers;
import dev.kirchhoff.ui.internal.document.DocumentListener;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.EditorActions;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.project.ElementSelection;

/** Edits a project file as forms. Shares its document with the explorer; here changes wait for Save. */
public final class ProjectEditor extends FormEditor implements DocumentListener, IGotoMarker {
	public static final String ID = "dev.kirchhoff.ui.editor";

	private final ElementSelection selection = new ElementSelection();
	private ProjectDocument document;
	private EditorActions actions;
	private boolean asking;

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof IFileEditorInput fileInput) || fileInput.getFile().getLocation() == null) {
			throw new PartInitException("A project is edited from a file of the workspace: use File > Open Project File.");
		}
		super.init(site, input);
		document = Documents.get().of(fileInput.getFile());
		document.connect();
		Documents.get().addListener(this);
		setPartName(fileInput.getFile().getName());
		site.setSelectionProvider(selection);
		actions = new EditorActions(this, document);
	}

	@Override
	protected void addPages() {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getContainer(), "dev.kirchhoff.ui.editor");
		try {
			addPage(new OverviewPage(this));
			if (document.root().isPresent()) {
				areas();
			}
		} catch (PartInitException e) {
			ILog.get().log(e.getStatus());
		}
	}

	private void areas() throws PartInitException {
		for (var area : Area.values()) {
			if (!area.lists(root()).isEmpty()) {
				addPage(new ElementsPage(this, area));
			}
		}
	}

	/** The project or library. Only to be asked for by pages that are there because it could be read. */
	Library root() {
		return document.root().orElseThrow();
	}

	ProjectDocument document() {
		return document;
	}

	Path folder() {
		return document.path().getParent();
	}

	Optional<EObject> find(String path) {
		try {
			return document.root().map(root -> path.isEmpty() ? null : ElementPath.find(root, path).owner());
		} catch (ElementPathException gone) {
			return Optional.empty();
		}
	}

	void selected(IStructuredSelection elements) {
		selection.setSelection(elements);
	}

	/** Shows an element on its page. */
	public void reveal(EObject element) {
		Documents.get().of(element).filter(other -> other != document).ifPresentOrElse(other -> elsewhere(other, element), () -> page(element).ifPresent(page -> {
			setActivePage(page.getId());
			page.select(element);
		}));
	}

	private void elsewhere(ProjectDocument other, EObject element) {
		try {
			if (getSite().getPage().openEditor(new FileEditorInput(other.file()), ID) instanceof ProjectEditor editor) {
				editor.reveal(element);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	private Optional<ElementsPage> page(EObject element) {
		return elementsPages().stream().filter(page -> page.area().holds(element)).findFirst();
	}

	private List<ElementsPage> elementsPages() {
		var found = new ArrayList<ElementsPage>();
		for (var page : pages) {
			if (page instanceof ElementsPage elements) {
				found.add(elements);
			}
		}
		return found;
	}

	@Override
	public void gotoMarker(IMarker marker) {
		goTo(marker.getAttribute(Markers.ELEMENT, ""));
	}

	/** Shows the place that a problem names. */
	public void goTo(String path) {
		if (path.isEmpty() || document.root().isEmpty()) {
			setActivePage(OverviewPage.ID);
			return;
		}
		try {
			var target = ElementPath.find(root(), path);
			reveal(target.owner());
			var value = target.parameter() != null ? target.parameter() : target.feature() == null ? "" : target.feature().getName();
			page(target.owner()).ifPresent(page -> page.focus(value));
		} catch (ElementPathException gone) {
			setActivePage(OverviewPage.ID); // mended meanwhile
		}
	}

	@Override
	public void changed(ProjectDocument changed, Set<EObject> elements) {
		if (changed == document) {
			pages().forEach(page -> page.changed(elements));
			overview().ifPresent(OverviewPage::refresh);
		}
	}

	private List<ElementsPage> pages() {
		return elementsPages();
	}

	private Optional<OverviewPage> overview() {
		return pages.stream().filter(OverviewPage.class::isInstance).map(OverviewPage.class::cast).findFirst();
	}

	@Override
	public void reloaded(ProjectDocument reloaded) {
		if (reloaded != document) {
			return;
		}
		var had = !elementsPages().isEmpty();
		if (document.root().isPresent() != had) {
			remake();
			return;
		}
		elementsPages().forEach(page -> page.reloaded(selection.path()));
		overview().ifPresent(OverviewPage::refresh);
		editorDirtyStateChanged();
	}

	/** The file can be read now and could not before, or the other way round. */
	private void remake() {
		for (int i = getPageCount() - 1; i > 0; i--) {
			removePage(i);
		}
		try {
			if (document.root().isPresent()) {
				areas();
			}
		} catch (PartInitException e) {
			ILog.get().log(e.getStatus());
		}
		overview().ifPresent(OverviewPage::refresh);
		setActivePage(0);
		editorDirtyStateChanged();
	}

	@Override
	public void dirtyChanged(ProjectDocument changed) {
		if (changed == document) {
			editorDirtyStateChanged();
			if (document.isInConflict() && getSite().getPage().getActivePart() == this) {
				askAboutConflict();
			}
		}
	}

	@Override
	public void checked(ProjectDocument checked) {
		if (checked == document) {
			elementsPages().forEach(ElementsPage::checked);
			overview().ifPresent(OverviewPage::refresh);
		}
	}

	@Override
	public void moved(ProjectDocument moved) {
		if (moved == document) {
			setInput(new FileEditorInput(document.file()));
			setPartName(document.file().getName());
		}
	}

	@Override
	public void closed(ProjectDocument gone) {
		if (gone == document) {
			close(false);
		}
	}

	@Override
	public void setFocus() {
		super.setFocus();
		actions.fill();
		if (document.isInConflict()) {
			getSite().getShell().getDisplay().asyncExec(this::askAboutConflict);
		}
	}

	private void askAboutConflict() {
		if (asking || !document.isInConflict()) {
			return;
		}
		asking = true;
		try {
			var answer = MessageDialog.open(MessageDialog.QUESTION, getSite().getShell(), "File Changed on Disk",
					document.file().getName() + " was changed outside of Kirchhoff, and you have changes here that are not saved.", 0, "&Read the File Again", "&Keep My Changes");
			if (answer == 0) {
				document.revert();
			} else {
				document.keepMine();
			}
		} finally {
			asking = false;
		}
	}

	@Override
	public boolean isDirty() {
		return document != null && document.isDirty();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		try {
			document.save();
		} catch (ProjectFileException e) {
			if (monitor != null) {
				monitor.setCanceled(true);
			}
			StatusManager.getManager().handle(new Status(IStatus.ERROR, ProjectEditor.class, e.getMessage(), e), StatusManager.BLOCK);
		}
	}

	@Override
	public boolean isSaveAsAllowed() {
		return document != null && document.root().isPresent();
	}

	/** Writes a copy; this editor stays with its file. */
	@Override
	public void doSaveAs() {
		var dialog = new SaveAsDialog(getSite().getShell());
		dialog.setOriginalFile(document.file());
		if (dialog.open() != MessageDialog.OK || dialog.getResult() == null) {
			return;
		}
		var path = dialog.getResult().getFileExtension() == null ? dialog.getResult().addFileExtension(ProjectFiles.EXTENSION) : dialog.getResult();
		try {
			var target = ResourcesPlugin.getWorkspace().getRoot().getFile(path);
			write(target, ProjectFiles.bytes(root()));
			getSite().getPage().openEditor(new FileEditorInput(target), ID);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.BLOCK);
		} catch (ProjectFileException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, ProjectEditor.class, e.getMessage(), e), StatusManager.BLOCK);
		}
	}

	private static void write(IFile target, byte[] bytes) throws CoreException {
		if (target.exists()) {
			target.setContents(new ByteArrayInputStream(bytes), true, true, null);
		} else {
			target.create(new ByteArrayInputStream(bytes), true, null);
		}
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		if (type == IContentOutlinePage.class && document.root().isPresent()) {
			return type.cast(new ProjectOutline(this));
		}
		return type == IGotoMarker.class ? type.cast(this) : super.getAdapter(type);
	}

	/** The page with this title, for who tries it out. */
	public Optional<IFormPage> page(String title) {
		return pages.stream().filter(IFormPage.class::isInstance).map(IFormPage.class::cast).filter(page -> page.getTitle().equals(title)).findFirst();
	}

	/** The form that is shown on the page of an area, for who tries it out. */
	public Optional<dev.kirchhoff.ui.internal.form.ElementForm> form() {
		return getActivePageInstance() instanceof ElementsPage page ? Optional.ofNullable(page.form()) : Optional.empty();
	}

	@Override
	public void dispose() {
		Documents.get().removeListener(this);
		if (actions != null) {
			actions.dispose();
		}
		if (document != null) {
			document.disconnect();
		}
		selection.setSelection(StructuredSelection.EMPTY);
		super.dispose();
	}
}
