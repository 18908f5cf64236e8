// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.solver.run.StudyRun;
import dev.kirchhoff.solver.run.UnitResult;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Journals of several runs of one study on their way into one directory. Rows are copied as they are, one by one, so that memory does not
 * depend on how long they are.
 */
public final class Parts {
	/** Units that are asked about before the monitor is asked again. */
	private static final int OFTEN = 1000;

	private final Study study;
	private final Monitor monitor;
	private final List<Path> directories = new ArrayList<>();
	private final Places results = new Places();
	private final Places faults = new Places();

	/** @param monitor is asked whether to stop */
	public Parts(Study study, Monitor monitor) {
		this.study = study;
		this.monitor = monitor;
	}

	/** The study that a journal says it is of; null if it does not say so. */
	public static String study(Path directory) throws IOException {
		try (var lines = new LineReader(Files.newInputStream(journal(directory)))) {
			byte[] heading = lines.next();
			return heading == null ? null : UnitJson.parse(heading).map(node -> node.path("study").asText(null)).orElse(null);
		}
	}

	private static Path journal(Path directory) {
		return directory.resolve("journal");
	}

	/**
	 * Takes the units of a run.
	 *
	 * @param problems is told, one line each, what keeps them from being joined
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more
	 */
	public void add(Path directory, Consumer<String> problems) throws IOException {
		int file = directories.size();
		directories.add(directory);
		long size = Files.size(journal(directory));
		try (var lines = new LineReader(Files.newInputStream(journal(directory)))) {
			lines.next();
			int number = 1;
			while (true) {
				long offset = lines.offset();
				byte[] line = lines.next();
				number++;
				if (line == null) {
					if (offset < size) {
						problems.accept("the last line of its journal is cut short");
					}
					return;
				}
				if (number % OFTEN == 0) {
					monitor.check();
				}
				var head = UnitJson.head(line);
				if (head.isEmpty() || study.number(head.get().unit()) < 0) {
					problems.accept("line " + number + " of its journal is " + (head.isEmpty() ? "damaged" : "about what is no part of the study"));
				} else if (head.get().failed()) {
					faults.put(head.get().unit(), file, offset, line.length);
				} else if (agrees(head.get().unit(), file, line, problems)) {
					results.put(head.get().unit(), file, offset, line.length);
				}
			}
		}
	}

	/** Whether a row is to be taken: it is new, or a later one of the same run. */
	private boolean agrees(Unit unit, int file, byte[] line, Consumer<String> problems) throws IOException {
		int known = results.find(unit);
		if (known < 0 || results.file(known) == file) {
			return true;
		}
		var former = read(results, known);
		var now = UnitJson.parse(line).map(UnitJson::result);
		if (now.isEmpty() || !same(former, now.get())) {
			problems.accept("repeats " + unit.first() + " to " + (unit.first() + unit.count() - 1) + " of point " + unit.point() + " have other values than in "
					+ directories.get(results.file(known)));
		}
		return false;
	}

	private UnitResult read(Places places, int number) throws IOException {
		try (var in = Files.newByteChannel(journal(directories.get(places.file(number))))) {
			in.position(places.offset(number));
			var bytes = java.nio.ByteBuffer.allocate(places.length(number));
			while (bytes.hasRemaining() && in.read(bytes) >= 0) {
				// until it is full
			}
			return UnitJson.parse(bytes.array()).map(UnitJson::result)
					.orElseThrow(() -> new IOException(journal(directories.get(places.file(number))) + " is damaged at byte " + places.offset(number)));
		}
	}

	private static boolean same(UnitResult one, UnitResult other) {
		if (!Arrays.deepEquals(one.values(), other.values()) || one.tallies().size() != other.tallies().size()) {
			return false;
		}
		for (int t = 0; t < one.tallies().size(); t++) {
			if (!same(one.tallies().get(t), other.tallies().get(t))) {
				return false;
			}
		}
		return true;
	}

	private static boolean same(Tally one, Tally other) {
		return one.all().keySet().equals(other.all().keySet()) && one.all().entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue(), other.all().get(entry.getKey())));
	}

	/** Units that no run has tried, in order. */
	public List<Unit> missing() {
		return study.units().stream().filter(unit -> results.find(unit) < 0 && faults.find(unit) < 0).toList();
	}

	/** How many repeats have results. */
	public long repeats() {
		return results.units().stream().mapToLong(Unit::count).sum();
	}

	/**
	 * Writes everything into a directory as one run would have.
	 *
	 * @param info  of the run that there was not
	 * @param notes what its readers must know
	 * @return units without results, with their faults
	 * @throws KirchhoffException if the directory holds something, or cannot be written
	 */
	public List<ResultStore.Failure> write(Path directory, RunInfo info, List<String> notes) throws IOException {
		Files.createDirectories(directory);
		copyStages(directory);
		try (var out = new BufferedOutputStream(Files.newOutputStream(journal(directory)), 1 << 16)) {
			out.write(Journal.heading(study.fingerprint()));
			for (int file = 0; file < directories.size(); file++) {
				copyRows(file, out);
			}
		}
		try (var store = ResultStore.open(directory, study, true)) {
			for (int number = 0; number < faults.size(); number++) {
				if (results.find(faults.unit(number)) < 0) {
					store.accept(new ResultStore.Failure(faults.unit(number), read(faults, number).fault()));
				}
			}
			store.finish(info, notes);
			return store.failures();
		}
	}

	private void copyRows(int file, OutputStream out) throws IOException {
		try (var lines = new LineReader(Files.newInputStream(journal(directories.get(file))))) {
			lines.next();
			long offset = lines.offset();
			int number = 0;
			for (byte[] line = lines.next(); line != null; line = lines.next()) {
				if (++number % OFTEN == 0) {
					monitor.check();
				}
				if (isWanted(file, offset, line)) {
					out.write(line);
					out.write('\n');
				}
				offset = lines.offset();
			}
		}
	}

	private boolean isWanted(int file, long offset, byte[] line) {
		var head = UnitJson.head(line);
		if (head.isEmpty()) {
			return false;
		}
		int result = results.find(head.get().unit());
		if (head.get().failed()) {
			int fault = faults.find(head.get().unit());
			return result < 0 && faults.file(fault) == file && faults.offset(fault) == offset;
		}
		return results.file(result) == file && results.offset(result) == offset;
	}

	/** Trained networks and how they were trained, from the first run that has them. */
	private void copyStages(Path target) throws IOException {
		for (var key : StudyRun.trainings(study).keySet()) {
			for (var directory : directories) {
				if (copyStage(key, ResultStore.stages(directory, false), target) || copyStage(key, ResultStore.stages(directory, true), target)) {
					break;
				}
			}
		}
	}

	private static boolean copyStage(String key, Path stages, Path target) throws IOException {
		var from = new StageStore(stages);
		if (!Files.exists(from.curve(key)) || !Files.exists(from.weights(key))) {
			return false;
		}
		var to = new StageStore(ResultStore.stages(target, false));
		Files.createDirectories(to.curve(key).getParent());
		Files.copy(from.curve(key), to.curve(key), StandardCopyOption.REPLACE_EXISTING);
		Files.copy(from.weights(key), to.weights(key), StandardCopyOption.REPLACE_EXISTING);
		return true;
	}
}
