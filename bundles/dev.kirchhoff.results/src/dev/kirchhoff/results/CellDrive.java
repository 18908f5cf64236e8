// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Locale;

import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.numerics.circuit.Bias;

/**
 * One selected cell of a crossbar: its lines at a voltage and at 0 V, all others as a scheme says.
 *
 * @param voltage V
 */
public record CellDrive(int row, int column, Scheme scheme, double voltage) {
	/** How lines that are not selected are held. */
	public enum Scheme {
		HALF("V/2 scheme"), THIRD("V/3 scheme"), GROUNDED("others grounded"), FLOATING("others floating");

		private final String words;

		Scheme(String words) {
			this.words = words;
		}

		/** For people. */
		public String words() {
			return words;
		}

		/** As a command line writes it. */
		public String option() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** The potentials of all lines of an array. */
	public Bias bias(int rows, int columns) {
		return switch (scheme) {
			case HALF -> Bias.half(rows, columns, row, column, voltage);
			case THIRD -> Bias.third(rows, columns, row, column, voltage);
			case GROUNDED -> Bias.grounded(rows, columns, row, column, voltage);
			case FLOATING -> Bias.floating(rows, columns, row, column, voltage);
		};
	}

	/** What is applied, as people say it. */
	public String words() {
		return Unit.parse("V").format(voltage) + " on row " + row + ", column " + column + "; " + scheme.words();
	}
}
