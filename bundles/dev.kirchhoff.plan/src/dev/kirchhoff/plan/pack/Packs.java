// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.api.execution.Pack.Archive;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.study.Study;

/**
 * Packs what a worker needs for a study. What changes at different times is in archives of its own, so that another study, or one more
 * plug-in, does not make all of it anew.
 */
public final class Packs {
	/** Directories that archives are unpacked into. */
	static final String PRODUCT = "kirchhoff";
	static final String JAVA = Pack.JAVA;
	static final String STUDY = "study";
	static final String DATA = "data";

	private static final List<String> COMMAND = List.of(PRODUCT + "/worker");

	private final PackStore store;
	private final Monitor monitor;

	private Packs(PackStore store, Monitor monitor) {
		this.store = store;
		this.monitor = monitor;
	}

	/** A content that is to become an archive, or is one already. */
	private record Wanted(String name, Content content, String stamp, String hash, Optional<Path> file) {
	}

	/**
	 * Makes the pack of a study in this user's cache, or finds it there.
	 *
	 * @param java    home of a Java that all workers have; the Java that runs this program is packed if empty
	 * @param monitor is told what is packed
	 * @throws KirchhoffException                         if what runs is no product, something cannot be packed, or there is no room
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more
	 */
	public static Pack of(Request request, Study study, Optional<String> java, Monitor monitor) {
		return of(request, study, java, PackStore.ofUser(), monitor);
	}

	/** The same, kept elsewhere. */
	public static Pack of(Request request, Study study, Optional<String> java, PackStore store, Monitor monitor) {
		try {
			return new Packs(store, monitor).pack(request, study, java);
		} catch (UncheckedIOException e) {
			throw cannot(e.getCause());
		} catch (IOException e) {
			throw cannot(e);
		}
	}

	private static KirchhoffException cannot(IOException e) {
		return new KirchhoffException("what workers need cannot be packed (" + ResultStore.reason(e) + ")", "check the disk and its permissions", e);
	}

	private Pack pack(Request request, Study study, Optional<String> java) throws IOException {
		monitor.progress(0, "looking for what workers need");
		var files = new StudyFiles(request, study, Extensions.ofPlatform().all().stream().map(Contribution::id).distinct().toList()).collect(monitor);
		var plugins = new TreeSet<>(study.plugins().keySet());
		plugins.addAll(files.plugins());
		var product = ProductFiles.of(plugins);
		var wanted = new ArrayList<Wanted>();
		if (java.isPresent()) {
			product.add(JAVA, new Content.Link(java.get()));
		} else {
			wanted.add(want(JAVA, JavaFiles.of(Path.of(System.getProperty("java.home")))));
		}
		wanted.addFirst(want(PRODUCT, product));
		wanted.add(want(STUDY, files.study()));
		if (!files.data().isEmpty()) {
			wanted.add(want(DATA, files.data()));
		}
		return new Pack(archives(wanted), COMMAND);
	}

	private Wanted want(String name, Content content) throws IOException {
		var stamp = content.stamp();
		var known = store.known(stamp);
		var hash = known.isPresent() ? known.get() : content.digest(monitor);
		return new Wanted(name, content, stamp, hash, Optional.ofNullable(store.find(name, hash)));
	}

	private List<Archive> archives(List<Wanted> all) throws IOException {
		long total = 0;
		for (var wanted : all) {
			total += wanted.file.isPresent() ? 0 : wanted.content.size();
		}
		var progress = new Progress(total);
		var archives = new ArrayList<Archive>();
		for (var wanted : all) {
			monitor.check();
			archives.add(wanted.file.map(file -> new Archive(wanted.name, file)).orElseGet(() -> make(wanted, progress)));
		}
		if (total > 0) {
			store.clean();
		}
		return archives;
	}

	/** Reads everything anew: a hash that was remembered may be wrong if somebody has set back a file's time. */
	private Archive make(Wanted wanted, Progress progress) {
		try {
			var hash = wanted.content.digest(monitor);
			var file = store.make(wanted.name, hash, wanted.content, monitor, progress::add);
			store.remember(wanted.stamp, hash);
			return new Archive(wanted.name, file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private final class Progress {
		private static final double MEGA = 1e6;

		private final long total;
		private long done;

		private Progress(long total) {
			this.total = total;
		}

		void add(long bytes) {
			done += bytes;
			monitor.progress(done / (double) Math.max(1, total), String.format(Locale.ROOT, "packing, %.0f of %.0f MB", done / MEGA, total / MEGA));
		}
	}
}
