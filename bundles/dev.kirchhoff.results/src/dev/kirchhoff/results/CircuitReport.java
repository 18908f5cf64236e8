// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.results.internal.Output;
import dev.kirchhoff.results.internal.report.CircuitPage;

/**
 * Solved crossbars for people: {@code report.html}, which needs nothing but itself, and {@code nodes.csv}, one row a cell. The same
 * solutions give the same bytes.
 *
 * @param title       of the crossbar
 * @param description one line more; may be empty
 * @param settings    where the crossbar comes from and how it was solved
 * @param solutions   one a bias; at least one
 */
public record CircuitReport(String title, String description, List<CircuitText.Line> settings, List<CircuitSolution> solutions) {
	/** Solutions that are shown, a section each. */
	public static final int MOST = 10;
	/** Cells of an array up to which its nodes are written. */
	public static final int MOST_CELLS = 1_000_000;

	public CircuitReport {
		settings = List.copyOf(settings);
		solutions = List.copyOf(solutions);
	}

	/**
	 * Writes all files; those of an earlier report there are replaced.
	 *
	 * @param directory is made if it is not there
	 * @return the page
	 * @throws KirchhoffException if something cannot be written
	 */
	public Path write(Path directory) {
		var files = new ArrayList<String>();
		for (int k = 0; k < Math.min(MOST, solutions.size()); k++) {
			var point = solutions.get(k).point();
			boolean few = point.rows() * (long) point.columns() <= MOST_CELLS;
			files.add(!few ? "" : solutions.size() == 1 ? "nodes.csv" : "nodes-" + (k + 1) + ".csv");
			if (few) {
				Output.write(directory.resolve(files.get(k)), out -> nodes(point, out));
			}
		}
		return Output.write(directory.resolve("report.html"), new CircuitPage(this, files).html());
	}

	private static void nodes(OperatingPoint point, Appendable out) throws IOException {
		out.append("row,column,word_line_V,bit_line_V,cell_V,cell_A,cell_W\n");
		for (int i = 0; i < point.rows(); i++) {
			for (int j = 0; j < point.columns(); j++) {
				int k = i * point.columns() + j;
				double v = point.cellVoltage(i, j);
				double current = point.cellCurrent()[k];
				out.append(i + "," + j + "," + point.wordLineVoltage()[k] + "," + point.bitLineVoltage()[k] + "," + v + "," + current + "," + current * v + "\n");
			}
		}
	}
}
