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
	/** What is on the disk of those that were touched. */
	private final Map<String, Layout> saved = new HashMap<>();
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

	/** Takes a layout over; without an editor it is saved at once. */
	void put(String key, Layout layout) {
		saved.putIfAbsent(key, of(key));
		if (layout.equals(Layout.EMPTY)) {
			file.remove(key);
		} else {
			file.put(key, layout);
		}
		if (editors == 0) {
			try {
				save();
			} catch (IOException e) {
				ILog.get().error("the layout of " + document.file().getName() + " is not saved", e);
			}
		}
	}

	/** Whether something is not as on the disk; after an undo it may be again. */
	boolean isDirty() {
		return saved.entrySet().stream().anyMatch(entry -> !entry.getValue().equals(of(entry.getKey())));
	}

	/** Writes the file beside the project. */
	void save() throws IOException {
		if (!isDirty()) {
			return;
		}
		file.save();
		saved.clear();
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
		saved.clear();
	}
}
