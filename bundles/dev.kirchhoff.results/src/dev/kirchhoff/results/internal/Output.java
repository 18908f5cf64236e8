// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import dev.kirchhoff.api.KirchhoffException;

/** Writes a file whole or not at all. */
public final class Output {
	private Output() {
	}

	/** Writes what a file holds. */
	@FunctionalInterface
	public interface Content {
		void write(Appendable out) throws IOException;
	}

	/** @throws KirchhoffException if the file cannot be written; a file that was there before is then untouched */
	public static Path write(Path file, String text) {
		return write(file, out -> out.append(text));
	}

	/** As {@link #write(Path, String)}, for what is too large to be kept as text. */
	public static Path write(Path file, Content content) {
		var target = file.toAbsolutePath();
		var part = target.resolveSibling(target.getFileName() + ".part");
		try {
			Files.createDirectories(target.getParent());
			try (var out = Files.newBufferedWriter(part)) {
				content.write(out);
			}
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
			return file;
		} catch (IOException e) {
			discard(part, e);
			throw new KirchhoffException(file + ": cannot be written (" + e.getMessage() + ")", "check free space and rights, or choose another place", e);
		}
	}

	private static void discard(Path part, IOException cause) {
		try {
			Files.deleteIfExists(part);
		} catch (IOException e) {
			cause.addSuppressed(e);
		}
	}
}
