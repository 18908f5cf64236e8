// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.kirchhoff.benchmarks.subject.Findings;

/** The results as text for people. */
final class Table {
	private static final List<String> HEAD = List.of("case", "median", "min", "CPU", "rate", "allocated", "heap", "iter", "error", "faster", "target", "others");
	private static final String NOTHING = "-";

	private final Results results;
	private final List<List<String>> rows = new ArrayList<>();

	private Table(Results results) {
		this.results = results;
	}

	/** Lines of the table. */
	static String of(Results results) {
		var table = new Table(results);
		table.rows.add(HEAD);
		for (var family : Families.ALL) {
			var measured = results.of(family);
			if (!measured.isEmpty()) {
				table.rows.add(List.of(family.title()));
				measured.forEach(table::row);
			}
		}
		return table.text();
	}

	private void row(Measurement m) {
		var faster = results.timesFaster(m);
		rows.add(List.of(m.of().name(), Units.seconds(m.median()), Units.seconds(m.least()), Double.isNaN(m.processor()) ? NOTHING : Units.seconds(m.processor()),
				Units.count(m.rate()) + ' ' + m.of().family().unit() + "/s",
				m.of().family().command() == null ? Units.bytes(m.allocated()) : NOTHING, Double.isNaN(m.heap()) ? NOTHING : Units.bytes(m.heap()),
				m.findings().iterations() == Findings.DIRECT ? NOTHING : Integer.toString(m.findings().iterations()),
				String.format(Locale.ROOT, "%.1e", m.findings().error()) + (m.isRight() ? "" : " WRONG"),
				faster.isPresent() ? Units.ratio(faster.getAsDouble()) : NOTHING,
				join(Target.of(m.of()).stream().map(target -> target.verdict(m)).toList()), join(Peer.of(m.of()))));
	}

	private static String join(List<?> parts) {
		return parts.isEmpty() ? NOTHING : parts.stream().map(Object::toString).collect(Collectors.joining("; "));
	}

	private String text() {
		var widths = new int[HEAD.size()];
		for (var row : rows) {
			for (int c = 0; c < row.size() && row.size() > 1; c++) {
				widths[c] = Math.max(widths[c], row.get(c).length());
			}
		}
		var text = new StringBuilder();
		for (var row : rows) {
			text.append(row.size() == 1 ? "\n" + row.getFirst() : line(row, widths)).append('\n');
		}
		return text.toString();
	}

	/** Text to the left, numbers to the right. */
	private static String line(List<String> row, int[] widths) {
		var line = new StringBuilder();
		for (int c = 0; c < row.size(); c++) {
			var cell = row.get(c);
			var space = " ".repeat(widths[c] - cell.length());
			boolean left = c == 0 || c >= HEAD.indexOf("target");
			line.append(c == 0 ? "" : "  ").append(left ? cell + space : space + cell);
		}
		return line.toString().stripTrailing();
	}
}
