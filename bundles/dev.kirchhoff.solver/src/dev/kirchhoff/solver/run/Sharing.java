// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Which units begin with the same programmed arrays: those of points that differ only in what comes later, such as in how long the arrays
 * age. They are written once and read as often as they are needed.
 */
final class Sharing {
	/**
	 * Arrays that several units begin with.
	 *
	 * @param stage   the last one that they have in common
	 * @param history the first point of the study with the same stages up to that one
	 * @param first   repeat
	 */
	record Key(int stage, int history, long first) {
		/** Of a file that holds them. */
		String name() {
			return "arrays-" + stage + "-" + history + "-" + first;
		}

		private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::history).thenComparingInt(Key::stage).thenComparingLong(Key::first);
	}

	private record Common(int stage, int history) {
	}

	/** By point; points that share nothing are absent. */
	private final Map<Integer, Common> common = new HashMap<>();
	private final Map<Key, Integer> uses = new HashMap<>();

	/**
	 * Found among units.
	 *
	 * @param units all that will be computed
	 * @param point gives a point by its index
	 */
	Sharing(Collection<Unit> units, IntFunction<Point> point) {
		this(units, point, Map.of());
	}

	/**
	 * Found among units, or known from elsewhere.
	 *
	 * @param known by point, the last stage that it has in common with points that others compute
	 */
	Sharing(Collection<Unit> units, IntFunction<Point> point, Map<Integer, Integer> known) {
		var points = new HashSet<Integer>();
		units.forEach(unit -> points.add(unit.point()));
		var counts = new HashMap<Common, Integer>();
		for (int index : points) {
			candidates(point.apply(index)).forEach(candidate -> counts.merge(candidate, 1, Integer::sum));
		}
		for (int index : points) {
			candidates(point.apply(index)).stream().filter(candidate -> counts.get(candidate) > 1).max(Comparator.comparingInt(Common::stage))
					.ifPresent(longest -> common.put(index, longest));
		}
		known.forEach((index, stage) -> common.put(index, new Common(stage, point.apply(index).histories().get(stage))));
		units.forEach(unit -> {
			var key = key(unit);
			if (key != null) {
				uses.merge(key, 1, Integer::sum);
			}
		});
	}

	/** The stages up to which arrays could be shared: those that change cells, up to the first that learns on them. */
	private static Set<Common> candidates(Point point) {
		var candidates = new HashSet<Common>();
		var stages = point.pipeline().stages();
		if (point.pipeline().shared() == 0) {
			return candidates; // every repeat writes weights of its own
		}
		for (int s = 0; s < stages.size() && !(stages.get(s) instanceof Stage.Learning); s++) {
			if (stages.get(s) instanceof Stage.Programming || stages.get(s) instanceof Stage.Ageing) {
				candidates.add(new Common(s, point.histories().get(s)));
			}
		}
		return candidates;
	}

	/** What a unit shares with others; null if nothing. */
	Key key(Unit unit) {
		var own = common.get(unit.point());
		return own == null ? null : new Key(own.stage, own.history, unit.first());
	}

	/** How many units begin so. */
	int uses(Key key) {
		return uses.getOrDefault(key, 0);
	}

	/** All that several units begin with. */
	Set<Key> keys() {
		return uses.keySet();
	}

	/** Whether anything is shared. */
	boolean any() {
		return !common.isEmpty();
	}

	/** Those who share stand together; else the order of the study. */
	Comparator<Unit> order() {
		return Comparator.comparing(this::place, Key.ORDER).thenComparingInt(Unit::point).thenComparingLong(Unit::first);
	}

	private Key place(Unit unit) {
		var key = key(unit);
		return key != null ? key : new Key(0, unit.point(), 0);
	}
}
