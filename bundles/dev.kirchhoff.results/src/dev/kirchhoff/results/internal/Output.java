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

	/** @throws KirchhoffException if the file cannot be written; a file that was there before is then untouched */
	public static Path write(Path file, String text) {
		var target = file.toAbsolutePath();
		var part = target.resolveSibling(target.getFileName() + ".part");
		try {
			Files.createDirectories(target.getParent());
			Files.writeString(part, text);
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
