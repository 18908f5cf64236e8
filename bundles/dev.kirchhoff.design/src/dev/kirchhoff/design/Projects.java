// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.Chip;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Macro;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Tile;

/** Where things are in a project. */
final class Projects {
	private Projects() {
	}

	/** Empty for what is not in a project, or not yet. */
	static Stream<Project> of(EObject element) {
		return EcoreUtil.getRootContainer(element) instanceof Project project ? Stream.of(project) : Stream.empty();
	}

	static List<Mapping> mappings(EObject element) {
		return of(element).flatMap(project -> project.getMappings().stream()).toList();
	}

	/** The arrays in an element, at whatever depth; in the order of the file. */
	static List<CrossbarArray> arrays(EObject element) {
		var arrays = new ArrayList<CrossbarArray>();
		add(element, arrays);
		return arrays;
	}

	private static void add(EObject element, List<CrossbarArray> arrays) {
		switch (element) {
			case Project project -> {
				project.getChips().forEach(chip -> add(chip, arrays));
				project.getMacros().forEach(macro -> add(macro, arrays));
				project.getTiles().forEach(tile -> add(tile, arrays));
				arrays.addAll(project.getArrays());
			}
			case Chip chip -> chip.getMacros().forEach(macro -> add(macro, arrays));
			case Macro macro -> macro.getTiles().forEach(tile -> add(tile, arrays));
			case Tile tile -> arrays.addAll(tile.getArrays());
			case CrossbarArray array -> arrays.add(array);
			default -> {
				// holds no arrays
			}
		}
	}

	/** All tiles of a project, those of chips first. */
	static List<Tile> tiles(Project project) {
		var macros = Stream.concat(project.getChips().stream().flatMap(chip -> chip.getMacros().stream()), project.getMacros().stream());
		return Stream.concat(macros.flatMap(macro -> macro.getTiles().stream()), project.getTiles().stream()).toList();
	}

	/** The arrays of a tile, or the loose ones of a project. */
	static List<CrossbarArray> direct(EObject container) {
		return switch (container) {
			case Tile tile -> tile.getArrays();
			case Project project -> project.getArrays();
			case null, default -> List.of();
		};
	}
}
