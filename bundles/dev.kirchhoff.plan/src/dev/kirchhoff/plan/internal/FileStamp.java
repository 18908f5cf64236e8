// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** What changes when a file does. */
record FileStamp(Path file, FileTime time, long size) {
	static FileStamp of(Path file) throws IOException {
		return new FileStamp(file, Files.getLastModifiedTime(file), Files.size(file));
	}
}
