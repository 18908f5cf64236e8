// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;

/** The rules catch what they are there to catch: each is shown a house that breaks it, and one that does not. */
class RulesTest {
	private final List<BundleManifest> bundles = new ArrayList<>();

	private RulesTest bundle(String name, String... headers) {
		var manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().putValue("Bundle-SymbolicName", name + ";singleton:=true");
		for (int i = 0; i < headers.length; i += 2) {
			manifest.getMainAttributes().putValue(headers[i], headers[i + 1]);
		}
		bundles.add(BundleManifest.of(manifest));
		return this;
	}

	private Rules rules() {
		return new Rules(bundles);
	}

	@Test
	void anArrowDown() {
		bundle("dev.kirchhoff.api", "Require-Bundle", "dev.kirchhoff.plan;bundle-version=\"[1,2)\",dev.kirchhoff.numerics");
		assertEquals(List.of("dev.kirchhoff.api must not require dev.kirchhoff.plan"), rules().wrongArrows());
	}

	@Test
	void anArrowByImport() {
		bundle("dev.kirchhoff.plan", "Export-Package", "dev.kirchhoff.plan");
		bundle("dev.kirchhoff.solver", "Import-Package", "dev.kirchhoff.plan,java.util,dev.kirchhoff.nobody");
		assertEquals(2, rules().wrongArrows().size());
	}

	@Test
	void oneTechnologyUsesAnother() {
		bundle("dev.kirchhoff.devices.hfo2", "Require-Bundle", "dev.kirchhoff.api,dev.kirchhoff.devices.tio2");
		assertEquals(1, rules().wrongArrows().size());
		assertEquals(1, rules().devicesWithMoreThanApi().size());
	}

	@Test
	void aDeviceNeedsALibrary() {
		bundle("dev.kirchhoff.devices.hfo2", "Require-Bundle", "dev.kirchhoff.api", "Import-Package", "org.example");
		assertEquals(1, rules().devicesWithMoreThanApi().size());
	}

	@Test
	void testsSeeTheirRoomAndWhatItSees() {
		bundle("dev.kirchhoff.headless.tests", "Require-Bundle", "dev.kirchhoff.headless,dev.kirchhoff.plan");
		assertEquals(List.of(), rules().wrongArrows());
		bundle("dev.kirchhoff.api.tests", "Require-Bundle", "dev.kirchhoff.plan");
		assertEquals(1, rules().wrongArrows().size());
	}

	/** What draws a notation is none of its business, but its tests draw with it. */
	@Test
	void testsWithARowOfTheirOwn() {
		bundle("dev.kirchhoff.design.tests", "Require-Bundle", "dev.kirchhoff.design,dev.kirchhoff.diagram");
		assertEquals(List.of(), rules().wrongArrows());
		bundle("dev.kirchhoff.design", "Require-Bundle", "dev.kirchhoff.diagram");
		assertEquals(List.of("dev.kirchhoff.design must not require dev.kirchhoff.diagram"), rules().wrongArrows());
	}

	@Test
	void aStrangeBundle() {
		bundle("dev.kirchhoff.attic").bundle("com.example.thing").bundle("dev.kirchhoff.devices.any");
		assertEquals(2, rules().unknownRooms().size());
	}

	@Test
	void aDisplayBelow() {
		bundle("dev.kirchhoff.headless", "Require-Bundle", "org.eclipse.swt,org.eclipse.core.runtime,dev.kirchhoff.ui")
				.bundle("dev.kirchhoff.plan", "Import-Package", "org.eclipse.jface.viewers");
		assertEquals(3, rules().displayBelow().size());
		bundles.clear();
		bundle("dev.kirchhoff.diagram.ui", "Require-Bundle", "org.eclipse.gef");
		assertEquals(List.of(), rules().displayBelow());
	}

	@Test
	void eclipseInTheSolver() {
		bundle("dev.kirchhoff.solver", "Require-Bundle", "org.eclipse.emf.ecore").bundle("dev.kirchhoff.plan",
				"Require-Bundle", "org.eclipse.core.runtime");
		assertEquals(1, rules().eclipseInPlainRooms().size());
	}

	@Test
	void internalsForStrangers() {
		bundle("dev.kirchhoff.solver", "Export-Package",
				"dev.kirchhoff.solver,dev.kirchhoff.solver.internal,dev.kirchhoff.solver.internal.a;x-internal:=true,"
						+ "dev.kirchhoff.solver.internal.b;x-friends:=\"dev.kirchhoff.results,dev.kirchhoff.plan\","
						+ "dev.kirchhoff.solver.internal.c;x-friends:=\"dev.kirchhoff.results,com.example\"");
		assertEquals(List.of("dev.kirchhoff.solver exports dev.kirchhoff.solver.internal to strangers",
				"dev.kirchhoff.solver exports dev.kirchhoff.solver.internal.c to strangers"), rules().exportedInternals());
	}
}
