// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * How lines that are not addressed are held while one cell of an array is written.
 *
 * @since 1.0
 */
public enum BiasScheme {
	/** At half the write voltage: cells on the selected lines see V/2, all others none. */
	HALF,
	/** At one and two thirds: every cell but the selected one sees V/3. */
	THIRD,
	/** At ground. */
	GROUNDED,
	/** Left floating. */
	FLOATING
}
