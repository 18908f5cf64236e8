// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** Where notations come from. */
public final class Notations {
	private static final String POINT = "dev.kirchhoff.diagram.notations";

	private Notations() {
	}

	/** Those of all installed bundles, read once. */
	public static Notation ofPlatform() {
		throw new UnsupportedOperationException();
	}

	/** Those of some files. */
	public static Notation of(List<NotationFile> files) {
		throw new UnsupportedOperationException();
	}

	/** What is in a folder that is, or will become, a bundle. */
	public static NotationFile.Resources folder(Path folder, ClassLoader classes) {
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
