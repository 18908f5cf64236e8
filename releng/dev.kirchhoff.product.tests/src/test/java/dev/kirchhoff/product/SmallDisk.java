// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A disk that is soon full, for one process: a file system in memory that only it and its children see. */
final class SmallDisk {
	private static final String MOUNT = "mount -t tmpfs -o size=\"$1\"m tmpfs \"$2\" && shift 2 && exec \"$@\"";

	private SmallDisk() {
	}

	/** What to put before a command that is to find a small disk in a folder; nothing if this user may not do that here. */
	static List<String> prefix(Path folder, int megabytes) throws IOException, InterruptedException {
		for (var unshare : List.of(List.of("unshare", "-m"), List.of("unshare", "-Urm"))) {
			var prefix = new ArrayList<>(unshare);
			prefix.addAll(List.of("sh", "-c", MOUNT, "sh", Integer.toString(megabytes), folder.toString()));
			var attempt = new ArrayList<>(prefix);
			attempt.add("true");
			if (succeeds(folder, attempt)) {
				return prefix;
			}
		}
		return List.of();
	}

	private static boolean succeeds(Path folder, List<String> command) throws InterruptedException {
		try {
			return Run.of(Files.createDirectories(folder), Map.of(), command).code() == 0;
		} catch (IOException e) {
			return false; // there is no unshare
		}
	}
}
