// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

import dev.kirchhoff.headless.tests.Bench.Answer;

/** The command line as a process of its own, made of the bundles that this platform runs: what a product does, without a product. */
final class OtherPlatform {
	private final Path directory;
	private final Path configuration;

	/** @param directory where commands are given; the configuration is in it */
	OtherPlatform(Path directory) throws IOException {
		this.directory = directory;
		configuration = Files.createDirectories(directory.resolve(".platform"));
		var properties = new Properties();
		properties.put("osgi.bundles", Arrays.stream(Platform.getBundle(Constants.SYSTEM_BUNDLE_SYMBOLICNAME).getBundleContext().getBundles())
				.filter(bundle -> bundle.getBundleId() != 0).map(OtherPlatform::entry).collect(Collectors.joining(",")));
		properties.put("osgi.bundles.defaultStartLevel", "4");
		properties.put("osgi.framework", System.getProperty("osgi.framework"));
		var text = new StringWriter();
		properties.store(text, null);
		Files.writeString(configuration.resolve("config.ini"), text.toString());
	}

	private static String entry(Bundle bundle) {
		var location = bundle.getLocation().replaceFirst("^initial@", "").replaceFirst("^(?!reference:)", "reference:");
		var place = location.replaceFirst("^reference:file:", "");
		if (!Path.of(place).isAbsolute()) {
			location = "reference:" + Path.of(URI.create(System.getProperty("osgi.install.area"))).resolve(place).normalize().toUri();
		}
		var level = bundle.adapt(BundleStartLevel.class);
		return level.isPersistentlyStarted() && !level.isActivationPolicyUsed() ? location + "@" + level.getStartLevel() + ":start" : location;
	}

	/** The process of a command; its streams go to {@code out.txt} and {@code err.txt}. */
	Process start(String... arguments) throws IOException {
		return builder(arguments).start();
	}

	/** As {@link #start}, in a shell that forbids files larger than so many blocks of 1024 bytes: as good as a full disk. */
	Process startWithSmallFiles(int blocks, String... arguments) throws IOException {
		var builder = builder(arguments);
		var command = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "bash"));
		command.addAll(builder.command());
		return builder.command(command).start();
	}

	private ProcessBuilder builder(String... arguments) {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules", "jdk.incubator.vector",
				"--enable-native-access=ALL-UNNAMED", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), "org.eclipse.equinox.launcher.Main",
				"-configuration", configuration.toString(), "-data", "@none", "-nosplash", "-application", "dev.kirchhoff.headless.app"));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(directory.resolve("out.txt").toFile())
				.redirectError(directory.resolve("err.txt").toFile());
	}

	/** Waits for a process and gives what it said. */
	Answer answer(Process process) throws Exception {
		if (!process.waitFor(10, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError("does not end: " + Files.readString(directory.resolve("err.txt")));
		}
		var err = Files.readString(directory.resolve("err.txt"));
		return new Answer(process.exitValue(), Files.readString(directory.resolve("out.txt")), err);
	}
}
