// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What is in the products of all platforms. Only the one for Linux is also started, see {@link StartTest}. */
class ContentsTest {
	private static final String DISPLAY = "(org\\.eclipse\\.(swt|jface|ui|e4\\.ui|gef|draw2d|swtchart|nebula|equinox\\.p2\\.ui).*"
			+ "|dev\\.kirchhoff\\.(.*\\.)?ui)";
	private static final List<String> NATIVES = List.of("linux-x86_64", "windows-x86_64", "macosx-arm64");
	private static final List<String> WIDGETS = List.of("gtk.linux.x86_64", "win32.win32.x86_64", "cocoa.macosx.aarch64");

	@Test
	void withoutADisplayThereIsNothingOfOne() throws Exception {
		for (var platform : Products.PLATFORMS) {
			var display = new ArrayList<>(Products.plugins("kirchhoff-headless", platform));
			assertTrue(display.contains("dev.kirchhoff.headless"), display.toString());
			display.removeIf(name -> !name.matches(DISPLAY));
			assertEquals(List.of(), display, platform);
		}
	}

	@Test
	void theWorkbenchHasTheCommandLineToo() throws Exception {
		for (var platform : Products.PLATFORMS) {
			var plugins = Products.plugins("kirchhoff", platform);
			assertTrue(plugins.containsAll(List.of("dev.kirchhoff.ui", "dev.kirchhoff.headless")), platform);
			assertTrue(plugins.containsAll(Products.plugins("kirchhoff-headless", platform)), platform);
		}
	}

	@Test
	void eachPlatformHasItsOwnNativesAndNoOther() throws Exception {
		for (int i = 0; i < Products.PLATFORMS.size(); i++) {
			var plugins = Products.plugins("kirchhoff", Products.PLATFORMS.get(i));
			for (int other = 0; other < NATIVES.size(); other++) {
				var own = i == other;
				assertEquals(own, plugins.contains("dev.kirchhoff.numerics.openblas." + NATIVES.get(other)), plugins.toString());
				assertEquals(own, plugins.contains("org.eclipse.swt." + WIDGETS.get(other)), plugins.toString());
			}
		}
	}

	@Test
	void eachPlatformHasItsStartScript() throws Exception {
		for (var product : List.of("kirchhoff", "kirchhoff-headless")) {
			for (var platform : Products.PLATFORMS) {
				var windows = platform.startsWith("win32");
				var script = Products.folder(product, platform).resolve(windows ? "kirchhoff.bat" : "kirchhoff");
				assertTrue(Files.isRegularFile(script), script.toString());
				assertTrue(windows || Files.isExecutable(script), script.toString());
			}
		}
	}
}
