// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

/** An action that the notation offers for a view. */
public record MenuEntry(String id, String label, String icon) {
}
