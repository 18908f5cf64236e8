// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.images;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;

import dev.kirchhoff.api.KirchhoffException;

/**
 * The classes and files of a folder or of a zip archive, in the order of their names, which does not depend on the machine. What systems
 * leave behind (names that begin with a dot, {@code __MACOSX}, {@code Thumbs.db}) is passed over; an archive of one folder is that folder.
 */
final class ImageTree implements Closeable {
	private static final int FEWEST = 2;

	private final String name;
	private final Path root;
	/** Null for a folder. */
	private final FileSystem archive;
	private final List<Group> classes = new ArrayList<>();

	/** A class: the name of its folder, and all files in it and below. */
	record Group(String name, List<Path> files) {
	}

	private ImageTree(String name, Path root, FileSystem archive) {
		this.name = name;
		this.root = root;
		this.archive = archive;
	}

	/** @throws KirchhoffException if it is neither, or has fewer than two classes with files */
	static ImageTree open(Path place) throws IOException {
		var tree = Files.isDirectory(place) ? new ImageTree(place.toString(), place, null) : archive(place);
		try {
			tree.list();
			return tree;
		} catch (IOException | RuntimeException e) {
			tree.close();
			throw e;
		}
	}

	private static ImageTree archive(Path place) throws IOException {
		FileSystem archive;
		try {
			archive = FileSystems.newFileSystem(place);
		} catch (ProviderNotFoundException | ZipException e) {
			throw new KirchhoffException(place + ": is neither a folder nor a zip archive (" + e.getMessage() + ")", "give one with a folder for every class", e);
		}
		var root = archive.getPath("/");
		var inside = children(root);
		while (inside.size() == 1 && Files.isDirectory(inside.getFirst()) && children(inside.getFirst()).stream().allMatch(Files::isDirectory)) {
			root = inside.getFirst();
			inside = children(root);
		}
		return new ImageTree(place.toString(), root, archive);
	}

	private void list() throws IOException {
		var loose = new ArrayList<String>();
		for (var child : children(root)) {
			if (Files.isDirectory(child)) {
				var files = new ArrayList<Path>();
				collect(child, files);
				files.sort(Comparator.comparing(this::relative));
				if (!files.isEmpty()) {
					classes.add(new Group(plain(child), List.copyOf(files)));
				}
			} else if (plain(child).toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)")) {
				loose.add(plain(child));
			}
		}
		classes.sort(Comparator.comparing(Group::name));
		loose.sort(null);
		if (!loose.isEmpty()) {
			throw new KirchhoffException(name + ": " + String.join(", ", loose) + (loose.size() == 1 ? " lies" : " lie") + " in no class", "put every image into the folder of its class");
		}
		if (classes.size() < FEWEST) {
			throw new KirchhoffException(name + ": has " + (classes.isEmpty() ? "no folder with images" : "a single folder with images, " + classes.getFirst().name), "give it a folder for every class, two or more");
		}
	}

	private static void collect(Path folder, List<Path> files) throws IOException {
		for (var child : children(folder)) {
			if (Files.isDirectory(child)) {
				collect(child, files);
			} else {
				files.add(child);
			}
		}
	}

	private static List<Path> children(Path folder) throws IOException {
		try (var inside = Files.list(folder)) {
			return inside.filter(child -> !plain(child).startsWith(".") && !plain(child).equals("__MACOSX") && !plain(child).equals("Thumbs.db")).toList();
		}
	}

	/** File systems of archives may name folders with a slash. */
	private static String plain(Path path) {
		var text = path.getFileName().toString();
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

	List<Group> classes() {
		return classes;
	}

	/** What messages call it. */
	String name() {
		return name;
	}

	/** A file as seen from the root, with slashes. */
	String relative(Path file) {
		return root.relativize(file).toString().replace('\\', '/');
	}

	@Override
	public void close() throws IOException {
		if (archive != null) {
			archive.close();
		}
	}
}
