// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Use;

/**
 * Carries noise from the cells of a block to its weights. A mapping scheme's weights are affine in their own cells, so that it is
 * enough to move one cell of every weight from one end of the window to the other and to see how far the weights go:
 * Var(w) = Σ (∂w/∂g)² Var(g) over the cells of a weight. Cells of a reference scatter all weights of their input alike; that these then
 * scatter together is left out.
 */
final class Propagation {
	private final Use<MappingScheme> scheme;
	private final Block block;
	private final double range;
	private final Range window;
	private final float[] still;
	private final float[] moved;

	/** @param range weight that stands for the full window */
	Propagation(Use<MappingScheme> scheme, Block block, double range, Range window) {
		this.scheme = scheme;
		this.block = block;
		this.range = range;
		this.window = window;
		still = new float[block.inputs() * block.outputs()];
		moved = new float[still.length];
	}

	/**
	 * Variance of each weight, row-major [inputs][outputs].
	 *
	 * @param sigma  standard deviation of each cell, S, per plane
	 * @param planes room for conductances, per plane
	 */
	float[] variances(double[][] sigma, double[][] planes) {
		int tall = scheme.instance().wordLinesPerInput();
		int wide = scheme.instance().bitLinesPerOutput();
		var sums = new double[still.length];
		if (scheme.instance().isDigital()) {
			return new float[sums.length];
		}
		for (var plane : planes) {
			Arrays.fill(plane, window.low());
		}
		decode(planes, still);
		for (int p = 0; p < planes.length; p++) {
			for (int cell = 0; cell < tall * wide; cell++) {
				move(p, planes[p], cell, window.high());
				decode(planes, moved);
				move(p, planes[p], cell, window.low());
				for (int w = 0; w < sums.length; w++) {
					double part = (moved[w] - still[w]) / window.width() * sigma[p][place(p, w, cell)];
					sums[w] += part * part;
				}
			}
		}
		var variances = new float[sums.length];
		for (int w = 0; w < sums.length; w++) {
			variances[w] = (float) sums[w];
		}
		return variances;
	}

	private void decode(double[][] planes, float[] weights) {
		Guard.run(scheme, () -> scheme.instance().decode(planes, block.inputs(), block.outputs(), range, window, weights));
	}

	/** Weight that one siemens more of the first cell of a weight makes, 1/S. */
	double weightPerSiemens() {
		var planes = new double[scheme.instance().planes().size()][];
		for (int p = 0; p < planes.length; p++) {
			planes[p] = new double[block.inputs() * scheme.instance().wordLinesPerInput() * scheme.instance().bitLines(p, block.outputs())];
			Arrays.fill(planes[p], window.low());
		}
		decode(planes, still);
		planes[0][0] = window.high();
		decode(planes, moved);
		return (moved[0] - still[0]) / window.width();
	}

	private void move(int p, double[] plane, int cell, double conductance) {
		for (int w = 0; w < still.length; w++) {
			plane[place(p, w, cell)] = conductance;
		}
	}

	/** Index in a plane of one of the cells of a weight; on a reference, of one of those of its input. */
	private int place(int p, int weight, int cell) {
		var layout = scheme.instance();
		int wide = layout.bitLinesPerOutput();
		int lines = layout.bitLines(p, block.outputs());
		int row = weight / block.outputs() * layout.wordLinesPerInput() + cell / wide;
		int column = layout.isReference(p) ? 0 : weight % block.outputs() * wide;
		return row * lines + column + cell % wide;
	}
}
