// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.plan.internal.FileHashes;

/**
 * What goes into an archive, by the names that its parts have there. Only what a worker can tell apart belongs to it: of a file's rights
 * whether it can be run, and neither its time nor its owner.
 */
final class Content {
	/** A part of an archive. */
	sealed interface Part {
		/** Whether it is a program. */
		default boolean executable() {
			return false;
		}

		/** Bytes that it takes. */
		long size() throws IOException;
	}

	/** A file as it lies on the disk. */
	record Stored(Path file, boolean executable) implements Part {
		@Override
		public long size() throws IOException {
			return Files.size(file);
		}
	}

	/** A file that is made for the archive. */
	record Made(byte[] bytes) implements Part {
		@Override
		public long size() {
			return bytes.length;
		}
	}

	/** A symbolic link. */
	record Link(String target) implements Part {
		@Override
		public long size() {
			return 0;
		}
	}

	private final SortedMap<String, Part> parts = new TreeMap<>();
	private final Map<String, String> hashes = new HashMap<>();

	/** @param name relative, with forward slashes; what has had it before is replaced */
	void add(String name, Part part) {
		var path = Path.of(name);
		if (name.isEmpty() || path.isAbsolute() || !path.equals(path.normalize()) || path.startsWith("..")) {
			throw new IllegalArgumentException("'" + name + "' leads out of the archive");
		}
		parts.put(name, part);
	}

	/** A file, or all files in a folder. */
	void add(String name, Path file) throws IOException {
		if (!Files.isDirectory(file)) {
			add(name, stored(file));
			return;
		}
		try (var inside = Files.walk(file)) {
			for (var part : inside.filter(Files::isRegularFile).toList()) {
				add(name + "/" + file.relativize(part).toString().replace('\\', '/'), stored(part));
			}
		}
	}

	private static Stored stored(Path file) {
		return new Stored(file, Files.isExecutable(file));
	}

	void add(String name, String text) {
		add(name, new Made(text.getBytes(StandardCharsets.UTF_8)));
	}

	boolean isEmpty() {
		return parts.isEmpty();
	}

	/** By name, sorted. */
	SortedMap<String, Part> parts() {
		return Collections.unmodifiableSortedMap(parts);
	}

	/** Bytes of all files. */
	long size() throws IOException {
		long size = 0;
		for (var part : parts.values()) {
			size += part.size();
		}
		return size;
	}

	/** SHA-256 over what tells without reading files that nothing has changed: their places, sizes and times. */
	String stamp() throws IOException {
		var list = new StringBuilder();
		for (var part : parts.entrySet()) {
			list.append(part.getKey()).append(' ').append(part.getValue().executable()).append(' ').append(switch (part.getValue()) {
				case Stored(var file, _) -> file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
				case Part _ -> hash(part.getKey());
			}).append('\n');
		}
		return HexFormat.of().formatHex(Sha256.digest().digest(list.toString().getBytes(StandardCharsets.UTF_8)));
	}

	/** SHA-256 over the sorted parts: what they are, their names and their content. */
	String digest(Monitor monitor) throws IOException {
		var list = new StringBuilder();
		for (var part : parts.entrySet()) {
			monitor.check();
			var kind = switch (part.getValue()) {
				case Link _ -> "link";
				case Part file -> file.executable() ? "program" : "file";
			};
			list.append(kind).append(' ').append(hash(part.getKey())).append(' ').append(part.getKey()).append('\n');
		}
		return HexFormat.of().formatHex(Sha256.digest().digest(list.toString().getBytes(StandardCharsets.UTF_8)));
	}

	/** SHA-256 of a part. */
	String hash(String name) throws IOException {
		var known = hashes.get(name);
		if (known == null) {
			known = switch (parts.get(name)) {
				case Stored stored -> FileHashes.of(stored.file());
				case Made made -> HexFormat.of().formatHex(Sha256.digest().digest(made.bytes()));
				case Link link -> HexFormat.of().formatHex(Sha256.digest().digest(link.target().getBytes(StandardCharsets.UTF_8)));
			};
			hashes.put(name, known);
		}
		return known;
	}

	/** The bytes of a file. */
	static InputStream open(Part part) throws IOException {
		return switch (part) {
			case Stored stored -> Files.newInputStream(stored.file());
			case Made made -> new ByteArrayInputStream(made.bytes());
			case Link _ -> InputStream.nullInputStream();
		};
	}
}
