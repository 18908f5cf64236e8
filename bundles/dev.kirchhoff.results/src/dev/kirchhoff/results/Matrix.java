// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

/**
 * Values over a grid.
 *
 * @param name   what distinguishes it from its neighbours
 * @param x      ascending
 * @param y      ascending
 * @param values [y][x], NaN where there is none
 */
public record Matrix(String name, double[] x, double[] y, double[][] values) {
}
