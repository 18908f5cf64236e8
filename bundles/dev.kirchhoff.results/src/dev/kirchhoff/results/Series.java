// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Optional;

/**
 * A line of a picture, or points that no line joins.
 *
 * @param name what distinguishes it from other lines; may be empty if there is only one
 * @param sd   how far what was averaged lies apart; absent if nothing was
 */
public record Series(String name, double[] x, double[] y, Optional<double[]> sd, Mark mark) {
	/** How values are drawn. */
	public enum Mark {
		/** Joined by a line. */
		LINE,
		/** Each by itself, such as measured points beside the line that was fitted to them. */
		POINTS,
		/** A thin grey line to hold the others against. */
		REFERENCE
	}

	/** @throws IllegalArgumentException if the arrays differ in length */
	public Series {
		if (x.length != y.length || sd.isPresent() && sd.get().length != x.length) {
			throw new IllegalArgumentException(name + ": " + x.length + " values of x, " + y.length + " of y");
		}
	}

	/** A line. */
	public Series(String name, double[] x, double[] y, Optional<double[]> sd) {
		this(name, x, y, sd, Mark.LINE);
	}

	/** Values that no line joins. */
	public static Series points(String name, double[] x, double[] y) {
		return new Series(name, x, y, Optional.empty(), Mark.POINTS);
	}

	/** The same to hold others against, without its spread. */
	public Series asReference(String other) {
		return new Series(other, x, y, Optional.empty(), Mark.REFERENCE);
	}

	public Series named(String other) {
		return new Series(other, x, y, sd, mark);
	}
}
