// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.evaluate;

import java.util.List;
import java.util.Optional;

import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.ColorSpec;
import dev.kirchhoff.diagram.internal.odesign.Conditional;
import dev.kirchhoff.diagram.internal.odesign.TableSpec;
import dev.kirchhoff.diagram.view.Color;

/** Colours of the cells of a table. */
public record CellColors(Evaluation evaluation, Scope scope) {
	public Optional<Color> foreground(TableSpec.Colors colors) {
		return color(colors.foregrounds(), colors.foreground());
	}

	public Optional<Color> background(TableSpec.Colors colors) {
		return color(colors.backgrounds(), colors.background());
	}

	private Optional<Color> color(List<Conditional<ColorSpec>> conditional, Optional<ColorSpec> plain) {
		var appearance = new Appearance(evaluation);
		return Optional.ofNullable(appearance.choose(conditional, plain.orElse(null), scope)).map(spec -> appearance.color(spec, scope));
	}
}
