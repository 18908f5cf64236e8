// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

/**
 * How the tile of an array reads it.
 *
 * @param voltage        of an input of 1 (or of the largest input, where a converter is calibrated), V
 * @param transimpedance what a sense circuit makes of a current, V/A; 0: the digital side restores the scale of the weights
 * @param dacBits        of inputs; 0: exact
 * @param adcBits        of currents; 0: exact
 * @param adcRange       current at which the converter of a bit line clips, A; 0: the largest that the training samples give
 */
public record Reading(double voltage, double transimpedance, int dacBits, int adcBits, double adcRange) {
	/** Exact, at 0.2 V. */
	public static final Reading PLAIN = new Reading(0.2, 0, 0, 0, 0);

	/** Whether inputs or currents are rounded. */
	public boolean converts() {
		return dacBits > 0 || adcBits > 0;
	}
}
