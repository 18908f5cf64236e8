// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The source tree this test stands in. */
final class House {
	private House() {
	}

	static Path root() {
		var folder = Path.of("").toAbsolutePath();
		while (!Files.isDirectory(folder.resolve("targetplatform"))) {
			folder = folder.getParent();
		}
		return folder;
	}

	static List<BundleManifest> bundles() throws IOException {
		var result = new ArrayList<BundleManifest>();
		try (var folders = Files.list(root().resolve("bundles"))) {
			for (var folder : folders.sorted().toList()) {
				if (Files.exists(folder.resolve("META-INF/MANIFEST.MF"))) {
					result.add(BundleManifest.read(folder));
				}
			}
		}
		return result;
	}
}
