// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

import dev.kirchhoff.diagram.NotationFile.LatticeHint;
import dev.kirchhoff.diagram.NotationFile.RegionHint;
import dev.kirchhoff.diagram.internal.InstalledNotation;
import dev.kirchhoff.diagram.internal.PluginXml;

/** Where notations come from. */
public final class Notations {
	private static final String POINT = "dev.kirchhoff.diagram.notations";

	private Notations() {
	}

	private static final class Holder {
		static final Notation INSTALLED = of(installed());
	}

	/** Those of all installed bundles, read once: plug-ins come and go with a restart. */
	public static Notation ofPlatform() {
		return Holder.INSTALLED;
	}

	/** Those of some files. */
	public static Notation of(List<NotationFile> files) {
		return new InstalledNotation(files);
	}

	private static List<NotationFile> installed() {
		var files = new ArrayList<NotationFile>();
		for (var element : Platform.getExtensionRegistry().getConfigurationElementsFor(POINT)) {
			var bundle = Platform.getBundle(element.getContributor().getName());
			var file = element.getAttribute("file");
			if (bundle != null && file != null) {
				files.add(new NotationFile(bundle.getSymbolicName(), file, bundle(bundle), lattices(element)));
			}
		}
		files.sort(Comparator.comparing(NotationFile::name)); // the registry's order is that of the installation
		return files;
	}

	private static List<LatticeHint> lattices(IConfigurationElement notation) {
		return Arrays.stream(notation.getChildren("lattice")).map(one -> new LatticeHint(one.getAttribute("diagram"), one.getAttribute("mapping"), one.getAttribute("rows"), one.getAttribute("columns"),
				Arrays.stream(one.getChildren("region")).map(region -> new RegionHint(region.getAttribute("mapping"), region.getAttribute("row"), region.getAttribute("column"),
						region.getAttribute("rows"), region.getAttribute("columns"))).toList())).toList();
	}

	/** A file of a bundle that is a folder, with what its plugin.xml says of lattices; for tests and for authors who have no platform running. */
	public static NotationFile file(Path folder, String bundle, String path, ClassLoader classes) {
		return new NotationFile(bundle, path, folder(folder, classes), PluginXml.lattices(folder.resolve("plugin.xml"), path));
	}

	private static NotationFile.Resources folder(Path folder, ClassLoader classes) {
		return new NotationFile.Resources() {
			@Override
			public Optional<URL> find(String path) {
				try {
					var file = folder.resolve(path);
					return Files.exists(file) ? Optional.of(file.toUri().toURL()) : Optional.empty();
				} catch (MalformedURLException e) {
					throw new IllegalArgumentException(path, e);
				}
			}

			@Override
			public Class<?> load(String className) throws ClassNotFoundException {
				return classes.loadClass(className);
			}
		};
	}

	private static NotationFile.Resources bundle(Bundle bundle) {
		return new NotationFile.Resources() {
			@Override
			public Optional<URL> find(String path) {
				return Optional.ofNullable(FileLocator.find(bundle, org.eclipse.core.runtime.Path.fromPortableString(path)));
			}

			@Override
			public Class<?> load(String className) throws ClassNotFoundException {
				return bundle.loadClass(className);
			}
		};
	}
}
