// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

/** Rows by columns of cells that a container stands for. */
public record Lattice(int rows, int columns) {
	/** Cells of a lattice: rows [row, row + rows), columns [column, column + columns). */
	public record Region(int row, int column, int rows, int columns) {
	}
}
