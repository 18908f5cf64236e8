// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What a plug-in lacks, in words, and where it can be dropped. */
class NeedsTest {
	private static final String DEVICE = "dev.kirchhoff.api.device";

	@Test
	void theRangeAndWhatIsThere() {
		assertEquals("needs package dev.kirchhoff.api.device [2.0,3.0); this Kirchhoff has 1.0", Needs.missing("package", DEVICE, new VersionRange("[2.0.0,3.0.0)"), List.of(new Version("1.0.0"))));
		assertEquals("needs packages a, b 1.2.3 or newer, which are not here", Needs.missing("package", "a, b", new VersionRange("1.2.3"), List.of()));
		assertEquals("needs plug-in dev.kirchhoff.more, which this Kirchhoff does not have", Needs.missing("plug-in", "dev.kirchhoff.more", new VersionRange("0.0.0"), List.of()));
	}

	@Test
	void theMendDependsOnWhose() {
		assertEquals("get a version of the plug-in for this Kirchhoff", Needs.mend(DEVICE, List.of(new Version("1.0.0"))));
		assertEquals("get a version of the plug-in for this Kirchhoff", Needs.mend(DEVICE, List.of()));
		assertEquals("install it too", Needs.mend("org.lab.more", List.of()));
	}

	@Test
	void rangesAreReadFromTheFramework() {
		assertEquals(new VersionRange("[2.0.0,3.0.0)"), Unresolved.range("(&(osgi.wiring.package=a)(version>=2.0.0)(!(version>=3.0.0)))"));
		assertEquals(new VersionRange("[1.0.0,1.0.0]"), Unresolved.range("(&(osgi.wiring.package=a)(version>=1.0.0)(version<=1.0.0))"));
		assertEquals(new VersionRange("1.1.0"), Unresolved.range("(&(osgi.wiring.package=a)(version>=1.1.0))"));
		assertEquals(new VersionRange("0.0.0"), Unresolved.range("(osgi.wiring.package=a)"));
	}

	@Test
	void aReadOnlyProductHasTheUsersFolder() {
		var product = new Product(Path.of("/opt/kirchhoff"));
		assertEquals(Path.of("/opt/kirchhoff/dropins"), product.dropins(Map.of(), "/home/ada", true));
		assertEquals(Path.of("/home/ada/.config/kirchhoff/dropins"), product.dropins(Map.of(), "/home/ada", false));
		assertEquals(Path.of("/home/ada/etc/kirchhoff/dropins"), product.dropins(Map.of("XDG_CONFIG_HOME", "/home/ada/etc"), "/home/ada", false));
	}
}
