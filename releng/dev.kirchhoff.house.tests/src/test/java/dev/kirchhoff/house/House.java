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
		for (var folder : folders()) {
			result.add(BundleManifest.read(folder));
		}
		return result;
	}

	/** Those of the main build, and those that are built against Sirius. */
	static List<Path> folders() throws IOException {
		var result = new ArrayList<Path>();
		for (var place : List.of("bundles", "sirius/bundles")) {
			try (var folders = Files.list(root().resolve(place))) {
				folders.sorted().filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).forEach(result::add);
			}
		}
		return result;
	}
}
