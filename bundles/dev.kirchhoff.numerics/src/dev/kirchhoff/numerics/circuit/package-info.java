// SPDX-License-Identifier: EPL-2.0
/**
 * Arrays of resistive cells as circuits. A {@link dev.kirchhoff.numerics.circuit.Crossbar} is cells
 * ({@link dev.kirchhoff.numerics.circuit.CellLaw}) and {@link dev.kirchhoff.numerics.circuit.Wiring}; with a
 * {@link dev.kirchhoff.numerics.circuit.Bias}, {@link dev.kirchhoff.numerics.circuit.CircuitSolver} finds its
 * {@link dev.kirchhoff.numerics.circuit.OperatingPoint}.
 * <p>
 * Three ways make reads of many input vectors matrix products: {@link dev.kirchhoff.numerics.circuit.TransferMatrix} for ohmic cells
 * with wires, exact; {@link dev.kirchhoff.numerics.circuit.SeparableLaw} and {@link dev.kirchhoff.numerics.circuit.SeparableArray} for
 * nonlinear cells without wires, to a tolerance that is measured ({@link dev.kirchhoff.numerics.circuit.Truncation});
 * {@link dev.kirchhoff.numerics.circuit.ReadNoise} for noise of the cells, exact in distribution, with
 * {@link dev.kirchhoff.numerics.circuit.CellRedraw} to check it and for noise that is not normal.
 * <p>
 * SI units. Batches are feature-major as in {@link dev.kirchhoff.numerics.network.Product}: inputs {@code x[i * count + k]}, outputs
 * {@code y[o * count + k]}.
 */
package dev.kirchhoff.numerics.circuit;
