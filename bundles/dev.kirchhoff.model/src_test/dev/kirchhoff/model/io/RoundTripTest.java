// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.BiasScheme;
import dev.kirchhoff.model.CellKind;
import dev.kirchhoff.model.KirchhoffFactory;

class RoundTripTest {
	@TempDir
	Path folder;

	@Test
	void sameBytesWhenNothingChanged() throws IOException {
		var file = Sample.write(folder, Sample.PROJECT);
		var project = ProjectFiles.load(file).project().orElseThrow();
		ProjectFiles.save(project);
		assertEquals(Sample.PROJECT, Files.readString(file));
		assertArrayEquals(Files.readAllBytes(file), ProjectFiles.bytes(project));
	}

	@Test
	void whatWasReadIsWhatIsWritten() throws IOException {
		var project = Sample.project(folder);
		assertEquals("Half moons", project.getName());
		assertEquals("400 µS", project.getDevices().getFirst().getParameters().get(1).getValue());
		assertEquals(BiasScheme.THIRD, project.getTiles().getFirst().getBiasScheme());
		assertEquals(CellKind.ONE_TRANSISTOR, project.getCells().get(1).getKind());
		assertEquals(1.5, project.getArrays().getFirst().getBitLineResistance());
		assertEquals(1, project.getArrays().getFirst().getCellYield());
		assertSame(project.getExperiments().getFirst().getStages().get(1), project.getExperiments().getFirst().getRepeatFrom());
		assertSame(project.getNetworks().getFirst().getLayers().get(1), project.getNetworks().getFirst().getLayers().get(2).getIncoming().getFirst().getSource());
	}

	@Test
	void oneChangeIsOneLine() throws IOException {
		var project = Sample.project(folder);
		project.getDevices().getFirst().getParameters().get(1).setValue("500 µS");
		var before = Sample.PROJECT.lines().toList();
		var after = new String(ProjectFiles.bytes(project), "UTF-8").lines().toList();
		assertEquals(before.size(), after.size());
		var changed = 0;
		for (var i = 0; i < before.size(); i++) {
			changed += before.get(i).equals(after.get(i)) ? 0 : 1;
		}
		assertEquals(1, changed);
	}

	@Test
	void linesStayShort() throws IOException {
		var longest = new String(ProjectFiles.bytes(Sample.project(folder)), "UTF-8").lines().mapToInt(String::length).max().orElseThrow();
		assertTrue(longest <= 140, "longest line " + longest);
	}

	@Test
	void unknownTypeKeepsItsParameters() throws IOException {
		var text = Sample.with("<devices id=\"tio2\" name=\"tio2\" type=\"dev.kirchhoff.devices.tio2\">",
				"<devices id=\"tio2\" name=\"tio2\" type=\"com.example.not.installed\">\n    <parameters name=\"odd\" value=\"a,b; &quot;c&quot; &lt;d> 7 kΩ\"/>");
		var project = Sample.project(folder, text);
		assertEquals("a,b; \"c\" <d> 7 kΩ", project.getDevices().getFirst().getParameters().getFirst().getValue());
		assertEquals(text, new String(ProjectFiles.bytes(project), "UTF-8"));
	}

	@Test
	void librariesAreReadAndReferredToRelatively() throws IOException {
		var project = Sample.project(folder);
		var device = project.getCells().get(1).getDevice();
		assertEquals("dev.kirchhoff.devices.hfo2", device.getType());
		var elsewhere = Files.createDirectory(folder.resolve("sub")).resolve("q.kirchhoff");
		ProjectFiles.save(project, elsewhere);
		assertTrue(Files.readString(elsewhere).contains("href=\"../lab.kirchhoff#hfo2\""));
		assertTrue(ProjectFiles.load(elsewhere).isGood());
	}

	@Test
	void newProjectsGetTheVersionOfTheDay() throws IOException {
		var project = KirchhoffFactory.eINSTANCE.createProject();
		project.setName("new");
		var file = folder.resolve("new.kirchhoff");
		ProjectFiles.save(project, file);
		assertEquals("""
				<?xml version="1.0" encoding="UTF-8"?>
				<kirchhoff:Project xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:kirchhoff="https://kirchhoff.dev/model/1" name="new" version="1"/>
				""", Files.readString(file));
	}

	@Test
	void savingLeavesNothingBesideTheFileAndKeepsItsPermissions() throws IOException {
		var project = Sample.project(folder);
		var file = folder.resolve("p.kirchhoff");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		ProjectFiles.save(project);
		assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
		try (var files = Files.list(folder)) {
			assertEquals(List.of("lab.kirchhoff", "p.kirchhoff"), files.map(path -> path.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void savingThroughALinkKeepsTheLink() throws IOException {
		var real = Sample.write(folder, Sample.PROJECT);
		var link = Files.createSymbolicLink(folder.resolve("link.kirchhoff"), real);
		var project = ProjectFiles.load(link).project().orElseThrow();
		project.setName("other");
		ProjectFiles.save(project);
		assertTrue(Files.isSymbolicLink(link));
		assertTrue(Files.readString(real).contains("name=\"other\""));
	}

	@Test
	void whatCannotBeSavedLeavesTheFileAlone() throws IOException {
		var project = Sample.project(folder);
		var file = folder.resolve("p.kirchhoff");
		project.getCells().getFirst().setDevice(KirchhoffFactory.eINSTANCE.createDevice());
		project.setDocumentation("bell \u0007");
		var failed = assertThrows(ProjectFileException.class, () -> ProjectFiles.save(project));
		assertEquals(List.of(
				file + ":documentation: holds the control character U+0007, which XML cannot hold: remove it",
				file + ":cells/passive: refers to device, which is in no file: choose another, or add it to the project"),
				failed.problems().stream().map(Problem::toString).toList());
		assertEquals(Sample.PROJECT, Files.readString(file));
	}

	@Test
	void unwritableTargetsAreNamed() throws IOException {
		var project = Sample.project(folder);
		var nowhere = folder.resolve("no/such/p.kirchhoff");
		var failed = assertThrows(ProjectFileException.class, () -> ProjectFiles.save(project, nowhere));
		assertEquals(nowhere + ": cannot be written: its folder does not exist: make the folder first", failed.getMessage());
		failed = assertThrows(ProjectFileException.class, () -> ProjectFiles.save(project, folder));
		assertEquals(folder + ": is a folder: give the name of a file in it", failed.getMessage());
		ProjectFiles.save(project);
		assertEquals(Sample.PROJECT, Files.readString(folder.resolve("p.kirchhoff")));
	}

	@Test
	void copiesAreDeepAcrossFiles() throws IOException {
		var project = Sample.project(folder);
		var copy = ProjectFiles.copy(project);
		assertNotSame(project.getCells().get(1).getDevice(), copy.getCells().get(1).getDevice());
		ElementPath.set(copy, "devices/hfo2/gMax", "225 µS");
		ElementPath.set(copy, "devices/tio2/gMax", "1 mS");
		assertTrue(project.getCells().get(1).getDevice().getParameters().isEmpty());
		assertEquals(Sample.PROJECT, new String(ProjectFiles.bytes(project), "UTF-8"));
		assertFalse(Sample.PROJECT.equals(new String(ProjectFiles.bytes(copy), "UTF-8")));
		assertEquals(ElementPath.path(project.getArrays().getFirst()), ElementPath.path(copy.getArrays().getFirst()));
	}

	@Test
	void tenThousandElementsLoadFast() throws IOException {
		var text = new StringBuilder();
		for (var i = 0; i < 4000; i++) {
			text.append("  <arrays id=\"x%d\" name=\"x%d\" rows=\"64\" columns=\"64\" cell=\"passive\"/>\n".formatted(i, i));
		}
		text.append("  <networks id=\"big\" name=\"big\">\n    <layers xsi:type=\"kirchhoff:InputLayer\" id=\"l0\" name=\"l0\" channels=\"2\"/>\n");
		for (var i = 1; i < 3000; i++) {
			text.append("    <layers xsi:type=\"kirchhoff:DenseLayer\" id=\"l%d\" name=\"l%d\" units=\"2\"/>\n".formatted(i, i));
		}
		for (var i = 1; i < 3000; i++) {
			text.append("    <connections source=\"l%d\" target=\"l%d\"/>\n".formatted(i - 1, i));
		}
		text.append("  </networks>\n  <dataSets ");
		var file = Sample.write(folder, Sample.with("  <dataSets ", text.toString()));
		var loading = Double.MAX_VALUE;
		for (var i = 0; i < 3; i++) {
			var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); // the machine may do other things meanwhile
			var loaded = ProjectFiles.load(file);
			loading = Math.min(loading, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6);
			assertTrue(loaded.isGood(), () -> loaded.problems().toString());
		}
		System.out.printf("10,000 elements: loaded in %.0f ms%n", loading);
		var bytes = ProjectFiles.bytes(ProjectFiles.load(file).root());
		Files.write(file, bytes);
		assertArrayEquals(bytes, ProjectFiles.bytes(ProjectFiles.load(file).root()));
		assertTrue(loading < 1000, "took " + loading + " ms");
	}
}
