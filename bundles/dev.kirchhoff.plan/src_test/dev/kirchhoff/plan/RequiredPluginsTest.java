// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.RequiredPlugins.Entry;

class RequiredPluginsTest {
	private static final String SINH = "org.example.sinh 1.2.0 https://example.org/sinh";

	@TempDir
	Path folder;

	private static String requiring(String... lines) {
		var elements = new StringBuilder();
		for (var line : lines) {
			elements.append("  <requires>").append(line).append("</requires>\n");
		}
		return Bench.with(Bench.PROJECT, "  <devices id=\"dev\"", elements + "  <devices id=\"dev\"");
	}

	private List<String> problems(String text, String... replacements) throws IOException {
		return Bench.plan(folder, Bench.with(text, replacements)).problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
	}

	@Test
	void anEntryIsANameAVersionAndASite() {
		assertEquals(new Entry("org.example.sinh", new Version(1, 2, 0), "https://example.org/sinh"), Entry.parse(SINH));
		assertEquals(SINH, Entry.parse(SINH).line());
		assertEquals(new Entry("a", Version.emptyVersion, "site with spaces"), Entry.parse("a 0.0 site with spaces"));
		assertEquals(new Entry("a", Version.emptyVersion, "file:x"), Entry.parse(" a  file:x "));
		for (var wrong : new String[] { "", "a/b 1.0", "a 1.x.0", "a one site" }) {
			assertThrows(IllegalArgumentException.class, () -> Entry.parse(wrong), wrong);
		}
	}

	@Test
	void aPluginThatIsMissingIsNamedWithItsSiteThoughTheRestIsWell() throws IOException {
		var problems = problems(requiring(SINH));
		assertEquals(List.of("p.kirchhoff:requires: warning: needs plug-in org.example.sinh 1.2.0, which is not installed: install it: kirchhoff plugins install https://example.org/sinh"), problems);
	}

	@Test
	void aTypeThatNobodyProvidesNamesThePluginThatTheFileRequires() throws IOException {
		var problems = problems(requiring(SINH), "type=\"plain\"", "type=\"org.example.sinh\"");
		assertTrue(problems.contains("p.kirchhoff:devices/dev: unknown device type 'org.example.sinh': plug-in org.example.sinh 1.2.0 that provides it is not installed: "
				+ "install it: kirchhoff plugins install https://example.org/sinh, or use one of bare, broken, curved, plain, tabled"), problems.toString());
		var only = problems(requiring("other.plugin"), "type=\"plain\"", "type=\"sinh\"").toString();
		assertTrue(only.contains("plug-in other.plugin that provides it is not installed"), only);
		assertTrue(problems(requiring("one", "two"), "type=\"plain\"", "type=\"sinh\"").toString().contains("install the plug-in that provides it"), "it may be either");
	}

	@Test
	void anOlderVersionThanTheFileWantsIsTold() throws IOException {
		assertEquals(List.of(), problems(requiring("bench.devices 1.0")));
		assertEquals(List.of("p.kirchhoff:requires: warning: needs plug-in bench.devices 1.2.0, but 1.0.0 is installed: update it: kirchhoff plugins update bench.devices"),
				problems(requiring("bench.devices 1.2.0")));
	}

	@Test
	void whatIsNoEntryIsAnError() throws IOException {
		assertEquals(List.of("p.kirchhoff:requires: 'one' is no version: write name, version and site, for example org.example.sinh 1.0.0 https://example.org/sinh"),
				problems(requiring("a one site")));
	}

	@Test
	void theLinesFollowWhatIsUsed() throws IOException {
		var project = ProjectFiles.load(Bench.write(folder, requiring("bench.devices 0.9 https://example.org/d", "gone 2.0", "bench.curves 3.0"))).project().orElseThrow();
		assertEquals(List.of("bench 1.0.0", "bench.devices 1.0.0 https://example.org/d", "bench.schemes 1.0.0", "gone 2.0.0"), RequiredPlugins.current(project, Bench.extensions()));
	}
}
