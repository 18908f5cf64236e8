// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plugins.internal.Product;

/**
 * Jars in the product's folder {@code dropins} (of a product that is read-only: in the user's {@code ~/.config/kirchhoff/dropins}). Each
 * start takes over what has come, changed or gone. Where a bundle comes from says which state of the file it is, so that nothing else has
 * to be remembered.
 */
public final class Dropins {
	private static final String SCHEME = "kirchhoff.dropin:";
	private static final int PATIENCE_SECONDS = 10;
	/** Set in a product that was packed for workers: all plug-ins are in it, and those of whoever runs a worker are not meant. */
	private static final String PACKED = "kirchhoff.packed";

	private static volatile List<Plugin> broken = List.of();

	private Dropins() {
	}

	/** The folder that is looked into, whether it is there or not. */
	public static Path folder() {
		return Product.running().dropins();
	}

	/** Brings the framework to what lies in the folder. What cannot be installed is kept for {@link Inventory}; nothing of it stops the start. */
	public static void install(BundleContext context) {
		if (Boolean.parseBoolean(context.getProperty(PACKED))) {
			return;
		}
		var found = new ArrayList<Plugin>();
		try {
			var wanted = jars(folder());
			var installed = new HashMap<String, Bundle>();
			for (var bundle : context.getBundles()) {
				if (isDropped(bundle)) {
					installed.put(bundle.getLocation(), bundle);
				}
			}
			if (!wanted.keySet().equals(installed.keySet())) {
				new Dropins().change(context, wanted, installed, found);
			}
		} catch (IOException | RuntimeException e) {
			found.add(broken("dropins", "cannot be read: " + e.getMessage(), "check the folder and its permissions"));
		}
		broken = List.copyOf(found);
	}

	/**
	 * Deletes the jars of plug-ins from the folder; those that are not from there are passed over.
	 *
	 * @return what the next start takes away
	 * @throws KirchhoffException if a jar cannot be deleted
	 */
	public static List<Change> remove(Collection<String> ids) {
		var removed = new ArrayList<Change>();
		for (var bundle : Platform.getBundle(Constants.SYSTEM_BUNDLE_SYMBOLICNAME).getBundleContext().getBundles()) {
			if (isDropped(bundle) && ids.contains(bundle.getSymbolicName())) {
				var file = Path.of(URI.create(bundle.getLocation().substring(SCHEME.length()).replaceFirst("^\\d+:\\d+:", "")));
				delete(file);
				removed.add(new Change(bundle.getSymbolicName(), bundle.getVersion().toString(), ""));
			}
		}
		return List.copyOf(removed);
	}

	/**
	 * Deletes a file of the folder that is no plug-in, or could not be taken for one.
	 *
	 * @param id as {@link Inventory} names it
	 * @return whether it was one
	 * @throws KirchhoffException if it cannot be deleted
	 */
	public static synchronized boolean discard(String id) {
		var file = folder().resolve(id);
		if (broken.stream().noneMatch(plugin -> plugin.id().equals(id)) || !id.endsWith(".jar") || !Files.isRegularFile(file)) {
			return false;
		}
		delete(file);
		broken = broken.stream().filter(plugin -> !plugin.id().equals(id)).toList();
		return true;
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		} catch (IOException e) {
			throw new KirchhoffException(file + " cannot be deleted (" + e.getMessage() + ")", "delete it when Kirchhoff has ended", e);
		}
	}

	/** Whether a bundle came from the folder. */
	static boolean isDropped(Bundle bundle) {
		return bundle.getLocation().startsWith(SCHEME);
	}

	/** Files in the folder that are no plug-in. */
	static List<Plugin> broken() {
		return broken;
	}

	private static Map<String, Path> jars(Path folder) throws IOException {
		var jars = new HashMap<String, Path>();
		if (!Files.isDirectory(folder)) {
			return jars;
		}
		try (var files = Files.newDirectoryStream(folder, "*.jar")) {
			for (var file : files) {
				jars.put(SCHEME + Files.getLastModifiedTime(file).toMillis() + ":" + Files.size(file) + ":" + file.toUri(), file);
			}
		}
		return jars;
	}

	private void change(BundleContext context, Map<String, Path> wanted, Map<String, Bundle> installed, List<Plugin> found) {
		var framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
		var gone = new ArrayList<Bundle>();
		installed.forEach((location, bundle) -> {
			if (!wanted.containsKey(location)) {
				try {
					bundle.uninstall();
					gone.add(bundle);
				} catch (BundleException e) {
					found.add(broken(String.valueOf(bundle.getSymbolicName()), "cannot be taken away: " + e.getMessage(), "start Kirchhoff again"));
				}
			}
		});
		if (!gone.isEmpty()) {
			refresh(framework, gone);
		}
		var come = new ArrayList<Bundle>();
		wanted.forEach((location, file) -> {
			if (!installed.containsKey(location)) {
				install(context, location, file, found).ifPresent(come::add);
			}
		});
		framework.resolveBundles(come);
		come.forEach(bundle -> start(bundle, found));
	}

	private static Optional<Bundle> install(BundleContext context, String location, Path file, List<Plugin> found) {
		var name = file.getFileName().toString();
		try {
			try (var jar = new JarFile(file.toFile(), false)) {
				if (jar.getManifest() == null || jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
					found.add(broken(name, "is no plug-in: its manifest has no Bundle-SymbolicName", "take it away, or get it from its provider as a plug-in"));
					return Optional.empty();
				}
			}
			try (var reference = URI.create("reference:" + file.toUri()).toURL().openStream()) {
				return Optional.of(context.installBundle(location, reference));
			}
		} catch (IOException e) {
			found.add(broken(name, "is not a jar that can be read: " + e.getMessage(), "copy it again"));
		} catch (BundleException e) {
			found.add(e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR ? broken(name, "is installed already, in the same version", "take it away")
					: broken(name, "cannot be installed: " + e.getMessage(), "get it again from its provider"));
		}
		return Optional.empty();
	}

	private static void start(Bundle bundle, List<Plugin> found) {
		boolean resolved = (bundle.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
		boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
		if (!resolved || fragment) {
			return; // Inventory says why
		}
		try {
			bundle.start(Bundle.START_ACTIVATION_POLICY);
		} catch (BundleException e) {
			found.add(broken(bundle.getSymbolicName(), "cannot be started: " + e.getMessage(), "report it to the plug-in's provider"));
		}
	}

	private static void refresh(FrameworkWiring framework, List<Bundle> gone) {
		var done = new CountDownLatch(1);
		framework.refreshBundles(gone, _ -> done.countDown());
		try {
			done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static Plugin broken(String name, String what, String mend) {
		return new Plugin(name, "", name, "", Plugin.Origin.DROPPED, Signature.NONE, List.of(), List.of(Problem.error("dropins/" + name, "", what, mend)));
	}
}
