// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.api.KirchhoffException;

/** Where the running product is installed: what plug-ins are built against. */
public final class ProductFolder {
	private ProductFolder() {
	}

	/** @throws KirchhoffException if Kirchhoff runs from something that is no product, for example from its own source tree in an IDE */
	public static Path running() {
		var location = Platform.getInstallLocation();
		if (location != null && location.getURL() != null && "file".equals(location.getURL().getProtocol())) {
			// a URL of the framework has blanks as they are
			var folder = Path.of(URI.create(location.getURL().toString().replace(" ", "%20")));
			if (Files.isDirectory(folder.resolve("plugins"))) {
				return folder;
			}
		}
		throw new KirchhoffException("Kirchhoff does not run as an installed product", "start the product's own start script");
	}
}
