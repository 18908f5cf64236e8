// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFileException;

/** Replaces a file in one step: whoever reads it, and whatever happens meanwhile, finds the old bytes or the new ones. */
public final class AtomicFiles {
	private AtomicFiles() {
	}

	public static void write(Path target, String shown, byte[] bytes) throws ProjectFileException {
		if (Files.isDirectory(target)) {
			throw new ProjectFileException(Problem.error(shown, "", "is a folder", "give the name of a file in it"));
		}
		try {
			replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), bytes);
		} catch (NoSuchFileException missing) {
			throw failed(shown, "cannot be written: its folder does not exist", "make the folder first", missing);
		} catch (AccessDeniedException denied) {
			throw failed(shown, "may not be written", "check the permissions of the file and its folder", denied);
		} catch (FileSystemException refused) {
			var reason = refused.getReason() == null ? refused.getMessage() : refused.getReason();
			throw failed(shown, "cannot be written: " + reason, "what was on disk is unchanged; save it elsewhere or make room", refused);
		} catch (IOException other) {
			throw failed(shown, "cannot be written: " + other.getMessage(), "what was on disk is unchanged; save it elsewhere or make room", other);
		}
	}

	private static void replace(Path target, byte[] bytes) throws IOException {
		var temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime() + ".tmp");
		try {
			try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
				for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
					out.write(rest);
				}
				out.force(true);
			}
			keepPermissions(target, temporary);
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static void keepPermissions(Path from, Path to) throws IOException {
		var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
		if (view != null && Files.exists(from)) {
			view.setPermissions(Files.getPosixFilePermissions(from));
		}
	}

	private static ProjectFileException failed(String file, String what, String mend, IOException cause) {
		return new ProjectFileException(Problem.error(file, "", what, mend), cause);
	}
}
