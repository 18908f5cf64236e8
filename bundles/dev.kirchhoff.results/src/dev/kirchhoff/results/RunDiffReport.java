// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Path;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.internal.Output;
import dev.kirchhoff.results.internal.report.DiffPage;

/** Writes down what tells one run from another: one HTML file that needs nothing but itself. The same runs give the same bytes. */
public final class RunDiffReport {
	private RunDiffReport() {
	}

	/**
	 * Compares two runs.
	 *
	 * @param target the file to write
	 * @param a      directory of the run that is compared with
	 * @param b      directory of the other run
	 * @return the file
	 * @throws KirchhoffException if a run cannot be read or the file cannot be written
	 */
	public static Path write(Path target, Path a, Path b) {
		return write(target, RunDiff.of(ResultDirectory.read(a), ResultDirectory.read(b)));
	}

	/** Writes a comparison that is there already. */
	public static Path write(Path target, RunDiff diff) {
		return Output.write(target, new DiffPage(diff).html());
	}
}
