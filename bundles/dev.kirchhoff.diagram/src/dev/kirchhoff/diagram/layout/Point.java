// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

/** A position in pixels; x to the right, y down. */
public record Point(int x, int y) {
}
