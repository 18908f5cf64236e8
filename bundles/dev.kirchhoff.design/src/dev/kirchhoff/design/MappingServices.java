// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.validation.Region;
import dev.kirchhoff.model.validation.Shapes;

/** What the diagram of a mapping asks. A box of an array stands for the first allocation on it, from which both the array and the mapping are known. */
public class MappingServices {
	private static final int LINE_HEIGHT = 14;
	private static final int MOST = 48;
	/** Units of the shorter side of an array in which a few lines can be told apart. */
	private static final int LEGIBLE = 8;

	// layers

	public List<Layer> weightedLayers(Mapping mapping) {
		return mapping.getNetwork() == null ? List.of() : mapping.getNetwork().getLayers().stream().filter(NetworkServices::isWeighted).toList();
	}

	public String placedLabel(Layer layer) {
		return Text.lines(Text.name(layer), shapes(layer).flatMap(shapes -> shapes.matrix(layer, WeightPart.WEIGHTS)).map(Text::times).orElse(""));
	}

	public String placedTooltip(Layer layer) {
		var matrix = shapes(layer).flatMap(shapes -> shapes.matrix(layer, WeightPart.WEIGHTS)).map(whole -> Text.times(whole) + " weights (inputs × outputs)");
		var bias = shapes(layer).flatMap(shapes -> shapes.matrix(layer, WeightPart.BIAS)).isPresent() ? ", with biases" : ", without biases";
		return Text.lines(Text.name(layer) + ": " + matrix.map(whole -> whole + bias).orElse("how many inputs it has is not known"), layer.getDocumentation() == null ? "" : layer.getDocumentation());
	}

	/** Whether the mapping leaves a layer to the digital side: it names the layers that are placed, and not this one. */
	public boolean isDigital(Layer layer, EObject mapping) {
		return mapping instanceof Mapping of && !of.getLayers().isEmpty() && !of.getLayers().contains(layer) && (of.getAllocations().isEmpty() || !Placing.isPlaced(of, layer));
	}

	public boolean isOnNoArray(Layer layer, EObject mapping) {
		return mapping instanceof Mapping of && !isDigital(layer, of) && !Placing.isPlaced(of, layer);
	}

	/** Whether allocations are about some of its weights, not all. */
	public boolean isPartlyPlaced(Layer layer, EObject mapping) {
		return mapping instanceof Mapping of && !of.getAllocations().isEmpty() && Placing.isPlaced(of, layer) && Placing.of(of).filter(placing -> !placing.isComplete(layer)).isPresent();
	}

	public boolean isPlacedByPlanner(Layer layer, EObject mapping) {
		return mapping instanceof Mapping of && of.getAllocations().isEmpty() && Placing.isPlaced(of, layer);
	}

	/** Those that the planner places; none if there are allocations. */
	public List<Layer> plannedLayers(Mapping mapping) {
		return mapping.getAllocations().isEmpty() ? weightedLayers(mapping).stream().filter(layer -> Placing.isPlaced(mapping, layer)).toList() : List.of();
	}

	// arrays

	/** For each array the first allocation on it, in the order in which the mapping names them, then the others. */
	public List<Allocation> firstAllocations(Mapping mapping) {
		var first = new LinkedHashMap<CrossbarArray, Allocation>();
		mapping.getArrays().forEach(array -> first.put(array, null));
		mapping.getAllocations().stream().filter(allocation -> allocation.getArray() != null).forEach(allocation -> first.putIfAbsent(allocation.getArray(), allocation));
		return first.values().stream().filter(Objects::nonNull).toList();
	}

	/** Arrays that are named and still empty, if there are allocations on others. */
	public List<CrossbarArray> freeArrays(Mapping mapping) {
		if (mapping.getAllocations().isEmpty()) {
			return List.of();
		}
		var used = mapping.getAllocations().stream().map(Allocation::getArray).collect(Collectors.toSet());
		return first(mapping.getArrays().stream().filter(array -> !used.contains(array)).toList());
	}

	/** The arrays that the planner places layers on; of very many, the first. */
	public List<CrossbarArray> pooledArrays(Mapping mapping) {
		return first(mapping.getArrays());
	}

	private static List<CrossbarArray> first(List<CrossbarArray> arrays) {
		return arrays.subList(0, Math.min(MOST, arrays.size()));
	}

	/** The mapping itself, if the planner places everything on its arrays. */
	public List<Mapping> pool(Mapping mapping) {
		return mapping.getAllocations().isEmpty() ? List.of(mapping) : List.of();
	}

	/** All allocations on the array of one. */
	public List<Allocation> regions(Allocation box) {
		return box.eContainer() instanceof Mapping mapping ? mapping.getAllocations().stream().filter(allocation -> allocation.getArray() == box.getArray()).toList() : List.of();
	}

	public String boxTitle(Allocation box) {
		return freeTitle(box.getArray()) + " · " + used(box) + " %";
	}

	public String freeTitle(CrossbarArray array) {
		return Text.name(array) + " · " + Text.times(array.getRows(), array.getColumns());
	}

	public String boxTooltip(Allocation box) {
		var array = box.getArray();
		var cell = array.getCell() == null ? "no cell" : "cells: " + Text.name(array.getCell());
		return Text.lines(Text.name(array) + ": " + Text.count((long) array.getRows() * array.getColumns(), "cell") + ", " + used(box) + " % used", cell, Text.count(regions(box).size(), "region"));
	}

	private static int used(Allocation box) {
		return placing(box).map(placing -> placing.percent(box.getArray())).orElse(0);
	}

	public int boxUtilisation(Allocation box) {
		return used(box);
	}

	/** Whether a region on the array lies outside it, or on another one. */
	public boolean isOverfull(Allocation box) {
		return regions(box).stream().anyMatch(this::isMisplaced);
	}

	public String poolTitle(Mapping mapping) {
		return mapping.getArrays().isEmpty() ? "no arrays: drop some here" : "placed automatically on " + Text.count(mapping.getArrays().size(), "array") + (mapping.getArrays().size() > MOST ? ", of which the first " + MOST : "");
	}

	public String poolTooltip(Mapping mapping) {
		return mapping.getArrays().isEmpty() ? "Drag arrays here from the explorer, or make new ones with the palette." : Text.lines("The planner places " + (mapping.getLayers().isEmpty() ? "all layers with weights" : Text.count(mapping.getLayers().size(), "layer")) + " on these arrays, in this order.",
				"Draw a connection from a layer to an array to place it yourself.");
	}

	// lattices and regions

	public int latticeRows(EObject box) {
		return size(box, CrossbarArray::getRows);
	}

	public int latticeColumns(EObject box) {
		return size(box, CrossbarArray::getColumns);
	}

	private static int size(EObject box, ToIntFunction<CrossbarArray> lines) {
		var array = array(box);
		return array == null ? 1 : Math.max(1, lines.applyAsInt(array));
	}

	/** Units; the longer side grows with the number of lines, but far less; the shorter one keeps the aspect while its lines can be told apart. */
	public int latticeWidth(EObject box) {
		return side(latticeColumns(box), latticeRows(box));
	}

	public int latticeHeight(EObject box) {
		return side(latticeRows(box), latticeColumns(box));
	}

	private static int side(int own, int other) {
		var longer = Math.clamp(Math.round(7 + 2.1 * Math.log(Math.max(own, other)) / Math.log(2)), 6, 30);
		return own >= other ? longer : Math.max(Math.round((float) longer * own / other), Math.clamp(own / 2, 3, LEGIBLE));
	}

	/** Of an array that nothing is on yet: there is little to see in it. */
	public int smallWidth(EObject box) {
		return small(latticeWidth(box));
	}

	public int smallHeight(EObject box) {
		return small(latticeHeight(box));
	}

	private static int small(int side) {
		return Math.max(3, Math.round(0.45f * side));
	}

	public int regionRows(Allocation allocation) {
		return region(allocation).map(Region::rows).orElse(1);
	}

	public int regionColumns(Allocation allocation) {
		return region(allocation).map(Region::columns).orElse(1);
	}

	/** Units of a square with as much of the lattice's area as the region has, as far as it fits; at least 1. */
	public int regionSide(Allocation allocation) {
		var share = (double) regionRows(allocation) * regionColumns(allocation) / ((double) latticeRows(allocation) * latticeColumns(allocation));
		var side = Math.round(Math.sqrt(share * latticeWidth(allocation) * latticeHeight(allocation)));
		return (int) Math.clamp(side, 1, Math.min(latticeWidth(allocation), latticeHeight(allocation)));
	}

	/** As much as has room in the region: "hidden + bias", "hidden +", "+", or nothing. */
	public String regionLabel(Allocation allocation) {
		var width = 10.0 * latticeWidth(allocation) * regionColumns(allocation) / latticeColumns(allocation);
		var height = 10.0 * latticeHeight(allocation) * regionRows(allocation) / latticeRows(allocation);
		var sign = sign(allocation);
		var name = Text.name(allocation.getLayer());
		var bias = allocation.getPart() == WeightPart.BIAS;
		var candidates = bias ? List.of(name + " bias " + sign, "bias " + sign, "b" + sign) : List.of(name + " " + sign, Text.shortened(name, Math.min(name.length(), 8)) + " " + sign, sign);
		return height < LINE_HEIGHT ? "" : candidates.stream().map(String::strip).filter(text -> 6.2 * text.length() + 6 <= width).findFirst().orElse("");
	}

	/** Planes have no names here: the first is "+", the second "-" where there are two. */
	private static String sign(Allocation allocation) {
		var planes = allocation.eContainer() instanceof Mapping mapping ? mapping.getAllocations().stream().mapToInt(Allocation::getPlane).max().orElse(0) + 1 : 1;
		return planes == 1 ? "" : planes > 2 ? Integer.toString(allocation.getPlane()) : allocation.getPlane() == 0 ? "+" : "−";
	}

	public String regionTooltip(Allocation allocation) {
		var part = allocation.getPart() == WeightPart.BIAS ? "biases" : "weights";
		var block = placing(allocation).flatMap(placing -> placing.shapes().block(allocation)).map(all -> " " + Text.times(all)).orElse("");
		var where = region(allocation).map(Region::place).orElse("row " + allocation.getRow() + ", column " + allocation.getColumn());
		return Text.lines(problem(allocation), part + block + " of " + Text.name(allocation.getLayer()) + ", plane " + allocation.getPlane(), where + " of " + Text.name(allocation.getArray()));
	}

	public boolean isBias(Allocation allocation) {
		return allocation.getPart() == WeightPart.BIAS;
	}

	public boolean isMisplaced(Allocation allocation) {
		return !problem(allocation).isEmpty();
	}

	private String problem(Allocation allocation) {
		return !isInside(allocation) ? outsideMessage(allocation) : !isAlone(allocation) ? overlapMessage(allocation) : "";
	}

	// colours

	public int layerTintRed(Layer layer) {
		return LayerColors.tint(layer, 0, 0.32);
	}

	public int layerTintGreen(Layer layer) {
		return LayerColors.tint(layer, 1, 0.32);
	}

	public int layerTintBlue(Layer layer) {
		return LayerColors.tint(layer, 2, 0.32);
	}

	public int layerLineRed(Layer layer) {
		return LayerColors.line(layer, 0);
	}

	public int layerLineGreen(Layer layer) {
		return LayerColors.line(layer, 1);
	}

	public int layerLineBlue(Layer layer) {
		return LayerColors.line(layer, 2);
	}

	public int regionTintRed(Allocation allocation) {
		return tint(allocation, 0);
	}

	public int regionTintGreen(Allocation allocation) {
		return tint(allocation, 1);
	}

	public int regionTintBlue(Allocation allocation) {
		return tint(allocation, 2);
	}

	/** The first plane strong, the others paler. */
	private static int tint(Allocation allocation, int channel) {
		return LayerColors.tint(allocation.getLayer(), channel, allocation.getPlane() == 0 ? 0.48 : 0.22);
	}

	public int regionLineRed(Allocation allocation) {
		return LayerColors.line(allocation.getLayer(), 0);
	}

	public int regionLineGreen(Allocation allocation) {
		return LayerColors.line(allocation.getLayer(), 1);
	}

	public int regionLineBlue(Allocation allocation) {
		return LayerColors.line(allocation.getLayer(), 2);
	}

	// tools

	/** Whether there is something left of a layer, and room for it on what is pointed at. */
	public boolean canGoOn(Layer layer, EObject target, EObject shown) {
		return shown instanceof Mapping mapping && NetworkServices.isWeighted(layer) && (target instanceof Mapping ? roomFor(mapping, layer) != null : isRoom(mapping, layer, array(target)));
	}

	/** The array that an allocation of a layer is to be on when this is pointed at. */
	public CrossbarArray arrayMeant(EObject target, Layer layer) {
		return target instanceof Mapping mapping ? roomFor(mapping, layer) : array(target);
	}

	/** The array of a region or box, or an array itself. */
	public CrossbarArray arrayOf(EObject target) {
		return array(target);
	}

	/** Whether what is left of a layer has room on an array. */
	public boolean isRoom(EObject mapping, Layer layer, EObject array) {
		return mapping instanceof Mapping of && of.getNetwork() == layer.eContainer() && array instanceof CrossbarArray on && Placing.of(of).flatMap(placing -> placing.next(layer, on)).isPresent();
	}

	/** The first array of a mapping that has room for what is left of a layer. */
	public CrossbarArray roomFor(Mapping mapping, Layer layer) {
		var arrays = new ArrayList<>(mapping.getArrays());
		firstAllocations(mapping).stream().map(Allocation::getArray).filter(array -> !arrays.contains(array)).forEach(arrays::add);
		return arrays.stream().filter(array -> isRoom(mapping, layer, array)).findFirst().orElse(null);
	}

	public int nextPart(Allocation made) {
		return proposal(made).map(next -> next.part().getValue()).orElse(0);
	}

	public int nextPlane(Allocation made) {
		return proposal(made).map(Placing.Proposal::plane).orElse(0);
	}

	public int nextFirstInput(Allocation made) {
		return proposal(made).map(Placing.Proposal::firstInput).orElse(0);
	}

	public int nextInputs(Allocation made) {
		return proposal(made).map(Placing.Proposal::inputs).orElse(0);
	}

	public int nextFirstOutput(Allocation made) {
		return proposal(made).map(Placing.Proposal::firstOutput).orElse(0);
	}

	public int nextOutputs(Allocation made) {
		return proposal(made).map(Placing.Proposal::outputs).orElse(0);
	}

	public int nextRow(Allocation made) {
		return proposal(made).map(Placing.Proposal::row).orElse(0);
	}

	public int nextColumn(Allocation made) {
		return proposal(made).map(Placing.Proposal::column).orElse(0);
	}

	/** As if it had not been made: only its layer and its array count. */
	private static Optional<Placing.Proposal> proposal(Allocation made) {
		return made.getLayer() == null || made.getArray() == null ? Optional.empty()
				: Placing.without((Mapping) made.eContainer(), made).flatMap(placing -> placing.next(made.getLayer(), made.getArray()));
	}

	/** The first row where the region has room on its array; where it is, if there is none. */
	public int freeRow(Allocation allocation) {
		return moved(allocation, allocation.getArray()).map(Placing.Proposal::row).orElse(allocation.getRow());
	}

	public int freeColumn(Allocation allocation) {
		return moved(allocation, allocation.getArray()).map(Placing.Proposal::column).orElse(allocation.getColumn());
	}

	private static Optional<Placing.Proposal> moved(Allocation allocation, CrossbarArray array) {
		return array == null ? Optional.empty() : Placing.without((Mapping) allocation.eContainer(), allocation).flatMap(placing -> placing.move(allocation, array));
	}

	/** Whether an allocation may be of another layer: of the same network, with such weights. */
	public boolean canBeOf(Allocation allocation, EObject target) {
		return target instanceof Layer layer && allocation.eContainer() instanceof Mapping mapping && layer.eContainer() == mapping.getNetwork()
				&& shapes(layer).flatMap(shapes -> shapes.matrix(layer, allocation.getPart())).isPresent();
	}

	public boolean canMoveTo(Allocation allocation, EObject target) {
		var array = array(target);
		return array != null && array != allocation.getArray() && moved(allocation, array).isPresent();
	}

	/** The arrays of a mapping, and one more. */
	public List<CrossbarArray> withArray(Mapping mapping, EObject array) {
		var arrays = new ArrayList<>(mapping.getArrays());
		if (array instanceof CrossbarArray one && !arrays.contains(one)) {
			arrays.add(one);
		}
		return arrays;
	}

	/** Whether the planner would place layers, so that it can be asked to write down where. */
	public boolean canBePlaced(EObject element) {
		return element instanceof Mapping mapping && mapping.getAllocations().isEmpty() && !mapping.getArrays().isEmpty() && mapping.getNetwork() != null;
	}


	// rules

	/** Whether all weights are placed, if the mapping says where. */
	public boolean isComplete(Mapping mapping) {
		return missingLayer(mapping) == null;
	}

	public String missingMessage(Mapping mapping) {
		return Text.name(missingLayer(mapping)) + " is on no array, or only in part";
	}

	/** The first layer whose weights are not all placed. */
	public Layer missingLayer(Mapping mapping) {
		return mapping.getAllocations().isEmpty() ? null
				: Placing.of(mapping).flatMap(placing -> weightedLayers(mapping).stream().filter(layer -> !isDigital(layer, mapping) && !placing.isComplete(layer)).findFirst()).orElse(null);
	}

	/** Whether the first layer that is missing has room on an array. */
	public boolean canComplete(Mapping mapping) {
		var layer = missingLayer(mapping);
		return layer != null && roomFor(mapping, layer) != null;
	}

	public boolean isInside(Allocation allocation) {
		return placing(allocation).map(placing -> placing.isInside(allocation)).orElse(true);
	}

	public String outsideMessage(Allocation allocation) {
		return Text.name(allocation.getLayer()) + " takes " + region(allocation).map(Region::place).orElse("cells") + ", but " + Text.name(allocation.getArray()) + " has " + allocation.getArray().getRows()
				+ " x " + allocation.getArray().getColumns();
	}

	public boolean isAlone(Allocation allocation) {
		return allocation.getArray() == null || placing(allocation).flatMap(placing -> placing.overlapped(allocation)).isEmpty();
	}

	public String overlapMessage(Allocation allocation) {
		var other = placing(allocation).flatMap(placing -> placing.overlapped(allocation)).map(region -> Text.name(region.allocation().getLayer())).orElse("another region");
		return Text.name(allocation.getLayer()) + " and " + other + " take the same cells of " + Text.name(allocation.getArray());
	}

	private static CrossbarArray array(EObject box) {
		return switch (box) {
			case Allocation allocation -> allocation.getArray();
			case CrossbarArray array -> array;
			case null, default -> null;
		};
	}

	private static Optional<Region> region(Allocation allocation) {
		return placing(allocation).flatMap(placing -> placing.region(allocation));
	}

	private static Optional<Placing> placing(Allocation allocation) {
		return allocation.eContainer() instanceof Mapping mapping ? Placing.of(mapping) : Optional.empty();
	}

	private static Optional<Shapes> shapes(Layer layer) {
		return layer.eContainer() instanceof Network network ? Optional.of(Shapes.latest(network)) : Optional.empty();
	}
}
