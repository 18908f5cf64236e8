// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;

/**
 * Lays weight matrices on arrays, one array after the other: a matrix that does not fit is cut, in as large pieces as the free cells
 * allow. Greedy: of the first array with room, the next piece takes the rectangle that holds the largest part of what is left of its
 * matrix; what it leaves of the rectangle is kept as two. Reference lines come after all weights, from the last array backwards.
 */
final class Placement {
	/** A matrix that is to be placed: the weights of a node, or its bias as a row. */
	record Matrix(int node, Tensor tensor, int inputs, int outputs) {
	}

	/** Free cells of an array. */
	private record Free(int array, int row, int column, int rows, int columns) {
	}

	/** Part of a matrix. */
	private record Part(int firstInput, int inputs, int firstOutput, int outputs) {
		int size() {
			return inputs * outputs;
		}
	}

	/** What shares a reference line on a plane. */
	private record Reference(int node, Tensor tensor, int plane, int firstInput, int inputs) {
	}

	private final MappingScheme scheme;
	private final int planes;
	private final List<Free> free = new ArrayList<>();

	/**
	 * @param rows    word lines of each array
	 * @param columns bit lines of each array
	 */
	Placement(MappingScheme scheme, int[] rows, int[] columns) {
		this.scheme = scheme;
		planes = scheme.planes().size();
		for (int a = 0; a < rows.length; a++) {
			free.add(new Free(a, 0, 0, rows[a], columns[a]));
		}
	}

	/** Places all matrices; empty if there are too few cells. */
	Optional<List<Block>> place(List<Matrix> matrices) {
		var parts = new ArrayList<Part>();
		var owners = new ArrayList<Matrix>();
		var regions = new ArrayList<Region[]>();
		for (var matrix : matrices) {
			var left = new ArrayList<>(List.of(new Part(0, matrix.inputs, 0, matrix.outputs)));
			while (!left.isEmpty()) {
				var part = left.removeFirst();
				var slots = new Region[planes];
				var piece = piece(part, slots);
				if (piece.isEmpty()) {
					return Optional.empty();
				}
				parts.add(piece.get());
				owners.add(matrix);
				regions.add(slots);
				left.addAll(0, rest(part, piece.get()));
			}
		}
		return references(owners, parts, regions) ? Optional.of(blocks(owners, parts, regions)) : Optional.empty();
	}

	private static List<Block> blocks(List<Matrix> owners, List<Part> parts, List<Region[]> regions) {
		var blocks = new ArrayList<Block>();
		for (int k = 0; k < parts.size(); k++) {
			var part = parts.get(k);
			blocks.add(new Block(owners.get(k).node, owners.get(k).tensor, part.firstInput, part.inputs, part.firstOutput, part.outputs, List.of(regions.get(k))));
		}
		return blocks;
	}

	/** Cuts the largest piece that has room on all planes, and places it there. */
	private Optional<Part> piece(Part part, Region[] slots) {
		var before = List.copyOf(free);
		var piece = part;
		while (true) {
			var fitting = piece;
			int plane = 0;
			for (; plane < planes; plane++) {
				if (scheme.isReference(plane)) {
					continue;
				}
				var largest = largest(piece);
				if (largest.isEmpty()) {
					break;
				}
				fitting = largest.get();
				if (!fitting.equals(piece)) {
					break;
				}
				slots[plane] = take(piece, plane);
			}
			if (plane == planes) {
				return Optional.of(piece);
			}
			free.clear();
			free.addAll(before);
			if (fitting.equals(piece)) {
				return Optional.empty();
			}
			piece = fitting;
		}
	}

	/** The largest corner of a part that fits into one free rectangle of the first array with room. */
	private Optional<Part> largest(Part part) {
		Part best = null;
		int array = 0;
		for (var room : free) { // array by array
			var corner = corner(part, room);
			if (corner.size() > 0 && (best == null || room.array == array && corner.size() > best.size())) {
				best = corner;
				array = room.array;
			}
		}
		return Optional.ofNullable(best);
	}

	private Part corner(Part part, Free room) {
		int inputs = Math.min(part.inputs, room.rows / scheme.wordLinesPerInput());
		int outputs = Math.min(part.outputs, room.columns / scheme.bitLinesPerOutput());
		return new Part(part.firstInput, inputs, part.firstOutput, outputs);
	}

	/** Puts a piece into the first rectangle that holds it. */
	private Region take(Part piece, int plane) {
		int rows = piece.inputs * scheme.wordLinesPerInput();
		int columns = scheme.bitLines(plane, piece.outputs);
		for (int k = 0; k < free.size(); k++) {
			if (free.get(k).rows >= rows && free.get(k).columns >= columns) {
				return take(k, rows, columns);
			}
		}
		return null;
	}

	/** Takes the upper left corner of a rectangle; of the two ways to keep what is left as rectangles, the one with the larger of them. */
	private Region take(int index, int rows, int columns) {
		var room = free.remove(index);
		int right = room.columns - columns;
		int below = room.rows - rows;
		boolean tall = (long) right * room.rows >= (long) below * room.columns;
		var beside = new Free(room.array, room.row, room.column + columns, tall ? room.rows : rows, right);
		var under = new Free(room.array, room.row + rows, room.column, below, tall ? columns : room.columns);
		if (under.rows > 0 && under.columns > 0) {
			free.add(index, under);
		}
		if (beside.rows > 0 && beside.columns > 0) {
			free.add(index, beside);
		}
		return new Region(room.array, room.row, room.column);
	}

	/** What is left of a part when its corner has been placed. */
	private static List<Part> rest(Part part, Part piece) {
		var rest = new ArrayList<Part>();
		if (piece.outputs < part.outputs) {
			rest.add(new Part(part.firstInput, piece.inputs, part.firstOutput + piece.outputs, part.outputs - piece.outputs));
		}
		if (piece.inputs < part.inputs) {
			rest.add(new Part(part.firstInput + piece.inputs, part.inputs - piece.inputs, part.firstOutput, part.outputs));
		}
		return rest;
	}

	/** Places the reference lines, one for all blocks of the same inputs; false if there is no room. */
	private boolean references(List<Matrix> owners, List<Part> parts, List<Region[]> regions) {
		Map<Reference, Region> known = new HashMap<>();
		for (int k = 0; k < parts.size(); k++) {
			for (int plane = 0; plane < planes; plane++) {
				if (!scheme.isReference(plane)) {
					continue;
				}
				var part = parts.get(k);
				var reference = new Reference(owners.get(k).node, owners.get(k).tensor, plane, part.firstInput, part.inputs);
				int index = plane;
				var region = known.computeIfAbsent(reference, _ -> last(part, index));
				if (region == null) {
					return false;
				}
				regions.get(k)[plane] = region;
			}
		}
		return true;
	}

	/** The last rectangle that holds a reference line, or null. */
	private Region last(Part part, int plane) {
		int rows = part.inputs * scheme.wordLinesPerInput();
		int columns = scheme.bitLines(plane, part.outputs);
		for (int k = free.size() - 1; k >= 0; k--) {
			if (free.get(k).rows >= rows && free.get(k).columns >= columns) {
				return take(k, rows, columns);
			}
		}
		return null;
	}
}
