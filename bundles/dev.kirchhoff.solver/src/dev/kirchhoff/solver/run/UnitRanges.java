// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Units as lines for a worker: neighbours of one point are one line. Holds two numbers a line; the lines themselves are made when they are
 * asked for.
 */
public final class UnitRanges extends AbstractList<String> implements RandomAccess {
	private final Study study;
	/** First unit and first unit behind it, by number within the study, of each range. */
	private final int[] from;
	private final int[] to;
	private final Sharing sharing;
	private final boolean keep;

	private UnitRanges(Study study, int[] from, int[] to, Sharing sharing, boolean keep) {
		this.study = study;
		this.sharing = sharing;
		this.keep = keep;
		this.from = from;
		this.to = to;
	}

	/** Lines that ask for all of a study, a point each. */
	public static List<String> all(Study study) {
		return of(study, IntStream.range(0, study.points().size() * study.unitsOfPoint()).toArray(), null, false);
	}

	/**
	 * @param units   their numbers within the study
	 * @param sharing names the arrays that were shipped; null if none were
	 * @param keep    whether these arrays are wanted instead
	 */
	static UnitRanges of(Study study, int[] units, Sharing sharing, boolean keep) {
		var from = new int[units.length];
		var to = new int[units.length];
		int ranges = 0;
		int each = study.unitsOfPoint();
		for (int unit : units) {
			if (ranges > 0 && to[ranges - 1] == unit && unit % each != 0) {
				to[ranges - 1]++;
			} else {
				from[ranges] = unit;
				to[ranges++] = unit + 1;
			}
		}
		return new UnitRanges(study, Arrays.copyOf(from, ranges), Arrays.copyOf(to, ranges), sharing, keep);
	}

	@Override
	public String get(int index) {
		var first = study.unit(from[index]);
		var last = study.unit(to[index] - 1);
		return line(first, last.first() + last.count() - first.first());
	}

	private String line(Unit first, long count) {
		return "{\"point\":" + first.point() + ",\"first\":" + first.first() + ",\"count\":" + count + shared(first) + "}";
	}

	private String shared(Unit unit) {
		var key = sharing == null ? null : sharing.key(unit);
		return key == null ? "" : ",\"shared\":" + key.stage() + (keep ? ",\"keep\":true" : "");
	}

	/** The line that asks for the training that a point begins with. */
	static String training(Point point) {
		return "{\"train\":" + point.index() + "}";
	}

	@Override
	public int size() {
		return from.length;
	}
}
