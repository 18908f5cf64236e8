// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

/**
 * Something that a check found.
 *
 * @param check    name of the check, for example {@code passive}
 * @param severity whether the extension breaks its contract
 * @param what     what is wrong, with the numbers
 * @param where    method and the values it was called with
 * @param mend     what its author can do about it
 * @since 1.0
 */
public record Finding(String check, Severity severity, String what, String where, String mend) {
	/** How bad it is. */
	public enum Severity {
		/** The contract is broken: a study may fail or give wrong results. */
		ERROR,
		/** Allowed, but it limits what the extension can be used for. */
		WARNING
	}

	/** Whether the contract is broken. */
	public boolean isError() {
		return severity == Severity.ERROR;
	}

	/** {@code check: what (where). Mend.} */
	public String line() {
		return check + ": " + what + (where.isBlank() ? "" : " (" + where + ")") + ". " + Character.toUpperCase(mend.charAt(0)) + mend.substring(1) + ".";
	}
}
