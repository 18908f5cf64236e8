// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.List;

import dev.kirchhoff.model.Cell;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Tile;

/** What the table of a project's arrays asks. Numbers are as a person would type them, without units, so that they can be edited in place. */
public class ArrayTableServices {

	public List<Tile> allTiles(Project project) {
		return Projects.tiles(project);
	}

	/** "chip / macro / block-0". */
	public String tilePath(Tile tile) {
		var path = Text.name(tile);
		for (var at = tile.eContainer(); at instanceof NamedElement above && !(above instanceof Project); at = at.eContainer()) {
			path = Text.name(above) + " / " + path;
		}
		return path;
	}

	public String cellName(CrossbarArray array) {
		return array.getCell() == null ? "" : Text.name(array.getCell());
	}

	/** Whether a text is the name or id of a cell that an array may have. */
	public boolean isCell(CrossbarArray array, String text) {
		return cellNamed(array, text) != null;
	}

	public Cell cellNamed(CrossbarArray array, String text) {
		return Projects.of(array).flatMap(project -> new HardwareServices().shownCells(project).stream()).filter(cell -> text.strip().equals(cell.getName()) || text.strip().equals(cell.getId())).findFirst()
				.orElse(null);
	}

	public String wordLineText(CrossbarArray array) {
		return Text.number(array.getWordLineResistance());
	}

	public String bitLineText(CrossbarArray array) {
		return Text.number(array.getBitLineResistance());
	}

	public String stuckAtLrsText(CrossbarArray array) {
		return Text.number(array.getStuckAtLrs());
	}

	public String stuckAtHrsText(CrossbarArray array) {
		return Text.number(array.getStuckAtHrs());
	}

	public boolean hasStuckLrs(CrossbarArray array) {
		return array.getStuckAtLrs() > 0;
	}

	public boolean hasStuckHrs(CrossbarArray array) {
		return array.getStuckAtHrs() > 0;
	}
}
