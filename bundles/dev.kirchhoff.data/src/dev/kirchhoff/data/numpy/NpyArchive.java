// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.numpy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.data.binary.ByteSource;

/** Arrays by name in one file, as {@code numpy.savez} writes them. */
final class NpyArchive implements Closeable {
	private static final String ENDING = ".npy";

	private final Path file;
	private final ZipFile zip;

	private NpyArchive(Path file, ZipFile zip) {
		this.file = file;
		this.zip = zip;
	}

	/** @throws KirchhoffException if it is no archive */
	static NpyArchive open(Path file) throws IOException {
		try {
			return new NpyArchive(file, new ZipFile(file.toFile()));
		} catch (ZipException e) {
			throw new KirchhoffException(file + ": is no complete zip archive (" + e.getMessage() + ")", "write it with numpy.savez, or get or copy it again", e);
		}
	}

	/** An array in a file of its own. */
	static NpyReader single(Path file) throws IOException {
		return reader(ByteSource.open(file));
	}

	/** @throws KirchhoffException if there is none of this name */
	NpyReader array(String name) throws IOException {
		var entry = zip.getEntry(name + ENDING);
		if (entry == null) {
			entry = zip.getEntry(name);
		}
		if (entry == null) {
			var names = zip.stream().map(one -> one.getName().endsWith(ENDING) ? one.getName().substring(0, one.getName().length() - ENDING.length()) : one.getName()).toList();
			throw new KirchhoffException(file + ": has no array '" + name + "'", names.isEmpty() ? "it is empty" : "it has " + String.join(", ", names));
		}
		return reader(new ByteSource(file + ": " + entry.getName(), zip.getInputStream(entry), entry.getSize()));
	}

	private static NpyReader reader(ByteSource source) throws IOException {
		try {
			return new NpyReader(source);
		} catch (RuntimeException e) {
			source.close();
			throw e;
		}
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
