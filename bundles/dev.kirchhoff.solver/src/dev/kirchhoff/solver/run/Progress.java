// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

/**
 * How far a study is.
 *
 * @param trained   finished trainings, those under way counted by their part
 * @param trainings all trainings
 * @param done      finished repeats of all points
 * @param repeats   all repeats of all points
 * @param text      what can be said of what is under way
 */
public record Progress(double trained, int trainings, long done, long repeats, String text) {
}
