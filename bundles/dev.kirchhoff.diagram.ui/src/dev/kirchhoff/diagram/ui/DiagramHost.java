// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.tool.ExternalAction;

/**
 * What a {@link DiagramPart} needs to know of documents, histories and other editors. The part keeps no history of its own: every step a
 * person makes goes through here once.
 */
public interface DiagramHost {
	Diagram diagram();

	/** Where things are; what has no place in it is placed by the part. */
	Layout layout();

	/** Why places that were kept cannot be read. */
	default Optional<Fault> layoutFault() {
		return Optional.empty();
	}

	/** Takes a layout over without a step in the history: it is called by commands that were given to {@link #execute}, also when they are undone. */
	void setLayout(Layout layout);

	/** Makes a change of the model as one step of the history that can be undone, and sees to it that the part is refreshed when the model has changed. */
	void execute(String label, Command change);

	/** Makes a change of the layout alone as one step of the history that can be undone, with {@link DiagramPart#layoutChanged} after each direction. */
	void executeLayout(String label, Layout before, Layout after);

	/** Adds elements that are in no document yet, where the notation does not say what dropping them means; empty if they have no place in an element. */
	default Optional<Command> adding(List<EObject> elements, EObject container) {
		return Optional.empty();
	}

	/** Where pictures of the diagram are first offered to be saved. */
	default Optional<Path> folder() {
		return Optional.empty();
	}

	/** Whose steps Undo and Redo go through. */
	IUndoContext undoContext();

	/** Shows an element where its values are edited. */
	void open(EObject element);

	/** What a notation calls by this id. */
	Optional<ExternalAction> action(String id);

	/** A picture of a notation: {@code /bundle/path}. */
	Optional<URL> picture(String path);

	/** What could not be evaluated when the diagram was refreshed; empty if all is well again. */
	void faults(List<Fault> faults);

	/** What a person chose for this diagram before: grid, snapping, palette. */
	default Map<String, String> preferences() {
		return Map.of();
	}

	/** Remembers a choice for the next time. */
	default void setPreference(String name, String value) {
	}

	/** Whether changes are refused. */
	default boolean isReadOnly() {
		return false;
	}
}
