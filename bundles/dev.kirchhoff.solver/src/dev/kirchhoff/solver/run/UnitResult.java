// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.List;

import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * What became of a unit of work.
 *
 * @param values  [quantity][repeat] of all metrics, in the study's order
 * @param tallies one a metric
 * @param fault   why there are no values, or null
 */
public record UnitResult(Unit unit, double[][] values, List<Tally> tallies, String fault) {
	static UnitResult failed(Unit unit, String fault) {
		return new UnitResult(unit, new double[0][], List.of(), fault);
	}
}
