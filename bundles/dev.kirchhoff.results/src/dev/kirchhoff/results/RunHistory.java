// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.RunEntry.State;

/**
 * The runs of projects: folders {@code results/<experiment>/<time>} of a project. What was read is kept until a file of the run changes, so
 * that asking again costs little.
 */
public final class RunHistory {
	private final Map<Path, Known> known = new HashMap<>();

	private record Known(List<FileTime> times, RunEntry entry) {
	}

	/** @param projects folders of projects; newest run first */
	public synchronized List<RunEntry> of(List<Path> projects) {
		var entries = new ArrayList<RunEntry>();
		for (var project : projects) {
			for (var experiment : below(project.resolve("results"))) {
				for (var directory : below(experiment)) {
					if (Files.exists(directory.resolve("run.json")) || Files.exists(directory.resolve("journal"))) {
						entries.add(entry(project, directory));
					}
				}
			}
		}
		known.keySet().removeIf(directory -> entries.stream().noneMatch(entry -> entry.directory().equals(directory)));
		entries.sort(Comparator.comparing(RunEntry::started).reversed().thenComparing(RunEntry::directory));
		return List.copyOf(entries);
	}

	/** A folder that cannot be listed has no runs to show. */
	private static List<Path> below(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (var all = Files.list(folder)) {
			return all.filter(Files::isDirectory).sorted().toList();
		} catch (IOException e) {
			return List.of();
		}
	}

	private RunEntry entry(Path project, Path directory) {
		var times = List.of(time(directory.resolve("run.json")), time(directory.resolve("points.csv")));
		var before = known.get(directory);
		if (before != null && before.times.equals(times)) {
			return before.entry;
		}
		var entry = read(project, directory);
		known.put(directory, new Known(times, entry));
		return entry;
	}

	private static FileTime time(Path file) {
		try {
			return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
		} catch (IOException vanished) {
			return FileTime.fromMillis(0);
		}
	}

	/** A run by its directory alone. */
	public static RunEntry read(Path directory) {
		var results = directory.toAbsolutePath().getParent();
		var project = results == null || results.getParent() == null || results.getParent().getParent() == null ? directory : results.getParent().getParent();
		return read(project, directory);
	}

	private static RunEntry read(Path project, Path directory) {
		var name = String.valueOf(project.getFileName());
		var experiment = String.valueOf(directory.toAbsolutePath().getParent().getFileName());
		var started = moment(directory.getFileName().toString());
		if (!Files.exists(directory.resolve("run.json"))) {
			return new RunEntry(directory, name, experiment, experiment, started, 0, 0, 0, State.UNFINISHED, "");
		}
		try {
			var run = ResultDirectory.read(directory);
			var info = run.info();
			boolean whole = info.failures().isEmpty();
			return new RunEntry(directory, name, info.experiment().isEmpty() ? experiment : info.experiment(), info.title(), info.started().isEmpty() ? started : info.started(),
					info.seconds(), info.points(), info.repeats(), whole ? State.FINISHED : State.FAILED_PARTS, conclusion(run));
		} catch (KirchhoffException damaged) {
			return new RunEntry(directory, name, experiment, experiment, started, 0, 0, 0, State.DAMAGED, damaged.getMessage());
		}
	}

	/** {@code 20261130-081500} and {@code 2026-11-30T08-15-00Z} as ISO 8601; other names stay. */
	private static String moment(String name) {
		var digits = name.replaceAll("\\D", "");
		return digits.length() < 14 || !digits.startsWith("20") ? name : digits.replaceFirst("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d).*", "$1-$2-$3T$4:$5:$6Z");
	}

	/** The first conclusion: its value, or from where to where it goes over the points; of a mean with its spread. */
	private static String conclusion(ResultDirectory run) {
		var conclusions = run.info().conclusions();
		if (conclusions.isEmpty()) {
			return "";
		}
		var first = conclusions.getFirst();
		var table = run.pointTable();
		var values = Arrays.stream(table.numbers(first.name()).orElseThrow()).filter(Double::isFinite).toArray();
		if (values.length == 0) {
			return "";
		}
		var scale = Scale.of(first.unit(), values);
		double low = Arrays.stream(values).min().orElseThrow();
		double high = Arrays.stream(values).max().orElseThrow();
		var name = first.name().replaceFirst("-mean$", "");
		if (values.length == 1) {
			double sd = name.equals(first.name()) ? Double.NaN : table.numbers(name + "-sd").map(all -> all[0]).orElse(Double.NaN);
			return name + " " + scale.text(low, sd);
		}
		return name + " " + (low == high ? scale.text(low) : scale.text(low) + " to " + scale.text(high));
	}
}
