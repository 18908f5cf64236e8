// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

/** Numbers the figures of a report, and with them the ids inside their SVG. */
final class Figures {
	private int last;

	int next() {
		return ++last;
	}
}
