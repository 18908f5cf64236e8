// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

/**
 * What is computed when the diagram is drawn or a tool is used.
 *
 * @param text as written; may be blank
 * @param file and place where it stands, for faults
 */
public record Expression(String text, String file, String place) {
	public boolean isBlank() {
		return text.isBlank();
	}
}
