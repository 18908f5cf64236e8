// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.ITopic;

import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.reference.Reference;
import dev.kirchhoff.plan.reference.ReferencePage;

/** All pages there are: contents that plug-ins contribute through {@code org.eclipse.help.toc}, and the reference of what is installed. */
public final class Library {
	/** Before the path of a page of the reference. */
	public static final String REFERENCE = "reference:";
	/** Where help begins. */
	public static final String HOME = "/dev.kirchhoff.ui/help/start.html";

	private final List<Page> contents = new ArrayList<>();
	private final Map<String, ReferencePage> reference = new HashMap<>();

	/** Reads the tables of contents and the reference, not the pages; takes some hundred milliseconds. */
	public Library() {
		for (var toc : HelpSystem.getTocs()) {
			var pages = Arrays.stream(toc.getTopics()).map(Library::page).toList();
			contents.addAll(toc.getHref() != null && toc.getHref().contains("dev.kirchhoff.ui") ? pages : List.of(new Page(null, toc.getLabel(), pages)));
		}
		contents.add(page(Reference.of(Extensions.ofPlatform())));
	}

	private static Page page(ITopic topic) {
		return new Page(topic.getHref(), topic.getLabel(), Arrays.stream(topic.getSubtopics()).map(Library::page).toList());
	}

	private Page page(ReferencePage page) {
		reference.put(page.path(), page);
		return new Page(REFERENCE + page.path(), page.title(), page.children().stream().map(this::page).toList());
	}

	/** The tree of contents. */
	public List<Page> contents() {
		return List.copyOf(contents);
	}

	/** The page of an address, with or without a place in it. */
	public Optional<Page> find(String href) {
		var found = new ArrayList<Page>();
		each(page -> {
			if (plain(href).equals(page.href())) {
				found.add(page);
			}
		});
		return found.stream().findFirst();
	}

	/** The page above one; empty for those on top. */
	Optional<Page> parent(Page child) {
		var found = new ArrayList<Page>();
		each(page -> {
			if (page.children().contains(child)) {
				found.add(page);
			}
		});
		return found.stream().findFirst();
	}

	/** Shows every page of the tree to somebody. */
	void each(Consumer<Page> visitor) {
		contents.forEach(page -> each(page, visitor));
	}

	private static void each(Page page, Consumer<Page> visitor) {
		visitor.accept(page);
		page.children().forEach(child -> each(child, visitor));
	}

	/** What is written on a page: an XHTML document. A page that is not there says so. */
	public String text(String href) {
		var address = plain(href);
		if (address.startsWith(REFERENCE)) {
			var page = reference.get(address.substring(REFERENCE.length()));
			return page == null ? missing(href) : document(page.title(), page.body());
		}
		return file(address).orElseGet(() -> missing(href));
	}

	private static Optional<String> file(String address) {
		var parts = address.split("/", 3);
		var bundle = parts.length == 3 ? Platform.getBundle(parts[1]) : null;
		var entry = bundle == null ? null : bundle.getEntry(parts[2]);
		if (entry == null) {
			return Optional.empty();
		}
		try (var in = entry.openStream()) {
			return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			ILog.get().error("cannot read help page " + address, e);
			return Optional.empty();
		}
	}

	private static String missing(String href) {
		return document("No such page", "<p>The help has no page " + href.replace("&", "&amp;").replace("<", "&lt;") + ".</p>");
	}

	private static String document(String title, String body) {
		return "<html><body><h1>" + title + "</h1>" + body + "</body></html>";
	}

	/** Where a link on a page leads. */
	public static String resolve(String page, String link) {
		if (link.contains("://") || link.startsWith("/") || link.startsWith(REFERENCE) || link.startsWith("command:")) {
			return link;
		}
		return page.startsWith(REFERENCE) ? REFERENCE + link : page.substring(0, page.lastIndexOf('/') + 1) + link;
	}

	private static String plain(String href) {
		int place = href.indexOf('#');
		return place < 0 ? href : href.substring(0, place);
	}
}
