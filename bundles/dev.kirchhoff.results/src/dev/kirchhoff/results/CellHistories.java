// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.RunInfo.TableInfo;

/**
 * How cells of an array switched while a run wrote them: currents after each pulse, of the cells that a metric followed. It has a table
 * {@code cells-6} with a column for each of them, and a table {@code places-<array>} that says where they are.
 *
 * @param cells in the order of the metric
 */
public record CellHistories(Map<Cell, Lines> cells) {
	/** No cell was followed. */
	public static final CellHistories NONE = new CellHistories(Map.of());

	private static final String PLACES = "places-";
	private static final String CELLS = "cells-\\d+";

	/** A place on an array. */
	public record Cell(int row, int column) {
	}

	/** Those of an array at a point. */
	public static CellHistories of(ResultDirectory run, String array, int point) {
		var cells = new LinkedHashMap<Cell, Lines>();
		for (var places : run.info().tables()) {
			if (places.name().equals(PLACES + array)) {
				run.info().tables().stream().filter(other -> other.metric().equals(places.metric()) && other.name().matches(CELLS)).forEach(currents -> read(run, places, currents, point, cells));
			}
		}
		return new CellHistories(cells);
	}

	private static void read(ResultDirectory run, TableInfo places, TableInfo currents, int point, Map<Cell, Lines> cells) {
		var where = run.table(places, index -> index == point);
		var what = run.table(currents, index -> index == point);
		if (where.isEmpty() || what.isEmpty()) {
			return;
		}
		var place = where.getFirst().data();
		var pulses = what.getFirst().data();
		for (int k = 0; k < where.getFirst().rows(); k++) {
			int column = (int) place[0][k];
			if (column < pulses.length) {
				var cell = new Cell((int) place[1][k], (int) place[2][k]);
				var y = currents.columns().get(column);
				cells.put(cell, new Lines("Switching history", Curves.quantity(currents.columns().getFirst()), new Quantity("current", y.unit(), y.doc()), "", false, false, false,
						List.of(new Series("", pulses[0], pulses[column], Optional.empty())), "First repeat of the run " + run.path().getFileName() + "."));
			}
		}
	}

	/** Those of an array at the first point of the newest of these runs of the experiment that followed cells of it. */
	public static CellHistories newest(List<RunEntry> runs, String experiment, String array) {
		return runs.stream().filter(run -> run.experiment().equals(experiment) && (run.state() == RunEntry.State.FINISHED || run.state() == RunEntry.State.FAILED_PARTS))
				.map(run -> of(ResultDirectory.read(run.directory()), array, 0)).filter(found -> !found.cells.isEmpty()).findFirst().orElse(NONE);
	}

	/** Those of the runs of a project, by its folder. */
	public static CellHistories newest(RunHistory history, Path project, String experiment, String array) {
		return newest(history.of(List.of(project)), experiment, array);
	}

	/** Of a cell; empty if it was not followed. */
	public Optional<Lines> of(int row, int column) {
		return Optional.ofNullable(cells.get(new Cell(row, column)));
	}

	/** The cells that were followed. */
	public Set<Cell> followed() {
		return cells.keySet();
	}
}
