// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroughtTest {
	private static final String PLUGIN = """
			<?xml version="1.0" encoding="UTF-8"?>
			<plugin>
				<extension point="dev.kirchhoff.api.metrics"><metric id="acme.worst" class="acme.Worst"/></extension>
				<extension point="dev.kirchhoff.api.devices"><device id="acme.one" class="acme.One"/><device id="acme.two" class="acme.Two"/></extension>
				<extension point="dev.kirchhoff.api.examples"><example id="acme.one" folder="examples"/></extension>
				<extension point="org.eclipse.ui.views"><view id="acme.view"/></extension>
			</plugin>
			""";

	@TempDir
	private Path plugins;

	private void jar(String name, String entry, String text) throws IOException {
		try (var zip = new ZipOutputStream(Files.newOutputStream(plugins.resolve(name)))) {
			zip.putNextEntry(new ZipEntry(entry));
			zip.write(text.getBytes(StandardCharsets.UTF_8));
		}
	}

	@Test
	void typesOfWhatCameInAJarOrAFolder() throws IOException {
		jar("acme.devices_1.0.0.jar", "plugin.xml", PLUGIN);
		jar("acme.library_2.0.0.jar", "a.txt", "nothing of Kirchhoff");
		Files.createDirectory(plugins.resolve("acme.data_1.1.0"));
		Files.writeString(plugins.resolve("acme.data_1.1.0/plugin.xml"), "<plugin><extension point='dev.kirchhoff.api.dataSets'><dataSet id='acme.digits'/></extension></plugin>");
		var brought = Brought.by(plugins, List.of(new Change("acme.devices", "", "1.0.0"), new Change("acme.library", "", "2.0.0"), new Change("acme.data", "1.0.0", "1.1.0"),
				new Change("acme.gone", "1.0.0", "")));
		assertEquals("data set acme.digits; device acme.one, acme.two; metric acme.worst", brought.toString());
	}

	@Test
	void whatCannotBeReadBringsNothing() throws IOException {
		jar("acme.broken_1.0.0.jar", "plugin.xml", "<plugin>");
		assertTrue(Brought.by(plugins, List.of(new Change("acme.broken", "", "1.0.0"), new Change("acme.absent", "", "1.0.0"))).isEmpty());
	}
}
