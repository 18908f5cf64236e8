// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.results.CircuitText;
import dev.kirchhoff.results.DataTable;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunDiff;
import dev.kirchhoff.results.RunDiffReport;
import dev.kirchhoff.results.TableRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what tells one run from another. */
@Command(name = "compare", description = "Compare two runs: settings, plug-ins and inputs that differ, and what came out at the points that both have.")
public final class CompareCommand implements Callable<Integer> {
	/** Characters of a value; the page has all of it. */
	private static final int LONGEST = 90;

	private final Session session;

	@Parameters(index = "0", paramLabel = "RUN", description = "Directory of the run to compare with (the one that has run.json).")
	private Path first;

	@Parameters(index = "1", paramLabel = "RUN", description = "Directory of the other run.")
	private Path second;

	@Option(names = { "-o", "--out" }, paramLabel = "FILE", description = "Also write the comparison as a page (*.html), replaced if it is there.")
	private Path out;

	public CompareCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		try {
			var diff = RunDiff.of(read(first), read(second));
			print(diff);
			if (out != null) {
				var file = RunDiffReport.write(session.resolve(out), diff);
				session.tell("Written: " + session.display(file));
			}
			return Exit.OK;
		} catch (KirchhoffException e) {
			throw CommandFailure.stage(e.line());
		}
	}

	private ResultDirectory read(Path path) {
		var directory = session.resolve(path);
		if (!Files.exists(directory.resolve("run.json"))) {
			throw CommandFailure.input(session.display(directory), "is not the directory of a run that has finished", "name a directory with run.json, such as results/<experiment>/<time>");
		}
		return ResultDirectory.read(directory);
	}

	private void print(RunDiff diff) {
		var terminal = session.out();
		terminal.println(diff.summary());
		if (!diff.facts().isEmpty()) {
			terminal.println();
			var facts = new Columns().row("", "differs", "first", "second");
			diff.facts().forEach(fact -> facts.row(fact.kind(), fact.name(), value(fact.a()), value(fact.b())));
			facts.lines("").forEach(terminal::println);
		}
		var table = diff.table();
		if (table.rows() > 0) {
			terminal.println();
			results(table).lines("").forEach(terminal::println);
		}
	}

	private static String value(String text) {
		return text.isEmpty() ? "-" : text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
	}

	private static Columns results(DataTable table) {
		var rows = TableRows.of(table);
		var columns = new Columns().row(table.columns().stream().map(column -> column.name().equals("relative") ? "relative %" : column.name()).toList());
		for (int line = 0; line < rows.size(); line++) {
			List<String> cells = new ArrayList<>();
			for (int k = 0; k < table.columns().size(); k++) {
				cells.add(value(CircuitText.plain(rows.text(line, k))));
			}
			columns.row(cells);
		}
		return columns;
	}
}
