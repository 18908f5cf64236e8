// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.OptionalDouble;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * What the metamodel says of a feature beyond its type, in annotations of source {@value #SOURCE}. Validation, property
 * sheets and forms all read it here.
 *
 * @param unit     SI unit; empty if it has none
 * @param category where property sheets group it
 * @param required whether it must be given
 * @param min      smallest value
 * @param max      largest value
 * @param above    bound that a value must exceed
 * @param below    bound that a value must stay under
 * @param doc      one sentence or more on what it is
 */
public record FeatureSchema(String unit, String category, boolean required, OptionalDouble min, OptionalDouble max, OptionalDouble above,
		OptionalDouble below, String doc) {
	public static final String SOURCE = "https://kirchhoff.dev/feature";

	public static FeatureSchema of(EStructuralFeature feature) {
		return new FeatureSchema(text(feature, "unit"), text(feature, "category"), Boolean.parseBoolean(text(feature, "required")),
				number(feature, "min"), number(feature, "max"), number(feature, "above"), number(feature, "below"),
				EcoreUtil.getDocumentation(feature) == null ? "" : EcoreUtil.getDocumentation(feature));
	}

	/** Whether a value is within all bounds; NaN and the infinities never are. */
	public boolean allows(double value) {
		return Double.isFinite(value) && !(min.isPresent() && value < min.getAsDouble()) && !(max.isPresent() && value > max.getAsDouble())
				&& !(above.isPresent() && value <= above.getAsDouble()) && !(below.isPresent() && value >= below.getAsDouble());
	}

	/** "at least 0 and at most 32 bit"; "a finite number" if nothing bounds it. */
	public String range() {
		var lower = min.isPresent() ? "at least " + plain(min.getAsDouble()) : above.isPresent() ? "more than " + plain(above.getAsDouble()) : "";
		var upper = max.isPresent() ? "at most " + plain(max.getAsDouble()) : below.isPresent() ? "less than " + plain(below.getAsDouble()) : "";
		if (lower.isEmpty() && upper.isEmpty()) {
			return "a finite number";
		}
		var both = lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + " and " + upper;
		return unit.isEmpty() ? both : both + " " + unit;
	}

	private static String plain(double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
	}

	private static String text(EStructuralFeature feature, String key) {
		var text = EcoreUtil.getAnnotation(feature, SOURCE, key);
		return text == null ? "" : text;
	}

	private static OptionalDouble number(EStructuralFeature feature, String key) {
		var text = text(feature, key);
		return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
	}
}
