// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.Grouping;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.internal.Markup;

/**
 * Tables of view {@code TABLE}, averaged over seeds.
 *
 * @param folded whether they are folded away, because they stand beside those of other runs already
 */
record TablesSection(ResultDirectory run, Links links, boolean folded) {
	private static final int MOST = 8;

	void write(Markup html) {
		var tables = run.info().tables().stream().filter(table -> table.view() == View.TABLE).toList();
		if (folded && !tables.isEmpty()) {
			html.open("details").element("summary", "Tables");
		}
		tables.stream().limit(MOST).forEach(table -> write(html, table));
		if (tables.size() > MOST) {
			remaining(html, tables.subList(MOST, tables.size()));
		}
		if (folded && !tables.isEmpty()) {
			html.close().line();
		}
	}

	private void write(Markup html, TableInfo table) {
		Grouping grouping;
		try {
			grouping = Grouping.of(run, table);
			new GroupedTable(run.info().titleOf(table), table, GroupedTable.parts(run, table, grouping)).write(html);
		} catch (KirchhoffException e) {
			html.element("p", "Not shown: " + run.info().titleOf(table) + ", because " + e.getMessage() + ".", "class", "caption");
			return;
		}
		html.open("p", "class", "caption").text(grouping.averaged() > 1 ? "Mean ± standard deviation over " + grouping.averaged() + " seeds. " : "").text(grouping.idle().isEmpty() ? "" : grouping.sameFor() + " ")
				.text("Data: ");
		links.to(html, table.file());
		html.text(".").close().line();
	}

	private void remaining(Markup html, List<TableInfo> rest) {
		html.open("p", "class", "caption").text("Not shown: " + rest.size() + " more tables, in ");
		for (int k = 0; k < Math.min(MOST, rest.size()); k++) {
			html.text(k == 0 ? "" : ", ");
			links.to(html, rest.get(k).file());
		}
		html.text(rest.size() > MOST ? " and others there." : ".").close().line();
	}
}
