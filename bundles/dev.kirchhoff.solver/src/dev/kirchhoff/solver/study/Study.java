// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Everything an experiment will compute, as immutable records: points times repeats.
 *
 * @param project     name of the project
 * @param title       one line on what the project is for
 * @param experiment  name of the experiment
 * @param seed        start of all random streams, unless it is swept
 * @param repeats     independent repeats of every point
 * @param axes        names of the swept values
 * @param block       repeats that one unit of work takes; part of the study so that sums do not depend on threads
 * @param inputs      files the study reads, with the SHA-256 of their content
 * @param plugins     plug-ins that contribute to it, with their versions
 * @param settings    all that determines the results, one line each
 * @param standIns    whether generated data stand in for those that the project names, so that results cannot be compared with others'
 */
public record Study(String project, String title, String experiment, long seed, long repeats, List<String> axes, List<Point> points, int block,
		Map<String, String> inputs, Map<String, String> plugins, List<String> settings, boolean standIns) {
	/** On the data that the project names. */
	public Study(String project, String title, String experiment, long seed, long repeats, List<String> axes, List<Point> points, int block, Map<String, String> inputs,
			Map<String, String> plugins, List<String> settings) {
		this(project, title, experiment, seed, repeats, axes, points, block, inputs, plugins, settings, false);
	}

	/**
	 * A part of a study that is computed at once. Units are independent and do not depend on what computes them.
	 *
	 * @param first first repeat
	 * @param count repeats
	 */
	public record Unit(int point, long first, int count) {
	}

	/** All units, point by point. */
	public List<Unit> units() {
		var units = new ArrayList<Unit>();
		points.forEach(point -> units.addAll(units(point)));
		return units;
	}

	/** The units of one point, in order. */
	public List<Unit> units(Point point) {
		var units = new ArrayList<Unit>();
		for (long number = 0; number < unitsOfPoint(); number++) {
			units.add(unit(point.index(), number));
		}
		return units;
	}

	/** How many units each point has. */
	public int unitsOfPoint() {
		return Math.toIntExact((repeats + block - 1) / block);
	}

	/** A unit by its number among {@link #units()}. */
	public Unit unit(int number) {
		long first = (long) (number % unitsOfPoint()) * block;
		return new Unit(number / unitsOfPoint(), first, (int) Math.min(block, repeats - first));
	}

	/** The number of a unit among {@link #units()}; -1 if the study has no such unit. */
	public int number(Unit unit) {
		if (unit.point() < 0 || unit.point() >= points.size() || unit.first() < 0 || unit.first() >= repeats || unit.first() % block != 0) {
			return -1;
		}
		int number = Math.toIntExact((long) unit.point() * unitsOfPoint() + unit.first() / block);
		return unit(number).equals(unit) ? number : -1;
	}

	/** A unit of a point by its number, counted from 0. */
	public Unit unit(int point, long number) {
		long first = number * block;
		return new Unit(point, first, (int) Math.min(block, repeats - first));
	}

	/** Whether it is one of this study's. */
	public boolean has(Unit unit) {
		return number(unit) >= 0;
	}

	/** SHA-256 of everything that determines the results: two studies with the same fingerprint have the same results. */
	public String fingerprint() {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var line : settings) {
				digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
			}
			inputs.values().forEach(hash -> digest.update((hash + "\n").getBytes(StandardCharsets.UTF_8)));
			plugins.forEach((bundle, version) -> digest.update((bundle + " " + version + "\n").getBytes(StandardCharsets.UTF_8)));
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
