// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.kirchhoff.plan.DataPlace;

/**
 * Finds the files that parameters name: beside the project, else in the folder of data, else there in a folder named like the type; each
 * time as it was written, else packed with gzip.
 *
 * @param base where relative paths are meant from
 * @param type of the element whose parameter names the file; empty if it has none
 */
record FileSearch(Path base, DataPlace data, String type) {
	/** Where a relative path is looked for, in this order. */
	List<Path> folders() {
		var folders = new ArrayList<Path>();
		folders.add(base);
		data.folder().ifPresent(folder -> {
			folders.add(folder);
			if (!type.isEmpty()) {
				folders.add(folder.resolve(type));
			}
		});
		return folders;
	}

	/** The same for people; a folder of data that is none is said to be so. */
	List<String> places() {
		if (data.folder().filter(folder -> !Files.isDirectory(folder)).isPresent()) {
			return List.of(base.toString(), data.folder().get() + " (which is no folder)");
		}
		return folders().stream().map(Path::toString).toList();
	}

	/**
	 * The file; if it is nowhere, where it would be beside the project.
	 *
	 * @param folder whether a folder serves, if there is no file
	 */
	Path find(Path written, boolean folder) {
		var places = folders().stream().map(place -> place.resolve(written)).toList();
		return places.stream().flatMap(file -> Stream.of(file, Path.of(file + ".gz"))).map(data::here).filter(file -> Files.exists(file) && !Files.isDirectory(file))
				.findFirst().or(() -> places.stream().map(data::here).filter(place -> folder && Files.isDirectory(place)).findFirst()).orElse(base.resolve(written));
	}

	/** What a file is called that lies in the folder of data, wherever that is; other files as they are. */
	Path withoutPlace(Path file) {
		return data.folder().filter(file::startsWith).map(folder -> folder.relativize(file)).orElseGet(() -> data.there(file));
	}
}
