// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;
import java.util.Optional;

/** A table as it is described: rows are elements, columns their features. */
public record TableSpec(String key, String name, String label, String documentation, String domainClass, Expression precondition, Expression title, List<Line> lines, List<Column> columns) {
	/** Elements that are rows, and rows below them. */
	public record Line(String key, String name, String domainClass, Expression candidates, Expression header, Colors colors, List<Line> sub, List<String> reusedSub) {
	}

	/** A feature. */
	public record Column(String key, String name, String feature, Expression header, Expression label, Expression parent, int width, Optional<Edit> edit, Expression canEdit, Colors colors) {
	}

	/** How a cell is edited. */
	public record Edit(String mask, List<String> variables, List<Operation> operations) {
	}

	/** Of text and cells. */
	public record Colors(Optional<ColorSpec> foreground, List<Conditional<ColorSpec>> foregrounds, Optional<ColorSpec> background, List<Conditional<ColorSpec>> backgrounds) {
	}
}
