// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The product as a folder, and which bundles are its own. */
public final class Product {
	private static final String OURS = "dev.kirchhoff.";

	private final Path folder;
	private final Set<String> own = new HashSet<>();

	/** @param folder the one with {@code plugins} and {@code features} */
	public Product(Path folder) {
		this.folder = folder;
		var features = folder.resolve("features");
		if (Files.isDirectory(features)) {
			try (var files = Files.newDirectoryStream(features, OURS + "*")) {
				files.forEach(this::read);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** The running one. */
	public static Product running() {
		try {
			return new Product(Path.of(URIUtil.toURI(Platform.getInstallLocation().getURL())));
		} catch (URISyntaxException e) {
			throw new IllegalStateException("the installation has no folder", e);
		}
	}

	private void read(Path feature) {
		var file = feature.resolve("feature.xml");
		if (!Files.isRegularFile(file)) {
			return;
		}
		try {
			var root = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
			if (!PRODUCT_FEATURES.contains(root.getAttribute("id"))) {
				return;
			}
			var plugins = root.getElementsByTagName("plugin");
			for (int i = 0; i < plugins.getLength(); i++) {
				own.add(((Element) plugins.item(i)).getAttribute("id"));
			}
		} catch (IOException | SAXException | ParserConfigurationException e) {
			throw new IllegalStateException(file + " cannot be read", e);
		}
	}

	/** Features that a product consists of; others may begin with our name, too, and be somebody's. */
	private static final Set<String> PRODUCT_FEATURES = Set.of("dev.kirchhoff.feature", "dev.kirchhoff.platform.feature", "dev.kirchhoff.workbench.feature");

	public Path folder() {
		return folder;
	}

	/** Whether a bundle is part of Kirchhoff. Started from an IDE there are no features: then its name decides. */
	public boolean owns(String bundle) {
		return own.isEmpty() ? bundle.startsWith(OURS) : own.contains(bundle);
	}

	/** Where a plug-in can be dropped: the product's folder, or the user's own where that is read-only. */
	public Path dropins() {
		return dropins(System.getenv(), System.getProperty("user.home"), Files.isWritable(folder));
	}

	Path dropins(Map<String, String> environment, String home, boolean writable) {
		if (writable) {
			return folder.resolve("dropins");
		}
		var settings = environment.getOrDefault("APPDATA", environment.get("XDG_CONFIG_HOME"));
		return (settings == null || settings.isBlank() ? Path.of(home, ".config") : Path.of(settings)).resolve("kirchhoff").resolve("dropins");
	}
}
