// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.diagram.tool.Change;

/** Runs operations and records what they change, whoever changes it: services may do so as well. */
final class ToolChange extends AbstractCommand implements Change {
	/** What is done. */
	interface Body {
		/** @return the elements to select */
		List<EObject> run();
	}

	private final EObject within;
	private final Body body;
	private final boolean external;
	private ChangeDescription recorded;
	private List<EObject> toSelect = List.of();

	/**
	 * @param within   an element of the file that is changed
	 * @param external whether the body changes nothing and calls others
	 */
	ToolChange(String label, EObject within, boolean external, Body body) {
		super(label);
		this.within = within;
		this.external = external;
		this.body = body;
	}

	@Override
	protected boolean prepare() {
		return true;
	}

	@Override
	public void execute() {
		var recorder = recorder();
		var done = false;
		try {
			toSelect = List.copyOf(body.run());
			done = true;
		} finally {
			recorded = recorder.endRecording();
			recorder.dispose();
			if (!done) {
				recorded.apply();
			}
		}
	}

	private ChangeRecorder recorder() {
		var root = EcoreUtil.getRootContainer(within);
		var resource = root.eResource();
		return resource == null ? new ChangeRecorder(root) : resource.getResourceSet() == null ? new ChangeRecorder(resource) : new ChangeRecorder(resource.getResourceSet());
	}

	@Override
	public void undo() {
		recorded.applyAndReverse();
	}

	@Override
	public void redo() {
		recorded.applyAndReverse();
	}

	@Override
	public List<EObject> toSelect() {
		return toSelect;
	}

	@Override
	public Optional<Runnable> external() {
		return external ? Optional.of(body::run) : Optional.empty();
	}
}
