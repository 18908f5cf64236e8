// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.plan.launch.Caches;

/**
 * Remembers, beyond its life in the product, which plug-in of others had provided a type and where that came from: a project whose plug-in
 * is gone can then say what it misses. Kept among the user's caches; without one nothing is remembered.
 */
public final class KnownTypes {
	private static final String FILE = "types.properties";
	private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

	private KnownTypes() {
	}

	/**
	 * The plug-in that had provided a type.
	 *
	 * @param origin symbolic name and version
	 * @param site   where it was installed from; empty if nobody said so
	 */
	public record Provider(String origin, String site) {
		/** What to do to have it back. */
		public String mend() {
			return site.isEmpty() ? "install plug-in " + origin + " again" : "install plug-in " + origin + " again: kirchhoff plugins install " + site;
		}
	}

	/** Notes who provides a type that a project uses. */
	public static void remember(Contribution contribution) {
		if (contribution.isForeign()) {
			note(key(contribution.kind(), contribution.id()), contribution.origin());
		}
	}

	/** Notes where a plug-in was installed from. */
	public static void remember(String bundle, String site) {
		note("site " + bundle, site);
	}

	/** Who had provided a type, as far as it is known. */
	public static Optional<Provider> provider(Kind kind, String id) {
		var known = known();
		return Optional.ofNullable(known.getProperty(key(kind, id)))
				.map(origin -> new Provider(origin, known.getProperty("site " + origin.replaceFirst(" .*", ""), "")));
	}

	/** Outside a running product there are no plug-ins to speak of. */
	private static Optional<Path> directory() {
		return Platform.isRunning() ? Caches.directory("plugins") : Optional.empty();
	}

	/** Where a plug-in was installed from; empty if nobody said so. */
	public static String site(String bundle) {
		return known().getProperty("site " + bundle, "");
	}

	private static Properties known() {
		return directory().map(KnownTypes::read).orElseGet(Properties::new);
	}

	private static String key(Kind kind, String id) {
		return kind.element() + " " + id;
	}

	private static void note(String key, String value) {
		var directory = directory();
		if (directory.isEmpty() || !NOTED.add(key + "=" + value)) {
			return;
		}
		synchronized (KnownTypes.class) {
			var known = read(directory.get());
			if (value.equals(known.put(key, value))) {
				return;
			}
			try {
				Files.createDirectories(directory.get());
				var part = Files.createTempFile(directory.get(), FILE, ".part");
				try (var out = Files.newBufferedWriter(part)) {
					known.store(out, null);
				}
				Files.move(part, directory.get().resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} catch (IOException e) {
				ILog.of(KnownTypes.class).warn("cannot note which plug-in provides " + key, e);
			}
		}
	}

	private static Properties read(Path directory) {
		var known = new Properties();
		var file = directory.resolve(FILE);
		if (Files.isRegularFile(file)) {
			try (var in = Files.newBufferedReader(file)) {
				known.load(in);
			} catch (IOException | IllegalArgumentException e) {
				ILog.of(KnownTypes.class).warn("cannot read " + file, e);
			}
		}
		return known;
	}
}
