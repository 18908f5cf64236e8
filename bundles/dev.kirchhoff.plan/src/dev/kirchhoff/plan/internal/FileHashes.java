// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 of files. Planning asks for those of all data and weights at every point; a file is read once as long as it does not change.
 */
public final class FileHashes {
	private static final Map<FileStamp, String> KNOWN = new ConcurrentHashMap<>();

	private FileHashes() {
	}

	/** That of a file; of a folder, that of the names and hashes of the files in it, in the order of their names. */
	public static String of(Path file) throws IOException {
		if (!Files.isDirectory(file)) {
			return ofFile(file);
		}
		try (var inside = Files.walk(file)) {
			var names = inside.filter(Files::isRegularFile).map(part -> file.relativize(part).toString().replace('\\', '/')).sorted().toList();
			var list = new StringBuilder();
			for (var name : names) {
				list.append(ofFile(file.resolve(name))).append("  ").append(name).append('\n');
			}
			return hash(new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8)));
		}
	}

	private static String ofFile(Path file) throws IOException {
		var stamp = FileStamp.of(file);
		var known = KNOWN.get(stamp);
		if (known == null) {
			try (var in = Files.newInputStream(file)) {
				known = hash(in);
			}
			KNOWN.put(stamp, known);
		}
		return known;
	}

	private static String hash(InputStream bytes) throws IOException {
		try (var in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(in.getMessageDigest().digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
