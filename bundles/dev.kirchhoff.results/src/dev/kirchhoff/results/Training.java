// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

/**
 * How one training went; points that share it are not listed.
 *
 * @param index    number of the training in the run
 * @param point    the first point that uses it
 * @param epoch    ascending
 * @param loss     one value an epoch
 * @param accuracy NaN where it was not measured
 */
public record Training(int index, RunPoint point, double[] epoch, double[] loss, double[] accuracy) {
}
