// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.emf.common.util.ECollections;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Typed;

/**
 * The plug-ins of others that a file says it requires, one a line: name, lowest version and the site to install it from, of which the
 * last two may be left out. What is written is a note for whoever opens the file without the plug-in; types alone decide what is used.
 */
public final class RequiredPlugins {
	private static final Pattern NAME = Pattern.compile("[\\p{Alnum}_-]+(\\.[\\p{Alnum}_-]+)*");

	private RequiredPlugins() {
	}

	/**
	 * One entry.
	 *
	 * @param version lowest; 0.0.0 for any
	 * @param site    where to install it from; may be empty
	 */
	public record Entry(String id, Version version, String site) {
		/** @throws IllegalArgumentException if it is no entry; the message says why */
		public static Entry parse(String line) {
			var words = line.strip().split("\\s+", 3);
			if (!NAME.matcher(words[0]).matches()) {
				throw new IllegalArgumentException("'" + line + "' names no plug-in");
			}
			boolean versioned = words.length > 1 && Character.isDigit(words[1].charAt(0));
			int next = versioned ? 2 : 1;
			if (!versioned && words.length > 2) {
				throw new IllegalArgumentException("'" + words[1] + "' is no version");
			}
			return new Entry(words[0], versioned ? version(words[1]) : Version.emptyVersion, words.length > next ? words[next] : "");
		}

		private static Version version(String text) {
			try {
				return Version.parseVersion(text);
			} catch (IllegalArgumentException e) {
				throw new IllegalArgumentException("'" + text + "' is no version", e);
			}
		}

		/** Name and version for people. */
		public String text() {
			return version.equals(Version.emptyVersion) ? id : id + " " + version;
		}

		/** As it stands in a file. */
		public String line() {
			return site.isEmpty() ? text() : text() + " " + site;
		}

		/** The command that installs it. */
		public String mend() {
			return site.isEmpty() ? "install plug-in " + id : "install it: kirchhoff plugins install " + site;
		}
	}

	/** What a file says; lines that are no entries are left out. */
	public static List<Entry> of(Library file) {
		var entries = new ArrayList<Entry>();
		for (var line : file.getRequires()) {
			try {
				entries.add(Entry.parse(line));
			} catch (IllegalArgumentException e) {
				continue; // validation says so
			}
		}
		return entries;
	}

	/** Version of a plug-in that is installed and can be used. */
	public static Optional<Version> installed(String id, Extensions extensions) {
		var known = extensions.all().stream().filter(contribution -> contribution.bundle().equals(id)).map(contribution -> Version.parseVersion(contribution.version())).findFirst();
		return known.isPresent() || !Platform.isRunning() ? known : Optional.ofNullable(Platform.getBundle(id)).map(Bundle::getVersion);
	}

	/**
	 * The entry that is likely to provide a type which nobody provides now: that of a plug-in that is missing and whose name the type begins
	 * with, else of the only one missing.
	 */
	public static Optional<Entry> missing(Library file, String type, Extensions extensions) {
		var missing = of(file).stream().filter(entry -> installed(entry.id(), extensions).isEmpty()).toList();
		var named = missing.stream().filter(entry -> type.equals(entry.id()) || type.startsWith(entry.id() + ".")).findFirst();
		return named.isPresent() || missing.size() != 1 ? named : missing.stream().findFirst();
	}

	/** Writes the lines as they should be into a file that is about to be saved. */
	public static void note(Library file, Extensions extensions) {
		var current = current(file, extensions);
		if (!current.equals(file.getRequires())) {
			ECollections.setEList(file.getRequires(), current);
		}
	}

	/**
	 * The lines as they should be: those of plug-ins whose types the file uses now, with the versions that are installed, and those of plug-ins that are
	 * not installed. A site that somebody has written stays.
	 */
	public static List<String> current(Library file, Extensions extensions) {
		var sites = new TreeMap<String, String>();
		var entries = new TreeMap<String, Entry>();
		for (var entry : of(file)) {
			sites.put(entry.id(), entry.site());
			if (installed(entry.id(), extensions).isEmpty()) {
				entries.put(entry.id(), entry);
			}
		}
		used(file, extensions).forEach((id, version) -> {
			String site = sites.getOrDefault(id, "");
			entries.put(id, new Entry(id, release(version), site.isEmpty() ? KnownTypes.site(id) : site));
		});
		return entries.values().stream().map(Entry::line).toList();
	}

	/** Plug-ins of others that provide types of the file, with their versions. */
	private static Map<String, Version> used(Library file, Extensions extensions) {
		var used = new TreeMap<String, Version>();
		file.eAllContents().forEachRemaining(element -> {
			if (element instanceof Typed typed && typed.getType() != null) {
				extensions.kinds(typed.getType()).stream().flatMap(kind -> extensions.find(kind, typed.getType()).stream())
						.filter(Contribution::isForeign).forEach(contribution -> used.put(contribution.bundle(), Version.parseVersion(contribution.version())));
			}
		});
		return used;
	}

	/** Without the time of a build. */
	private static Version release(Version version) {
		return new Version(version.getMajor(), version.getMinor(), version.getMicro());
	}
}
