// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * One of several equal parts of a study, for machines that know nothing of each other. Which units are its own follows from the study
 * and from the two numbers alone.
 *
 * @param number from 1
 * @param of     how many parts there are
 */
public record Shard(int number, int of) {
	private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*/\\s*(\\d{1,9})\\s*");

	/** @throws KirchhoffException if there is no such part */
	public Shard {
		if (of < 1) {
			throw new KirchhoffException("there are no parts in '" + number + "/" + of + "'", "write K/N, for example 3/16 for the third of 16 parts");
		}
		if (number < 1 || number > of) {
			throw new KirchhoffException("there is no part " + number + " of " + of, "parts are counted from 1/" + of + " to " + of + "/" + of);
		}
	}

	/**
	 * Reads {@code 3/16}.
	 *
	 * @throws KirchhoffException if it is no part
	 */
	public static Shard parse(String text) {
		var form = FORM.matcher(text);
		if (!form.matches()) {
			throw new KirchhoffException("'" + text + "' is no part of a study", "write K/N, for example 3/16 for the third of 16 parts");
		}
		return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
	}

	/** {@code 3/16}. */
	@Override
	public String toString() {
		return number + "/" + of;
	}

	/** {@code part 3 of 16}, for people. */
	public String text() {
		return "part " + number + " of " + of;
	}

	/**
	 * Its units in the order in which they are wanted. Points that share a training stand together, so that few parts need the same one.
	 * Parts differ by one unit at most; where there are fewer units than parts, some are empty.
	 */
	public List<Unit> units(Study study) {
		long each = study.unitsOfPoint();
		long all = each * study.points().size();
		long to = border(all, number);
		var points = order(study);
		var units = new ArrayList<Unit>();
		for (long k = border(all, number - 1); k < to; k++) {
			units.add(study.unit((int) (points[(int) (k / each)] * each + k % each)));
		}
		return units;
	}

	/** In which parts of so many there are these units; ascending. */
	public static SortedSet<Integer> find(Study study, Collection<Unit> wanted, int of) {
		long each = study.unitsOfPoint();
		long all = each * study.points().size();
		var order = order(study);
		var places = new int[order.length];
		for (int k = 0; k < order.length; k++) {
			places[order[k]] = k;
		}
		var numbers = new TreeSet<Integer>();
		for (var unit : wanted) {
			numbers.add(number(all, of, places[unit.point()] * each + unit.first() / study.block()));
		}
		return numbers;
	}

	private static int number(long all, int of, long place) {
		int number = (int) Math.clamp(Math.multiplyExact(place, (long) of) / all + 1, 1, of);
		while (place < border(all, of, number - 1)) {
			number--;
		}
		while (place >= border(all, of, number)) {
			number++;
		}
		return number;
	}

	private long border(long all, int part) {
		return border(all, of, part);
	}

	private static long border(long all, int of, int part) {
		return Math.multiplyExact(all, (long) part) / of;
	}

	/** Indices of the points, those with the same training behind each other, else as in the study. */
	private static Integer[] order(Study study) {
		var firsts = new HashMap<String, Integer>();
		var group = new int[study.points().size()];
		for (var point : study.points()) {
			group[point.index()] = firsts.computeIfAbsent(StudyRun.training(point), _ -> point.index());
		}
		var order = new Integer[group.length];
		Arrays.setAll(order, p -> p);
		Arrays.sort(order, Comparator.comparingInt(p -> group[p]));
		return order;
	}
}
