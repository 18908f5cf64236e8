// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

/**
 * How a training has gone so far.
 *
 * @param point    index of the first point that uses it
 * @param repeat   the one that trains for itself; -1 if all repeats share the training
 * @param epoch    ascending
 * @param loss     one value an epoch
 * @param accuracy NaN where it was not measured
 * @param finished whether there will be no more
 */
public record Course(int point, long repeat, double[] epoch, double[] loss, double[] accuracy, boolean finished) {
	/** Of a training that the repeats of several points share. */
	public static final long SHARED = -1;
}
