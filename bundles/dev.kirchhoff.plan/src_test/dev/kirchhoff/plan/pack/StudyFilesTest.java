// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.plan.Bench;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.plan.launch.NotedStudy;
import dev.kirchhoff.solver.study.Study;

/** What is packed is planned where nothing of what it was packed from is left, and must come to the same study. */
class StudyFilesTest {
	private static final String TABLED = Bench.project("type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"tabled\">\n    <parameters name=\"table\" value=\"FILE\"/>");
	private static final String IMAGES = Bench.project("type=\"points\"", "type=\"images\"");

	@TempDir
	Path folder;
	private Path here;
	private Path project;
	private Path data;

	@BeforeEach
	void folders() throws IOException {
		here = Files.createDirectories(folder.resolve("here"));
		project = Files.createDirectories(here.resolve("at home/prüfung"));
		data = Files.createDirectories(here.resolve("data"));
	}

	private Path file(Path path, String text) throws IOException {
		Files.createDirectories(path.getParent());
		return Files.writeString(path, text);
	}

	private Request request(String text, String... settings) throws IOException {
		return Bench.request(project, text, settings).with(new DataPlace(Optional.of(data), false));
	}

	private static Study plan(Request request) {
		var plan = new Planner(Bench.extensions()).plan(request);
		assertEquals(List.of(), plan.problems());
		return plan.studies().getFirst();
	}

	private static StudyFiles.Found collect(Request request, Study study) throws IOException {
		return new StudyFiles(request, study, Bench.extensions().all().stream().map(Contribution::id).toList()).collect(Monitor.NONE);
	}

	/** Packs, unpacks elsewhere, plans there as a whole and point by point. Gives the names of the files. */
	private Set<String> travels(Request request) throws IOException {
		var study = plan(request);
		var found = collect(request, study);
		var there = folder.resolve("there");
		unpack(found.study(), there.resolve("study"));
		unpack(found.data(), there.resolve("data"));
		var away = folder.resolve("away");
		Files.move(here, away);
		try {
			var directory = there.resolve("study");
			var again = plan(LaunchNote.read(directory).request(directory));
			assertEquals(study.settings(), again.settings());
			assertEquals(study.inputs(), again.inputs());
			assertEquals(study.fingerprint(), again.fingerprint());
			for (var point : study.points()) {
				NotedStudy.open(directory, Bench.extensions()).point(point.index());
			}
		} finally {
			Files.move(away, here);
		}
		var names = new java.util.TreeSet<>(found.study().parts().keySet());
		names.remove(LaunchNote.FILE);
		found.data().parts().keySet().forEach(name -> names.add("data/" + name));
		return names;
	}

	private static void unpack(Content content, Path folder) throws IOException {
		for (var part : content.parts().entrySet()) {
			var file = folder.resolve(part.getKey());
			Files.createDirectories(file.getParent());
			try (var in = Content.open(part.getValue())) {
				Files.copy(in, file);
			}
		}
	}

	@Test
	void aProjectAloneAndNothingElseOfItsFolder() throws IOException {
		file(project.resolve("results/main/1/results.csv"), "1");
		file(project.resolve("notes.txt"), "1");
		assertEquals(Set.of("files/p.kirchhoff"), travels(request(Bench.project())));
	}

	@Test
	void filesBesideTheProjectAndAboveIt() throws IOException {
		file(project.resolve("tables/größe.csv"), "0.0004");
		assertEquals(Set.of("files/p.kirchhoff", "files/tables/größe.csv"), travels(request(TABLED.replace("FILE", "tables/größe.csv"))));
	}

	@Test
	void filesAboveTheProject() throws IOException {
		file(here.resolve("tables/t.csv"), "0.0004");
		assertEquals(Set.of("files/at home/prüfung/p.kirchhoff", "files/tables/t.csv"), travels(request(TABLED.replace("FILE", "../../tables/t.csv"))));
	}

	@Test
	void filesNamedByAbsolutePaths() throws IOException {
		var table = file(here.resolve("elsewhere/t.csv"), "0.0004");
		assertEquals(Set.of("files/p.kirchhoff", "elsewhere/0/t.csv"), travels(request(TABLED.replace("FILE", table.toString()))));
		assertEquals(Set.of("files/p.kirchhoff", "files/inside.csv"), travels(clean(request(TABLED.replace("FILE", file(project.resolve("inside.csv"), "0.0004").toString())))));
	}

	@Test
	void packedFilesNamedByAbsolutePaths() throws IOException {
		file(here.resolve("elsewhere/images.gz"), "i");
		file(project.resolve("labels.gz"), "l");
		var text = IMAGES.replace("type=\"images\">", "type=\"images\"><parameters name=\"images\" value=\"" + here.resolve("elsewhere/images") + "\"/><parameters name=\"labels\" value=\""
				+ project.resolve("labels") + "\"/>");
		assertEquals(Set.of("files/p.kirchhoff", "elsewhere/0/images.gz", "files/labels.gz"), travels(request(text)));
	}

	private Request clean(Request request) throws IOException {
		try (var old = Files.walk(folder.resolve("there"))) {
			for (var file : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
		return request;
	}

	@Test
	void sweptFiles() throws IOException {
		file(project.resolve("a.csv"), "0.0004");
		file(project.resolve("b.csv"), "0.0005");
		file(project.resolve("c.csv"), "0.0006");
		var swept = Bench.with(TABLED.replace("FILE", "a.csv"), "    <metrics id", Bench.list("devices/dev/table", "a.csv", "b.csv") + "    <metrics id");
		assertEquals(Set.of("files/p.kirchhoff", "files/a.csv", "files/b.csv"), travels(request(swept)));
	}

	@Test
	void filesThatASettingNames() throws IOException {
		file(project.resolve("a.csv"), "0.0004");
		file(project.resolve("b.csv"), "0.0005");
		assertEquals(Set.of("files/p.kirchhoff", "files/b.csv"), travels(request(TABLED.replace("FILE", "a.csv"), "devices/dev/table=b.csv")));
	}

	@Test
	void dataAsTheyLie() throws IOException {
		file(data.resolve("images/images"), "i");
		file(data.resolve("labels.gz"), "l");
		file(data.resolve("unused"), "u");
		assertEquals(Set.of("files/p.kirchhoff", "data/images/images", "data/labels.gz"), travels(request(IMAGES)));
	}

	@Test
	void aFolderOfData() throws IOException {
		file(data.resolve("albums/album/a/1"), "1");
		file(data.resolve("albums/album/b/2"), "2");
		assertEquals(Set.of("files/p.kirchhoff", "data/albums/album/a/1", "data/albums/album/b/2"), travels(request(Bench.project("type=\"points\"", "type=\"albums\""))));
	}

	@Test
	void librariesAndTheirFiles() throws IOException {
		file(here.resolve("shared/devices.kirchhoff"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<kirchhoff:Library xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="l" name="shared" version="1">
				  <devices id="measured" name="measured" type="tabled">
				    <parameters name="table" value="t.csv"/>
				  </devices>
				</kirchhoff:Library>
				""");
		file(here.resolve("shared/t.csv"), "0.0004");
		file(here.resolve("shared/other.csv"), "1");
		var text = Bench.project("<cells id=\"cell\" name=\"cell\" device=\"dev\"/>", "<cells id=\"cell\" name=\"cell\"><device href=\"../../shared/devices.kirchhoff#measured\"/></cells>");
		assertEquals(Set.of("files/at home/prüfung/p.kirchhoff", "files/shared/devices.kirchhoff", "files/shared/t.csv"), travels(request(text)));
		var fixed = text.replace("../../shared", here.resolve("shared").toUri().toString().replaceFirst("/$", ""));
		var request = request(fixed);
		var refused = assertThrows(KirchhoffException.class, () -> collect(request, plan(request)));
		assertTrue(refused.getMessage().contains("good on this machine only") && refused.mend().contains("relative"), refused.line());
	}

	@Test
	void whatHasChangedSincePlanningIsNotPacked() throws IOException {
		var table = file(project.resolve("t.csv"), "0.0004");
		var request = request(TABLED.replace("FILE", "t.csv"));
		var study = plan(request);
		Files.writeString(table, "0.000500");
		assertEquals("t.csv has changed or gone since the study was planned: run it again", assertThrows(KirchhoffException.class, () -> collect(request, study)).line());
		Files.delete(table);
		assertThrows(KirchhoffException.class, () -> collect(request, study));
	}

	@Test
	void theNoteIsTheSameForTheSameStudy() throws IOException {
		var request = request(Bench.project());
		var one = collect(request, plan(request)).study();
		var other = collect(request, plan(request)).study();
		try (var first = Content.open(one.parts().get(LaunchNote.FILE)); var second = Content.open(other.parts().get(LaunchNote.FILE))) {
			assertArrayEquals(first.readAllBytes(), second.readAllBytes());
		}
		assertEquals(one.digest(Monitor.NONE), other.digest(Monitor.NONE));
	}
}
