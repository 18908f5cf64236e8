// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.ClaimsTable.Caveat;
import dev.kirchhoff.results.internal.claims.ClaimsReader;
import dev.kirchhoff.results.internal.claims.Evaluation;

/**
 * What a paper states, as read from the {@code claims.json} beside its project. A paper is data: a table of claims can be added
 * without code.
 *
 * @param paper    short name
 * @param title    of the paper
 * @param citation how to cite it; may be empty
 */
public record Claims(String paper, String title, String citation, List<Claim> claims) {
	public Claims {
		claims = List.copyOf(claims);
	}

	/**
	 * Reads a table of claims.
	 *
	 * @throws KirchhoffException with all problems, one a line, each with its place in the file
	 */
	public static Claims read(Path file) {
		return new ClaimsReader(file).read();
	}

	/** The experiments that the claims need. */
	public Set<String> experiments() {
		var names = new TreeSet<String>();
		for (var claim : claims) {
			names.add(claim.value().experiment());
			claim.minus().ifPresent(operand -> names.add(operand.experiment()));
			claim.over().ifPresent(operand -> names.add(operand.experiment()));
		}
		return names;
	}

	/**
	 * Holds results against the claims. A claim whose value cannot be had (an experiment, column or point is missing) is a row that
	 * says why and is not met. Results on stand-ins of the data are shown, but not judged.
	 *
	 * @param results by name of the experiment
	 */
	public ClaimsTable evaluate(Map<String, ResultDirectory> results) {
		var evaluation = new Evaluation(results);
		var caveats = results.values().stream().anyMatch(run -> run.info().standIns()) ? Set.of(Caveat.SYNTHETIC) : Set.<Caveat>of();
		return new ClaimsTable(paper, title, citation, claims.stream().map(evaluation::row).toList(), caveats);
	}
}
