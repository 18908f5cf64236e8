// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import dev.kirchhoff.diagram.NotationFile.LatticeHint;
import dev.kirchhoff.diagram.NotationFile.RegionHint;

/** What a plugin.xml says of lattices, read where no extension registry has read it. */
public final class PluginXml {
	private PluginXml() {
	}

	/** @param notation path of the notation file */
	public static List<LatticeHint> lattices(Path plugin, String notation) {
		var lattices = new ArrayList<LatticeHint>();
		if (!Files.exists(plugin)) {
			return lattices;
		}
		for (var file : elements(parse(plugin), "notation")) {
			if (file.getAttribute("file").equals(notation)) {
				for (var lattice : elements(file, "lattice")) {
					var regions = elements(lattice, "region").stream().map(region -> new RegionHint(region.getAttribute("mapping"), region.getAttribute("row"), region.getAttribute("column"),
							region.getAttribute("rows"), region.getAttribute("columns"))).toList();
					lattices.add(new LatticeHint(lattice.getAttribute("diagram"), lattice.getAttribute("mapping"), lattice.getAttribute("rows"), lattice.getAttribute("columns"), regions));
				}
			}
		}
		return lattices;
	}

	private static Element parse(Path plugin) {
		try {
			return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(plugin.toFile()).getDocumentElement();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (SAXException | ParserConfigurationException e) {
			throw new IllegalArgumentException(plugin + ": " + e.getMessage(), e);
		}
	}

	private static List<Element> elements(Element within, String name) {
		var all = new ArrayList<Element>();
		var found = within.getElementsByTagName(name);
		for (int k = 0; k < found.getLength(); k++) {
			all.add((Element) found.item(k));
		}
		return all;
	}
}
