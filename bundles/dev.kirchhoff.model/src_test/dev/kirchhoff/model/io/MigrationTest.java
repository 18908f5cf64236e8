// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.validation.Validation;

class MigrationTest {
	@TempDir
	Path folder;

	/** The sample as the pre-release format would have held it. */
	private static final String OLD = Sample.PROJECT.replace("https://kirchhoff.dev/model/1", "https://kirchhoff.dev/model/0")
			.replace("name=\"Half moons\" version=\"1\"", "name=\"Half moons\" version=\"0\"")
			.replace("wordLineResistance=\"1.5\" bitLineResistance=\"1.5\"", "wireResistance=\"1.5\"")
			.replace("<stages", "<step").replace("</stages>", "</step>")
			.replace("repeatFrom=\"program\"", "repeatFrom=\"//@experiments.0/@step.1\"")
			.replace("path=\"train/rate\"", "path=\"step/train/rate\"");

	@Test
	void thePreReleaseFormatIsLifted() throws IOException {
		var loaded = ProjectFiles.load(Sample.write(folder, OLD));
		assertEquals(List.of(), loaded.problems());
		assertEquals(Sample.PROJECT.replace("path=\"train/rate\"", "path=\"stages/train/rate\""), new String(ProjectFiles.bytes(loaded.root()), "UTF-8"));
		assertEquals(0, ((KirchhoffResource) loaded.root().eResource()).migratedFrom().orElseThrow());
	}

	@Test
	void todaysFormatIsNotMigrated() throws IOException {
		assertTrue(((KirchhoffResource) Sample.project(folder).eResource()).migratedFrom().isEmpty());
	}

	@Test
	void todaysNamesAreUnknownInOldFilesOnlyIfTheyAreWrong() throws IOException {
		var loaded = ProjectFiles.load(Sample.write(folder, OLD.replace("wireResistance", "wireResistence")));
		assertEquals(List.of(folder + "/p.kirchhoff:arrays/a1: an array has no 'wireResistence'"
				+ ": choose one of id, name, documentation, rows, columns, cell, wordLineResistance, bitLineResistance (and 7 more)"),
				loaded.problems().stream().map(Problem::toString).toList());
	}

	@Test
	void aSweepThatHasNoHeirIsReported() throws IOException {
		var project = Sample.project(folder, OLD.replace("path=\"devices/tio2/gMax\"", "path=\"arrays/a1/wireResistance\""));
		assertEquals(List.of(folder + "/p.kirchhoff:experiments/transfers/sweeps/1/path: is 'arrays/a1/wireResistance', but array 'a1' has no 'wireResistance'"
				+ ": choose one of id, name, documentation, rows, columns, cell, wordLineResistance, bitLineResistance (and 7 more)"),
				Validation.check(project).stream().map(Problem::toString).toList());
	}

	@Test
	void oldLibrariesAreLiftedOnTheWay() throws IOException {
		var file = Sample.write(folder, Sample.PROJECT);
		java.nio.file.Files.writeString(folder.resolve("lab.kirchhoff"), Sample.LIBRARY.replace("model/1", "model/0").replace("version=\"1\">", "version=\"0\">"));
		assertEquals(List.of(), ProjectFiles.load(file).problems());
	}
}
