// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.results.Claims;
import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.ClaimsTable.Caveat;
import dev.kirchhoff.results.Report;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunEntry.State;
import dev.kirchhoff.results.RunHistory;

/**
 * What a paper states beside what the newest finished runs of its experiments give.
 *
 * @param runs by experiment
 */
record PaperRuns(ClaimsTable table, Map<String, ResultDirectory> runs) {
	/** Settings beside a paper's project with which it takes little time. */
	private static final String QUICK = "quick.settings";

	/**
	 * Reads claims and runs.
	 *
	 * @throws dev.kirchhoff.api.KirchhoffException if the claims cannot be read
	 */
	static PaperRuns read(Path file) {
		var claims = Claims.read(file);
		var runs = new LinkedHashMap<String, ResultDirectory>();
		var shortened = false;
		for (var entry : new RunHistory().of(List.of(file.toAbsolutePath().getParent()))) {
			if (entry.state() == State.FINISHED && runs.putIfAbsent(entry.experiment(), ResultDirectory.read(entry.directory())) == null) {
				shortened |= claims.experiments().contains(entry.experiment()) && isChanged(entry.directory());
			}
		}
		var table = claims.evaluate(runs);
		return new PaperRuns(shortened ? table.with(Caveat.QUICK) : table, runs);
	}

	/** Whether a run was asked for with other values than the project's. */
	private static boolean isChanged(Path directory) {
		if (!LaunchNote.isIn(directory)) {
			return false;
		}
		var note = LaunchNote.read(directory);
		return !note.settings().isEmpty() || !note.sweeps().isEmpty() || note.repeats() != null;
	}

	/** The settings that shorten a paper; empty if it has none. */
	static List<String> quick(Path file) throws IOException {
		var settings = file.resolveSibling(QUICK);
		return Files.isRegularFile(settings) ? Files.readAllLines(settings).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList() : List.of();
	}

	/** Writes the report over all of these runs, with the claims first. */
	Path report(Path file) {
		return Report.write(file.resolveSibling("results").resolve("report.html"), runs.values().stream().map(ResultDirectory::path).toList(), Optional.of(table));
	}
}
