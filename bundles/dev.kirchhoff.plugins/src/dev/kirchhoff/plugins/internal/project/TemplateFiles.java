// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.framework.FrameworkUtil;

/**
 * The files that new projects are made of. In a file {@code ${name}} stands for a value, in its path {@code __name__} does; {@code __dot__}
 * is a dot in front, which packers and version control would treat as a file of ours.
 */
public final class TemplateFiles {
	private static final String ROOT = "templates/";
	private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(\\w+)\\}");
	private static final Pattern IN_PATH = Pattern.compile("__(\\w+?)__");

	private final Map<String, URL> files;

	private TemplateFiles(Map<String, URL> files) {
		this.files = files;
	}

	/** Those of this bundle. */
	public static TemplateFiles installed() {
		var files = new TreeMap<String, URL>();
		for (var url : Collections.list(FrameworkUtil.getBundle(TemplateFiles.class).findEntries(ROOT, "*", true))) {
			var path = url.getPath();
			if (!path.endsWith("/")) {
				files.put(path.substring(path.indexOf(ROOT) + ROOT.length()), url);
			}
		}
		return new TemplateFiles(files);
	}

	/** Those of a folder. */
	public static TemplateFiles of(Path folder) throws IOException {
		var files = new TreeMap<String, URL>();
		try (var found = Files.walk(folder)) {
			for (var file : found.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString().replace('\\', '/'), file.toUri().toURL());
			}
		}
		return new TemplateFiles(files);
	}

	/**
	 * Writes one template's files.
	 *
	 * @throws IllegalArgumentException if a file asks for a value that is not given
	 */
	public void copy(String template, Path target, Map<String, String> values) throws IOException {
		for (var entry : files.entrySet()) {
			if (entry.getKey().startsWith(template + "/")) {
				var file = target.resolve(path(entry.getKey().substring(template.length() + 1), values));
				Files.createDirectories(file.getParent());
				byte[] content;
				try (var in = entry.getValue().openStream()) {
					content = in.readAllBytes();
				}
				Files.write(file, isPicture(file) ? content : filled(file, new String(content, StandardCharsets.UTF_8), values).getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private static String path(String path, Map<String, String> values) {
		return IN_PATH.matcher(path).replaceAll(match -> Matcher.quoteReplacement(match.group(1).equals("dot") ? "." : value(path, match.group(1), values)));
	}

	private static boolean isPicture(Path file) {
		return file.toString().endsWith(".png");
	}

	/** Names that are no values of ours are left alone: those of Maven have a dot. */
	private static String filled(Path file, String text, Map<String, String> values) {
		var xml = text.startsWith("<");
		return IN_TEXT.matcher(text).replaceAll(match -> {
			var value = value(file.toString(), match.group(1), values);
			return Matcher.quoteReplacement(xml ? escaped(value) : value);
		});
	}

	private static String value(String where, String name, Map<String, String> values) {
		var value = values.get(name);
		if (value == null) {
			throw new IllegalArgumentException(where + " asks for " + name);
		}
		return value;
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
