// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.Optional;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;

/**
 * Cells of an array that an allocation takes: rows [row, endRow), columns [column, endColumn).
 *
 * @param shared whether other blocks of the same inputs may lie on the same cells
 */
public record Region(Allocation allocation, long row, long column, long endRow, long endColumn, boolean shared) {

	public static Region of(Allocation allocation, Footprints.Footprint cells) {
		return new Region(allocation, allocation.getRow(), allocation.getColumn(), (long) allocation.getRow() + cells.rows(), (long) allocation.getColumn() + cells.columns(),
				cells.shared());
	}

	/** Empty where the block is not known: its layer has no such weights, or it is outside its matrix. */
	public static Optional<Region> of(Allocation allocation, Shapes shapes, Footprints footprints) {
		return shapes.block(allocation).map(block -> of(allocation, footprints.of(allocation, block)));
	}

	public int rows() {
		return (int) (endRow - row);
	}

	public int columns() {
		return (int) (endColumn - column);
	}

	/** Number of cells. */
	public long cells() {
		return (long) rows() * columns();
	}

	public boolean isInside(CrossbarArray array) {
		return row >= 0 && column >= 0 && endRow <= array.getRows() && endColumn <= array.getColumns();
	}

	/** Whether both take a cell that they may not share. */
	public boolean overlaps(Region other) {
		return row < other.endRow && other.row < endRow && column < other.endColumn && other.column < endColumn && !shares(other);
	}

	/** Whether both are the same reference. */
	private boolean shares(Region other) {
		return shared && other.shared && row == other.row && column == other.column && endRow == other.endRow && endColumn == other.endColumn
				&& allocation.getLayer() == other.allocation.getLayer() && allocation.getPart() == other.allocation.getPart()
				&& allocation.getPlane() == other.allocation.getPlane() && allocation.getFirstInput() == other.allocation.getFirstInput();
	}

	/** "rows 0 to 7, columns 4 to 5". */
	public String place() {
		return "rows " + row + " to " + (endRow - 1) + ", columns " + column + " to " + (endColumn - 1);
	}
}
