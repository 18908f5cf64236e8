// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

/** A stranger's plug-in with one device, compiled against a product's jars as it is needed: {@code javac}, a manifest and a {@code plugin.xml}. */
final class SmallPlugin {
	private final String id;
	private final String version;
	private final Map<String, String> headers = new LinkedHashMap<>();
	private String extension;
	private String tuning = "System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());";
	private List<Path> against;

	/** A device has the last word of the plug-in's name. */
	SmallPlugin(String id, String version) {
		this.id = id;
		this.version = version;
		headers.put("Bundle-ManifestVersion", "2");
		headers.put("Bundle-SymbolicName", id + ";singleton:=true");
		headers.put("Bundle-Version", version);
		headers.put("Bundle-Name", "Device " + device());
		headers.put("Bundle-Vendor", "Somebody's laboratory");
		headers.put("Import-Package", imports("[1.0,2.0)"));
		extension = "<extension point='dev.kirchhoff.api.devices'><device id='%s' class='%s.Cell' name='%s %s' description='A device of a test'/></extension>".formatted(device(), id, device(), version);
	}

	private static String imports(String range) {
		return List.of("dev.kirchhoff.api", "dev.kirchhoff.api.device", "dev.kirchhoff.api.parameter").stream().map(name -> name + ";version=\"" + range + "\"").collect(Collectors.joining(","));
	}

	String device() {
		return id.substring(id.lastIndexOf('.') + 1);
	}

	/** Needs other versions of Kirchhoff's API. */
	SmallPlugin needs(String range) {
		return with("Import-Package", imports(range));
	}

	SmallPlugin with(String header, String value) {
		headers.put(header, value);
		return this;
	}

	/** What the device does instead of taking its targets, in Java. */
	SmallPlugin tuning(String statements) {
		tuning = statements;
		return this;
	}

	/** Is compiled against other jars than the product's. */
	SmallPlugin compiledAgainst(List<Path> jars) {
		against = jars;
		return this;
	}

	/** Other contributions, as in plugin.xml. */
	SmallPlugin contributing(String xml) {
		extension = xml;
		return this;
	}

	/** Builds it into a folder. */
	Path jar(ProductCopy product, Path folder) throws IOException {
		return jar(product, folder, id + "_" + version + ".jar");
	}

	Path jar(ProductCopy product, Path folder, String name) throws IOException {
		Files.createDirectories(folder);
		var classes = compiled(product, Files.createTempDirectory("classes"));
		var manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		headers.forEach(manifest.getMainAttributes()::putValue);
		var jar = folder.resolve(name);
		try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest); var files = Files.walk(classes)) {
			entry(out, "plugin.xml", ("<?xml version='1.0' encoding='UTF-8'?><?eclipse version='3.4'?><plugin>" + extension + "</plugin>").getBytes());
			for (var file : files.filter(Files::isRegularFile).toList()) {
				entry(out, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
			}
		}
		return jar;
	}

	private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
		out.putNextEntry(new JarEntry(name));
		out.write(content);
		out.closeEntry();
	}

	private Path compiled(ProductCopy product, Path folder) throws IOException {
		var source = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-src").resolve(id.replace('.', '/'))).resolve("Cell.java");
		Files.writeString(source, """
				package %s;

				import dev.kirchhoff.api.Range;
				import dev.kirchhoff.api.device.Cells;
				import dev.kirchhoff.api.device.Device;
				import dev.kirchhoff.api.device.StaticIV;
				import dev.kirchhoff.api.device.Tunable;
				import dev.kirchhoff.api.parameter.Parameter;

				public record Cell(@Parameter(doc = "Highest conductance", unit = "S", value = "100 µS", min = 0) double gMax) implements Device, StaticIV, Tunable {
					@Override
					public Range window() {
						return new Range(gMax / 100, gMax);
					}

					@Override
					public double current(double g, double v) {
						return g * v;
					}

					@Override
					public void tune(Cells cells) {
						%s
					}
				}
				""".formatted(id, tuning));
		var path = (against == null ? product.jars() : against).stream().filter(jar -> jar.getFileName().toString().matches("dev\\.kirchhoff\\.(api|numerics)(_.*)?\\.jar")).map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
		var messages = new ByteArrayOutputStream();
		int code = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, "-proc:none", "-nowarn", "-parameters", "-encoding", "UTF-8", "-d", folder.toString(), "-cp", path, source.toString());
		if (code != 0) {
			throw new IOException("the plug-in does not compile: " + messages);
		}
		return folder;
	}
}
