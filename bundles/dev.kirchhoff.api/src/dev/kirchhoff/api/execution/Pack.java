// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.execution;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a worker needs. Unpack each archive into a directory of its name, all of them side by side; start the command in the
 * directory that holds them. Archives are named by their content: one that a machine has already need not be sent again. The one with the
 * name {@value #JAVA} need not be sent where workers have a Java of their own, whose home they find in {@code KIRCHHOFF_WORKER_JAVA}.
 *
 * @param archives gzip-compressed tar files
 * @param command  words; the first is a path relative to the directory that holds the archives. The worker reads its batch from its
 *                 standard input until that ends, writes rows to its standard output and complaints to its standard error, and exits
 *                 with 0 if every line was answered, a point that fails included
 * @since 1.1
 */
public record Pack(List<Archive> archives, List<String> command) {
	/** Name of the archive with the Java that runs workers. */
	public static final String JAVA = "java";

	/**
	 * A file that is unpacked into a directory.
	 *
	 * @param name of the directory
	 * @param file its own name holds the SHA-256 of its content
	 */
	public record Archive(String name, Path file) {
	}

	public Pack {
		archives = List.copyOf(archives);
		command = List.copyOf(command);
	}
}
