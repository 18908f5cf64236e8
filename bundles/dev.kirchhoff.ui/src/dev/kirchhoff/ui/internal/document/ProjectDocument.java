// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;

import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.Problem.Severity;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.RequiredPlugins;

/**
 * A project file of the workspace with what it describes: the one copy in memory that explorer, editors and checks share. Without an
 * editor every change is saved at once, as a change of a file would be; with one it waits for Save.
 */
public final class ProjectDocument {
	private final Documents documents;
	private final IUndoContext undoContext;
	private IFile file;
	private Path path;
	private Library root;
	private List<Problem> unreadable = List.of();
	private Checked checked = Checked.NOTHING;
	private Map<EObject, Severity> severities;
	private Object state = new Object();
	private Object saved = state;
	private byte[] onDisk = {};
	private boolean conflict;
	private int editors;

	ProjectDocument(Documents documents, IFile file) {
		this.documents = documents;
		this.file = file;
		path = file.getLocation().toPath();
		undoContext = new ObjectUndoContext(this, file.getName());
	}

	/** Reads the file, again if it was read before; what was not saved is lost. */
	void read() {
		forget();
		onDisk = bytes(path);
		var loaded = ProjectFiles.load(path, documents.resources());
		root = loaded.root();
		unreadable = root == null ? loaded.problems() : List.of();
		if (root == null) {
			documents.drop(path);
		}
		checked(new Checked(loaded.problems(), checked.utilisation()));
		state = new Object();
		saved = state;
		conflict = false;
	}

	/** Takes the elements out of the set. */
	void forget() {
		if (resource() != null) {
			documents.drop(path());
		}
	}

	public IFile file() {
		return file;
	}

	/** Where the file is on the disk, or was when there still was one. */
	public Path path() {
		return path;
	}

	/** The project or library; empty if the file cannot be read at all, which {@link #problems()} tells. */
	public Optional<Library> root() {
		return Optional.ofNullable(root);
	}

	Resource resource() {
		return root == null ? null : root.eResource();
	}

	/** All that is wrong, as far as it has been looked at. */
	public List<Problem> problems() {
		return unreadable.isEmpty() ? checked.problems() : unreadable;
	}

	/** What the last check has found. */
	public Checked checked() {
		return checked;
	}

	void checked(Checked result) {
		checked = result;
		severities = null;
	}

	/** The worst problem of an element or of what is in it; empty if there is none. */
	public Optional<Severity> severity(EObject element) {
		if (severities == null) {
			severities = severities();
		}
		return Optional.ofNullable(severities.get(element));
	}

	private Map<EObject, Severity> severities() {
		var found = new HashMap<EObject, Severity>();
		for (var problem : root == null ? List.<Problem>of() : problems()) {
			for (var element = place(problem); element != null; element = element.eContainer()) {
				found.merge(element, problem.severity(), (one, other) -> one.compareTo(other) > 0 ? one : other);
			}
		}
		return found;
	}

	private EObject place(Problem problem) {
		try {
			return problem.element().isEmpty() ? root : ElementPath.find(root, problem.element()).owner();
		} catch (ElementPathException gone) {
			return null; // said of an element that is no more; the next check is under way
		}
	}

	/** Where changes of this document are undone. */
	public IUndoContext undoContext() {
		return undoContext;
	}

	public boolean isDirty() {
		return state != saved;
	}

	/** Whether the file was changed by others while there was something to save here. */
	public boolean isInConflict() {
		return conflict;
	}

	/** Keeps what is here: the next save replaces what others have written. */
	public void keepMine() {
		conflict = false;
		onDisk = bytes(path());
	}

	Object state() {
		return state;
	}

	void state(Object next) {
		state = next;
	}

	/**
	 * Writes the file in one step.
	 *
	 * @throws ProjectFileException if it cannot be written; what was on the disk is still there
	 */
	public void save() throws ProjectFileException {
		if (root == null) {
			return;
		}
		RequiredPlugins.note(root, Types.extensions()); // not a change of the user's: there is nothing to undo
		ProjectFiles.save(root);
		onDisk = bytes(path());
		saved = state;
		conflict = false;
		documents.saved(this);
	}

	/** Goes back to what is on the disk. */
	public void revert() {
		documents.reload(this);
	}

	/** An editor shows it from now on. */
	public void connect() {
		editors++;
	}

	/** An editor no longer shows it; what no editor shows and was not saved is dropped. */
	public void disconnect() {
		editors--;
		if (editors == 0 && isDirty()) {
			revert();
		}
	}

	/** Whether changes wait for a save. */
	public boolean isEdited() {
		return editors > 0;
	}

	/** Whether the disk holds something that was neither read nor written here. */
	boolean isStale() {
		return !Arrays.equals(bytes(path()), onDisk);
	}

	void inConflict() {
		conflict = true;
	}

	void movedTo(IFile target) {
		file = target;
		path = target.getLocation().toPath();
	}

	private static byte[] bytes(Path path) {
		try {
			return Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0];
		} catch (IOException e) {
			return new byte[0]; // reading it as a project tells why
		}
	}
}
