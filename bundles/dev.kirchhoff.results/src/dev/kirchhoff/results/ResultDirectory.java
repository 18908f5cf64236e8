// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.RunInfo.TableInfo;
import dev.kirchhoff.results.internal.Json;
import dev.kirchhoff.results.internal.Lazy;
import dev.kirchhoff.results.internal.RunFiles;

/**
 * A finished run as data. Nothing but {@code run.json} is read before it is asked for; what was read once is kept, except for
 * tables, which can be large. Every method may throw a {@link KirchhoffException} that names the damaged or missing file.
 */
public final class ResultDirectory {
	private final Path path;
	private final RunInfo info;
	private final Supplier<DataTable> points;
	private final Supplier<Summaries> summaries;
	private final Supplier<List<Training>> trainings;

	private ResultDirectory(Path path, RunInfo info) {
		this.path = path;
		this.info = info;
		var files = new RunFiles(path, info);
		points = new Lazy<>(files::points);
		summaries = new Lazy<>(files::summaries);
		trainings = new Lazy<>(() -> Files.exists(path.resolve("training.csv")) ? files.trainings() : List.of());
	}

	/**
	 * Opens the results of a run.
	 *
	 * @param directory the one with {@code run.json}
	 * @throws KirchhoffException if it is not there or damaged
	 */
	public static ResultDirectory read(Path directory) {
		var file = directory.resolve("run.json");
		if (!Files.exists(file)) {
			throw new KirchhoffException(directory + ": no run.json", "name the directory of a run that has finished");
		}
		return new ResultDirectory(directory, Json.read(file, RunInfo.class));
	}

	public Path path() {
		return path;
	}

	public RunInfo info() {
		return info;
	}

	/** {@code points.csv}: column {@code point} (numbers), axes (text), conclusions (numbers); one row a point. */
	public DataTable pointTable() {
		return points.get();
	}

	/** The points that have results, in the order of {@code points.csv}. */
	public List<RunPoint> points() {
		var table = pointTable();
		var indices = table.numbers("point").orElseThrow();
		var result = new ArrayList<RunPoint>();
		for (int row = 0; row < table.rows(); row++) {
			var coordinates = new ArrayList<String>();
			for (int axis = 0; axis < info.axes().size(); axis++) {
				coordinates.add(table.columns().get(1 + axis).text(row));
			}
			result.add(new RunPoint((int) indices[row], List.copyOf(coordinates)));
		}
		return List.copyOf(result);
	}

	/** Statistics over {@code results.csv}, which is read row by row and may have any length. */
	public Summaries summaries() {
		return summaries.get();
	}

	/**
	 * All of {@code results.csv}: columns {@code point} and {@code repeat}, axes (text), quantities.
	 *
	 * @param progress is told from time to time how many rows were read; what it throws ends reading
	 */
	public DataTable results(LongConsumer progress) {
		return new RunFiles(path, info).results(progress);
	}

	/** All rows of a table of the run: column {@code point}, axes (text), the table's own; progress as in {@link #results}. */
	public DataTable rows(TableInfo table, LongConsumer progress) {
		return new RunFiles(path, info).rows(table, progress);
	}

	/** A table of the run for the points asked for, in the order of the file. */
	public List<PointTable> table(TableInfo table, IntPredicate wanted) {
		return new RunFiles(path, info).table(table, wanted);
	}

	/** {@code training.csv}; empty if nothing was trained. */
	public List<Training> trainings() {
		return trainings.get();
	}
}
