// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.project;

import java.nio.file.Path;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;

/**
 * Builds a plug-in's project as its author's Maven would, with a Java and a Maven that are fit for it.
 *
 * @param project folder with its pom.xml
 * @param offline whether nothing may be fetched
 */
public record PluginBuild(Path project, boolean offline) {
	/**
	 * What came out.
	 *
	 * @param site  folder that can be published, or installed from
	 * @param zip   the same in one file
	 * @param tests that have passed
	 */
	public record Result(Path site, Path zip, int tests) {
	}

	/**
	 * Builds and tests it.
	 *
	 * @throws KirchhoffException                            if there is no fit Java or Maven, or the build fails; the message has a line for each error, with file and line
	 * @throws java.util.concurrent.CancellationException if it was cancelled
	 */
	public Result run(Monitor monitor) {
		throw new UnsupportedOperationException("builds are not there yet");
	}
}
