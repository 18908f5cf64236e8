// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.solver.run.Conclusions;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.run.UnitResult;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;
import dev.kirchhoff.solver.study.Use;

/**
 * The directory of one run: takes finished units while it runs, knows what is left after an interruption, and writes tables when all is
 * done. {@code results.csv} depends on the study alone, not on threads, interruptions or time.
 */
public final class ResultStore implements StudyRun.Sink, Closeable {
	private final Path directory;
	private final Study study;
	private final Shard shard;
	private final Journal journal;
	private final List<Failure> failures = new ArrayList<>();

	/** Repeats of a point that a plug-in spoiled; all of them if a metric could not conclude from them. */
	public record Failure(Unit unit, String fault) {
	}

	/** A table of a metric with all points below each other. */
	record WrittenTable(String file, String metric, Table sample) {
	}

	private ResultStore(Path directory, Study study, Shard shard, Journal journal) {
		this.directory = directory;
		this.study = study;
		this.shard = shard;
		this.journal = journal;
	}

	/**
	 * Opens a directory for a run; makes it if need be.
	 *
	 * @throws KirchhoffException if it holds something else, or cannot be written
	 */
	public static ResultStore open(Path directory, Study study, boolean resume) {
		return open(directory, study, null, resume);
	}

	/**
	 * The same for a part of a study, which gets no tables: they could be taken for those of the whole. Parts that lie side by side share
	 * their trained networks, in {@code stages} beside them.
	 *
	 * @param shard null for the whole study
	 */
	public static ResultStore open(Path directory, Study study, Shard shard, boolean resume) {
		var file = directory.resolve("journal");
		if (!resume && Files.exists(file)) {
			throw new KirchhoffException(directory + " already holds results", "go on with --resume, or choose another directory with --out");
		}
		try {
			Files.createDirectories(directory);
			return new ResultStore(directory, study, shard, Journal.open(file, study.fingerprint(), resume));
		} catch (FileAlreadyExistsException e) {
			throw new KirchhoffException(e.getFile() + " is a file, not a directory", "choose another directory with --out", e);
		} catch (IOException e) {
			throw new KirchhoffException(directory + " cannot be written (" + reason(e) + ")", "choose another directory with --out", e);
		}
	}

	/** What the operating system says, without a class name where it has a text of its own. */
	public static String reason(IOException e) {
		return switch (e) {
			case AccessDeniedException _ -> "access denied";
			case NoSuchFileException missing -> missing.getFile() + " does not exist";
			case FileSystemException system when system.getReason() != null -> system.getReason();
			default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
		};
	}

	public Path directory() {
		return directory;
	}

	/**
	 * Weights of networks that were trained.
	 *
	 * @param cache of earlier runs, or null
	 */
	public StageStore stages(TrainingCache cache) {
		return new StageStore(stages(directory, shard != null), cache, shard != null);
	}

	/** Where a run keeps trained networks; a part does so beside its directory. */
	static Path stages(Path directory, boolean part) {
		return part ? directory.toAbsolutePath().resolveSibling("stages") : directory.resolve("stages");
	}

	/** The part that this is; null if it is the whole. */
	public Shard shard() {
		return shard;
	}

	/** All units that belong here, in order. */
	public List<Unit> units() {
		return shard == null ? study.units() : shard.units(study);
	}

	/** Units that are not done, in order. */
	public List<Unit> remaining() {
		Set<Unit> done = journal.done();
		return units().stream().filter(unit -> !done.contains(unit)).toList();
	}

	/** Whether its run has come to its end before. */
	public boolean isFinished() {
		return Files.exists(directory.resolve("run.json"));
	}

	/** Units that are done, in the order they were finished. Not to be looked at while units are accepted. */
	public Collection<Unit> finished() {
		return journal.done();
	}

	/** The results of a unit that is done. */
	public UnitResult read(Unit unit) throws IOException {
		return journal.read(unit);
	}

	/** The values of a unit that is done, without its tallies. */
	public UnitResult recall(Unit unit) throws IOException {
		return journal.recall(unit);
	}

	@Override
	public void accept(UnitResult result) throws IOException {
		journal.append(result);
		if (result.fault() != null) {
			synchronized (failures) {
				failures.add(new Failure(result.unit(), result.fault()));
			}
		}
	}

	/** Takes note of a failure of another run that gave results to this one. */
	void accept(Failure failure) {
		synchronized (failures) {
			failures.add(failure);
		}
	}

	/** Units that failed in this run, in order. */
	public List<Failure> failures() {
		synchronized (failures) {
			return failures.stream().sorted(Comparator.comparing(Failure::unit, Comparator.comparingInt(Unit::point).thenComparingLong(Unit::first))).toList();
		}
	}

	/** Writes results, tables and {@code run.json} from what is done; {@code run.json} alone for a part. */
	public void finish(RunInfo info, List<String> notes) throws IOException {
		var quantities = new ArrayList<Described>();
		var conclusions = new ArrayList<Described>();
		for (var metric : study.points().getFirst().pipeline().metrics()) {
			metric.instance().quantities().forEach(quantity -> quantities.add(new Described(metric.name(), quantity)));
			metric.instance().conclusions().forEach(quantity -> conclusions.add(new Described(metric.name(), quantity)));
		}
		if (shard != null) {
			RunJson.write(directory.resolve("run.json"), study, shard, info, notes, quantities, conclusions, List.of(), failures());
			return;
		}
		var tables = new TableWriter(directory, study.axes());
		try (var results = new CsvLines(directory.resolve("results.csv")); var points = new CsvLines(directory.resolve("points.csv")); tables) {
			results.line(heading(List.of("point", "repeat"), quantities));
			points.line(heading(List.of("point"), conclusions));
			for (var point : study.points()) {
				write(point, results, points, tables);
			}
			results.complete();
			points.complete();
			tables.complete();
		}
		writeCurves();
		RunJson.write(directory.resolve("run.json"), study, null, info, notes, quantities, conclusions, tables.written(), failures());
	}

	/** A quantity and the metric it belongs to. */
	record Described(String metric, Quantity quantity) {
	}

	private List<String> heading(List<String> first, List<Described> last) {
		var heading = new ArrayList<>(first);
		heading.addAll(study.axes());
		last.forEach(described -> heading.add(described.quantity().name()));
		return heading;
	}

	private void write(Point point, CsvLines results, CsvLines points, TableWriter tables) throws IOException {
		var metrics = point.pipeline().metrics();
		var sums = metrics.stream().map(_ -> new Conclusions.Sums()).toList();
		boolean any = false;
		var done = journal.done();
		for (var unit : study.units(point)) {
			if (!done.contains(unit)) {
				continue;
			}
			var result = journal.read(unit);
			for (int c = 0; c < unit.count(); c++) {
				var line = new ArrayList<String>();
				line.add(Integer.toString(point.index()));
				line.add(Long.toString(unit.first() + c));
				line.addAll(point.coordinates());
				for (var values : result.values()) {
					line.add(Double.toString(values[c]));
				}
				results.line(line);
			}
			for (int m = 0; m < metrics.size(); m++) {
				sums.get(m).add(result.tallies().get(m));
			}
			any = true;
		}
		if (!any) {
			return;
		}
		var line = new ArrayList<String>();
		line.add(Integer.toString(point.index()));
		line.addAll(point.coordinates());
		for (int m = 0; m < metrics.size(); m++) {
			for (double value : conclude(metrics.get(m), sums.get(m), point, tables)) {
				line.add(Double.toString(value));
			}
		}
		points.line(line);
	}

	/** A metric that cannot conclude has no values and no tables at this point; the others have. */
	private double[] conclude(Use<Metric> metric, Conclusions.Sums sums, Point point, TableWriter tables) throws IOException {
		try {
			var conclusions = sums.conclude(metric);
			for (var table : conclusions.tables()) {
				tables.write(metric.name(), table, point);
			}
			return conclusions.values();
		} catch (KirchhoffException e) {
			synchronized (failures) {
				failures.add(new Failure(new Unit(point.index(), 0, (int) Math.min(Integer.MAX_VALUE, study.repeats())), e.line()));
			}
			var none = new double[metric.instance().conclusions().size()];
			Arrays.fill(none, Double.NaN);
			return none;
		}
	}

	/** The course of every training, of the first point that uses it. */
	private void writeCurves() throws IOException {
		var trainings = StudyRun.trainings(study);
		if (trainings.isEmpty()) {
			return;
		}
		try (var csv = new CsvLines(directory.resolve("training.csv"))) {
			var heading = new ArrayList<>(List.of("training", "point"));
			heading.addAll(study.axes());
			heading.addAll(List.of("epoch", "loss", "accuracy"));
			csv.line(heading);
			int number = 0;
			for (var training : trainings.entrySet()) {
				var file = stages(null).curve(training.getKey());
				if (!Files.exists(file)) {
					continue;
				}
				var name = Integer.toString(number++);
				for (var curve : Files.readAllLines(file).stream().skip(1).toList()) {
					var line = new ArrayList<>(List.of(name, Integer.toString(training.getValue().index())));
					line.addAll(training.getValue().coordinates());
					line.addAll(List.of(curve.split(",")));
					csv.line(line);
				}
			}
			csv.complete();
		}
	}

	@Override
	public void close() throws IOException {
		journal.close();
	}
}
