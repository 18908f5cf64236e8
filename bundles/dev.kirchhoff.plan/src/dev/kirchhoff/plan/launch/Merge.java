// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.store.Journal;
import dev.kirchhoff.solver.store.Parts;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.RunInfo;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Joins the parts of a study that were computed apart into the results that one run would have given. Everything that is wrong with them is
 * said at once, before anything is written.
 */
public final class Merge {
	/** Missing parts that are named one by one. */
	private static final int NAMED = 8;

	/** A directory that a part of the study was computed in. */
	private record Part(Path directory, LaunchNote note, JsonNode run) {
		String kernels() {
			return run.path("host").path("kernels").asText("");
		}
	}

	private final Monitor monitor;
	private final List<Problem> problems = new ArrayList<>();
	private final List<Part> parts = new ArrayList<>();
	private Request request;
	private Study study;
	private Parts rows;

	private Merge(Monitor monitor) {
		this.monitor = monitor;
	}

	/**
	 * What a merge gave.
	 *
	 * @param failures units that failed where they were computed
	 */
	public record Outcome(Path directory, int parts, long repeats, List<ResultStore.Failure> failures) {
	}

	/**
	 * Looks at parts.
	 *
	 * @param given   directories of parts, or directories that hold such
	 * @param project the project file where it is not any more where the parts were started from; else empty
	 * @param mixed   whether parts may come from computers whose matrix products differ within rounding
	 * @param monitor is asked whether to stop
	 */
	public static Merge of(List<Path> given, Optional<Path> project, boolean mixed, Extensions extensions, Monitor monitor) {
		var merge = new Merge(monitor);
		merge.read(given);
		merge.sameStudy();
		if (!mixed) {
			merge.sameKernels();
		}
		if (!merge.parts.isEmpty()) {
			merge.plan(project, extensions);
		}
		if (merge.study != null) {
			merge.rows();
		}
		return merge;
	}

	/** What keeps the parts from being joined, and warnings. */
	public List<Problem> problems() {
		return List.copyOf(problems);
	}

	/** The study that they are parts of; only without errors among the problems. */
	public Study study() {
		return study;
	}

	/** What it was planned from. */
	public Request request() {
		return request;
	}

	private void error(Path place, String what, String mend) {
		problems.add(Problem.error(place.toString(), "", what, mend));
	}

	private void read(List<Path> given) {
		var found = new LinkedHashSet<Path>();
		for (var directory : given) {
			var inside = expand(directory);
			if (inside.isEmpty()) {
				error(directory, Files.isDirectory(directory) ? "holds no part of a study" : Files.exists(directory) ? "is no directory" : "does not exist",
						"name the directories that 'kirchhoff run --shard' made, or the one they lie in");
			}
			found.addAll(inside);
		}
		found.forEach(this::readPart);
	}

	private static List<Path> expand(Path directory) {
		if (isPart(directory)) {
			return List.of(directory.toAbsolutePath().normalize());
		}
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (var inside = Files.list(directory)) {
			return inside.filter(Merge::isPart).map(part -> part.toAbsolutePath().normalize()).sorted(Comparator.comparing(Merge::number).thenComparing(Comparator.naturalOrder())).toList();
		} catch (IOException e) {
			return List.of();
		}
	}

	private static boolean isPart(Path directory) {
		return Files.isRegularFile(directory.resolve("journal"));
	}

	/** Parts in their order, not 10 before 2. */
	private static int number(Path part) {
		var digits = part.getFileName().toString().replaceFirst("\\D.*", "");
		return digits.isEmpty() || digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
	}

	private void readPart(Path directory) {
		try {
			var note = LaunchNote.read(directory);
			if (Journal.isInUse(directory.resolve("journal"))) {
				error(directory, "is being computed", "wait until that has ended");
			} else if (!Files.exists(directory.resolve("run.json"))) {
				error(directory, "has not come to its end", "go on with: kirchhoff run " + ShellWords.quoted(directory.toString()) + " --resume");
			}
			if (!note.study().equals(Parts.study(directory))) {
				error(directory, "holds a journal of another study than it was started for", "compute this part again, in an empty directory");
				return;
			}
			parts.add(new Part(directory, note, run(directory)));
		} catch (KirchhoffException e) {
			problems.add(Problem.error(directory.toString(), "", e.getMessage(), e.mend()));
		} catch (IOException e) {
			error(directory, "cannot be read (" + ResultStore.reason(e) + ")", "check the disk and its permissions");
		}
	}

	private static JsonNode run(Path directory) throws IOException {
		var file = directory.resolve("run.json");
		var mapper = new JsonMapper();
		return Files.exists(file) ? mapper.readTree(file.toFile()) : mapper.createObjectNode();
	}

	/** Those that differ from the most are named. */
	private void sameStudy() {
		var counts = parts.stream().collect(Collectors.groupingBy(part -> part.note.study(), LinkedHashMap::new, Collectors.counting()));
		if (counts.size() < 2) {
			return;
		}
		long most = counts.values().stream().mapToLong(n -> n).max().orElse(0);
		var usual = parts.stream().filter(part -> counts.get(part.note.study()) == most).findFirst().orElseThrow();
		for (var part : List.copyOf(parts)) {
			if (!part.note.study().equals(usual.note.study())) {
				var differences = part.note.differences(usual.note.plugins(), usual.note.inputs(), usual.note.determined());
				error(part.directory, "is a part of another study than " + usual.directory + ": it differs in " + (differences.isEmpty() ? "the project" : String.join(", ", differences)),
						"leave it out, or compute it again from the same project with the same options and plug-ins");
				parts.remove(part);
			}
		}
	}

	/** Matrix products of OpenBLAS differ within rounding from processor to processor. */
	private void sameKernels() {
		var kernels = new LinkedHashMap<String, List<Path>>();
		parts.stream().filter(part -> !part.kernels().isEmpty()).forEach(part -> kernels.computeIfAbsent(part.kernels(), _ -> new ArrayList<>()).add(part.directory));
		if (kernels.size() > 1) {
			var lists = kernels.entrySet().stream().map(entry -> entry.getKey() + " in " + names(entry.getValue())).collect(Collectors.joining("; "));
			error(parts.getFirst().directory.getParent(), "parts were computed with matrix products that differ within rounding, so that results would depend on where each was computed: " + lists,
					"compute all parts on the same kind of processor or with --kernels vector, or join them nevertheless with --mixed");
		}
	}

	private static String names(List<Path> directories) {
		return directories.stream().limit(NAMED).map(path -> path.getFileName().toString()).collect(Collectors.joining(", "))
				+ (directories.size() > NAMED ? " and " + (directories.size() - NAMED) + " more" : "");
	}

	private void plan(Optional<Path> project, Extensions extensions) {
		var first = parts.getFirst();
		var noted = first.note.request(first.directory);
		request = new Request(project.orElse(noted.file()), noted.experiment(), noted.settings(), noted.sweeps(), noted.seed(), noted.repeats(), noted.data());
		if (!Files.exists(request.file())) {
			error(request.file(), "does not exist any more, which " + first.directory + " was started from", "bring it back, or name it with --project FILE");
			return;
		}
		var plan = new Planner(extensions).plan(request);
		problems.addAll(plan.problems());
		if (!plan.isGood()) {
			return;
		}
		try {
			study = first.note.resume(first.directory, plan).study();
		} catch (KirchhoffException e) {
			problems.add(Problem.error(request.file().toString(), "", e.getMessage(), "bring back what was, or compute all parts again"));
		}
	}

	private void rows() {
		rows = new Parts(study, monitor);
		for (var part : parts) {
			try {
				rows.add(part.directory, what -> error(part.directory, what, "compute this part again, in an empty directory"));
			} catch (IOException e) {
				error(part.directory, "cannot be read (" + ResultStore.reason(e) + ")", "check the disk and its permissions");
			}
		}
		var missing = rows.missing();
		if (!missing.isEmpty()) {
			missing(missing);
		}
	}

	private void missing(List<Unit> missing) {
		long repeats = missing.stream().mapToLong(Unit::count).sum();
		var shard = parts.stream().flatMap(part -> part.note.part().stream()).findFirst();
		var place = parts.getFirst().directory.getParent();
		if (shard.isEmpty()) {
			error(place, String.format(Locale.ROOT, "%,d repeats are missing", repeats), "go on with the run that lacks them with --resume");
			return;
		}
		int of = shard.get().of();
		var numbers = new TreeSet<>(Shard.find(study, missing, of));
		var unfinished = parts.stream().filter(part -> !Files.exists(part.directory.resolve("run.json"))).flatMap(part -> part.note.part().stream()).filter(part -> part.of() == of)
				.map(Shard::number).collect(Collectors.toSet());
		numbers.removeAll(unfinished); // which has been said
		if (numbers.isEmpty()) {
			return;
		}
		error(place, "part" + (numbers.size() == 1 ? " " : "s ") + listed(numbers) + " of " + of + (numbers.size() == 1 ? " is" : " are") + " missing or not whole",
				"compute " + (numbers.size() == 1 ? "it" : "each") + " with: " + command(new Shard(numbers.first(), of), place));
	}

	/** {@code 1 to 3, 7}. */
	private static String listed(Collection<Integer> numbers) {
		var texts = new ArrayList<String>();
		int from = -1;
		int last = -1;
		for (int number : numbers) {
			if (last >= 0 && number == last + 1) {
				last = number;
				continue;
			}
			range(texts, from, last);
			from = number;
			last = number;
		}
		range(texts, from, last);
		return String.join(", ", texts);
	}

	private static void range(List<String> texts, int from, int last) {
		if (from >= 0) {
			texts.add(from == last ? Integer.toString(from) : from + (last == from + 1 ? ", " : " to ") + last);
		}
	}

	private String command(Shard shard, Path place) {
		var words = new ArrayList<>(ShellWords.run(request, study.experiment()));
		words.addAll(List.of("--shard", shard.toString()));
		if (!RunDirectories.shard(request.file(), study, shard).getParent().equals(place)) {
			words.addAll(List.of("--out", place.toString()));
		}
		return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
	}

	/**
	 * Writes what one run of the whole study would have written, but for the report.
	 *
	 * @throws KirchhoffException    if the directory holds something, or cannot be written; then nothing of it is left
	 * @throws CancellationException if the monitor wants no more; the same
	 */
	public Outcome write(Path directory) {
		requireFree(directory);
		var begun = Files.exists(directory);
		var building = directory.resolveSibling(directory.getFileName() + ".part");
		try {
			Files.createDirectories(directory.toAbsolutePath().getParent());
			Trees.delete(building);
			var failures = rows.write(building, info(), notes());
			LaunchNote.of(request, study).write(building, directory);
			if (begun) {
				Files.delete(directory);
			}
			Files.move(building, directory);
			return new Outcome(directory, parts.size(), rows.repeats(), failures);
		} catch (IOException e) {
			throw new KirchhoffException("cannot write results to " + directory + " (" + ResultStore.reason(e) + ")", "make room or mend the disk, or choose another directory with --out", e);
		} finally {
			Trees.deleteQuietly(building);
		}
	}

	private static void requireFree(Path directory) {
		if (Files.isRegularFile(directory)) {
			throw new KirchhoffException(directory + " is a file, not a directory", "choose another directory with --out");
		}
		if (Files.isDirectory(directory)) {
			try (var inside = Files.list(directory)) {
				if (inside.findAny().isPresent()) {
					throw new KirchhoffException(directory + " already holds something", "choose another directory with --out");
				}
			} catch (IOException e) {
				throw new KirchhoffException(directory + " cannot be read (" + ResultStore.reason(e) + ")", "choose another directory with --out", e);
			}
		}
	}

	private RunInfo info() {
		var kernels = parts.stream().map(Part::kernels).filter(name -> !name.isEmpty()).distinct().collect(Collectors.joining("; "));
		var hosts = new TreeMap<String, Long>();
		parts.forEach(part -> part.run.path("host").path("workers").properties().forEach(host -> hosts.merge(host.getKey(), host.getValue().asLong(), Long::sum)));
		return new RunInfo(parts.getFirst().run.path("kirchhoff").asText(""), study.plugins(), place(), hosts, kernels, times("started").min(Comparator.naturalOrder()).orElse(Instant.EPOCH),
				times("finished").max(Comparator.naturalOrder()).orElse(Instant.EPOCH), rows.repeats());
	}

	private String place() {
		var places = parts.stream().map(part -> part.run.path("host").path("computed").asText("")).distinct().toList();
		return parts.size() + (parts.size() == 1 ? " part" : " parts") + (places.size() == 1 && !places.getFirst().isEmpty() ? " on " + places.getFirst() : "");
	}

	private Stream<Instant> times(String field) {
		return parts.stream().flatMap(part -> {
			try {
				return Stream.of(Instant.parse(part.run.path(field).asText("")));
			} catch (DateTimeParseException e) {
				return Stream.empty(); // of a part whose run.json says nothing
			}
		});
	}

	/** What the parts tell, and that they were computed differently. */
	private List<String> notes() {
		var notes = new LinkedHashSet<String>();
		parts.forEach(part -> StreamSupport.stream(part.run.path("notes").spliterator(), false).map(JsonNode::asText).forEach(notes::add));
		Map<String, Set<String>> kernels = new TreeMap<>();
		parts.forEach(part -> kernels.computeIfAbsent(part.kernels(), _ -> new LinkedHashSet<>()).add(part.directory.getFileName().toString()));
		if (kernels.size() > 1) {
			notes.add("Parts of the study were computed with matrix products that differ within rounding: "
					+ kernels.entrySet().stream().map(entry -> entry.getKey() + " in " + String.join(", ", entry.getValue())).collect(Collectors.joining("; ")) + ".");
		}
		return List.copyOf(notes);
	}
}
