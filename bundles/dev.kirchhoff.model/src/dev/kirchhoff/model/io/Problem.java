// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.util.List;
import java.util.Objects;

/**
 * Something wrong with a file, said so that a person can mend it.
 *
 * @param file    the file as shown to people; empty when there is none
 * @param element its place in the file: an {@link ElementPath}, or line:column where the XML itself is broken; empty for the file as a whole
 * @param what    what is wrong
 * @param mend    what to do about it; may be empty
 */
public record Problem(Severity severity, String file, String element, String what, String mend) {
	/** A warning does not keep a project from being run. */
	public enum Severity {
		WARNING, ERROR
	}

	public Problem {
		Objects.requireNonNull(severity);
		Objects.requireNonNull(file);
		Objects.requireNonNull(element);
		Objects.requireNonNull(what);
		Objects.requireNonNull(mend);
	}

	public static Problem error(String file, String element, String what, String mend) {
		return new Problem(Severity.ERROR, file, element, what, mend);
	}

	public boolean isError() {
		return severity == Severity.ERROR;
	}

	/** Whether any of them is an error. */
	public static boolean anyError(List<Problem> problems) {
		return problems.stream().anyMatch(Problem::isError);
	}

	/** {@code file:element: what: mend}; empty parts are left out. */
	@Override
	public String toString() {
		var text = new StringBuilder(file);
		if (!element.isEmpty()) {
			text.append(text.isEmpty() ? "" : ":").append(element);
		}
		text.append(text.isEmpty() ? "" : ": ");
		if (severity == Severity.WARNING) {
			text.append("warning: ");
		}
		text.append(what);
		if (!mend.isEmpty()) {
			text.append(": ").append(mend);
		}
		return text.toString();
	}
}
