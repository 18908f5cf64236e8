// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.plugins.internal.project.BuildLog;
import dev.kirchhoff.plugins.internal.project.JavaFinder;
import dev.kirchhoff.plugins.internal.project.MavenFinder;
import dev.kirchhoff.plugins.internal.project.ProductFolder;
import dev.kirchhoff.plugins.internal.project.Processes;

/**
 * Builds a plug-in's project as its author's Maven would, with a Java and a Maven that are fit for it, against the running product.
 *
 * @param project folder with its pom.xml
 * @param offline whether nothing may be fetched
 */
public record PluginBuild(Path project, boolean offline) {
	private static final String SITE = "site/target";

	/**
	 * What came out.
	 *
	 * @param site  folder that can be published, or installed from
	 * @param zip   the same in one file
	 * @param tests that have passed
	 */
	public record Result(Path site, Path zip, int tests) {
	}

	/** @throws KirchhoffException if there is no such project */
	public PluginBuild {
		if (!Files.isRegularFile(project.resolve("pom.xml"))) {
			throw new KirchhoffException(project + " is no project of a plug-in, as it has no pom.xml", "name the folder that `kirchhoff plugins new` has made");
		}
	}

	/**
	 * Builds and tests it.
	 *
	 * @throws KirchhoffException                         if there is no fit Java or Maven, or the build fails; the message has a line for each
	 *                                                    error, with file and line
	 * @throws java.util.concurrent.CancellationException if it was cancelled
	 */
	public Result run(Monitor monitor) {
		var product = ProductFolder.running();
		var java = JavaFinder.ofProcess().find();
		var maven = MavenFinder.ofProcess(java, offline).find(monitor);
		var command = new ArrayList<>(List.of(maven.toString(), "-B", "-Dstyle.color=never", "-Dkirchhoff.product=" + product));
		if (offline) {
			command.add("-o");
		}
		command.add("verify");
		monitor.progress(0, "Maven starts");
		var ended = Processes.run(command, project, Map.of("JAVA_HOME", java.toString()), monitor, new Steps(monitor));
		var log = keep(ended.text());
		if (ended.code() != 0) {
			var errors = BuildLog.errors(ended.text(), project);
			throw new KirchhoffException(errors.isEmpty() ? "the build failed" : String.join("\n", errors), "the whole log is " + log);
		}
		return new Result(project.resolve(SITE).resolve("repository"), zip(), BuildLog.tests(ended.text()));
	}

	/** Shows which module is built, and what is fetched for it: the first time that is most of the time. */
	private static final class Steps implements Consumer<String> {
		private final Monitor monitor;
		private double fraction;

		private Steps(Monitor monitor) {
			this.monitor = monitor;
		}

		@Override
		public void accept(String line) {
			BuildLog.fetched(line).ifPresent(file -> monitor.progress(fraction, "fetching " + file));
			BuildLog.step(line).ifPresent(step -> {
				fraction = step.fraction();
				monitor.progress(fraction, step.module());
			});
		}
	}

	private Path keep(String text) {
		var log = project.resolve("target/build.log");
		try {
			Files.createDirectories(log.getParent());
			return Files.writeString(log, text);
		} catch (IOException e) {
			throw new KirchhoffException(log + " cannot be written (" + e.getMessage() + ")", "see whether the folder may be written", e);
		}
	}

	private Path zip() {
		try (var files = Files.list(project.resolve(SITE))) {
			return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow(() -> new KirchhoffException("the build has made no site", "its pom.xml has a module site"));
		} catch (IOException e) {
			throw new KirchhoffException("the build has made no site (" + e.getMessage() + ")", "its pom.xml has a module site", e);
		}
	}
}
