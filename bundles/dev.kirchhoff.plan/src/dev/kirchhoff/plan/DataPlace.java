// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.api.KirchhoffException;

/**
 * Where files that projects read are looked for if they do not lie beside the project, and whether data sets are replaced by their
 * stand-ins. Nothing of it is part of a project, so that projects can be passed on.
 *
 * @param folder   of data; empty if nobody has named one; need not exist
 * @param standIns whether a data set that has a stand-in is replaced by it
 * @param moved    files that lie elsewhere than where a project writes with an absolute path: that path, and where they are
 */
public record DataPlace(Optional<Path> folder, boolean standIns, Map<Path, Path> moved) {
	/** Names the folder where nothing else does. */
	public static final String VARIABLE = "KIRCHHOFF_DATA";
	/** Key of the preference of bundle {@code dev.kirchhoff.plan} that names the folder where the variable does not. */
	public static final String PREFERENCE = "data";
	/** What is said instead of a folder for stand-ins. */
	public static final String SYNTHETIC = "synthetic";
	/** Beside the project only. */
	public static final DataPlace NONE = new DataPlace(Optional.empty(), false);

	public DataPlace {
		moved = Map.copyOf(moved);
	}

	/** Where no file has moved. */
	public DataPlace(Optional<Path> folder, boolean standIns) {
		this(folder, standIns, Map.of());
	}

	/** Where a file is, seen from where a project says that it is. */
	public Path here(Path file) {
		return moved.isEmpty() ? file : moved.getOrDefault(file.normalize(), file);
	}

	/** Where a project says that a file is: the other way round. */
	public Path there(Path file) {
		return moved.entrySet().stream().filter(entry -> entry.getValue().equals(file)).map(Map.Entry::getKey).findFirst().orElse(file);
	}

	/** The folder that this user's surroundings name: the environment variable, else the preference. */
	public static DataPlace ofSurroundings() {
		return ofSurroundings(System.getenv(VARIABLE), Platform.isRunning() ? Platform.getPreferencesService().getString("dev.kirchhoff.plan", PREFERENCE, "", null) : "");
	}

	static DataPlace ofSurroundings(String variable, String preference) {
		var named = variable == null || variable.isBlank() ? preference : variable;
		return named.isBlank() ? NONE : new DataPlace(Optional.of(path(named).toAbsolutePath().normalize()), false);
	}

	/**
	 * What a person asks for: a folder, or {@link #SYNTHETIC}; the folder of the surroundings still serves what has no stand-in.
	 *
	 * @param directory where the person is
	 * @throws KirchhoffException if there is no such folder
	 */
	public static DataPlace of(String asked, Path directory) {
		if (asked.equals(SYNTHETIC)) {
			return new DataPlace(ofSurroundings().folder(), true);
		}
		var folder = directory.resolve(path(asked)).toAbsolutePath().normalize();
		if (asked.isBlank() || !Files.isDirectory(folder)) {
			throw new KirchhoffException("'" + asked + "' " + (asked.isBlank() || !Files.exists(folder) ? "does not exist" : "is not a folder"),
					"name the folder that holds the data, or say '" + SYNTHETIC + "'");
		}
		return new DataPlace(Optional.of(folder), false);
	}

	private static Path path(String text) {
		try {
			return Path.of(text.strip());
		} catch (InvalidPathException e) {
			throw new KirchhoffException("'" + text + "' is no path", "name the folder that holds the data", e);
		}
	}
}
