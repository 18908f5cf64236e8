// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.pictures;

/** What a picture shows. A figure's depth at a point is about its distance to the nearest edge, in radii; negative outside. */
enum Figure {
	DISC {
		@Override
		double depth(double x, double y) {
			return 0.85 - length(x, y);
		}
	},
	RING {
		@Override
		double depth(double x, double y) {
			return 0.2 - Math.abs(length(x, y) - 0.75);
		}
	},
	SQUARE {
		@Override
		double depth(double x, double y) {
			return 0.78 - Math.max(Math.abs(x), Math.abs(y));
		}
	},
	FRAME {
		@Override
		double depth(double x, double y) {
			return 0.18 - Math.abs(Math.max(Math.abs(x), Math.abs(y)) - 0.68);
		}
	},
	TRIANGLE {
		@Override
		double depth(double x, double y) {
			return Math.min(0.55 - y, 0.5 * (y + 1.0) - SLOPE * Math.abs(x));
		}
	},
	CROSS {
		@Override
		double depth(double x, double y) {
			double wide = Math.max(Math.abs(x), Math.abs(y));
			return Math.min(0.95 - wide, 0.26 - Math.min(Math.abs(x), Math.abs(y)));
		}
	},
	BARS {
		@Override
		double depth(double x, double y) {
			return Math.min(0.2 - Math.abs(Math.abs(y) - 0.5), 0.85 - Math.abs(x));
		}
	},
	COLUMNS {
		@Override
		double depth(double x, double y) {
			return BARS.depth(y, x);
		}
	},
	CRESCENT {
		@Override
		double depth(double x, double y) {
			return Math.min(0.9 - length(x, y), length(x - 0.45, y) - 0.65);
		}
	},
	CHEQUERS {
		@Override
		double depth(double x, double y) {
			double edge = Math.min(Math.abs(x), Math.abs(y));
			return Math.min(0.85 - Math.max(Math.abs(x), Math.abs(y)), x * y > 0 ? edge : -edge);
		}
	};

	/** Of the normal of a side that rises steeply. */
	private static final double SLOPE = 0.866;

	abstract double depth(double x, double y);

	/** Square roots are the same everywhere, unlike {@link Math#hypot}. */
	private static double length(double x, double y) {
		return Math.sqrt(x * x + y * y);
	}
}
