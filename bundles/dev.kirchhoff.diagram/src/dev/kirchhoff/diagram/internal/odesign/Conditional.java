// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

/** A style that applies where something is so. */
public record Conditional<S>(Expression predicate, S style) {
}
