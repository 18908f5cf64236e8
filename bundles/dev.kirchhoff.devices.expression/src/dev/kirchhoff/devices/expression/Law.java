// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

/** A current that somebody wrote down, made to run. */
@FunctionalInterface
interface Law {
	/**
	 * @param g S
	 * @param v V
	 * @return A
	 */
	double current(double g, double v);
}
