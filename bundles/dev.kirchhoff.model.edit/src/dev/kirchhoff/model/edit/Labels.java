// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.kirchhoff.model.ActivationLayer;
import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.Cell;
import dev.kirchhoff.model.Chip;
import dev.kirchhoff.model.ClipLayer;
import dev.kirchhoff.model.Connection;
import dev.kirchhoff.model.ConvolutionLayer;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.DropoutLayer;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.InputLayer;
import dev.kirchhoff.model.LayerRange;
import dev.kirchhoff.model.LinearSweep;
import dev.kirchhoff.model.ListSweep;
import dev.kirchhoff.model.LogSweep;
import dev.kirchhoff.model.Macro;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.PadLayer;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.PoolingKind;
import dev.kirchhoff.model.PoolingLayer;
import dev.kirchhoff.model.QuantizeLayer;
import dev.kirchhoff.model.Sweep;
import dev.kirchhoff.model.Tile;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.WeightScheme;
import dev.kirchhoff.model.validation.FeatureSchema;

/**
 * What trees, tables, menus and property sheets call things. An element goes by its name and a summary of what
 * matters about it: "a1 (64 x 64, 0T1R tio2)".
 */
public final class Labels {
	private static final Map<String, String> FEATURES = Map.of("id", "Id", "stuckAtLrs", "Stuck at LRS", "stuckAtHrs", "Stuck at HRS", "dacBits", "DAC resolution",
			"adcBits", "ADC resolution", "ioWidth", "I/O width");

	private final UnaryOperator<String> typeNames;

	/** Shows a type by the last part of its id. */
	public Labels() {
		this(type -> type.substring(type.lastIndexOf('.') + 1));
	}

	/** @param typeNames from the id of an extension to its name; the workbench asks the registry */
	public Labels(UnaryOperator<String> typeNames) {
		this.typeNames = typeNames;
	}

	/** "Dense layer", "Array". */
	public static String kind(EClass eClass) {
		return eClass.getName().equals("CrossbarArray") ? "Array" : words(eClass.getName());
	}

	/** "Word line resistance". */
	public static String feature(EStructuralFeature feature) {
		return FEATURES.getOrDefault(feature.getName(), words(feature.getName()));
	}

	/** "Word line resistance (Ω)". */
	public static String featureWithUnit(EStructuralFeature feature) {
		var unit = FeatureSchema.of(feature).unit();
		return unit.isEmpty() ? feature(feature) : feature(feature) + " (" + unit + ")";
	}

	static String words(String camelCase) {
		var spaced = camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
		return spaced.isEmpty() ? "" : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
	}

	/** The label of an element; never empty. */
	public String text(EObject element) {
		var name = element instanceof NamedElement named ? name(named) : null;
		var summary = summary(element);
		if (name == null) {
			return summary.isEmpty() ? kind(element.eClass()) : element instanceof NamedElement ? kind(element.eClass()) + " (" + summary + ")" : summary;
		}
		return summary.isEmpty() || summary.equalsIgnoreCase(name) ? name : name + " (" + summary + ")";
	}

	/** What matters about an element beside its name; may be empty. */
	public String summary(EObject element) {
		return switch (element) {
			case CrossbarArray array -> join(array.getRows() + " x " + array.getColumns(), array.getCell() == null ? "" : summary(array.getCell()));
			case Cell cell -> cell.getKind() + (cell.getDevice() == null ? "" : " " + orKind(cell.getDevice()));
			case Tile tile -> join(count(tile.getArrays(), "array"), bits(tile.getDacBits(), "DAC"), bits(tile.getAdcBits(), "ADC"));
			case Macro macro -> count(macro.getTiles(), "tile");
			case Chip chip -> count(chip.getMacros(), "macro");
			case Network network -> count(network.getLayers(), "layer");
			case InputLayer input -> input.getHeight() == 1 && input.getWidth() == 1 ? Integer.toString(input.getChannels())
					: input.getChannels() + " x " + input.getHeight() + " x " + input.getWidth();
			case DenseLayer dense -> dense.getUnits() + " units";
			case ConvolutionLayer conv -> conv.getFilters() + " filters, " + conv.getKernelHeight() + " x " + conv.getKernelWidth();
			case PoolingLayer pool -> pool.getKind() == PoolingKind.GLOBAL_AVERAGE ? pool.getKind().toString() : pool.getKind() + " " + pool.getSize() + " x " + pool.getSize();
			case ActivationLayer activation -> activation.getFunction().toString();
			case ClipLayer clip -> clip.getLow() + " to " + clip.getHigh();
			case PadLayer pad -> pad.getTop() + ", " + pad.getBottom() + ", " + pad.getLeft() + ", " + pad.getRight();
			case QuantizeLayer quantize -> quantize.getHigh() - (long) quantize.getLow() + 1 + " codes";
			case DropoutLayer dropout -> Double.toString(dropout.getRate());
			case Connection connection -> ends(connection.getSource(), connection.getTarget());
			case Mapping mapping -> mapping.getNetwork() == null ? "" : ends(mapping.getNetwork(), mapping.getScheme());
			case LayerRange range -> join(orKind(range.getLayer()) + (range.getWeightRange() == 0 ? "" : " " + range.getWeightRange()),
					range.getInputLimit() == 0 ? "" : "inputs to " + range.getInputLimit());
			case Allocation allocation -> allocation(allocation);
			case Experiment experiment -> join(count(experiment.getStages(), "stage"), points(experiment), experiment.getRepeats() == 1 ? "" : experiment.getRepeats() + " repeats");
			case ListSweep list -> sweep(list, list.getValues().stream().limit(6).collect(Collectors.joining(", ")) + (list.getValues().size() > 6 ? ", ..." : ""));
			case LinearSweep linear -> sweep(linear, linear.getFrom() + " to " + linear.getTo() + ", " + linear.getCount() + " values");
			case LogSweep log -> sweep(log, log.getFrom() + " to " + log.getTo() + ", " + log.getCount() + " values, logarithmic");
			case Parameter parameter -> Objects.toString(parameter.getName(), "?") + " = " + Objects.toString(parameter.getValue(), "?");
			case Typed typed -> typed.getType() == null ? "" : typeNames.apply(typed.getType());
			default -> "";
		};
	}

	private String allocation(Allocation allocation) {
		var part = allocation.getPart() == WeightPart.BIAS ? " bias" : "";
		var plane = allocation.getPlane() == 0 ? "" : " plane " + allocation.getPlane();
		return orKind(allocation.getLayer()) + part + plane + " -> " + orKind(allocation.getArray()) + " [" + allocation.getRow() + ", " + allocation.getColumn() + "]";
	}

	private String ends(EObject from, EObject to) {
		return to == null && !(from instanceof dev.kirchhoff.model.Layer) ? orKind(from) : orKind(from) + " -> " + orKind(to);
	}

	private String orKind(EObject element) {
		return switch (element) {
			case null -> "?";
			case NamedElement named when name(named) != null -> name(named);
			case WeightScheme scheme when scheme.getType() != null -> typeNames.apply(scheme.getType());
			default -> kind(element.eClass());
		};
	}

	private static String name(NamedElement element) {
		return element.getName() != null && !element.getName().isBlank() ? element.getName()
				: element.getId() != null && !element.getId().isBlank() ? element.getId() : null;
	}

	private static String points(Experiment experiment) {
		var points = 1L;
		for (var sweep : experiment.getSweeps()) {
			points *= switch (sweep) {
				case ListSweep list -> list.getValues().size();
				case LinearSweep linear -> linear.getCount();
				case LogSweep log -> log.getCount();
				default -> 1;
			};
		}
		return experiment.getSweeps().isEmpty() ? "" : points + " points";
	}

	private static String sweep(Sweep sweep, String values) {
		return Objects.toString(sweep.getPath(), "?") + ": " + values;
	}

	private static String bits(int bits, String converter) {
		return bits == 0 ? "" : bits + " bit " + converter;
	}

	private static String count(List<?> elements, String what) {
		return elements.isEmpty() ? "" : elements.size() == 1 ? "1 " + what : elements.size() + " " + what + "s";
	}

	private static String join(String... parts) {
		var given = new ArrayList<String>();
		for (var part : parts) {
			if (!part.isEmpty()) {
				given.add(part);
			}
		}
		return String.join(", ", given);
	}
}
