// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.model.validation.Matrix;
import dev.kirchhoff.model.validation.Region;
import dev.kirchhoff.model.validation.Shapes;

/** Which cells the allocations of a mapping take, which weights are left over, and where there is room for them. */
final class Placing {
	/** A block of weights at a place of an array. A count of 0 means all that follow. */
	record Proposal(WeightPart part, int plane, int firstInput, int inputs, int firstOutput, int outputs, int row, int column) {
	}

	/** A rectangle of weights or of cells. */
	private record Rectangle(long top, long left, long bottom, long right) {
		boolean meets(Rectangle other) {
			return top < other.bottom && other.top < bottom && left < other.right && other.left < right;
		}
	}

	private final Mapping mapping;
	private final Allocation but;
	private final Shapes shapes;

	private Placing(Mapping mapping, Allocation but) {
		this.mapping = mapping;
		this.but = but;
		shapes = Shapes.latest(mapping.getNetwork());
	}

	/** Empty for a mapping without a network. */
	static Optional<Placing> of(Mapping mapping) {
		return without(mapping, null);
	}

	/** As if an allocation were not there. */
	static Optional<Placing> without(Mapping mapping, Allocation but) {
		return mapping == null || mapping.getNetwork() == null || mapping.getNetwork().eIsProxy() ? Optional.empty() : Optional.of(new Placing(mapping, but));
	}

	/** Whether a mapping puts weights of a layer on an array, or leaves that to the planner. */
	static boolean isPlaced(Mapping mapping, Layer layer) {
		if (!mapping.getAllocations().isEmpty()) {
			return mapping.getAllocations().stream().anyMatch(allocation -> allocation.getLayer() == layer);
		}
		return !mapping.getArrays().isEmpty() && (mapping.getLayers().isEmpty() || mapping.getLayers().contains(layer));
	}

	/** Percent of the cells of arrays that are used, by the mapping that uses most; all arrays are of one project. */
	static int utilisation(Collection<CrossbarArray> arrays) {
		if (arrays.isEmpty()) {
			return 0;
		}
		var chosen = Set.copyOf(arrays);
		var size = arrays.stream().mapToLong(array -> (long) array.getRows() * array.getColumns()).sum();
		var most = 0L;
		for (var mapping : Projects.mappings(arrays.iterator().next())) {
			var there = new ArrayList<Allocation>();
			for (var allocation : mapping.getAllocations()) {
				if (allocation.getArray() != null && chosen.contains(allocation.getArray())) {
					there.add(allocation);
				}
			}
			most = Math.max(most, there.isEmpty() ? 0 : of(mapping).map(placing -> placing.cells(there)).orElse(0L));
		}
		return percent(most, size);
	}

	Shapes shapes() {
		return shapes;
	}

	Optional<Region> region(Allocation allocation) {
		return Region.of(allocation, shapes, Footprints.installed());
	}

	/** Regions on an array. */
	List<Region> regions(CrossbarArray array) {
		return on(array).stream().flatMap(allocation -> region(allocation).stream()).toList();
	}

	private List<Allocation> on(CrossbarArray array) {
		var on = new ArrayList<Allocation>();
		for (var allocation : mapping.getAllocations()) {
			if (allocation != but && allocation.getArray() == array) {
				on.add(allocation);
			}
		}
		return on;
	}

	int percent(CrossbarArray array) {
		return percent(cells(on(array)), (long) array.getRows() * array.getColumns());
	}

	/** Cells that allocations take; those that share a reference take it once. */
	private long cells(List<Allocation> some) {
		record Shared(CrossbarArray array, Rectangle cells) {
		}
		var seen = new HashSet<Shared>();
		var cells = 0L;
		for (var allocation : some) {
			var region = region(allocation);
			if (region.isPresent() && (!region.get().shared() || seen.add(new Shared(allocation.getArray(), rectangle(region.get()))))) {
				cells += region.get().cells();
			}
		}
		return cells;
	}

	/** Never 0 if anything is used. */
	private static int percent(long used, long size) {
		return size <= 0 ? 0 : (int) Math.clamp(Math.round(100.0 * used / size), used > 0 ? 1 : 0, 999);
	}

	boolean isInside(Allocation allocation) {
		return allocation.getArray() == null || region(allocation).map(region -> region.isInside(allocation.getArray())).orElse(true);
	}

	/** The first other region on cells of this one. */
	Optional<Region> overlapped(Allocation allocation) {
		return region(allocation).flatMap(region -> regions(allocation.getArray()).stream().filter(other -> other.allocation() != allocation && other.overlaps(region)).findFirst());
	}

	/** Whether all weights of a layer are on arrays, on all planes of the scheme; its biases may stay outside. */
	boolean isComplete(Layer layer) {
		var matrix = shapes.matrix(layer, WeightPart.WEIGHTS);
		if (matrix.isEmpty()) {
			return true;
		}
		var planes = IntStream.range(0, Footprints.installed().planes(mapping)).boxed().collect(Collectors.toCollection(TreeSet::new));
		mapping.getAllocations().stream().filter(allocation -> allocation != but && allocation.getLayer() == layer && allocation.getPart() == WeightPart.WEIGHTS).forEach(allocation -> planes.add(allocation.getPlane()));
		return planes.stream().allMatch(plane -> left(layer, WeightPart.WEIGHTS, plane, matrix.get()).isEmpty());
	}

	/** What of a layer is to be placed next, and where on an array; empty if all is placed, or there is no room. */
	Optional<Proposal> next(Layer layer, CrossbarArray array) {
		var planes = Math.max(Footprints.installed().planes(mapping), 1 + mapping.getAllocations().stream().filter(allocation -> allocation != but).mapToInt(Allocation::getPlane).max().orElse(0));
		for (var part : List.of(WeightPart.WEIGHTS, WeightPart.BIAS)) {
			var matrix = shapes.matrix(layer, part);
			for (int plane = 0; plane < planes && matrix.isPresent(); plane++) {
				var left = left(layer, part, plane, matrix.get());
				if (left.isPresent()) {
					return place(layer, part, plane, matrix.get(), left.get(), array);
				}
			}
		}
		return Optional.empty();
	}

	/** The first rectangle of a matrix that no allocation is about. */
	private Optional<Rectangle> left(Layer layer, WeightPart part, int plane, Matrix matrix) {
		var taken = new ArrayList<Rectangle>();
		for (var allocation : mapping.getAllocations()) {
			if (allocation != but && allocation.getLayer() == layer && allocation.getPart() == part && allocation.getPlane() == plane) {
				shapes.block(allocation).ifPresent(block -> taken.add(new Rectangle(allocation.getFirstInput(), allocation.getFirstOutput(), (long) allocation.getFirstInput() + block.inputs(),
						(long) allocation.getFirstOutput() + block.outputs())));
			}
		}
		return corners(taken).stream().map(corner -> largest(corner, taken, matrix.inputs(), matrix.outputs())).flatMap(Optional::stream).findFirst();
	}

	private Optional<Proposal> place(Layer layer, WeightPart part, int plane, Matrix matrix, Rectangle left, CrossbarArray array) {
		var probe = probe(layer, part, plane, array);
		var taken = regions(array).stream().map(Placing::rectangle).toList();
		var block = new Matrix((int) (left.bottom - left.top), (int) (left.right - left.left));
		return room(probe, block, taken, array).or(() -> part(probe, block, taken, array))
				.map(room -> proposal(part, plane, matrix, left, room.block, room.at));
	}

	/** A block and where it fits. */
	private record Room(Matrix block, Rectangle at) {
	}

	private static Proposal proposal(WeightPart part, int plane, Matrix matrix, Rectangle left, Matrix block, Rectangle at) {
		var inputs = left.top + block.inputs() == matrix.inputs() ? 0 : block.inputs();
		var outputs = left.left + block.outputs() == matrix.outputs() ? 0 : block.outputs();
		return new Proposal(part, plane, (int) left.top, inputs, (int) left.left, outputs, (int) at.top, (int) at.left);
	}

	/** The first cells that hold a whole block. */
	private static Optional<Room> room(Allocation probe, Matrix block, List<Rectangle> taken, CrossbarArray array) {
		var cells = Footprints.installed().of(probe, block);
		return corners(taken).stream().map(at -> new Rectangle(at.top, at.left, at.top + cells.rows(), at.left + cells.columns()))
				.filter(at -> at.bottom <= array.getRows() && at.right <= array.getColumns() && taken.stream().noneMatch(at::meets)).findFirst().map(at -> new Room(block, at));
	}

	/** The largest part of a block that fits on free cells. */
	private static Optional<Room> part(Allocation probe, Matrix block, List<Rectangle> taken, CrossbarArray array) {
		var cell = Footprints.installed().of(probe, new Matrix(1, 1));
		Room best = null;
		for (var corner : corners(taken)) {
			var free = largest(corner, taken, array.getRows(), array.getColumns());
			if (free.isPresent()) {
				var inputs = (int) Math.min(block.inputs(), (free.get().bottom - free.get().top) / cell.rows());
				var outputs = (int) Math.min(block.outputs(), (free.get().right - free.get().left) / cell.columns());
				if (inputs > 0 && outputs > 0 && (best == null || (long) inputs * outputs > (long) best.block.inputs() * best.block.outputs())) {
					best = new Room(new Matrix(inputs, outputs), free.get());
				}
			}
		}
		return Optional.ofNullable(best);
	}

	/** The first free place for an allocation as it is, on its array. */
	Optional<Proposal> move(Allocation allocation, CrossbarArray array) {
		var taken = regions(array).stream().map(Placing::rectangle).toList();
		return shapes.block(allocation).flatMap(block -> room(allocation, block, taken, array)).map(room -> new Proposal(allocation.getPart(), allocation.getPlane(), allocation.getFirstInput(),
				allocation.getInputs(), allocation.getFirstOutput(), allocation.getOutputs(), (int) room.at.top, (int) room.at.left));
	}

	/** Weight schemes are asked about an allocation in a mapping; this one is in none that anybody sees. */
	private Allocation probe(Layer layer, WeightPart part, int plane, CrossbarArray array) {
		var around = KirchhoffFactory.eINSTANCE.createMapping();
		around.setName(mapping.getName());
		if (mapping.getScheme() != null) {
			around.setScheme(EcoreUtil.copy(mapping.getScheme()));
		}
		var probe = KirchhoffFactory.eINSTANCE.createAllocation();
		around.getAllocations().add(probe);
		probe.setLayer(layer);
		probe.setPart(part);
		probe.setPlane(plane);
		probe.setArray(array);
		return probe;
	}

	private static Rectangle rectangle(Region region) {
		return new Rectangle(region.row(), region.column(), region.endRow(), region.endColumn());
	}

	/** Where a free rectangle may start: at the border, or where a taken one ends. */
	private static List<Rectangle> corners(List<Rectangle> taken) {
		Set<Long> tops = new TreeSet<>(List.of(0L));
		Set<Long> lefts = new TreeSet<>(List.of(0L));
		taken.forEach(one -> {
			tops.add(one.bottom);
			lefts.add(one.right);
		});
		var corners = new LinkedHashSet<Rectangle>();
		tops.forEach(top -> lefts.forEach(left -> corners.add(new Rectangle(top, left, top + 1, left + 1))));
		return List.copyOf(corners);
	}

	/** From a free corner to the right as far as it goes, then down. */
	private static Optional<Rectangle> largest(Rectangle corner, List<Rectangle> taken, long height, long width) {
		if (corner.bottom > height || corner.right > width || taken.stream().anyMatch(corner::meets)) {
			return Optional.empty();
		}
		var right = taken.stream().filter(one -> one.left >= corner.right && one.top < corner.bottom && corner.top < one.bottom).mapToLong(Rectangle::left).min().orElse(width);
		var bottom = taken.stream().filter(one -> one.top >= corner.bottom && one.left < right && corner.left < one.right).mapToLong(Rectangle::top).min().orElse(height);
		return Optional.of(new Rectangle(corner.top, corner.left, Math.min(bottom, height), Math.min(right, width)));
	}
}
