// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How pages and pictures look. */
public final class StyleSheet {
	private StyleSheet() {
	}

	/** CSS. */
	public static String text() {
		try (var stream = StyleSheet.class.getResourceAsStream("report.css")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
