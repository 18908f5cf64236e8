// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.LayoutFile;
import dev.kirchhoff.ui.internal.document.ProjectDocument;

/** The layouts of all diagrams of a document, in memory once for all editors that show them. */
final class Layouts {
	private static final Map<ProjectDocument, Layouts> OPEN = new HashMap<>();

	private final ProjectDocument document;
	private LayoutFile file;
	private Object state = new Object();
	private Object saved = state;
	private int editors;

	private Layouts(ProjectDocument document) {
		this.document = document;
		file = LayoutFile.of(document.path());
	}

	/** Those of a document, read if no editor shows them yet. */
	static Layouts connect(ProjectDocument document) {
		var layouts = OPEN.computeIfAbsent(document, Layouts::new);
		layouts.editors++;
		return layouts;
	}

	/** An editor is closed; what it did not save is lost with the last one. */
	void disconnect() {
		editors--;
		if (editors == 0) {
			OPEN.remove(document);
		}
	}

	Layout of(String key) {
		return file.layout(key).orElse(Layout.EMPTY);
	}

	/** What is wrong with the file. */
	Optional<Fault> fault() {
		return file.fault();
	}

	void put(String key, Layout layout) {
		file.put(key, layout);
	}

	/** Where the history is; going back to what was saved is clean again. */
	Object state() {
		return state;
	}

	/** Called by every step, in both directions; without an editor it is saved at once. */
	void state(Object next) {
		state = next;
		if (editors == 0 && isDirty()) {
			try {
				save();
			} catch (IOException e) {
				ILog.get().error("the layout of " + document.file().getName() + " is not saved", e);
			}
		}
	}

	boolean isDirty() {
		return state != saved;
	}

	/** Writes the file beside the project. */
	void save() throws IOException {
		if (!isDirty()) {
			return;
		}
		file.save();
		saved = state;
		refresh(file.file());
	}

	private void refresh(Path written) {
		try {
			document.file().getParent().getFile(IPath.fromOSString(written.getFileName().toString())).refreshLocal(IResource.DEPTH_ZERO, null);
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}

	/** Goes back to what is on the disk. */
	void revert() {
		file = LayoutFile.of(document.path());
		state = new Object();
		saved = state;
	}
}
