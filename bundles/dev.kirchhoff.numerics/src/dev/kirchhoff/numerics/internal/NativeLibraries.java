// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Brings the libraries of one resource folder to the file system, where the loader of the operating system wants them.
 * They go to a per-user cache, into a folder named by a checksum of their names, lengths and first 64 KiB (where the build id
 * of a library is), so that only the first start copies them. Each file appears by an atomic move; processes that start
 * at once do not disturb each other.
 */
final class NativeLibraries {
	private static final int HASHED = 1 << 16;

	private NativeLibraries() {
	}

	/** A library as a resource: its file name, where it is, and its length in bytes. */
	private record Library(String name, URL source, long length) {
	}

	/**
	 * @param loader sees the resources
	 * @param folder resource folder, without a slash at either end
	 * @param names file names; those the folder does not have are left out
	 * @return the files, in the order of the names; they vanish at the end of the process if the cache is not writable
	 * @throws IOException if they can be written neither to the cache nor to a temporary folder
	 */
	static List<Path> files(ClassLoader loader, String folder, List<String> names) throws IOException {
		return files(loader, folder, names, cache());
	}

	static List<Path> files(ClassLoader loader, String folder, List<String> names, Path cache) throws IOException {
		var libraries = new ArrayList<Library>();
		for (var name : names) {
			var source = loader.getResource(folder + '/' + name);
			if (source != null) {
				libraries.add(new Library(name, source, length(source)));
			}
		}
		var target = cache.resolve(key(libraries));
		try {
			Files.createDirectories(target);
			return copy(libraries, target);
		} catch (IOException unwritable) {
			try {
				var temporary = Files.createTempDirectory("kirchhoff-native");
				temporary.toFile().deleteOnExit();
				var files = copy(libraries, temporary);
				files.forEach(file -> file.toFile().deleteOnExit());
				return files;
			} catch (IOException e) {
				e.addSuppressed(unwritable);
				throw e;
			}
		}
	}

	/** {@code kirchhoff.cache}, or {@code ~/.cache/kirchhoff/native}. */
	static Path cache() {
		var set = System.getProperty("kirchhoff.cache");
		return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "kirchhoff", "native")
				: Path.of(set);
	}

	/** This platform as bytedeco's artifacts name it, such as {@code linux-x86_64}. */
	static String platform() {
		var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		var system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macosx" : os;
		return system + '-' + switch (arch) {
		case "amd64", "x86_64" -> "x86_64";
		case "aarch64", "arm64" -> "arm64";
		default -> arch;
		};
	}

	/** A class loader need not know it. */
	private static long length(URL source) throws IOException {
		long length = source.openConnection().getContentLengthLong();
		if (length >= 0) {
			return length;
		}
		try (var in = source.openStream()) {
			return in.transferTo(OutputStream.nullOutputStream());
		}
	}

	private static List<Path> copy(List<Library> libraries, Path folder) throws IOException {
		var files = new ArrayList<Path>();
		for (var library : libraries) {
			var file = folder.resolve(library.name);
			if (!Files.exists(file) || Files.size(file) != library.length) {
				var part = Files.createTempFile(folder, library.name, ".part");
				try {
					try (var in = library.source.openStream()) {
						Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
					}
					Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
				} finally {
					Files.deleteIfExists(part);
				}
			}
			files.add(file);
		}
		return files;
	}

	/** A checksum of 64 bits, since a cryptographic one would take longer to load than all else. */
	private static String key(List<Library> libraries) throws IOException {
		var first = new CRC32();
		var second = new CRC32C();
		for (var library : libraries) {
			var head = (library.name + ' ' + library.length + '\n').getBytes(StandardCharsets.UTF_8);
			first.update(head);
			second.update(head);
			try (var in = library.source.openStream()) {
				var bytes = in.readNBytes(HASHED);
				first.update(bytes);
				second.update(bytes);
			}
		}
		return Long.toHexString(first.getValue() << 32 | second.getValue());
	}
}
