// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
	private final List<Watcher> editors = new ArrayList<>();

	/** An editor of one of the diagrams. */
	interface Watcher {
		/** A layout is another one now, by a step or its undo. */
		void layoutChanged(String key);

		/** The file could not be read before, and now it can. */
		void layoutsMended();
	}

	private Layouts(ProjectDocument document) {
		this.document = document;
		file = LayoutFile.of(document.path());
	}

	/** Those of a document, read if no editor shows them yet. Always the same for a document: steps that were made before can still be undone. */
	static Layouts connect(ProjectDocument document, Watcher editor) {
		var layouts = OPEN.computeIfAbsent(document, Layouts::new);
		if (layouts.editors.isEmpty()) {
			layouts.revert();
		}
		layouts.editors.add(editor);
		return layouts;
	}

	/** An editor is closed; what it did not save is lost with the last one. */
	void disconnect(Watcher editor) {
		editors.remove(editor);
	}

	/** Whether an editor shows one of them. */
	boolean isShown() {
		return !editors.isEmpty();
	}

	/** The document is gone. */
	static void forget(ProjectDocument document) {
		OPEN.remove(document);
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
		if (editors.isEmpty()) {
			revert();
		}
		saved.putIfAbsent(key, of(key));
		if (layout.equals(Layout.EMPTY)) {
			file.remove(key);
		} else {
			file.put(key, layout);
		}
		if (editors.isEmpty()) {
			try {
				save();
			} catch (IOException e) {
				ILog.get().error("the layout of " + document.file().getName() + " is not saved", e);
			}
		}
	}

	/** Takes a layout over and has it drawn. */
	void show(String key, Layout layout) {
		put(key, layout);
		List.copyOf(editors).forEach(editor -> editor.layoutChanged(key));
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
		boolean mended = fault().isPresent();
		file.save();
		saved.clear();
		refresh(file.file());
		if (mended) {
			refresh(file.file().resolveSibling(file.file().getFileName() + ".broken"));
			List.copyOf(editors).forEach(Watcher::layoutsMended);
		}
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
