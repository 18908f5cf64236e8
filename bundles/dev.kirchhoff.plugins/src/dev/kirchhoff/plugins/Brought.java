// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

import dev.kirchhoff.plugins.internal.Declared;
import dev.kirchhoff.plugins.internal.Product;

/**
 * What has just been installed and this process does not know yet: types as they stand in the {@code plugin.xml} of the jars.
 *
 * @param types ids by the name of their kind for people
 */
public record Brought(SortedMap<String, List<String>> types) {
	private static final String DECLARATION = "plugin.xml";

	/** Of all that came or got another version; a jar that cannot be read brings nothing here, and says why from the next start on. */
	public static Brought by(Collection<Change> changes) {
		return by(Product.running().folder().resolve("plugins"), changes);
	}

	static Brought by(Path plugins, Collection<Change> changes) {
		var types = new TreeMap<String, List<String>>();
		for (var change : changes) {
			if (!change.after().isEmpty()) {
				declared(plugins.resolve(change.id() + "_" + change.after()), plugins.resolve(change.id() + "_" + change.after() + ".jar"))
						.forEach((kind, ids) -> types.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(ids));
			}
		}
		return new Brought(types);
	}

	private static SortedMap<String, List<String>> declared(Path folder, Path jar) {
		try {
			var file = folder.resolve(DECLARATION);
			if (Files.isRegularFile(file)) {
				try (var in = Files.newInputStream(file)) {
					return Declared.types(in);
				}
			}
			if (Files.isRegularFile(jar)) {
				try (var zip = new ZipFile(jar.toFile())) {
					var entry = zip.getEntry(DECLARATION);
					if (entry != null) {
						return Declared.types(zip.getInputStream(entry));
					}
				}
			}
			return new TreeMap<>();
		} catch (IOException e) {
			return new TreeMap<>(); // the list of plug-ins tells it with its reason
		}
	}

	public boolean isEmpty() {
		return types.isEmpty();
	}

	/** {@code data set a; device b, c}. */
	@Override
	public String toString() {
		return types.entrySet().stream().map(kind -> kind.getKey() + " " + String.join(", ", kind.getValue())).collect(Collectors.joining("; "));
	}
}
