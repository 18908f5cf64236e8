// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.internal.Markup;

/** Links from the report to the files of a run, relative where that is possible. */
record Links(Path base, Path run) {
	Links(Path report, ResultDirectory run) {
		this(report.toAbsolutePath().normalize().getParent(), run.path().toAbsolutePath().normalize());
	}

	/** @param file relative to the run */
	void to(Markup html, String file) {
		html.open("a", "href", href(file)).element("code", file).close();
	}

	private String href(String file) {
		var path = run.resolve(file);
		if (!base.getRoot().equals(path.getRoot())) {
			return path.toUri().toString();
		}
		try {
			return new URI(null, null, base.relativize(path).toString().replace('\\', '/'), null).toASCIIString();
		} catch (URISyntaxException e) {
			return path.toUri().toString();
		}
	}
}
