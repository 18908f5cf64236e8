// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.io.IOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.api.KirchhoffException;

/** Ready projects that plug-ins bring along. */
public final class Examples {
	private static final String POINT = "dev.kirchhoff.api.examples";

	private Examples() {
	}

	/**
	 * A ready project.
	 *
	 * @param name   what people type
	 * @param title  what it is
	 * @param bundle plug-in it comes from
	 * @param folder in the plug-in
	 */
	public record Example(String name, String title, String bundle, String folder) {
	}

	/** All examples of the running platform, by name. */
	public static List<Example> all() {
		var examples = new ArrayList<Example>();
		for (var element : Platform.getExtensionRegistry().getConfigurationElementsFor(POINT)) {
			examples.add(new Example(element.getAttribute("id"), element.getAttribute("name"), element.getContributor().getName(), element.getAttribute("folder")));
		}
		examples.sort(Comparator.comparing(Example::name));
		return examples;
	}

	/**
	 * Copies an example out.
	 *
	 * @param directory is made; must not hold anything
	 * @return the project file
	 * @throws KirchhoffException if there is no such example, or the directory is not empty or cannot be written
	 */
	public static Path copy(String name, Path directory) {
		var example = all().stream().filter(candidate -> candidate.name().equals(name)).findFirst().orElseThrow(() -> new KirchhoffException(
				"no example '" + name + "'", "there are " + String.join(", ", all().stream().map(Example::name).toList())));
		try {
			if (Files.isDirectory(directory)) {
				try (var entries = Files.list(directory)) {
					if (entries.findAny().isPresent()) {
						throw new KirchhoffException(directory + " is not empty", "choose another directory");
					}
				}
			}
			Files.createDirectories(directory);
			return copy(example, directory);
		} catch (FileAlreadyExistsException e) {
			throw new KirchhoffException(e.getFile() + " is a file", "choose another directory", e);
		} catch (IOException e) {
			throw new KirchhoffException(directory + " cannot be written (" + e.getMessage() + ")", "choose another directory", e);
		}
	}

	private static Path copy(Example example, Path directory) throws IOException {
		var bundle = Platform.getBundle(example.bundle());
		String root = example.folder().endsWith("/") ? example.folder() : example.folder() + "/";
		Path project = null;
		var entries = bundle.findEntries(root, "*", true); // null if a plug-in declares a folder that it does not have
		for (var url : entries == null ? List.<URL>of() : Collections.list(entries)) {
			String path = url.getPath().substring(url.getPath().indexOf(root) + root.length());
			if (path.endsWith("/")) {
				continue;
			}
			var target = directory.resolve(path);
			Files.createDirectories(target.getParent());
			try (var in = url.openStream()) {
				Files.copy(in, target);
			}
			if (path.endsWith(".kirchhoff") && !path.contains("/") && (project == null || path.equals(example.name() + ".kirchhoff"))) {
				project = target;
			}
		}
		if (project == null) {
			throw new KirchhoffException("example '" + example.name() + "' of plug-in " + example.bundle() + " has no project file", "report it to the plug-in's provider");
		}
		return project;
	}
}
