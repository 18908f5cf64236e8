// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;

import dev.kirchhoff.numerics.circuit.SeparableArray;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
import dev.kirchhoff.numerics.circuit.Truncation;
import dev.kirchhoff.numerics.dense.Dense;

/** Sums of currents through a rectangle of weights, in units of the network's outputs. Confined to one thread at a time. */
sealed interface ArrayCurrents {
	/**
	 * Sets {@code y[o * count + k]} to the sum for input vector k.
	 *
	 * @param x      inputs of the network, limited to full scale, [inputs][count]; may be overwritten
	 * @param full input at full scale
	 */
	void multiply(float[] x, int count, float full, float[] y);

	/** How well it stands for nonlinear cells; null if cells are linear. */
	Truncation truncation();

	/** Cells whose currents are in proportion to the inputs. */
	record Linear(int inputs, int outputs, float[] weights) implements ArrayCurrents {
		@Override
		public void multiply(float[] x, int count, float full, float[] y) {
			Dense.get().sgemm(true, false, outputs, count, inputs, 1, weights, 0, outputs, x, 0, count, 0, y, 0, count);
		}

		@Override
		public Truncation truncation() {
			return null;
		}
	}

	/**
	 * Cells that see a voltage in proportion to the input.
	 *
	 * @param voltage  at full scale, V
	 * @param array    of weights times volts
	 * @param constant what a reference that is no cell adds to every weight, row-major [inputs][outputs]; null if nothing
	 */
	record Nonlinear(double voltage, SeparableLaw law, SeparableArray array, float[] constant) implements ArrayCurrents {
		@Override
		public void multiply(float[] x, int count, float full, float[] y) {
			int size = array.columns() * count;
			if (full == 0) {
				Arrays.fill(y, 0, size, 0);
				return;
			}
			float voltsPerInput = (float) (voltage / full);
			for (int k = 0; k < array.rows() * count; k++) {
				x[k] *= voltsPerInput;
			}
			array.multiply(x, count, y);
			if (constant != null) {
				Dense.get().sgemm(true, false, array.columns(), count, array.rows(), 1, constant, 0, array.columns(), x, 0, count, 1, y, 0, count);
			}
			float inputsPerVolt = (float) (full / voltage);
			for (int k = 0; k < size; k++) {
				y[k] *= inputsPerVolt;
			}
		}

		@Override
		public Truncation truncation() {
			return law.truncation();
		}
	}
}
