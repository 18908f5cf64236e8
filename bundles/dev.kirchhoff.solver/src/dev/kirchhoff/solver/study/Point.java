// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.List;

/**
 * One combination of swept values.
 *
 * @param coordinates values, one an axis of the study
 * @param seed        start of all random streams of the point
 * @param histories   per stage, the first point of the study whose stages up to and including it are the same as here: what such
 *                    points have in common they share, random numbers included
 */
public record Point(int index, List<String> coordinates, long seed, Pipeline pipeline, List<Integer> histories) {
}
