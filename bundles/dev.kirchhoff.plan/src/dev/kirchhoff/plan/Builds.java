// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;

/** Tells builds apart that have the same version: what a developer has changed a minute ago gives other numbers. */
public final class Builds {
	private Builds() {
	}

	/**
	 * SHA-256 over the content of plug-ins and of Kirchhoff's own that compute.
	 *
	 * @param bundles symbolic names
	 * @return empty if one of them cannot be read
	 */
	public static Optional<String> digest(Collection<String> bundles) {
		var names = new TreeSet<>(bundles);
		names.add("dev.kirchhoff.api");
		names.add("dev.kirchhoff.numerics");
		names.add("dev.kirchhoff.solver");
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var name : names) {
				var file = FileLocator.getBundleFileLocation(Platform.getBundle(name));
				if (file.isEmpty()) {
					return Optional.empty();
				}
				digest.update(name.getBytes(StandardCharsets.UTF_8));
				add(file.get().toPath(), digest);
			}
			return Optional.of(HexFormat.of().formatHex(digest.digest()));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		} catch (IOException | UncheckedIOException e) {
			return Optional.empty();
		}
	}

	private static void add(Path file, MessageDigest digest) throws IOException {
		try (var files = Files.walk(file)) {
			for (var one : files.filter(Files::isRegularFile).sorted().toList()) {
				try (var in = new DigestInputStream(Files.newInputStream(one), digest)) {
					in.transferTo(OutputStream.nullOutputStream());
				}
			}
		}
	}
}
