// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.internal.Numbers;

/**
 * What {@code run.json} says of a run.
 *
 * @param kirchhoff        version that computed it
 * @param project          name of the project
 * @param title            of the experiment, for a reader
 * @param experiment       name of the experiment
 * @param study            SHA-256 of everything that determines the results
 * @param repeats          independent repeats of every point
 * @param points           combinations of swept values
 * @param axes             swept parameters as paths
 * @param quantities       columns of {@code results.csv} after the axes
 * @param conclusions      columns of {@code points.csv} after the axes
 * @param notes            what a reader must know before believing the numbers
 * @param settings         one line a setting
 * @param plugins          bundle and version
 * @param inputs           file and SHA-256
 * @param started          ISO 8601
 * @param finished         ISO 8601
 * @param seconds          of wall time
 * @param repeatsPerSecond 0 or NaN if not measured
 * @param standIns         whether generated data stood in for those that the project names
 */
public record RunInfo(String kirchhoff, String project, String title, String experiment, String study, long seed, long repeats, int points,
		List<String> axes, List<Column> quantities, List<Column> conclusions, List<TableInfo> tables, List<String> notes,
		List<String> settings, Map<String, String> plugins, Map<String, String> inputs, List<Failure> failures, Host host, String started,
		String finished, double seconds, double repeatsPerSecond, boolean standIns) {

	/** What a column of numbers means: unit in SI, {@code 1} if dimensionless; {@code metric} is empty where none computed it. */
	public record Column(String name, String unit, String doc, String metric) {
		public Column {
			name = text(name);
			unit = unit == null || unit.isBlank() ? "1" : unit;
			doc = text(doc);
			metric = text(metric);
		}
	}

	/** A table of all points below each other; {@code file} is relative to the run. */
	public record TableInfo(String file, String metric, String name, String title, View view, List<Column> columns) {
		public TableInfo {
			file = text(file);
			metric = text(metric);
			name = text(name);
			title = title == null || title.isBlank() ? name : title;
			view = view == null ? View.TABLE : view;
			columns = list(columns);
		}
	}

	/** Repeats of a point that have no result. */
	public record Failure(int point, long first, long count, String fault) {
		public Failure {
			fault = text(fault);
		}
	}

	/**
	 * The machine that ran the study, and where it had it computed.
	 *
	 * @param computed in words, such as {@code 2 threads}
	 * @param workers  repeats by the machine whose workers computed them; empty if it was this process
	 * @param threads  in runs before there were executors; else 0
	 */
	public record Host(String os, String arch, int cpus, String java, String computed, Map<String, Long> workers, int threads, String kernels) {
		public Host {
			os = text(os);
			computed = computed == null || computed.isBlank() ? threads == 0 ? "" : threads + (threads == 1 ? " thread" : " threads") : computed;
			workers = workers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(workers));
			arch = text(arch);
			java = text(java);
			kernels = text(kernels);
		}

		/** Who computed how much, such as {@code node1 (900 repeats), node2 (800 repeats)}; empty if it was this process. */
		public String shares() {
			return workers.entrySet().stream().map(worker -> worker.getKey() + " (" + Numbers.grouped(worker.getValue()) + (worker.getValue() == 1 ? " repeat)" : " repeats)"))
					.collect(Collectors.joining(", "));
		}
	}

	public RunInfo {
		kirchhoff = text(kirchhoff);
		project = text(project);
		experiment = text(experiment);
		title = title == null || title.isBlank() ? experiment : title;
		study = text(study);
		axes = list(axes);
		quantities = list(quantities);
		conclusions = list(conclusions);
		tables = list(tables);
		notes = list(notes);
		settings = list(settings);
		plugins = map(plugins);
		inputs = map(inputs);
		failures = list(failures);
		host = host == null ? new Host("", "", 0, "", "", Map.of(), 0, "") : host;
		started = text(started);
		finished = text(finished);
	}

	/** The title of a table; with its metric where another table of the run has the same title. */
	public String titleOf(TableInfo table) {
		boolean unique = tables.stream().filter(other -> other.title().equals(table.title())).count() < 2;
		return unique || table.metric().isEmpty() ? table.title() : table.title() + " (" + table.metric() + ")";
	}

	private static String text(String text) {
		return text == null ? "" : text;
	}

	private static <T> List<T> list(List<T> list) {
		return list == null ? List.of() : List.copyOf(list);
	}

	private static Map<String, String> map(Map<String, String> map) {
		return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
	}
}
