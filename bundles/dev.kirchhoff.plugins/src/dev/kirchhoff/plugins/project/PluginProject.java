// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.lang.model.SourceVersion;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plugins.internal.project.ProductFolder;
import dev.kirchhoff.plugins.internal.project.TemplateFiles;

/**
 * A plug-in that is to be written: a bundle with one type, a feature and a site, built by Tycho against the product that made it. It builds
 * and passes its test before anything in it is changed.
 *
 * @param id       of bundle, Java package and type, for example {@code acme.memristor}
 * @param label    of the type, for people
 * @param provider who makes it, for people
 * @param template what it contributes
 */
public record PluginProject(String id, String label, String provider, Template template) {
	private static final int LONGEST = 60;

	/** @throws KirchhoffException if one of them cannot be used; the message says which, and what to do */
	public PluginProject {
		idFault(id).ifPresent(fault -> {
			throw fault;
		});
		textFault("name", label).ifPresent(fault -> {
			throw fault;
		});
		textFault("provider", provider).ifPresent(fault -> {
			throw fault;
		});
	}

	/** A project with the name and the provider that suggest themselves. */
	public static PluginProject of(String id, Template template) {
		return new PluginProject(id, label(id), provider(id), template);
	}

	/** What is wrong with an id; empty if it can be used. */
	public static Optional<KirchhoffException> idFault(String id) {
		var mend = "use two or more words of small letters, digits and _ with dots between them, the first yours, for example acme.memristor";
		if (!id.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+")) {
			return Optional.of(new KirchhoffException("'" + id + "' is no name for a plug-in", mend));
		}
		var keyword = Arrays.stream(id.split("\\.")).filter(SourceVersion::isKeyword).findFirst();
		if (keyword.isPresent()) {
			return Optional.of(new KirchhoffException("'" + id + "' is no name for a plug-in, as '" + keyword.get() + "' is a word of Java", "choose another word"));
		}
		if ((id + ".").matches("(dev\\.kirchhoff|java|javax)\\..*")) {
			return Optional.of(new KirchhoffException("'" + id + "' is a name of " + (id.startsWith("java") ? "Java" : "Kirchhoff"), "begin with a word of yours, for example acme.memristor"));
		}
		return Optional.empty();
	}

	/**
	 * What is wrong with a text for people; empty if it can be used.
	 *
	 * @param what it is, in a word
	 */
	public static Optional<KirchhoffException> textFault(String what, String text) {
		if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
			return Optional.of(new KirchhoffException("'" + text + "' is no " + what, "give one line of at most " + LONGEST + " characters"));
		}
		return Optional.empty();
	}

	/** The name for people that suggests itself: the last word of the id. */
	public static String label(String id) {
		var words = id.substring(id.lastIndexOf('.') + 1).replace('_', ' ').strip();
		return words.isEmpty() ? id : Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	/** The provider that suggests itself: all but the last word of the id. */
	public static String provider(String id) {
		var words = id.substring(0, Math.max(0, id.lastIndexOf('.'))).replace('.', ' ').replace('_', ' ').strip();
		return words.isEmpty() ? "Unknown" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	/**
	 * Writes the project, to be built against the running product.
	 *
	 * @param directory is made; must not be there yet
	 * @throws KirchhoffException if it is there, or cannot be written
	 */
	public Path create(Path directory) {
		return create(directory, ProductFolder.running(), TemplateFiles.installed());
	}

	Path create(Path directory, Path product, TemplateFiles files) {
		if (Files.exists(directory)) {
			throw new KirchhoffException(directory + " is there already", "choose another name or place, or remove it");
		}
		try {
			files.copy("common", directory, values(product));
			files.copy(template.folder(), directory, values(product));
		} catch (IOException e) {
			throw new KirchhoffException(directory + " cannot be written (" + e.getMessage() + ")", "choose another place", e);
		}
		return directory;
	}

	private Map<String, String> values(Path product) {
		var values = new LinkedHashMap<String, String>();
		values.put("id", id);
		values.put("package", id.replace('.', '/'));
		values.put("short", id.substring(id.lastIndexOf('.') + 1));
		values.put("Type", type());
		values.put("label", label);
		values.put("provider", provider);
		values.put("product", product.toString().replace('\\', '/'));
		return values;
	}

	/** First part of the names of its classes. */
	private String type() {
		return Arrays.stream(id.substring(id.lastIndexOf('.') + 1).split("_")).filter(word -> !word.isEmpty())
				.map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
	}
}
