// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.study.Study;

/** Where the runs of a project lie: {@code results/<experiment>/<time>} beside it. */
public final class RunDirectories {
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");

	/** Begins the name of a directory for the parts of a study; the beginning of its fingerprint follows. */
	static final String SHARDS = "shards-";

	private RunDirectories() {
	}

	/** A name that can be that of a directory, here and elsewhere. */
	public static String name(String experiment) {
		var name = experiment.strip().replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceFirst("^\\.+", "_").replaceFirst("[. ]+$", "_");
		return name.isEmpty() ? "_" : name;
	}

	/** A directory that does not exist yet. */
	public static Path fresh(Path project, Study study, LocalDateTime now) {
		var parent = parent(project, study);
		var wanted = parent.resolve(TIME.format(now));
		for (int n = 2; Files.exists(wanted); n++) {
			wanted = parent.resolve(TIME.format(now) + "_" + n);
		}
		return wanted;
	}

	/**
	 * The latest directory that holds this very study, else a fresh one if others may have come first.
	 *
	 * @param alone whether the study is all that is to be resumed: then there must be something
	 * @throws KirchhoffException if there is nothing to resume
	 */
	public static Path resumable(Path project, Study study, boolean alone) throws IOException {
		var runs = runs(parent(project, study));
		for (var run : runs) {
			if (holds(run, study)) {
				return run;
			}
		}
		if (!alone) {
			return fresh(project, study, LocalDateTime.now());
		}
		if (runs.isEmpty()) {
			throw new KirchhoffException(parent(project, study) + " holds no run to resume", "start one without --resume");
		}
		throw new KirchhoffException(parent(project, study) + " holds only runs of other studies",
				"resume with the same project, settings and plug-ins, or start without --resume");
	}

	/** Where a part of a study is computed, whoever starts it and when: parts lie side by side, so that they can share what they train. */
	public static Path shard(Path project, Study study, Shard shard) {
		return shard(parent(project, study).resolve(SHARDS + study.fingerprint().substring(0, 8)), shard);
	}

	/** Where a part of a study is computed within a directory for all of them. */
	public static Path shard(Path parts, Shard shard) {
		return parts.resolve(shard.number() + "-of-" + shard.of());
	}

	/** The runs of a study's experiment so far, the latest first. */
	static List<Path> former(Path project, Study study) throws IOException {
		return runs(parent(project, study));
	}

	private static boolean holds(Path run, Study study) throws IOException {
		try (var _ = ResultStore.open(run, study, true)) {
			return true;
		} catch (KirchhoffException e) {
			return false; // another study
		}
	}

	private static Path parent(Path project, Study study) {
		return project.resolveSibling("results").resolve(name(study.experiment()));
	}

	private static List<Path> runs(Path parent) throws IOException {
		if (!Files.isDirectory(parent)) {
			return List.of();
		}
		try (var entries = Files.list(parent)) {
			return entries.filter(entry -> Files.exists(entry.resolve("journal"))).sorted(Comparator.reverseOrder()).toList();
		}
	}
}
