// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.BoxStyleSpec;
import dev.kirchhoff.diagram.internal.odesign.ColorSpec;
import dev.kirchhoff.diagram.internal.odesign.Conditional;
import dev.kirchhoff.diagram.internal.odesign.EdgeStyleSpec;
import dev.kirchhoff.diagram.internal.odesign.Expression;
import dev.kirchhoff.diagram.internal.odesign.LabelSpec;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.NodeStyle;

/** Computes styles, colours and labels of an element. */
final class Appearance {
	/** Pixels in a unit of size. */
	private static final int UNIT = 10;

	private final Evaluation evaluation;

	Appearance(Evaluation evaluation) {
		this.evaluation = evaluation;
	}

	/** The first whose predicate is true, else the plain one; null if there is none. */
	<S> S choose(List<Conditional<S>> conditional, S plain, Scope scope) {
		for (var one : conditional) {
			if (evaluation.truth(one.predicate(), scope, false)) {
				return one.style();
			}
		}
		return plain;
	}

	NodeStyle box(BoxStyleSpec spec, Scope scope) {
		var fill = color(spec.fill(), scope);
		var gauges = spec.gauges().stream().map(gauge -> new NodeStyle.Gauge(evaluation.integer(gauge.min(), scope), evaluation.integer(gauge.max(), scope), evaluation.integer(gauge.value(), scope),
				color(gauge.background(), scope), color(gauge.foreground(), scope), gauge.label())).toList();
		return new NodeStyle(spec.shape(), fill, spec.fillTo() == null ? fill : color(spec.fillTo(), scope), spec.gradient(), color(spec.border(), scope),
				Math.max(0, evaluation.integer(spec.borderWidth(), scope)), spec.borderLine(), spec.arc(), size(spec.width(), spec.size(), scope), size(spec.height(), spec.size(), scope),
				spec.resize(), spec.labelInside(), spec.sides(), spec.image(), gauges);
	}

	/** In pixels; where the extent says 0 the size counts. */
	private int size(Expression extent, Expression size, Scope scope) {
		int units = extent == null ? 0 : evaluation.integer(extent, scope);
		if (units == 0 && size != null) {
			units = evaluation.integer(size, scope);
		}
		return units <= 0 ? NodeStyle.AUTO : units * UNIT;
	}

	EdgeStyle edge(EdgeStyleSpec spec, Scope scope) {
		return new EdgeStyle(color(spec.stroke(), scope), Math.max(1, evaluation.integer(spec.width(), scope)), spec.line(), spec.sourceArrow(), spec.targetArrow(), spec.routing());
	}

	Label label(LabelSpec spec, Scope scope) {
		return new Label(evaluation.text(spec.text(), scope), spec.icon(), spec.size(), spec.formats(), color(spec.color(), scope), spec.alignment(), spec.hidden());
	}

	Color color(ColorSpec spec, Scope scope) {
		return switch (spec) {
			case ColorSpec.Fixed fixed -> fixed.color();
			case ColorSpec.Computed computed -> new Color(channel(computed.red(), scope), channel(computed.green(), scope), channel(computed.blue(), scope));
			case ColorSpec.Interpolated interpolated -> interpolate(interpolated, scope);
		};
	}

	private int channel(Expression expression, Scope scope) {
		return Math.clamp(evaluation.integer(expression, scope), 0, 255);
	}

	private record Stop(int value, Color color) {
	}

	private Color interpolate(ColorSpec.Interpolated spec, Scope scope) {
		int value = evaluation.integer(spec.value(), scope);
		var stops = new ArrayList<Stop>();
		spec.steps().forEach(step -> stops.add(new Stop(evaluation.integer(step.value(), scope), step.color())));
		if (stops.isEmpty()) { // as Sirius does: from green to red
			stops.add(new Stop(evaluation.integer(spec.min(), scope), new Color(0, 255, 0)));
			stops.add(new Stop(evaluation.integer(spec.max(), scope), new Color(255, 0, 0)));
		}
		stops.sort(Comparator.comparingInt(Stop::value));
		if (value <= stops.getFirst().value) {
			return stops.getFirst().color;
		}
		for (int k = 1; k < stops.size(); k++) {
			if (value <= stops.get(k).value) {
				return between(stops.get(k - 1), stops.get(k), value);
			}
		}
		return stops.getLast().color;
	}

	private static Color between(Stop low, Stop high, int value) {
		double part = (double) (value - low.value) / (high.value - low.value);
		return new Color(channel(low.color.red(), high.color.red(), part), channel(low.color.green(), high.color.green(), part), channel(low.color.blue(), high.color.blue(), part));
	}

	private static int channel(int low, int high, double part) {
		return (int) (low + (high - low) * part);
	}
}
