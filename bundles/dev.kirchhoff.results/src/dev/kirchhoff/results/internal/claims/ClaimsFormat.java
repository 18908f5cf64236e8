// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.claims;

import java.util.Collections;
import java.util.stream.Collectors;

import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.ClaimsTable.Caveat;
import dev.kirchhoff.results.ClaimsTable.Row;
import dev.kirchhoff.results.internal.Numbers;

/** The cells of a table of claims as text, the same on a console and in a report. */
public final class ClaimsFormat {
	private ClaimsFormat() {
	}

	public static String paper(Row row) {
		return row.claim().paper().isPresent() ? withUnit(Numbers.plain(row.claim().paper().getAsDouble(), 6), row) : "–";
	}

	/** Mean and standard deviation. */
	public static String ours(Row row) {
		if (!row.known()) {
			return "no value";
		}
		if (row.sd() > 0) {
			return withUnit(Numbers.measured(row.ours(), row.sd()), row);
		}
		return withUnit(Numbers.plain(row.ours(), 4), row);
	}

	public static String count(Row row) {
		return row.count() == 0 ? "–" : Integer.toString(row.count());
	}

	public static String band(Row row) {
		var claim = row.claim();
		if (claim.low().isPresent() && claim.high().isPresent()) {
			return Numbers.plain(claim.low().getAsDouble(), 6) + " … " + Numbers.plain(claim.high().getAsDouble(), 6);
		}
		if (claim.low().isPresent()) {
			return "≥ " + Numbers.plain(claim.low().getAsDouble(), 6);
		}
		return claim.high().isPresent() ? "≤ " + Numbers.plain(claim.high().getAsDouble(), 6) : "–";
	}

	/** The gravest caveat of the table instead of a verdict, if it has one. */
	public static String verdict(ClaimsTable table, Row row) {
		if (!row.known()) {
			return "NO VALUE";
		}
		if (!table.judged()) {
			return Collections.max(table.caveats()).verdict();
		}
		return row.met().map(met -> met ? "met" : "MISSED").orElse("–");
	}

	/** What follows a title: {@code  – quick form, synthetic data...}; empty without caveats. */
	public static String suffix(ClaimsTable table) {
		return table.judged() ? "" : " – " + caveats(table);
	}

	static String caveats(ClaimsTable table) {
		return table.caveats().stream().map(Caveat::text).collect(Collectors.joining(", "));
	}

	private static String withUnit(String number, Row row) {
		return row.claim().unit().isEmpty() || row.claim().unit().equals("1") ? number : number + " " + row.claim().unit();
	}
}
