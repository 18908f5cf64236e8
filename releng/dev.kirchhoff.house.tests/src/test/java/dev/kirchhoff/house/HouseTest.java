// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The rules of the house, held against every manifest and the features of the product without a display. */
class HouseTest {
	private static List<BundleManifest> bundles;
	private static Rules rules;

	@BeforeAll
	static void read() throws Exception {
		bundles = House.bundles();
		rules = new Rules(bundles);
	}

	@Test
	void theHouseIsThere() {
		var names = bundles.stream().map(BundleManifest::name).toList();
		assertTrue(names.containsAll(List.of("dev.kirchhoff.numerics", "dev.kirchhoff.api", "dev.kirchhoff.ui", "dev.kirchhoff.design.sirius")),
				names.toString());
	}

	@Test
	void everyBundleIsARoom() {
		assertNone(rules.unknownRooms());
	}

	@Test
	void arrowsPointUp() {
		assertNone(rules.wrongArrows());
	}

	@Test
	void nothingBelowTheWorkbenchNeedsADisplay() {
		assertNone(rules.displayBelow());
	}

	@Test
	void onlyOneRoomKnowsSirius() {
		assertNone(bundles.stream().filter(bundle -> !bundle.name().equals("dev.kirchhoff.design.sirius"))
				.filter(bundle -> bundle.bundles().stream().anyMatch(other -> other.startsWith("org.eclipse.sirius"))).map(bundle -> bundle.name() + " must not require Sirius").toList());
	}

	@Test
	void whatRunsAStudyIsPlainJava() {
		assertNone(rules.eclipseInPlainRooms());
	}

	@Test
	void devicesUseOnlyTheApi() {
		assertNone(rules.devicesWithMoreThanApi());
	}

	@Test
	void internalsStayInside() {
		assertNone(rules.exportedInternals());
	}

	@Test
	void bundlesAreNamedLikeTheirFolders() throws Exception {
		for (var folder : House.folders()) {
			assertEquals(folder.getFileName().toString(), BundleManifest.read(folder).name());
		}
	}

	@Test
	void headlessFeaturesNeedNoDisplay() throws Exception {
		var breaches = new ArrayList<String>();
		for (var feature : List.of("dev.kirchhoff.feature", "dev.kirchhoff.platform.feature")) {
			for (var plugin : plugins(feature)) {
				if (Rules.DISPLAY.asMatchPredicate().test(plugin)) {
					breaches.add(feature + " must not contain " + plugin);
				}
			}
		}
		assertNone(breaches);
	}

	private static List<String> plugins(String feature) throws Exception {
		var file = House.root().resolve("features").resolve(feature).resolve("feature.xml");
		var nodes = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
				.getElementsByTagName("plugin");
		var result = new ArrayList<String>();
		for (int i = 0; i < nodes.getLength(); i++) {
			result.add(((Element) nodes.item(i)).getAttribute("id"));
		}
		assertTrue(!result.isEmpty(), feature);
		return result;
	}

	private static void assertNone(List<String> breaches) {
		assertTrue(breaches.isEmpty(), () -> String.join("\n", breaches));
	}
}
