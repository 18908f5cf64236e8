// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;

import dev.kirchhoff.diagram.view.Color;

/** Where a colour comes from. */
public sealed interface ColorSpec {
	/** Written out. */
	record Fixed(Color color) implements ColorSpec {
	}

	/** Three integers 0..255, each computed. */
	record Computed(Expression red, Expression green, Expression blue) implements ColorSpec {
	}

	/** An integer between steps, each of which has a colour. */
	record Interpolated(Expression value, Expression min, Expression max, List<Step> steps) implements ColorSpec {
	}

	/** The colour at a value. */
	record Step(Expression value, Color color) {
	}
}
