// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.emfgen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/** The bundle that is generated into: remembers what its code was made from, and keeps its plugin.xml as it is. */
final class Target {
	private final Path sources;
	private final Path mark;
	private final Path pluginXml;

	Target(Path bundle) {
		sources = bundle.resolve("src-gen");
		mark = bundle.resolve("src-gen/.made-from");
		pluginXml = bundle.resolve("plugin.xml");
	}

	/** SHA-256 over the files in a folder and the generator itself. */
	static String fingerprint(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
				digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
				digest.update(Files.readAllBytes(file));
			}
			for (var part : new Class<?>[] { Generation.class, Target.class }) {
				try (var in = part.getResourceAsStream(part.getSimpleName() + ".class")) {
					digest.update(in.readAllBytes());
				}
			}
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	boolean isMadeFrom(String inputs) throws IOException {
		return Files.exists(mark) && Files.readString(mark).equals(inputs);
	}

	void markMadeFrom(String inputs) throws IOException {
		Files.writeString(mark, inputs);
	}

	/** Takes away code of classes that the metamodel no longer has. */
	void clear() throws IOException {
		if (Files.exists(sources)) {
			try (var files = Files.walk(sources)) {
				for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

	/** EMF's generator adds extensions of its own to a plugin.xml; ours are written by hand. */
	void keepingHandwritten(Runnable generation) throws IOException {
		if (!Files.exists(pluginXml)) {
			generation.run();
			return;
		}
		var content = Files.readAllBytes(pluginXml);
		var time = Files.getLastModifiedTime(pluginXml);
		try {
			generation.run();
		} finally {
			if (!Arrays.equals(content, Files.readAllBytes(pluginXml))) {
				Files.write(pluginXml, content);
				Files.setLastModifiedTime(pluginXml, time);
			}
		}
	}
}
