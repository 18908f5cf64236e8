// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

import dev.kirchhoff.api.KirchhoffException;

/**
 * A product without a display, made of the bundles of the running one: those of the command line, those that contribute types, whoever has
 * installed them and wherever they lie, and all that these need. What is installed but needs a display stays behind.
 */
final class ProductFiles {
	private static final String COMMAND_LINE = "dev.kirchhoff.headless";
	private static final String LAUNCHER = "org.eclipse.equinox.launcher";
	private static final String CONFIGURATOR = "org.eclipse.equinox.simpleconfigurator";
	private static final String API = "dev.kirchhoff.api";
	/** Where a product says which bundles it starts, seen from its configuration. */
	private static final String BUNDLES = CONFIGURATOR + "/bundles.info";
	private static final String WORKER = "worker";
	/** Start scripts and what they read. */
	private static final List<String> SCRIPTS = List.of("kirchhoff", "java.sh", WORKER);
	/** Says to {@code dev.kirchhoff.plugins} that everything is in the pack. */
	private static final String PACKED = "kirchhoff.packed";
	private static final int LEVEL = 4;

	private final Wiring wiring = new Wiring();
	private final Map<String, Start> starts = new HashMap<>();
	private final Content content = new Content();

	/** When a bundle starts: in bundles.info the last two fields. */
	private record Start(int level, boolean started) {
	}

	private ProductFiles() {
	}

	/**
	 * The running product with what a study needs.
	 *
	 * @param plugins symbolic names of what cannot be done without
	 * @throws KirchhoffException if what runs is no product, or a plug-in needs a display
	 */
	static Content of(Set<String> plugins) throws IOException {
		var files = new ProductFiles();
		files.collect(folder(), plugins);
		return files.content;
	}

	private static Path folder() {
		var folder = folder(Platform.getInstallLocation());
		if (Platform.inDevelopmentMode() || folder == null || !Files.isDirectory(folder.resolve("plugins"))) {
			throw new KirchhoffException("Kirchhoff runs from its source tree, and only an installed product can be packed for workers",
					"start a product, for example the one that the build makes (./kirchhoff builds and starts it)");
		}
		if (!Files.isRegularFile(folder.resolve(WORKER))) {
			throw new KirchhoffException(folder + " has no start script for workers, which run on Linux and macOS", "start a product for one of these, of this version");
		}
		return folder;
	}

	private static Path folder(Location location) {
		var url = location == null ? null : location.getURL();
		return url == null || !"file".equals(url.getProtocol()) ? null : path(url);
	}

	/** A URL of the framework has blanks as they are. */
	private static Path path(URL url) {
		return Path.of(URI.create(url.toString().replace(" ", "%20")));
	}

	private void collect(Path folder, Set<String> plugins) throws IOException {
		readStarts(folder);
		var bundles = new TreeMap<String, Bundle>();
		for (var bundle : wiring.closure(roots(plugins))) {
			bundles.put(bundle.getSymbolicName() + "_" + bundle.getVersion(), bundle);
		}
		var list = new StringBuilder("#encoding=UTF-8\n#version=1\n");
		for (var entry : bundles.entrySet()) {
			var bundle = entry.getValue();
			var file = file(bundle);
			var name = entry.getKey() + (file.isDirectory() ? "" : ".jar");
			content.add("plugins/" + name, file.toPath());
			var start = starts.getOrDefault(bundle.getSymbolicName(), new Start(LEVEL, isEager(bundle)));
			list.append(bundle.getSymbolicName()).append(',').append(bundle.getVersion()).append(",plugins/").append(name).append(file.isDirectory() ? "/" : "").append(',')
					.append(start.level).append(',').append(start.started).append('\n');
		}
		content.add("configuration/" + BUNDLES, list.toString());
		content.add("configuration/config.ini", configuration(bundles));
		for (var script : SCRIPTS) {
			content.add(script, new Content.Stored(folder.resolve(script), !script.endsWith(".sh")));
		}
	}

	private List<Bundle> roots(Set<String> plugins) {
		var roots = new LinkedHashSet<Bundle>();
		roots.add(bundle(Constants.SYSTEM_BUNDLE_SYMBOLICNAME));
		roots.add(bundle(CONFIGURATOR));
		roots.add(bundle(LAUNCHER));
		roots.add(bundle(COMMAND_LINE));
		for (var name : plugins) {
			var plugin = bundle(name);
			if (wiring.needsDisplay(plugin)) {
				throw new KirchhoffException("plug-in " + name + " " + plugin.getVersion() + " needs a display, which workers do not have", "ask its provider for one that does not, or run on threads");
			}
			roots.add(plugin);
		}
		starts.forEach((name, start) -> {
			var bundle = Platform.getBundle(name);
			if (start.started && bundle != null && !wiring.needsDisplay(bundle)) {
				roots.add(bundle);
			}
		});
		contributors().stream().filter(bundle -> !wiring.needsDisplay(bundle)).forEach(roots::add);
		return List.copyOf(roots);
	}

	private static Bundle bundle(String name) {
		var bundle = Platform.getBundle(name);
		if (bundle == null) {
			throw new KirchhoffException("plug-in " + name + " is not installed any more", "install it again");
		}
		return bundle;
	}

	/** Who contributes types: a worker plans again, and plans what the study does not use among the rest. */
	private static List<Bundle> contributors() {
		return Arrays.stream(Platform.getExtensionRegistry().getExtensionPoints(API)).flatMap(point -> Arrays.stream(point.getExtensions())).map(IExtension::getContributor)
				.map(contributor -> Platform.getBundle(contributor.getName())).filter(bundle -> bundle != null).distinct().toList();
	}

	/** One that was dropped into a folder is started by that, and is not on the product's list. */
	private static boolean isEager(Bundle bundle) {
		var headers = bundle.getHeaders();
		return headers.get(Constants.BUNDLE_ACTIVATOR) != null && headers.get(Constants.BUNDLE_ACTIVATIONPOLICY) == null;
	}

	private static File file(Bundle bundle) {
		return FileLocator.getBundleFileLocation(bundle).filter(File::exists)
				.orElseThrow(() -> new KirchhoffException("plug-in " + bundle.getSymbolicName() + " is no file that could be packed", "install it again"));
	}

	/** An installation for all users has its list in its own configuration, one of a user's in the user's. */
	private void readStarts(Path folder) throws IOException {
		var places = new ArrayList<Path>();
		var configuration = folder(Platform.getConfigurationLocation());
		if (configuration != null) {
			places.add(configuration.resolve(BUNDLES));
		}
		places.add(folder.resolve("configuration").resolve(BUNDLES));
		var list = places.stream().filter(Files::isRegularFile).findFirst()
				.orElseThrow(() -> new KirchhoffException(places.getLast() + " does not exist", "install the product again"));
		for (var line : Files.readAllLines(list)) {
			var fields = line.split(",");
			if (!line.startsWith("#") && fields.length > 4) {
				starts.put(fields[0], new Start(Integer.parseInt(fields[3]), Boolean.parseBoolean(fields[4])));
			}
		}
	}

	private static String configuration(Map<String, Bundle> bundles) {
		var framework = "";
		var configurator = "";
		var extensions = new ArrayList<String>();
		for (var entry : bundles.entrySet()) {
			var bundle = entry.getValue();
			var file = entry.getKey() + ".jar";
			if (bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
				framework = "file:plugins/" + file;
			} else if (bundle.getSymbolicName().equals(CONFIGURATOR)) {
				configurator = "reference:file:" + file + "@1:start";
			} else if (isOfFramework(bundle)) {
				extensions.add("reference:file:" + file);
			}
		}
		var lines = new TreeMap<String, String>();
		lines.put("eclipse.application", "dev.kirchhoff.headless.app");
		lines.put("osgi.framework", framework);
		lines.put("osgi.framework.extensions", String.join(",", extensions));
		lines.put("osgi.bundles", configurator);
		lines.put("osgi.bundles.defaultStartLevel", String.valueOf(LEVEL));
		lines.put(CONFIGURATOR + ".configUrl", "file:" + BUNDLES);
		lines.put(PACKED, "true");
		var text = new StringBuilder();
		lines.forEach((key, value) -> text.append(key).append('=').append(value.replace(":", "\\:")).append('\n'));
		return text.toString();
	}

	private static boolean isOfFramework(Bundle bundle) {
		var host = bundle.getHeaders().get(Constants.FRAGMENT_HOST);
		return host != null && (host.startsWith("org.eclipse.osgi;") || host.equals("org.eclipse.osgi") || host.startsWith(Constants.SYSTEM_BUNDLE_SYMBOLICNAME));
	}
}
