// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The products as the build has just installed them. */
final class Products {
	static final List<String> PLATFORMS = List.of("linux/gtk/x86_64", "win32/win32/x86_64", "macosx/cocoa/aarch64");

	private Products() {
	}

	static Path root() {
		var folder = Path.of("").toAbsolutePath();
		while (!Files.isDirectory(folder.resolve("targetplatform"))) {
			folder = folder.getParent();
		}
		return folder;
	}

	/** The folder with the start script of a product. */
	static Path folder(String product, String platform) throws IOException {
		var installed = root().resolve("releng/dev.kirchhoff.product/target/products").resolve(product).resolve(platform);
		try (var files = Files.find(installed, 4, (file, attributes) -> file.getFileName().toString().equals("plugins"))) {
			return files.findFirst().orElseThrow().getParent();
		}
	}

	/** Names of the plug-ins in a product, without their versions. */
	static List<String> plugins(String product, String platform) throws IOException {
		try (var files = Files.list(folder(product, platform).resolve("plugins"))) {
			return files.map(file -> file.getFileName().toString().replaceAll("_[^_]*$", "")).sorted().toList();
		}
	}
}
