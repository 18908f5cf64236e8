// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

import dev.kirchhoff.solver.study.Study.Unit;

/** Where the rows of units lie: some 44 bytes each, as there may be millions. Not safe for several threads by itself. */
final class Places {
	private static final int FEW = 64;

	private int size;
	private int[] points = new int[FEW];
	private long[] firsts = new long[FEW];
	private int[] counts = new int[FEW];
	private long[] offsets = new long[FEW];
	private int[] lengths = new int[FEW];
	private int[] files = new int[FEW];
	/** Open addressing: the unit's number and 1, or 0 where there is none. */
	private int[] table = new int[2 * FEW];

	/** A unit that is known moves. */
	void put(Unit unit, long offset, int length) {
		put(unit, 0, offset, length);
	}

	/** The same where there are several files. */
	void put(Unit unit, int file, long offset, int length) {
		int slot = slot(unit);
		int number = table[slot] - 1;
		if (number < 0) {
			number = size;
			if (number == points.length) {
				grow();
				slot = slot(unit);
			}
			points[number] = unit.point();
			firsts[number] = unit.first();
			counts[number] = unit.count();
			table[slot] = number + 1;
			size++;
		}
		files[number] = file;
		offsets[number] = offset;
		lengths[number] = length;
	}

	/** Number of a unit in the order in which they came; -1 if it is not here. */
	int find(Unit unit) {
		return table[slot(unit)] - 1;
	}

	int size() {
		return size;
	}

	Unit unit(int number) {
		return new Unit(points[number], firsts[number], counts[number]);
	}

	int file(int number) {
		return files[number];
	}

	long offset(int number) {
		return offsets[number];
	}

	int length(int number) {
		return lengths[number];
	}

	/** That of the unit, or the free one that it would get. */
	private int slot(Unit unit) {
		long mixed = (unit.first() * 0x9E3779B97F4A7C15L + unit.point()) * 0xBF58476D1CE4E5B9L + unit.count();
		mixed ^= mixed >>> 32;
		int slot = (int) (mixed * 0x94D049BB133111EBL >>> 33) & table.length - 1;
		while (table[slot] != 0 && !is(table[slot] - 1, unit)) {
			slot = slot + 1 & table.length - 1;
		}
		return slot;
	}

	private boolean is(int number, Unit unit) {
		return points[number] == unit.point() && firsts[number] == unit.first() && counts[number] == unit.count();
	}

	private void grow() {
		int room = Math.multiplyExact(2, points.length);
		points = Arrays.copyOf(points, room);
		firsts = Arrays.copyOf(firsts, room);
		counts = Arrays.copyOf(counts, room);
		offsets = Arrays.copyOf(offsets, room);
		lengths = Arrays.copyOf(lengths, room);
		files = Arrays.copyOf(files, room);
		table = new int[Math.multiplyExact(2, room)];
		for (int number = 0; number < size; number++) {
			table[slot(unit(number))] = number + 1;
		}
	}

	/** The units in the order in which they came; it grows along. */
	Set<Unit> units() {
		return new AbstractSet<>() {
			@Override
			public int size() {
				return size;
			}

			@Override
			public boolean contains(Object other) {
				return other instanceof Unit unit && find(unit) >= 0;
			}

			@Override
			public Iterator<Unit> iterator() {
				return new Iterator<>() {
					private int next;

					@Override
					public boolean hasNext() {
						return next < size;
					}

					@Override
					public Unit next() {
						if (!hasNext()) {
							throw new NoSuchElementException();
						}
						return unit(next++);
					}
				};
			}
		};
	}
}
