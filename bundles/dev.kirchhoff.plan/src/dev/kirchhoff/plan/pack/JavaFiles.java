// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The Java that runs this program, without what serves people only. A runtime made by {@code jlink} would be smaller by a third, but
 * {@code jlink} is not in every Java, and a plug-in may need any module.
 */
final class JavaFiles {
	private static final Set<String> FOLDERS = Set.of("jmods", "demo", "sample", "man", "include", "docs");
	/** {@code ct.sym} is the compiler's. */
	private static final Set<String> FILES = Set.of("src.zip", "lib/src.zip", "lib/ct.sym");

	private JavaFiles() {
	}

	/** @param home with {@code bin} and {@code lib} */
	static Content of(Path home) throws IOException {
		var content = new Content();
		var real = home.toRealPath();
		collect(real, real, "", content);
		return content;
	}

	private static void collect(Path home, Path folder, String prefix, Content content) throws IOException {
		try (var files = Files.list(folder)) {
			for (var file : files.toList()) {
				var name = prefix + file.getFileName();
				if (FOLDERS.contains(name) || FILES.contains(name) || name.endsWith(".debuginfo")) {
					continue;
				}
				if (Files.isSymbolicLink(file)) {
					link(home, file, name, content);
				} else if (Files.isDirectory(file)) {
					collect(home, file, name + "/", content);
				} else if (Files.isRegularFile(file)) {
					content.add(name, file);
				}
			}
		}
	}

	/** One that stays inside is kept; of one that leads out (distributions keep configuration in /etc), what it leads to. */
	private static void link(Path home, Path link, String name, Content content) throws IOException {
		var target = Files.readSymbolicLink(link);
		Path real;
		try {
			real = link.toRealPath();
		} catch (NoSuchFileException e) {
			return; // leads nowhere, here too
		}
		if (!target.isAbsolute() && real.startsWith(home)) {
			content.add(name, new Content.Link(target.toString()));
		} else if (Files.isDirectory(real)) {
			collect(home, real, name + "/", content);
		} else if (Files.isReadable(real)) {
			content.add(name, real);
		}
	}
}
