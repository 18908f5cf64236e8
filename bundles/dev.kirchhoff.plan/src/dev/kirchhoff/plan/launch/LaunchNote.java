// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Plan;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.store.Journal;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;

/**
 * What a run was started from, kept beside its journal as {@value #FILE}: enough to plan it again, and to say what has changed if it then
 * is another study.
 *
 * @param project    its file; relative to the directory where it lies above it, so that both can be moved together
 * @param only       the one experiment that was asked for, or null for all of the project
 * @param experiment the one that this run computes
 * @param seed       null for that of the experiment
 * @param repeats    null for those of the experiment
 * @param data       folder of data, or null; a relative one counts from the directory
 * @param standIns   whether stand-ins were asked for
 * @param study      SHA-256 of what determines the results
 * @param determined what determines the results, one line each
 * @param inputs     files with the SHA-256 of their content
 * @param plugins    bundles with their versions
 * @param points     how many points the study has; null in notes of old versions
 * @param histories  of each point, see {@link Point#histories}: whoever plans a few of them cannot know; null in notes of old versions
 * @param block      repeats that one unit of work takes; null in notes of old versions
 * @param moved      in a pack, where files lie now, relative to the directory, that the project names by absolute paths; those first
 * @param shard      which part of the study this is, such as {@code 3/16}; null for the whole
 * @param kernels    what multiplies matrices, and has to wherever the study is computed, so that last digits are the same; null in notes of
 *                   old versions
 */
public record LaunchNote(String project, String only, String experiment, List<String> settings, List<String> sweeps, Long seed, Integer repeats, String data,
		boolean standIns, String study, List<String> determined, Map<String, String> inputs, Map<String, String> plugins, Integer points, List<List<Integer>> histories, Integer block, Map<String, String> moved, String shard,
		String kernels) {
	/** Name of the file in a run's directory. */
	public static final String FILE = "launch.json";

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	/** How far above its run a project may lie: {@code results/<experiment>/<time>}, or {@code results/<experiment>/shards-<study>/<part>}. */
	private static final int ABOVE = 4;
	/** Characters of a line that need not be shortened. */
	private static final int LONG = 80;

	public LaunchNote {
		settings = settings == null ? List.of() : List.copyOf(settings);
		sweeps = sweeps == null ? List.of() : List.copyOf(sweeps);
		determined = determined == null ? List.of() : List.copyOf(determined);
		inputs = inputs == null ? Map.of() : new TreeMap<>(inputs);
		plugins = plugins == null ? Map.of() : new TreeMap<>(plugins);
		moved = moved == null ? Map.of() : new TreeMap<>(moved);
	}

	/** How this study was planned from that. */
	public static LaunchNote of(Request request, Study study) {
		return of(request, study, null);
	}

	/**
	 * The same for a part of it.
	 *
	 * @param shard null for the whole study
	 */
	public static LaunchNote of(Request request, Study study, Shard shard) {
		return new LaunchNote(request.file().toAbsolutePath().normalize().toString(), request.experiment().orElse(null), study.experiment(), request.settings(), request.sweeps(),
				request.seed().isPresent() ? request.seed().getAsLong() : null, request.repeats().isPresent() ? request.repeats().getAsInt() : null,
				request.data().folder().map(Path::toString).orElse(null), request.data().standIns(), study.fingerprint(), study.settings(), study.inputs(), study.plugins(),
				study.points().size(), study.points().stream().map(Point::histories).toList(), study.block(), Map.of(), shard == null ? null : shard.toString(), Dense.get().name());
	}

	/** Whether the directory says what it was started from. */
	public static boolean isIn(Path directory) {
		return Files.isRegularFile(directory.resolve(FILE));
	}

	/** Whether a run was begun there that has not come to its end, and that can be gone on with. */
	public static boolean isUnfinished(Path directory) {
		return isIn(directory) && Files.exists(directory.resolve("journal")) && !Files.exists(directory.resolve("run.json")) && !isWritten(directory);
	}

	private static boolean isWritten(Path directory) {
		try {
			return Journal.isInUse(directory.resolve("journal"));
		} catch (IOException e) {
			return true; // not ours to write
		}
	}

	/** @throws KirchhoffException if it is missing or damaged */
	public static LaunchNote read(Path directory) {
		var file = directory.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			throw new KirchhoffException(directory + " does not say what it was started from: there is no " + FILE, "resume with the project file: kirchhoff run FILE --out DIR --resume");
		}
		try {
			var note = JSON.readValue(file.toFile(), LaunchNote.class);
			if (note.project == null || note.experiment == null) {
				throw new KirchhoffException(file + " names no project and experiment", "start a new run");
			}
			return note;
		} catch (JsonProcessingException e) {
			throw new KirchhoffException(file + " is damaged (" + e.getOriginalMessage() + ")", "resume with the project file: kirchhoff run FILE --out DIR --resume", e);
		} catch (IOException e) {
			throw new KirchhoffException(file + " cannot be read (" + ResultStore.reason(e) + ")", "check the disk and its permissions", e);
		}
	}

	/** Writes it into a directory, at once and as a whole. */
	public void write(Path directory) throws IOException {
		write(directory, directory);
	}

	/** @param later where the directory will be in the end */
	void write(Path directory, Path later) throws IOException {
		var file = directory.resolve(FILE);
		var part = file.resolveSibling(FILE + ".part");
		Files.write(part, JSON.writeValueAsBytes(seenFrom(later)));
		Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private LaunchNote seenFrom(Path directory) {
		var here = directory.toAbsolutePath().normalize();
		var above = here;
		for (int k = 0; k < ABOVE && above != null; k++) {
			above = above.getParent();
			if (Objects.equals(above, Path.of(project).getParent())) {
				return with(here.relativize(Path.of(project)).toString().replace('\\', '/'));
			}
		}
		return this;
	}

	private LaunchNote with(String otherProject) {
		return at(otherProject, data, moved);
	}

	/**
	 * The same study for a directory that holds all that it reads; paths are relative to it.
	 *
	 * @param otherData folder of data, or null
	 * @param places    of files that the project names by absolute paths, by these
	 */
	public LaunchNote packed(String otherProject, String otherData, Map<String, String> places) {
		return at(otherProject, otherData, places);
	}

	private LaunchNote at(String otherProject, String otherData, Map<String, String> places) {
		return new LaunchNote(otherProject, only, experiment, settings, sweeps, seed, repeats, otherData, standIns, study, determined, inputs, plugins, points, histories, block, places, shard, kernels);
	}

	/** The part of the study that this is; empty for the whole. */
	public Optional<Shard> part() {
		return Optional.ofNullable(shard).map(Shard::parse);
	}

	/** What {@link #write} would write for a directory that is not near the project. */
	public byte[] bytes() throws IOException {
		return JSON.writeValueAsBytes(this);
	}

	/** The project file, for a note that was read from this directory. */
	public Path file(Path directory) {
		return directory.toAbsolutePath().resolve(project).normalize();
	}

	/** What to plan to get the same study, as long as nothing has changed. */
	public Request request(Path directory) {
		return new Request(file(directory), Optional.ofNullable(only), settings, sweeps, seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
				repeats == null ? OptionalInt.empty() : OptionalInt.of(repeats), place(directory.toAbsolutePath()));
	}

	private DataPlace place(Path directory) {
		var here = new HashMap<Path, Path>();
		moved.forEach((named, place) -> here.put(Path.of(named), directory.resolve(place).normalize()));
		return new DataPlace(Optional.ofNullable(data).map(folder -> directory.resolve(folder).normalize()), standIns, here);
	}

	/**
	 * Plans an interrupted run again.
	 *
	 * @param plan of {@link #request}
	 * @throws KirchhoffException if it would be another study, with what has changed
	 */
	public Launch resume(Path directory, Plan plan) {
		var same = plan.studies().stream().filter(one -> one.experiment().equals(experiment)).findFirst();
		if (same.isEmpty()) {
			throw new KirchhoffException(file(directory) + " has no experiment '" + experiment + "' any more, which " + directory + " began",
					"bring it back, or start a new run");
		}
		if (!same.get().fingerprint().equals(study)) {
			throw new KirchhoffException(directory + " cannot be gone on with, as since it began " + changes(same.get()) + " changed",
					"bring back what was, or start a new run");
		}
		return new Launch(request(directory), same.get(), part().orElse(null), directory, true);
	}

	/**
	 * Reads, plans and checks an interrupted run.
	 *
	 * @throws KirchhoffException if it cannot be gone on with
	 */
	public static Resumption resume(Path directory, Extensions extensions) {
		var note = read(directory);
		var plan = new Planner(extensions).plan(note.request(directory));
		return new Resumption(note, plan.problems(), plan.isGood() ? Optional.of(note.resume(directory, plan)) : Optional.empty());
	}

	/**
	 * An interrupted run that was planned again.
	 *
	 * @param launch empty if there are errors among the problems
	 */
	public record Resumption(LaunchNote note, List<Problem> problems, Optional<Launch> launch) {
	}

	private String changes(Study now) {
		var changed = differences(now.plugins(), now.inputs(), now.settings());
		return (changed.isEmpty() ? "the project" : String.join(", ", changed)) + (changed.size() > 1 ? " have" : " has");
	}

	/** In what another study differs, or the same one planned now: a few words each. */
	List<String> differences(Map<String, String> otherPlugins, Map<String, String> otherInputs, List<String> others) {
		var changed = new LinkedHashSet<String>();
		differing(plugins, otherPlugins).forEach(name -> changed.add("plug-in " + name));
		differing(inputs, otherInputs).forEach(name -> changed.add("file " + name));
		var lines = new HashSet<>(others);
		determined.stream().filter(LaunchNote::isForPeople).filter(line -> !lines.contains(line)).limit(3).forEach(line -> changed.add("'" + excerpt(line, others) + "'"));
		var before = new HashSet<>(determined);
		if (changed.isEmpty()) {
			others.stream().filter(LaunchNote::isForPeople).filter(line -> !before.contains(line)).limit(3).forEach(line -> changed.add("'" + excerpt(line, determined) + "'"));
		}
		return List.copyOf(changed);
	}

	/** Whether a line is no hash of what the others tell already. */
	private static boolean isForPeople(String line) {
		return !line.startsWith("point ");
	}

	/** A long line around the place where it differs from the one that is most like it. */
	static String excerpt(String line, List<String> others) {
		if (line.length() <= LONG) {
			return line;
		}
		int same = others.stream().mapToInt(other -> common(line, other)).max().orElse(0);
		int from = Math.max(0, same - LONG / 4);
		int to = Math.min(line.length(), from + LONG / 2);
		return (from > 0 ? line.substring(0, Math.min(from, LONG / 2)) + " ... " : "") + line.substring(from, to) + (to < line.length() ? " ..." : "");
	}

	private static int common(String one, String other) {
		int length = 0;
		while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
			length++;
		}
		return length;
	}

	static List<String> differing(Map<String, String> before, Map<String, String> now) {
		var names = new TreeSet<>(before.keySet());
		names.addAll(now.keySet());
		return names.stream().filter(name -> !Objects.equals(before.get(name), now.get(name))).toList();
	}
}
