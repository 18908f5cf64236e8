// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

/** A tool that could not do what it is for; what it had done so far is undone. Its message is for people. */
public final class ToolFailure extends RuntimeException {
	private static final long serialVersionUID = 1;

	public ToolFailure(String message) {
		super(message);
	}
}
