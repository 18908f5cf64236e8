// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.view.Color;

/** A table of the elements in one element. */
public interface Table {
	/** A column. */
	record Column(String name, String header, int width) {
	}

	/**
	 * What stands in a cell.
	 *
	 * @param foreground of the text, if it is not that of the widget
	 * @param background of the cell, if it is not that of the widget
	 */
	record Cell(String text, boolean editable, Optional<Color> foreground, Optional<Color> background) {
	}

	/** A row, with its cells in the order of the columns. */
	record Line(EObject target, int depth, String header, List<Cell> cells) {
		public Line {
			cells = List.copyOf(cells);
		}
	}

	/** All that a table shows at one moment. */
	record Contents(String title, List<Column> columns, List<Line> lines, List<Fault> faults) {
		public Contents {
			columns = List.copyOf(columns);
			lines = List.copyOf(lines);
			faults = List.copyOf(faults);
		}
	}

	String name();

	String label();

	EObject target();

	Contents refresh();

	/** A cell edited in place; empty where it cannot be. */
	Optional<Change> edit(Line line, Column column, String text);
}
