// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.ClaimsTable.Row;

/** A table of claims for a console. The column of the claims takes what the others leave. */
public final class ClaimsText {
	private static final int LEAST = 20;
	private static final String GAP = "  ";

	private record Column(String heading, boolean right, Function<Row, String> cell) {
		int width(List<Row> rows) {
			return rows.stream().map(cell).mapToInt(ClaimsText::length).reduce(length(heading), Math::max);
		}
	}

	private final List<Column> columns = List.of(new Column("paper", true, ClaimsFormat::paper),
			new Column("ours (mean ± sd)", true, ClaimsFormat::ours), new Column("n", true, ClaimsFormat::count),
			new Column("band", true, ClaimsFormat::band), new Column("", false, this::verdict));

	private final ClaimsTable table;
	private final int width;

	public ClaimsText(ClaimsTable table, int width) {
		this.table = table;
		this.width = width;
	}

	@Override
	public String toString() {
		var widths = columns.stream().mapToInt(column -> column.width(table.rows())).toArray();
		int others = 0;
		for (int w : widths) {
			others += GAP.length() + w;
		}
		int longest = table.rows().stream().mapToInt(row -> length(row.claim().claim())).reduce(length("claim"), Math::max);
		int first = Math.clamp(width - others, Math.min(LEAST, longest), longest);
		var text = new StringBuilder();
		text.append(table.title().isEmpty() ? table.paper() : table.paper() + ": " + table.title()).append(ClaimsFormat.suffix(table)).append("\n\n");
		line(text, List.of("claim"), columns.stream().map(Column::heading).toList(), first, widths);
		text.append("─".repeat(first + others)).append('\n');
		for (var row : table.rows()) {
			line(text, wrap(row.claim().claim(), first), columns.stream().map(column -> column.cell.apply(row)).toList(), first, widths);
			if (row.problem().isPresent()) {
				wrap(row.problem().get(), Math.max(LEAST, first + others - 2)).forEach(part -> text.append("  ").append(part).append('\n'));
			}
		}
		return text.append('\n').append(summary(table)).append('\n').toString();
	}

	private String verdict(Row row) {
		return ClaimsFormat.verdict(table, row);
	}

	/** {@code 5 of 7 claims met, 1 missed, 1 without a value}; of results that are not judged, why. */
	public static String summary(ClaimsTable table) {
		long unknown = table.rows().stream().filter(row -> !row.known()).count();
		if (!table.judged()) {
			return "no claim is judged: " + ClaimsFormat.caveats(table) + (unknown > 0 ? "; " + unknown + " without a value" : "");
		}
		long missed = table.rows().stream().filter(row -> row.known() && !row.met().orElse(true)).count();
		long free = table.rows().size() - table.banded();
		var text = table.met() + " of " + table.banded() + " claims met";
		return text + (missed > 0 ? ", " + missed + " missed" : "") + (unknown > 0 ? ", " + unknown + " without a value" : "")
				+ (free > 0 ? ", " + free + " shown without a band" : "");
	}

	private void line(StringBuilder text, List<String> claim, List<String> cells, int first, int[] widths) {
		for (int k = 0; k < claim.size(); k++) {
			var line = new StringBuilder(pad(claim.get(k), first, false));
			for (int column = 0; k == 0 && column < cells.size(); column++) {
				line.append(GAP).append(pad(cells.get(column), widths[column], columns.get(column).right));
			}
			text.append(line.toString().stripTrailing()).append('\n');
		}
	}

	private static String pad(String text, int width, boolean right) {
		var space = " ".repeat(Math.max(0, width - length(text)));
		return right ? space + text : text + space;
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

	/** At spaces where there are some; a word longer than a line keeps a line of its own. */
	private static List<String> wrap(String text, int width) {
		var lines = new ArrayList<String>();
		var line = new StringBuilder();
		for (var word : text.strip().split("\\s+")) {
			if (!line.isEmpty() && length(line.toString()) + 1 + length(word) > width) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		lines.add(line.toString());
		return lines;
	}
}
