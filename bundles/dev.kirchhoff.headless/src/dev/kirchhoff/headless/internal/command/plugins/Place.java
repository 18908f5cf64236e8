// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Session;

/** A site or file as it is written on the command line: an address, a {@code file:} or a path, which counts from where the user is. */
final class Place {
	private static final String FILE = "file:";

	private Place() {
	}

	static URI of(String text, Session session) {
		try {
			if (text.matches("[A-Za-z][A-Za-z+.-]+:.*") && !text.startsWith(FILE)) {
				return new URI(text);
			}
			if (text.startsWith(FILE + "/")) {
				return Path.of(new URI(text)).toUri();
			}
			return session.resolve(Path.of(text.startsWith(FILE) ? text.substring(FILE.length()) : text)).toUri();
		} catch (URISyntaxException e) {
			throw CommandFailure.input(text, "is not an address: " + e.getReason().toLowerCase(), "write blanks as %20");
		} catch (IllegalArgumentException e) {
			throw CommandFailure.input(text, "is not the name of a file: " + e.getMessage(), "give a p2 site, a zip of one, or a plug-in's jar");
		}
	}
}
