// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;

/** Names a diagram or table of an element of a file, so that it is found again after a restart and after the file was read again. */
public final class DiagramInput extends PlatformObject implements IEditorInput, IPersistableElement {
	private static final String FILE = "file";
	private static final String DIAGRAM = "diagram";
	private static final String ELEMENT = "element";
	private static final String LABEL = "label";

	private final IFile file;
	private final String diagram;
	private final String element;
	private final String label;

	private DiagramInput(IFile file, String diagram, String element, String label) {
		this.file = file;
		this.diagram = diagram;
		this.element = element;
		this.label = label;
	}

	static DiagramInput of(IFile file, Diagrams.Offer offer) {
		var id = EcoreUtil.getID(offer.target());
		return new DiagramInput(file, offer.description().name(), id == null ? ElementPath.path(offer.target()) : id, offer.label());
	}

	/** Makes inputs again that were kept over a restart. */
	public static final class Factory implements IElementFactory {
		static final String ID = "dev.kirchhoff.ui.diagramInputs";

		@Override
		public IAdaptable createElement(IMemento memento) {
			var path = memento.getString(FILE);
			return path == null ? null : new DiagramInput(ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path)), memento.getString(DIAGRAM), memento.getString(ELEMENT),
					memento.getString(LABEL));
		}
	}

	/** The same diagram of the file where it is now. */
	DiagramInput movedTo(IFile target) {
		return new DiagramInput(target, diagram, element, label);
	}

	IFile file() {
		return file;
	}

	/** Name of its description. */
	String diagram() {
		return diagram;
	}

	/** Tells diagrams of a file apart. */
	String key() {
		return diagram + "/" + element;
	}

	/** The element in the document as it is now; empty if it is gone. */
	Optional<EObject> find(ProjectDocument document) {
		return document.root().map(root -> {
			var byId = root.eResource().getEObject(element);
			return byId != null ? byId : byPath(root);
		});
	}

	private EObject byPath(EObject root) {
		try {
			return element.isEmpty() ? root : ElementPath.find(root, element).owner();
		} catch (ElementPathException gone) {
			return null;
		}
	}

	@Override
	public boolean exists() {
		return file.exists() && find(Documents.get().of(file)).isPresent();
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public String getName() {
		return label;
	}

	@Override
	public String getToolTipText() {
		return label + " in " + file.getFullPath().makeRelative();
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getFactoryId() {
		return Factory.ID;
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(FILE, file.getFullPath().toPortableString());
		memento.putString(DIAGRAM, diagram);
		memento.putString(ELEMENT, element);
		memento.putString(LABEL, label);
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return type == IFile.class || type == IResource.class ? type.cast(file) : super.getAdapter(type);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DiagramInput input && file.equals(input.file) && diagram.equals(input.diagram) && element.equals(input.element);
	}

	@Override
	public int hashCode() {
		return Objects.hash(file, diagram, element);
	}
}
