// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

/**
 * How the tile of an array reads it.
 *
 * @param voltage        of an input of 1, V; where amplitudes encode inputs, or a converter is calibrated, of the input limit of the layer
 * @param encoding       how inputs become signals on word lines
 * @param transimpedance what a sense circuit makes of a current, V/A; 0: the digital side restores the scale of the weights
 * @param dacBits        of inputs; 0: exact
 * @param adcBits        of currents; 0: exact
 * @param adcRange       current at which the converter of a bit line clips, A; 0: the largest that the training samples give
 */
public record Reading(double voltage, Encoding encoding, double transimpedance, int dacBits, int adcBits, double adcRange) {
	/** How an input becomes a signal on a word line. */
	public enum Encoding {
		/** Pulses of the read voltage, the longer the larger the input: currents are in proportion to inputs. */
		DURATION,
		/** A voltage in proportion to the input: currents follow the characteristic of the device. */
		AMPLITUDE
	}

	/** Exact, at 0.2 V. */
	public static final Reading PLAIN = of(0.2);

	/** Exact, with inputs as durations, at a voltage. */
	public static Reading of(double voltage) {
		return new Reading(voltage, Encoding.DURATION, 0, 0, 0, 0);
	}

	/** Whether inputs are amplitudes. */
	public boolean byAmplitude() {
		return encoding == Encoding.AMPLITUDE;
	}

	/** Whether inputs or currents are rounded. */
	public boolean converts() {
		return dacBits > 0 || adcBits > 0;
	}
}
