// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything an experiment will compute, as immutable records: points times repeats.
 *
 * @param project     name of the project
 * @param experiment  name of the experiment
 * @param seed        start of all random streams
 * @param repeats     independent repeats of every point
 * @param axes        names of the swept values
 * @param block       repeats that one unit of work takes; part of the study so that sums do not depend on threads
 * @param inputs      files the study reads, with the SHA-256 of their content
 * @param settings    the description that fingerprints are made from: one line a setting
 */
public record Study(String project, String experiment, long seed, long repeats, List<String> axes, List<Point> points, int block,
		Map<String, String> inputs, List<String> settings) {

	/**
	 * A part of a study that is computed at once. Units are independent and do not depend on what computes them.
	 *
	 * @param first first repeat
	 * @param count repeats
	 */
	public record Unit(int point, long first, int count) {
	}

	/** All units, point by point. */
	public List<Unit> units() {
		var units = new ArrayList<Unit>();
		for (var point : points) {
			for (long first = 0; first < repeats; first += block) {
				units.add(new Unit(point.index(), first, (int) Math.min(block, repeats - first)));
			}
		}
		return units;
	}
}
