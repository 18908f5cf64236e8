// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.internal.Names;

/** Blocks lie inside their matrices, regions inside their arrays, and no cell is used twice. */
final class MappingChecks {
	private final Mapping mapping;
	private final Footprints footprints;
	private final List<Finding> findings;
	private final Shapes shapes;
	private final Map<CrossbarArray, List<Region>> regions = new LinkedHashMap<>();

	private MappingChecks(Mapping mapping, Footprints footprints, List<Finding> findings) {
		this.mapping = mapping;
		this.footprints = footprints;
		this.findings = findings;
		this.shapes = mapping.getNetwork() == null || mapping.getNetwork().eIsProxy() ? null : Shapes.of(mapping.getNetwork());
	}

	static void check(Mapping mapping, Footprints footprints, List<Finding> findings) {
		var checks = new MappingChecks(mapping, footprints, findings);
		mapping.getAllocations().forEach(checks::allocation);
		checks.regions.forEach(checks::overlaps);
		checks.forgotten();
		checks.ranges();
		checks.layers();
	}

	private void ranges() {
		var seen = new HashSet<Layer>();
		for (var range : mapping.getRanges()) {
			weighted(range, Literals.LAYER_RANGE__LAYER, range.getLayer(), seen, " has a second range");
		}
	}

	private void layers() {
		var seen = new HashSet<Layer>();
		for (var layer : mapping.getLayers()) {
			weighted(mapping, Literals.MAPPING__LAYERS, layer, seen, " is there twice");
		}
		if (!mapping.getLayers().isEmpty() && !mapping.getAllocations().isEmpty()) {
			findings.add(Finding.error(mapping, Literals.MAPPING__LAYERS, "names layers to be placed, but its allocations say what is placed", "remove the layers or the allocations"));
		}
	}

	private void weighted(EObject element, EStructuralFeature feature, Layer layer, HashSet<Layer> seen, String again) {
		if (layer == null || layer.eIsProxy() || shapes == null) {
			return;
		}
		if (layer.eContainer() != mapping.getNetwork()) {
			findings.add(foreign(element, feature, layer));
		} else if (shapes.matrix(layer, WeightPart.WEIGHTS).isEmpty() && layer.eClass().getEStructuralFeature("bias") == null) {
			findings.add(Finding.error(element, feature, Names.of(layer) + " has no weights", "choose a dense or convolution layer"));
		} else if (!seen.add(layer)) {
			findings.add(Finding.error(element, feature, Names.of(layer) + again, "keep one of them"));
		}
	}

	private Finding foreign(EObject element, EStructuralFeature feature, Layer layer) {
		return Finding.error(element, feature, Names.of(layer) + " is not a layer of " + Names.of(mapping.getNetwork()) + ", which the mapping is for",
				Names.choose(mapping.getNetwork().getLayers().stream().map(Layer::getName).toList(), "give the network layers first"));
	}

	/** A mapping without allocations leaves placing to the planner; one with some says what is mapped. */
	private void forgotten() {
		if (shapes == null || mapping.getAllocations().isEmpty()) {
			return;
		}
		var mapped = new HashSet<Layer>();
		mapping.getAllocations().stream().filter(allocation -> allocation.getPart() == WeightPart.WEIGHTS).forEach(allocation -> mapped.add(allocation.getLayer()));
		for (var layer : shapes.order()) {
			if (shapes.matrix(layer, WeightPart.WEIGHTS).isPresent() && !mapped.contains(layer)) {
				findings.add(Finding.warning(mapping, Literals.MAPPING__ALLOCATIONS, Names.of(layer) + " is on no array",
						"allocate it, unless it is to be computed outside the arrays"));
			}
		}
	}

	private void allocation(Allocation allocation) {
		var layer = allocation.getLayer();
		if (layer == null || layer.eIsProxy() || shapes == null) {
			return;
		}
		if (layer.eContainer() != mapping.getNetwork()) {
			findings.add(foreign(allocation, Literals.ALLOCATION__LAYER, layer));
			return;
		}
		var whole = shapes.matrix(layer, allocation.getPart()).orElse(null);
		if (whole == null) {
			noMatrix(allocation, layer);
			return;
		}
		var block = block(allocation, whole);
		if (block != null) {
			region(allocation, block);
		}
	}

	private void noMatrix(Allocation allocation, Layer layer) {
		var couldHave = layer.eClass().getEStructuralFeature("bias") != null;
		if (!couldHave) {
			findings.add(Finding.error(allocation, Literals.ALLOCATION__LAYER, Names.of(layer) + " has no weights", "map a dense or convolution layer"));
		} else if (allocation.getPart() == WeightPart.BIAS && Boolean.FALSE.equals(layer.eGet(layer.eClass().getEStructuralFeature("bias")))) {
			findings.add(Finding.error(allocation, Literals.ALLOCATION__PART, Names.of(layer) + " has no bias", "map its weights, or give it a bias"));
		}
		// else its shape is not known, which has been said of the network
	}

	private Matrix block(Allocation allocation, Matrix whole) {
		var inputs = extent(allocation, Literals.ALLOCATION__INPUTS, "inputs", allocation.getFirstInput(), allocation.getInputs(), whole.inputs(), whole);
		var outputs = extent(allocation, Literals.ALLOCATION__OUTPUTS, "outputs", allocation.getFirstOutput(), allocation.getOutputs(), whole.outputs(), whole);
		return inputs < 1 || outputs < 1 ? null : new Matrix(inputs, outputs);
	}

	private int extent(Allocation allocation, EStructuralFeature feature, String what, int first, int count, int size, Matrix whole) {
		if (first < 0 || count < 0) {
			return 0; // out of range, which has been said
		}
		var end = count == 0 ? size : (long) first + count;
		if (end > size || first >= size) {
			findings.add(Finding.error(allocation, feature,
					"block of " + what + " " + first + " to " + (Math.max(end, first + 1L) - 1) + " of " + label(allocation) + " is outside its matrix of " + whole
							+ " (inputs x outputs)",
					"keep it from 0 to " + (size - 1)));
			return 0;
		}
		return (int) (end - first);
	}

	private void region(Allocation allocation, Matrix block) {
		var array = allocation.getArray();
		if (array == null || array.eIsProxy() || allocation.getRow() < 0 || allocation.getColumn() < 0 || array.getRows() < 1 || array.getColumns() < 1) {
			return;
		}
		var cells = footprints.of(allocation, block);
		var region = Region.of(allocation, cells);
		if (!region.isInside(array)) {
			findings.add(Finding.error(allocation, Literals.ALLOCATION__ARRAY,
					label(allocation) + " takes " + cells + " cells from row " + region.row() + ", column " + region.column() + ", but " + Names.of(array) + " has "
							+ array.getRows() + " x " + array.getColumns(),
					"move it, split it, or take a larger array"));
		}
		regions.computeIfAbsent(array, _ -> new ArrayList<>()).add(region);
	}

	private void overlaps(CrossbarArray array, List<Region> all) {
		var sorted = new ArrayList<>(all);
		sorted.sort(Comparator.comparingLong(Region::row));
		for (var i = 0; i < sorted.size(); i++) {
			for (var j = i + 1; j < sorted.size() && sorted.get(j).row() < sorted.get(i).endRow(); j++) {
				if (sorted.get(i).overlaps(sorted.get(j))) {
					overlap(array, sorted.get(i), sorted.get(j));
				}
			}
		}
	}

	private void overlap(CrossbarArray array, Region one, Region two) {
		var inOrder = mapping.getAllocations().indexOf(one.allocation()) < mapping.getAllocations().indexOf(two.allocation());
		var first = inOrder ? one : two;
		var second = inOrder ? two : one;
		findings.add(Finding.error(second.allocation(), null, text(second) + " overlaps " + text(first) + " on " + Names.of(array), "move one of them"));
	}

	private static String text(Region region) {
		return label(region.allocation()) + " (" + region.place() + ")";
	}

	private static String label(Allocation allocation) {
		return (allocation.getPart() == WeightPart.BIAS ? "bias" : "weights") + " of " + Names.of(allocation.getLayer())
				+ (allocation.getPlane() == 0 ? "" : ", plane " + allocation.getPlane());
	}
}
