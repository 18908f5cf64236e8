// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.internal.FileHashes;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.solver.study.Study;

/**
 * The files that planning a study reads, laid out so that planning them elsewhere comes to the very same study: the project and its
 * libraries lie to each other as they did, and so do files to those who name them. A file that is named by an absolute path is told
 * where it lies now.
 */
final class StudyFiles {
	/** Folder of the project, its libraries and what lies beside them. */
	private static final String FILES = "files";
	/** Folders of files that are named by absolute paths, numbered. */
	private static final String ELSEWHERE = "elsewhere";
	private static final String PACKED = ".gz";
	/** A reference to a library that only this machine understands. */
	private static final Pattern FIXED = Pattern.compile("href=\"(file:/|[A-Za-z]:[/\\\\]|/)[^\"]*\"");

	private final Request request;
	private final Study study;
	private final Collection<String> types;
	private final Path project;
	private final Optional<Path> data;
	/** The project and its libraries. */
	private final Set<Path> models = new TreeSet<>();
	/** What lies beside them, or where they point to. */
	private final Set<Path> besides = new TreeSet<>();
	/** What they name by an absolute path. */
	private final Set<Path> fixed = new TreeSet<>();
	/** What was found in the folder of data. */
	private final Set<Path> found = new TreeSet<>();
	private final Set<String> plugins = new TreeSet<>();

	/** @param types ids of all types, which files of a folder of data may lie under */
	StudyFiles(Request request, Study study, Collection<String> types) {
		this.request = request;
		this.study = study;
		this.types = types;
		project = request.file().toAbsolutePath().normalize();
		data = request.data().folder().map(folder -> folder.toAbsolutePath().normalize());
	}

	/**
	 * What was found.
	 *
	 * @param study   with the project
	 * @param data    from the folder of data; may be empty
	 * @param plugins whose libraries the project refers to
	 */
	record Found(Content study, Content data, Set<String> plugins) {
	}

	/** @throws KirchhoffException if something has changed since the study was planned, or could not be found elsewhere */
	Found collect(Monitor monitor) throws IOException {
		readProject();
		for (var input : study.inputs().entrySet()) {
			monitor.check();
			find(input.getKey(), input.getValue());
		}
		var dataContent = new Content();
		for (var file : found) {
			dataContent.add(slashes(data.orElseThrow().relativize(file)), file);
		}
		return new Found(studyContent(!dataContent.isEmpty()), dataContent, plugins);
	}

	private void readProject() throws IOException {
		var set = ProjectFiles.newResourceSet();
		var loaded = ProjectFiles.load(project, set);
		if (!loaded.isGood()) {
			throw changed(project.toString());
		}
		for (var resource : set.getResources()) {
			var uri = resource.getURI();
			if (uri.isPlatformPlugin()) {
				plugins.add(uri.segment(1));
				continue;
			}
			var file = Path.of(uri.toFileString()).toAbsolutePath().normalize();
			var fixedReference = FIXED.matcher(Files.readString(file));
			if (fixedReference.find()) {
				throw new KirchhoffException(file + " refers to a library by a path that is good on this machine only (" + fixedReference.group() + ")",
						"refer to it by a relative path, or put a copy beside the file");
			}
			models.add(file);
		}
	}

	/**
	 * Finds where planning may have found an input: as it is named, beside the project or a library, in the folder of data. The hash tells the
	 * right ones.
	 *
	 * @param name as in {@link Study#inputs}
	 */
	private void find(String name, String hash) throws IOException {
		boolean any = false;
		var outside = new TreeSet<Path>();
		var named = Path.of(name);
		if (named.isAbsolute()) {
			for (var file : asItIsOrPacked(named)) {
				if (is(file, hash)) {
					fixed.add(file.normalize());
					any = true;
				}
			}
		}
		for (var folder : models.stream().map(Path::getParent).distinct().toList()) {
			for (var file : candidates(folder, named)) {
				if (is(file, hash)) {
					besides.add(file.normalize());
					any = true;
				}
			}
		}
		for (var folder : dataFolders()) {
			for (var file : candidates(folder, named)) {
				if (is(file, hash)) {
					var place = file.normalize();
					(place.startsWith(data.orElseThrow()) ? found : outside).add(place);
					any |= found.contains(place);
				}
			}
		}
		if (!any) {
			throw outside.isEmpty() ? changed(name) : leadsOut(outside.first());
		}
	}

	private KirchhoffException leadsOut(Path file) {
		return new KirchhoffException(file + " is named by a path that leads out of the folder of data, where workers cannot follow",
				"put it into " + data.orElseThrow() + " and name it as seen from there");
	}

	private static KirchhoffException changed(String name) {
		return new KirchhoffException(name + " has changed or gone since the study was planned", "run it again");
	}

	private List<Path> dataFolders() {
		return data.map(folder -> Stream.concat(Stream.of(folder), types.stream().map(folder::resolve)).toList()).orElse(List.of());
	}

	/** The name in a folder; weights are found by the end of their name, too. */
	private static List<Path> candidates(Path folder, Path named) {
		var files = new LinkedHashSet<Path>();
		for (int k = 0; k < named.getNameCount(); k++) {
			files.addAll(asItIsOrPacked(folder.resolve(named.subpath(k, named.getNameCount()))));
		}
		return List.copyOf(files);
	}

	private static List<Path> asItIsOrPacked(Path file) {
		return List.of(file, Path.of(file + PACKED));
	}

	private static boolean is(Path file, String hash) throws IOException {
		return Files.exists(file) && Files.isReadable(file) && FileHashes.of(file).equals(hash);
	}

	private Content studyContent(boolean withData) throws IOException {
		var content = new Content();
		var tree = new TreeSet<>(models);
		tree.addAll(besides);
		var root = root(tree);
		for (var file : tree) {
			content.add(FILES + "/" + slashes(root.relativize(file)), file);
		}
		var moved = new LinkedHashMap<String, String>();
		for (var file : besides) {
			move(file, FILES + "/" + slashes(root.relativize(file)), moved); // even there a path may be written as an absolute one
		}
		var folders = new HashMap<Path, Integer>();
		for (var file : fixed) {
			var place = file.startsWith(root) ? FILES + "/" + slashes(root.relativize(file))
					: ELSEWHERE + "/" + folders.computeIfAbsent(file.getParent(), _ -> folders.size()) + "/" + file.getFileName();
			content.add(place, file);
			move(file, place, moved);
		}
		var note = LaunchNote.of(request, study).packed(FILES + "/" + slashes(root.relativize(project)), withData ? "../" + Packs.DATA : null, moved);
		content.add(LaunchNote.FILE, new Content.Made(note.bytes()));
		return content;
	}

	/** A packed file is named without its last ending. */
	private static void move(Path file, String place, Map<String, String> moved) {
		moved.put(slashes(file), place);
		if (place.endsWith(PACKED)) {
			moved.put(slashes(file).replaceFirst("\\" + PACKED + "$", ""), place.replaceFirst("\\" + PACKED + "$", ""));
		}
	}

	/** The lowest folder that everything lies in. */
	private Path root(Collection<Path> tree) {
		var root = project.getParent();
		for (var file : tree) {
			while (root != null && !file.startsWith(root)) {
				root = root.getParent();
			}
		}
		if (root == null) {
			throw new KirchhoffException(project + " and its libraries lie on several drives", "put them on one");
		}
		return root;
	}

	private static String slashes(Path path) {
		return path.toString().replace('\\', '/');
	}
}
