// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.Claim;
import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.Statistics;

/**
 * Computes {@code (value - minus) / over} of a claim. Operands are combined point by point where all of them have the same points
 * outside their conditions, because then what the points have in common, such as the seed of a training, cancels; else mean by
 * mean, with the standard deviations added as squares.
 */
public final class Evaluation {
	private final Map<String, ResultDirectory> results;

	public Evaluation(Map<String, ResultDirectory> results) {
		this.results = results;
	}

	public ClaimsTable.Row row(Claim claim) {
		try {
			var operands = new ArrayList<Sample>();
			operands.add(Sample.of(claim.value(), results));
			if (claim.minus().isPresent()) {
				operands.add(Sample.of(claim.minus().get(), results));
			}
			if (claim.over().isPresent()) {
				operands.add(Sample.of(claim.over().get(), results));
			}
			var notes = operands.stream().map(Sample::note).flatMap(Optional::stream).distinct().toList();
			return result(claim, operands, notes);
		} catch (KirchhoffException e) {
			return new ClaimsTable.Row(claim, Double.NaN, Double.NaN, 0, Optional.of(e.getMessage()));
		}
	}

	private static ClaimsTable.Row result(Claim claim, List<Sample> operands, List<String> notes) {
		var note = notes.isEmpty() ? Optional.<String>empty() : Optional.of(String.join("; ", notes));
		if (operands.stream().allMatch(operand -> operand.pairsWith(operands.getFirst()))) {
			var values = operands.getFirst().values().entrySet().stream().mapToDouble(entry -> combined(claim, entry.getValue(),
					operands.stream().mapToDouble(operand -> operand.values().get(entry.getKey())).toArray())).toArray();
			var statistics = Statistics.of(values);
			return new ClaimsTable.Row(claim, statistics.mean(), statistics.sd(), (int) statistics.count(), note);
		}
		var statistics = operands.stream().map(Sample::statistics).toList();
		double mean = combined(claim, statistics.getFirst().mean(), statistics.stream().mapToDouble(Statistics::mean).toArray());
		int count = statistics.stream().mapToInt(one -> (int) one.count()).min().getAsInt();
		return new ClaimsTable.Row(claim, mean, spread(claim, statistics, mean), count, note);
	}

	/** @param all value first, then minus if there is one, then over if there is one */
	private static double combined(Claim claim, double value, double[] all) {
		double difference = claim.minus().isPresent() ? value - all[1] : value;
		return claim.over().isPresent() ? difference / all[all.length - 1] : difference;
	}

	/** Propagated to first order, operands taken as independent; one that has a single point counts as exact. */
	private static double spread(Claim claim, List<Statistics> all, double result) {
		double squares = square(all.getFirst().sd());
		if (claim.minus().isPresent()) {
			squares += square(all.get(1).sd());
		}
		if (claim.over().isPresent()) {
			squares = (squares + square(result * all.getLast().sd())) / square(all.getLast().mean());
		}
		return all.stream().allMatch(one -> Double.isNaN(one.sd())) ? Double.NaN : Math.sqrt(squares);
	}

	private static double square(double x) {
		return Double.isNaN(x) ? 0 : x * x;
	}
}
