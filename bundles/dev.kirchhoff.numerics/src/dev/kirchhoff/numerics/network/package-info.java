// SPDX-License-Identifier: EPL-2.0
/**
 * Neural networks in 32 bit, batched, one thread a call: a {@link dev.kirchhoff.numerics.network.Network} of
 * {@link dev.kirchhoff.numerics.network.Layer}s, its {@link dev.kirchhoff.numerics.network.Parameters}, what runs it
 * ({@link dev.kirchhoff.numerics.network.Inference}, whose {@link dev.kirchhoff.numerics.network.Product} an array of
 * devices replaces) and what trains it ({@link dev.kirchhoff.numerics.network.Backpropagation},
 * {@link dev.kirchhoff.numerics.network.Optimizer}).
 * <p>
 * Layouts: callers hand in and get [batch][features], a sample's features in the order channel, row, column. Inside, and
 * for a product, values are feature-major, [features][batch]: loops run over the batch, maps of a convolution need no
 * rearranging, joined channels are one after the other. Weight matrices are row-major [inputs][outputs]: a row per word
 * line, a column per bit line.
 * <p>
 * The same call gives the same bits in any thread. Matrices of up to 32 weights and all functions have the same bits on
 * every machine; larger matrices go through {@link dev.kirchhoff.numerics.dense.Dense} and share its guarantees.
 */
package dev.kirchhoff.numerics.network;
