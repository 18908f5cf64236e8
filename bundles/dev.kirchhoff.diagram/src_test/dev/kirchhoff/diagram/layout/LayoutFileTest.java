// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.KirchhoffFactory;

class LayoutFileTest {
	private static final Layout ONE = new Layout(Map.of("Tile:t/Array:\"a\"", new Bounds(1, 2, 3, 4), "Chip:c", new Bounds(-5, 0, 30, 40)),
			Map.of("Connection:a>b", List.of(new Point(1, 2), new Point(3, -4))));

	@TempDir
	Path folder;

	private Path project;
	private Path file;

	@BeforeEach
	void name() {
		project = folder.resolve("my.project.kirchhoff");
		file = folder.resolve("my.project.layout.json");
	}

	@Test
	void whatIsWrittenIsReadAgain() throws IOException {
		var written = LayoutFile.of(project);
		written.put("hardware/c1", ONE);
		written.put("network/n", Layout.EMPTY);
		written.save();
		var read = LayoutFile.of(project);
		assertEquals(file, read.file());
		assertEquals(Optional.empty(), read.fault());
		assertEquals(Optional.of(ONE), read.layout("hardware/c1"));
		assertEquals(Optional.of(Layout.EMPTY), read.layout("network/n"));
		assertEquals(Optional.empty(), read.layout("mapping/m"));
	}

	@Test
	void everyBoxHasItsLineInOrder() throws IOException {
		var written = LayoutFile.of(project);
		written.put("hardware/c1", ONE);
		written.save();
		assertEquals("""
				{
				  "version": 1,
				  "diagrams": {
				    "hardware/c1": {
				      "boxes": {
				        "Chip:c": [-5, 0, 30, 40],
				        "Tile:t/Array:\\"a\\"": [1, 2, 3, 4]
				      },
				      "bends": {
				        "Connection:a>b": [[1, 2], [3, -4]]
				      }
				    }
				  }
				}
				""", Files.readString(file));
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void layoutsOfOtherDiagramsStay() throws IOException {
		var first = LayoutFile.of(project);
		first.put("hardware/c1", ONE);
		first.save();
		var second = LayoutFile.of(project);
		second.put("network/n", Layout.EMPTY);
		second.save();
		assertEquals(Optional.of(ONE), LayoutFile.of(project).layout("hardware/c1"));
	}

	@Test
	void aBrokenFileIsSaidAndKept() throws IOException {
		Files.writeString(file, "{ \"diagrams\": {\n  oops");
		var read = LayoutFile.of(project);
		var fault = read.fault().orElseThrow();
		assertEquals("my.project.layout.json", fault.file());
		assertTrue(fault.place().startsWith("2:"), fault::toString);
		assertTrue(fault.mend().contains("my.project.layout.json.broken"), fault::toString);
		assertEquals("{ \"diagrams\": {\n  oops", Files.readString(file));
		read.put("hardware/c1", ONE);
		read.save();
		assertEquals("{ \"diagrams\": {\n  oops", Files.readString(folder.resolve("my.project.layout.json.broken")));
		assertEquals(Optional.of(ONE), LayoutFile.of(project).layout("hardware/c1"));
	}

	@Test
	void whatIsNoBoxIsSaidWithItsPlace() throws IOException {
		Files.writeString(file, "{ \"diagrams\": { \"hardware/c\": { \"boxes\": { \"Chip:c\": [1, 2, \"x\", 4] } } } }");
		var fault = LayoutFile.of(project).fault().orElseThrow();
		assertEquals("hardware/c/boxes/Chip:c", fault.place());
		Files.writeString(file, "[]");
		assertTrue(LayoutFile.of(project).fault().isPresent());
		Files.writeString(file, "{ \"version\": 99, \"diagrams\": {} }");
		assertEquals("version", LayoutFile.of(project).fault().orElseThrow().place());
	}

	@Test
	void aKeyIsTheDiagramAndTheElement() {
		var network = KirchhoffFactory.eINSTANCE.createNetwork();
		network.setId("n1");
		assertEquals("network/n1", LayoutFile.key("network", network));
		assertEquals("hardware/", LayoutFile.key("hardware", KirchhoffFactory.eINSTANCE.createProject()));
		assertFalse(Files.exists(file));
	}
}
