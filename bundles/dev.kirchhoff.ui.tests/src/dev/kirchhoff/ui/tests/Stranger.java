// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** A plug-in of somebody else, in the running workbench for the time of a test, with a {@link StrangersDevice} of type {@code stranger} and a {@link StrangersExecutor} of that id. */
final class Stranger implements AutoCloseable {
	static final String ID = "org.example.stranger";

	private final Bundle bundle;

	Stranger() throws IOException, BundleException {
		var context = Platform.getBundle("dev.kirchhoff.ui.tests").getBundleContext();
		bundle = context.installBundle("test:" + ID, new ByteArrayInputStream(jar()));
		var framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
		if (!framework.resolveBundles(List.of(bundle))) {
			bundle.uninstall();
			throw new IllegalStateException(ID + " does not resolve");
		}
	}

	private static byte[] jar() throws IOException {
		var manifest = new Manifest();
		var headers = manifest.getMainAttributes();
		headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
		headers.putValue(Constants.BUNDLE_SYMBOLICNAME, ID + ";singleton:=true");
		headers.putValue(Constants.BUNDLE_VERSION, "1.0.0");
		headers.putValue(Constants.REQUIRE_BUNDLE, "dev.kirchhoff.api");
		var bytes = new ByteArrayOutputStream();
		try (var jar = new JarOutputStream(bytes, manifest)) {
			jar.putNextEntry(new JarEntry("plugin.xml"));
			jar.write("""
					<?xml version="1.0" encoding="UTF-8"?>
					<?eclipse version="3.4"?>
					<plugin>
					   <extension point="dev.kirchhoff.api.devices">
					      <device id="stranger" class="%s" name="Stranger" description="A device of a test"/>
					   </extension>
					   <extension point="dev.kirchhoff.api.executors">
					      <executor id="stranger" class="%s" name="Stranger's Site" description="A site of a test"/>
					   </extension>
					</plugin>
					""".formatted(StrangersDevice.class.getName(), StrangersExecutor.class.getName()).getBytes(StandardCharsets.UTF_8));
			for (var type : List.of(StrangersDevice.class, StrangersExecutor.class, StrangersExecutor.Line.class)) {
				add(jar, type);
			}
		}
		return bytes.toByteArray();
	}

	private static void add(JarOutputStream jar, Class<?> type) throws IOException {
		var file = type.getName().replace('.', '/') + ".class";
		jar.putNextEntry(new JarEntry(file));
		try (var code = type.getClassLoader().getResourceAsStream(file)) {
			code.transferTo(jar);
		}
	}

	@Override
	public void close() throws BundleException {
		bundle.uninstall();
	}
}
