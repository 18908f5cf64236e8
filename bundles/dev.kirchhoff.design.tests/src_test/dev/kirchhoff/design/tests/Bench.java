// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.emf.ecore.EObject;
import org.w3c.dom.Element;

import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plan.Placements;

/** The shipped notation and projects to draw with it, as the product has them but without a running platform. */
final class Bench {
	static final List<String> EXAMPLES = List.of("drolet2023", "yu2016", "milo2019", "lin2020", "hirtzlin2019", "sneak-paths");
	static final Path SOURCES = Path.of("src_test/dev/kirchhoff/design/tests").toAbsolutePath();

	static final Notation NOTATION = Notations.of(List.of(Notations.file(bundle("dev.kirchhoff.design"), "dev.kirchhoff.design", "description/kirchhoff.odesign", Bench.class.getClassLoader())));

	private Bench() {
	}

	private static Path bundle(String name) {
		return Path.of("..", name).toAbsolutePath().normalize();
	}

	static Project example(String name) {
		return project(bundle("dev.kirchhoff.examples").resolve("examples").resolve(name).resolve(name + ".kirchhoff"));
	}

	/** A small project with something of everything. */
	static Project sample() {
		return project(SOURCES.resolve("sample.kirchhoff"));
	}

	private static Project project(Path file) {
		return ProjectFiles.load(file).project().orElseThrow();
	}

	/** The project and all in it. */
	static List<EObject> all(Project project) {
		var all = new ArrayList<EObject>(List.of(project));
		project.eAllContents().forEachRemaining(all::add);
		return all;
	}

	/** Asks the shipped mapping schemes how many cells blocks take, as the product does. */
	static void installSchemes() throws Exception {
		var plugin = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(bundle("dev.kirchhoff.algorithms").resolve("plugin.xml").toFile());
		var schemes = plugin.getElementsByTagName("mappingScheme");
		var found = new ArrayList<Contribution>();
		for (int k = 0; k < schemes.getLength(); k++) {
			var scheme = (Element) schemes.item(k);
			found.add(Extensions.of(Kind.MAPPING_SCHEME, scheme.getAttribute("id"), scheme.getAttribute("name"), scheme.getAttribute("description"), "dev.kirchhoff.algorithms", "1",
					Class.forName(scheme.getAttribute("class"))));
		}
		Footprints.install(new Placements(new Extensions(found), DataPlace.NONE).footprints());
	}

	static void uninstallSchemes() {
		Footprints.install(Footprints.ONE_CELL);
	}

	/** Names of diagrams and the elements that they can be of. */
	static Stream<EObject> targets(Project project, String diagram) {
		return all(project).stream().filter(element -> NOTATION.of(element).stream().anyMatch(description -> description.name().equals(diagram)));
	}
}
