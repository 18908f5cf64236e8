// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

import dev.kirchhoff.api.KirchhoffException;

/** Where plug-ins were installed from: what a person writes, as an address, and what was written before. */
public final class Sources {
	private static final String NODE = "dev.kirchhoff.ui";
	private static final String KEY = "pluginSources";
	private static final int MOST = 10;

	private Sources() {
	}

	/**
	 * The address that a text names: a web address, or the path of a folder or file.
	 *
	 * @throws KirchhoffException if it names nothing that can be read
	 */
	public static URI parse(String text) {
		var written = text.strip();
		if (written.isEmpty()) {
			throw new KirchhoffException("No site is given", "write the address of a site, or choose a zip, jar or folder");
		}
		return written.matches("[a-zA-Z][a-zA-Z+.-]+:.*") ? address(written) : path(written);
	}

	private static URI address(String written) {
		try {
			var uri = new URI(written);
			if (!List.of("http", "https", "file", "jar").contains(uri.getScheme())) {
				throw new KirchhoffException(uri.getScheme() + ": cannot be read", "give an address that begins with https, http or file, or a path");
			}
			return "file".equals(uri.getScheme()) ? path(Path.of(uri).toString()) : uri;
		} catch (URISyntaxException | IllegalArgumentException e) {
			throw new KirchhoffException(written + " is no address", "give one such as https://example.org/plugins, or a path", e);
		}
	}

	private static URI path(String written) {
		try {
			var path = Path.of(written.startsWith("~/") ? System.getProperty("user.home") + written.substring(1) : written).toAbsolutePath().normalize();
			if (!Files.exists(path)) {
				throw new KirchhoffException(path + " is not there", "choose a zip, a jar or a folder that is");
			}
			return path.toUri();
		} catch (InvalidPathException e) {
			throw new KirchhoffException(written + " is no path", "choose a zip, a jar or a folder", e);
		}
	}

	/** As a person would write it. */
	public static String text(URI source) {
		return "file".equals(source.getScheme()) ? Path.of(source).toString() : source.toString();
	}

	/** What was used before, the last first. */
	public static List<String> history() {
		var kept = InstanceScope.INSTANCE.getNode(NODE).get(KEY, "");
		return kept.isEmpty() ? List.of() : List.of(kept.split("\n"));
	}

	/** Keeps one for the next time. */
	public static void remember(String source) {
		var all = new ArrayList<>(history());
		all.remove(source);
		all.addFirst(source);
		var node = InstanceScope.INSTANCE.getNode(NODE);
		node.put(KEY, String.join("\n", all.subList(0, Math.min(MOST, all.size()))));
		try {
			node.flush();
		} catch (BackingStoreException e) {
			ILog.get().error("cannot keep the sites of plug-ins", e);
		}
	}
}
