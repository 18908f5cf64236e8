// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.plan.launch.NotedStudy;
import dev.kirchhoff.solver.study.Study;

class NotedStudyTest {
	private static final String SWEPT = Bench.swept(Bench.list("transfer/seed", "0", "1", "2") + Bench.list("devices/dev/gMax", "300 µS", "400 µS", "500 µS"));

	@TempDir
	Path folder;

	/** Plans a project and notes that in its folder. */
	private Study noted(String text, String... settings) throws IOException {
		var request = Bench.request(folder, text, settings);
		var plan = new Planner(Bench.extensions()).plan(request);
		assertTrue(plan.isGood(), plan.problems().toString());
		LaunchNote.of(request, plan.studies().getFirst()).write(folder);
		return plan.studies().getFirst();
	}

	private NotedStudy open() {
		return NotedStudy.open(folder, Bench.extensions());
	}

	private KirchhoffException refused() {
		return assertThrows(KirchhoffException.class, this::open);
	}

	@Test
	void itIsTheStudyThatWasPlanned() throws IOException {
		var whole = noted(SWEPT, "repeats=77");
		var study = open().study();
		assertEquals(whole.fingerprint(), study.fingerprint());
		assertEquals(List.of(whole.experiment(), whole.seed(), whole.repeats(), whole.axes(), whole.block(), whole.points().size()),
				List.of(study.experiment(), study.seed(), study.repeats(), study.axes(), study.block(), study.points().size()));
	}

	@Test
	void everyPointComesOutAlone() throws IOException {
		var whole = noted(SWEPT);
		for (int p : new int[] { 7, 0, 8, 3 }) {
			var wanted = whole.points().get(p);
			var noted = open();
			var point = noted.point(p);
			assertEquals(List.of(wanted.coordinates(), wanted.seed(), wanted.histories(), p), List.of(point.coordinates(), point.seed(), point.histories(), point.index()));
			assertEquals(wanted.pipeline().deployment().key(), point.pipeline().deployment().key());
			assertEquals(point, noted.study().points().get(p));
			assertThrows(IllegalStateException.class, () -> noted.study().points().get(4));
		}
	}

	@Test
	void onlyWhatThePointUsesIsLookedAt() throws IOException {
		var text = Bench.project("  <dataSets id=\"data\"", "  <dataSets id=\"huge\" name=\"huge\" type=\"lines\"><parameters name=\"file\" value=\"huge.csv\"/></dataSets>\n  <dataSets id=\"data\"");
		var huge = Files.writeString(folder.resolve("huge.csv"), "1");
		var whole = noted(text);
		Files.delete(huge);
		assertEquals(whole.points().getFirst().pipeline().deployment().key(), open().point(0).pipeline().deployment().key());
	}

	@Test
	void dataAreFoundFromTheDirectoryOfTheNote() throws IOException {
		var data = Files.createDirectories(folder.resolve("data"));
		Files.writeString(data.resolve("some.csv"), "1");
		var request = Bench.request(folder, Bench.project("type=\"points\">", "type=\"lines\"><parameters name=\"file\" value=\"some.csv\"/>"));
		var whole = new Planner(Bench.extensions()).plan(request.with(new DataPlace(Optional.of(data), false)));
		assertTrue(whole.isGood(), whole.problems().toString());
		var here = Files.createDirectories(folder.resolve("pack/study"));
		LaunchNote.of(request.with(new DataPlace(Optional.of(data), false)), whole.studies().getFirst()).write(here);
		var note = here.resolve(LaunchNote.FILE);
		Files.writeString(note, Files.readString(note).replace("\"" + data + "\"", "\"../../data\""));
		var noted = NotedStudy.open(here, Bench.extensions());
		assertEquals(whole.studies().getFirst().points().getFirst().pipeline().data().key(), noted.point(0).pipeline().data().key());

		Files.writeString(data.resolve("some.csv"), "2");
		var changed = assertThrows(KirchhoffException.class, () -> NotedStudy.open(here, Bench.extensions()).point(0));
		assertTrue(changed.line().contains("the content of some.csv is another"), changed.line());
		Files.delete(data.resolve("some.csv"));
		var missing = assertThrows(KirchhoffException.class, () -> NotedStudy.open(here, Bench.extensions()).point(0));
		assertTrue(missing.line().contains("'some.csv' is missing"), missing.line());
	}

	@Test
	void otherPlugInsAreNamed() throws IOException {
		noted(SWEPT);
		var other = assertThrows(KirchhoffException.class, () -> NotedStudy.open(folder, Bench.extensions("1.1")));
		assertTrue(other.line().contains("plug-in bench.devices 1.0, of which there is version 1.1") && other.line().contains("pack"), other.line());
		var some = new Extensions(Bench.extensions().all().stream().filter(one -> !one.bundle().equals("bench.devices")).toList());
		var missing = assertThrows(KirchhoffException.class, () -> NotedStudy.open(folder, some));
		assertTrue(missing.line().contains("plug-in bench.devices 1.0, which is missing here"), missing.line());
	}

	@Test
	void anotherProjectIsRefused() throws IOException {
		var whole = noted(SWEPT);
		Bench.write(folder, SWEPT.replace("<values>500 µS", "<values>510 µS"));
		assertTrue(refused().line().contains("it has 'sweep devices/dev/gMax = 300 µS, 400 µS, 510 µS'"), refused().line());
		Bench.write(folder, SWEPT.replace("seed=\"7\"", "seed=\"8\""));
		assertTrue(refused().line().contains("'seed = 8'"), refused().line());
		Bench.write(folder, SWEPT.replace("name=\"epochs\" value=\"20\"", "name=\"epochs\" value=\"21\""));
		for (int p : new int[] { 0, 5 }) {
			var differs = assertThrows(KirchhoffException.class, () -> open().point(p));
			assertTrue(differs.line().contains("point " + p + " is not the one of the study"), differs.line());
		}
		var shown = assertThrows(KirchhoffException.class, () -> open().point(0));
		assertTrue(shown.line().contains("epochs=21"), shown.line());
	}

	@Test
	void aPointThatCannotBePlannedSpoilsNoOther() throws IOException {
		var text = Bench.swept(Bench.list("dataSets/data/file", "a.csv", "b.csv")).replace("type=\"points\">", "type=\"lines\"><parameters name=\"file\" value=\"a.csv\"/>");
		Files.writeString(folder.resolve("a.csv"), "1");
		var b = Files.writeString(folder.resolve("b.csv"), "2");
		var whole = noted(text);
		Files.delete(b);
		var noted = open();
		var missing = assertThrows(KirchhoffException.class, () -> noted.point(1));
		assertTrue(missing.line().startsWith("point 1 cannot be planned here: ") && missing.line().contains("'b.csv' is missing"), missing.line());
		assertEquals(whole.points().getFirst().coordinates(), noted.point(0).coordinates());
	}

	@Test
	void notesThatCannotServe() throws IOException {
		assertTrue(refused().line().contains("launch.json"), refused().line());
		noted(SWEPT);
		var file = folder.resolve(LaunchNote.FILE);
		var text = Files.readString(file);
		Files.writeString(file, text.replaceAll("\"block\" : \\d+", "\"block\" : null"));
		assertTrue(refused().line().contains("older Kirchhoff") && LaunchNote.read(folder).block() == null, refused().line());
		Files.writeString(file, text.replace("\"histories\"", "\"former\""));
		assertTrue(refused().line().contains("older Kirchhoff"), refused().line());
		Files.writeString(file, text.replaceFirst("\"histories\" : \\[ \\[[^\\]]*\\]", "\"histories\" : [ [ 9 ]"));
		var damaged = assertThrows(KirchhoffException.class, () -> open().point(0));
		assertTrue(damaged.line().contains("the histories of point 0 are damaged: [9]"), damaged.line());
		Files.writeString(file, text.replaceFirst("point 4 = ....", "point 4 = ffff"));
		assertTrue(refused().line().contains("damaged"), refused().line());
		Files.writeString(file, text.substring(0, text.length() / 2));
		assertTrue(refused().line().contains("damaged"), refused().line());
	}
}
