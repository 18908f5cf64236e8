// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plugins.internal.project.TemplateFiles;

/** What is written. That it builds is tried on the product. */
class PluginProjectTest {
	@TempDir
	Path folder;

	private Path create(PluginProject project) throws Exception {
		return project.create(folder.resolve(project.id()), Path.of("/opt/my kirchhoff"), TemplateFiles.of(Path.of("templates")));
	}

	@ParameterizedTest
	@EnumSource
	void everyFileIsFilledIn(Template template) throws Exception {
		var project = create(new PluginProject("acme.big_cell", "Smith & Sons' <cell>", "Acme \"Labs\"", template));
		try (var files = Files.walk(project)) {
			for (var file : files.filter(Files::isRegularFile).toList()) {
				assertFalse(file.toString().contains("__"), file.toString());
				if (file.toString().endsWith(".png")) {
					continue;
				}
				var text = Files.readString(file);
				assertFalse(text.matches("(?s).*\\$\\{\\w+\\}.*"), file.toString());
				assertFalse(text.contains("TODO") || text.contains("sinh device"), file.toString());
				if (text.startsWith("<")) {
					DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
				}
			}
		}
		var bundle = project.resolve("bundles/acme.big_cell");
		assertTrue(Files.readString(bundle.resolve("META-INF/MANIFEST.MF")).contains("Bundle-Name: Smith & Sons' <cell>\n"));
		assertTrue(Files.readString(bundle.resolve("plugin.xml")).contains("name=\"Smith &amp; Sons' &lt;cell&gt;\""));
		assertTrue(Files.readString(project.resolve("features/acme.big_cell.feature/feature.xml")).contains("provider-name=\"Acme &quot;Labs&quot;\""));
		assertTrue(Files.readString(project.resolve(".mvn/maven.config")).lines().anyMatch("-Dkirchhoff.product=/opt/my kirchhoff"::equals));
		assertTrue(Files.exists(project.resolve(".gitignore")) && Files.exists(bundle.resolve(".classpath")));
		try (var sources = Files.walk(bundle.resolve("src"))) {
			assertTrue(sources.anyMatch(source -> source.toString().replace('\\', '/').contains("acme/big_cell/BigCell")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "memristor", "Acme.memristor", "acme.", ".acme", "acme..m", "acme.1m", "acme.new", "acme.mem-ristor", "dev.kirchhoff.mine", "java.mine", "" })
	void aNameThatWouldNotWorkIsRefused(String id) {
		var fault = assertThrows(KirchhoffException.class, () -> PluginProject.of(id, Template.DEVICE));
		assertTrue(fault.getMessage().contains("'" + id + "'"), fault.getMessage());
		assertFalse(fault.mend().isBlank());
	}

	@Test
	void namesSuggestThemselves() {
		var project = PluginProject.of("org.acme_labs.hot_cell", Template.DEVICE);
		assertEquals("Hot cell", project.label());
		assertEquals("Org acme labs", project.provider());
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "two\nlines", "0123456789012345678901234567890123456789012345678901234567890" })
	void aTextThatWouldNotFitIsRefused(String text) {
		assertThrows(KirchhoffException.class, () -> new PluginProject("acme.m", text, "Acme", Template.DEVICE));
		assertThrows(KirchhoffException.class, () -> new PluginProject("acme.m", "M", text, Template.DEVICE));
	}

	@Test
	void nothingIsOverwritten() throws Exception {
		var project = PluginProject.of("acme.memristor", Template.DEVICE);
		create(project);
		var fault = assertThrows(KirchhoffException.class, () -> create(project));
		assertTrue(fault.getMessage().contains("is there already"), fault.getMessage());
	}
}
