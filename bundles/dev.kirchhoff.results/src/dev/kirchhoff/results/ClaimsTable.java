// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.internal.Output;
import dev.kirchhoff.results.internal.claims.ClaimsJson;
import dev.kirchhoff.results.internal.claims.ClaimsText;

/**
 * A paper's numbers beside ours.
 *
 * @param paper   short name
 * @param caveats why ours cannot be held against the paper's; then they are shown, and nothing is judged
 */
public record ClaimsTable(String paper, String title, String citation, List<Row> rows, Set<Caveat> caveats) {
	/** Why results say nothing about claims. The later, the graver. */
	public enum Caveat {
		/** The computation was cut short on purpose. */
		QUICK("quick form", "not judged"),
		/** Generated data stood in for the paper's. */
		SYNTHETIC("synthetic data, not comparable with the paper", "not comparable");

		private final String text;
		private final String verdict;

		Caveat(String text, String verdict) {
			this.text = text;
			this.verdict = verdict;
		}

		/** For a title: what these results are. */
		public String text() {
			return text;
		}

		/** What stands in a row instead of a verdict. */
		public String verdict() {
			return verdict;
		}
	}

	/**
	 * One claim.
	 *
	 * @param ours    NaN if there is no value
	 * @param sd      over the points that were averaged; NaN if it was one
	 * @param count   how many points were averaged
	 * @param problem why there is no value, or what must be known of it
	 */
	public record Row(Claim claim, double ours, double sd, int count, Optional<String> problem) {
		/** Whether ours is in the band; empty if the claim has none. A claim with a band and without a value is not met. */
		public Optional<Boolean> met() {
			return claim.hasBand()
					? Optional.of(ours >= claim.low().orElse(Double.NEGATIVE_INFINITY) && ours <= claim.high().orElse(Double.POSITIVE_INFINITY))
					: Optional.empty();
		}

		/** Whether there is a value. */
		public boolean known() {
			return !Double.isNaN(ours);
		}
	}

	public ClaimsTable {
		rows = List.copyOf(rows);
		caveats = caveats.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(caveats));
	}

	/** The same with one more caveat. */
	public ClaimsTable with(Caveat caveat) {
		var more = EnumSet.of(caveat);
		more.addAll(caveats);
		return new ClaimsTable(paper, title, citation, rows, more);
	}

	/** Whether rows are held against their bands. */
	public boolean judged() {
		return caveats.isEmpty();
	}

	/** Whether every claim has a value, and every one with a band is in it; says nothing of results that are not {@link #judged()}. */
	public boolean allMet() {
		return rows.stream().allMatch(row -> row.known() && row.met().orElse(true));
	}

	/** Rows with a band that are in it. */
	public long met() {
		return rows.stream().filter(row -> row.met().orElse(false)).count();
	}

	/** Rows with a band. */
	public long banded() {
		return rows.stream().filter(row -> row.claim().hasBand()).count();
	}

	/**
	 * For a console: aligned columns, no control characters.
	 *
	 * @param width characters in a line; the claims are wrapped to fit, down to a least width of their column
	 */
	public String text(int width) {
		return new ClaimsText(this, width).toString();
	}

	/** @throws KirchhoffException if the file cannot be written */
	public void writeJson(Path file) {
		Output.write(file, ClaimsJson.of(this));
	}
}
