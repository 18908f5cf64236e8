// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import dev.kirchhoff.solver.study.Study;

/** Data that lies elsewhere, is missing or is replaced. */
class DataPlaceTest {
	private static final String IMAGES = Bench.project("type=\"points\"", "type=\"images\"");

	@TempDir
	Path folder;
	private Path projects;
	private Path data;

	@BeforeEach
	void folders() throws IOException {
		projects = Files.createDirectories(folder.resolve("projects"));
		data = Files.createDirectories(folder.resolve("data"));
	}

	private Plan plan(String text, DataPlace place, String... settings) throws IOException {
		return new Planner(Bench.extensions()).plan(Bench.request(projects, text, settings).with(place));
	}

	private Plan plan(String text, String... settings) throws IOException {
		return plan(text, new DataPlace(Optional.of(data), false), settings);
	}

	private static Study study(Plan plan) {
		assertEquals(List.of(), plan.problems());
		return plan.studies().getFirst();
	}

	private static Bench.Images images(Study study) {
		return assertInstanceOf(Bench.Images.class, study.points().getFirst().pipeline().data().source().instance());
	}

	@Test
	void beforeTheFolderOfDataTheProjectIsLookedAt() throws IOException {
		Files.createDirectories(data.resolve("images"));
		Files.writeString(data.resolve("images/images"), "i");
		Files.writeString(data.resolve("labels"), "l");
		assertEquals(data.resolve("images/images"), images(study(plan(IMAGES))).images(), "in a folder named like the type; a folder is no file");
		assertEquals(data.resolve("labels"), images(study(plan(IMAGES))).labels());
		Files.writeString(data.resolve("images.gz"), "packed");
		assertEquals(data.resolve("images.gz"), images(study(plan(IMAGES))).images(), "packed, in the folder itself");
		Files.writeString(projects.resolve("images.gz"), "packed");
		assertEquals(projects.resolve("images.gz"), images(study(plan(IMAGES))).images(), "beside the project");
		Files.writeString(projects.resolve("images"), "plain");
		assertEquals(projects.resolve("images"), images(study(plan(IMAGES))).images(), "not packed");
	}

	@Test
	void resultsDoNotDependOnWhereDataLies() throws IOException {
		for (var place : List.of(data.resolve("images"), folder.resolve("a"), folder.resolve("z"), projects)) {
			Files.createDirectories(place);
			Files.writeString(place.resolve("images"), "i");
			Files.writeString(place.resolve("labels"), "l");
		}
		var beside = study(plan(IMAGES, DataPlace.NONE));
		assertEquals(Set.of("images", "labels"), beside.inputs().keySet());
		Files.delete(projects.resolve("images"));
		for (var place : List.of(data, folder.resolve("a"), folder.resolve("z"))) {
			var study = study(plan(IMAGES, new DataPlace(Optional.of(place), false)));
			assertEquals(beside.settings(), study.settings());
			assertEquals(beside.inputs(), study.inputs());
			assertEquals(beside.fingerprint(), study.fingerprint());
		}
		Files.writeString(data.resolve("images/images"), "j");
		assertFalse(beside.fingerprint().equals(study(plan(IMAGES)).fingerprint()), "their content counts");
	}

	@Test
	void ofAFolderNamesAndContentCount() throws IOException {
		var text = Bench.project("type=\"points\"", "type=\"albums\"");
		assertEquals("'album' is missing; looked in " + projects + ", " + data + " and " + data.resolve("albums") + ", also for album.gz", plan(text).problems().getFirst().what());
		Files.createDirectories(data.resolve("album/a"));
		Files.writeString(data.resolve("album/a/1"), "x");
		var first = study(plan(text));
		assertEquals(Set.of("album"), first.inputs().keySet());
		Files.createDirectories(projects.resolve("album/a"));
		Files.writeString(projects.resolve("album/a/1"), "x");
		assertEquals(first.fingerprint(), study(plan(text)).fingerprint(), "the same files elsewhere");
		Files.writeString(projects.resolve("album/a/1"), "y");
		var changed = study(plan(text)).fingerprint();
		assertFalse(first.fingerprint().equals(changed), "another content");
		Files.move(projects.resolve("album/a/1"), projects.resolve("album/a/2"));
		assertFalse(changed.equals(study(plan(text)).fingerprint()), "another name");
	}

	@Test
	void filesOfTheSameNameForTwoTypesAreKeptApart() throws IOException {
		for (var type : List.of("images", "others")) {
			Files.createDirectories(data.resolve(type));
			Files.writeString(data.resolve(type).resolve("images"), type);
			Files.writeString(data.resolve(type).resolve("labels"), "l");
		}
		var all = new java.util.ArrayList<>(Bench.extensions().all());
		all.add(Extensions.of(Kind.DATA_SET, "others", "others", "for tests", "bench", "1.0", Bench.Images.class));
		var text = Bench.with(Bench.with(IMAGES, "  <mappings", "  <dataSets id=\"more\" name=\"more\" type=\"others\"/>\n  <mappings"), "    <metrics id",
				Bench.list("dataSet", "data", "more") + "    <metrics id");
		var study = study(new Planner(new Extensions(all)).plan(Bench.request(projects, text).with(new DataPlace(Optional.of(data), false))));
		assertEquals(Set.of("images", "labels", "others/images"), study.inputs().keySet());
	}

	@Test
	void allThatIsMissingIsOneProblem() throws IOException {
		var lines = plan(IMAGES).problems().stream().map(problem -> problem.toString().replaceFirst(".*/(?=p\\.)", "")).toList();
		assertEquals(List.of("p.kirchhoff:dataSets/data: 'images' and 'labels' are missing; looked in " + projects + ", " + data + " and " + data.resolve("images")
				+ ", also for images.gz and so on: ask Yann"), lines);
		Files.writeString(data.resolve("labels.gz"), "l");
		assertEquals("'images' is missing; looked in " + projects + ", " + data + " and " + data.resolve("images") + ", also for images.gz", plan(IMAGES).problems().getFirst().what());
		var absolute = plan(IMAGES, "dataSets/data/images=" + folder.resolve("no")).problems();
		assertEquals("'" + folder.resolve("no") + "' is missing", absolute.getFirst().what());
		var nowhere = plan(IMAGES, new DataPlace(Optional.of(folder.resolve("gone")), false)).problems().getFirst();
		assertTrue(nowhere.what().contains("looked in " + projects + " and " + folder.resolve("gone") + " (which is no folder), also"), nowhere.what());
		assertEquals(2, plan(IMAGES, "dataSets/data/train=-1").problems().size(), "other faults have their own");
	}

	@Test
	void standInsTakeThePlaceOfData() throws IOException {
		var synthetic = new DataPlace(Optional.empty(), true);
		var study = study(plan(IMAGES, synthetic, "dataSets/data/train=7", "dataSets/data/test=8", "dataSets/data/images=no.gz"));
		var pipeline = study.points().getFirst().pipeline();
		assertEquals(new Bench.Made(7, 0), pipeline.data().source().instance(), "train is carried over, what the stand-in does not have is dropped");
		assertEquals("data", pipeline.data().source().name());
		assertEquals(1, pipeline.data().steps().size(), "preprocessing is kept");
		assertTrue(study.standIns());
		assertEquals(new Bench.Made(10, 0), study(plan(IMAGES, synthetic)).points().getFirst().pipeline().data().source().instance());
		var other = study(plan(Bench.PROJECT, synthetic));
		assertFalse(other.standIns(), "a project that needs none");
		assertEquals(study(plan(Bench.PROJECT)).fingerprint(), other.fingerprint());
	}

	@Test
	void standInsInSweeps() throws IOException {
		var synthetic = new DataPlace(Optional.empty(), true);
		var swept = Bench.with(Bench.swept(Bench.list("dataSets/data/train", "3", "4") + Bench.list("train/rate", "0.1", "0.2")), "type=\"points\"", "type=\"images\"");
		var study = study(plan(swept, synthetic));
		assertEquals(List.of(3, 3, 4, 4), study.points().stream().map(point -> ((Bench.Made) point.pipeline().data().source().instance()).train()).toList());
		assertTrue(study.standIns());
		var types = study(plan(Bench.swept(Bench.list("dataSets/data/type", "points", "images")), synthetic));
		assertEquals(List.of(new Bench.Points(10), new Bench.Made(10, 0)), types.points().stream().map(point -> point.pipeline().data().source().instance()).toList());
		assertTrue(types.standIns(), "one point is enough");
	}

	@Test
	void aStandInThatIsNotInstalled() throws IOException {
		var all = Bench.extensions().all().stream().filter(contribution -> !contribution.id().equals("made")).toList();
		var problems = new Planner(new Extensions(all)).plan(Bench.request(projects, IMAGES).with(new DataPlace(Optional.empty(), true))).problems();
		assertEquals("the stand-in 'made' of data set type 'images' is not installed", problems.getFirst().what());
	}

	@Test
	void placesAsAPersonNamesThem() throws IOException {
		assertEquals(new DataPlace(Optional.of(data), false), DataPlace.of("data", folder));
		assertEquals(new DataPlace(Optional.of(data), false), DataPlace.of("../data/.", projects));
		assertTrue(DataPlace.of("synthetic", folder).standIns());
		Files.writeString(folder.resolve("file"), "");
		assertEquals("'nowhere' does not exist", assertThrows(KirchhoffException.class, () -> DataPlace.of("nowhere", folder)).getMessage());
		assertEquals("'file' is not a folder", assertThrows(KirchhoffException.class, () -> DataPlace.of("file", folder)).getMessage());
		assertEquals("'' does not exist", assertThrows(KirchhoffException.class, () -> DataPlace.of("", folder)).getMessage());
		assertEquals(Optional.of(data), DataPlace.ofSurroundings(data.toString(), "/elsewhere").folder(), "the variable comes first");
		assertEquals(Optional.of(data), DataPlace.ofSurroundings(null, data.toString()).folder());
		assertEquals(DataPlace.NONE, DataPlace.ofSurroundings("", ""));
	}
}
