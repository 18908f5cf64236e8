// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.internal.Output;
import dev.kirchhoff.results.internal.report.ReportPage;

/**
 * Writes results down for people: one HTML file that needs nothing but itself, with pictures as SVG in it. Needs no display and no
 * fonts. The same run gives the same bytes.
 */
public final class Report {
	private Report() {
	}

	/**
	 * Writes {@code report.html} into the directory of a run.
	 *
	 * @return the file
	 * @throws KirchhoffException if the run cannot be read or the report cannot be written
	 */
	public static Path write(Path run) {
		return write(run.resolve("report.html"), List.of(run), Optional.empty());
	}

	/**
	 * Writes one report over several runs, for example all experiments of a paper.
	 *
	 * @param target the file to write
	 * @param runs   directories of runs, in the order they are to be shown
	 * @param claims a paper's numbers beside ours, shown first
	 * @return the file
	 * @throws KirchhoffException if a run cannot be read or the report cannot be written
	 */
	public static Path write(Path target, List<Path> runs, Optional<ClaimsTable> claims) {
		return Output.write(target, new ReportPage(target, runs.stream().map(ResultDirectory::read).toList(), claims).html());
	}
}
