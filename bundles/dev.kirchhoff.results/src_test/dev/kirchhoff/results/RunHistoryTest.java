// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.metric.Table.View;
import dev.kirchhoff.results.RunEntry.State;

/** Runs of projects in a list, and all pictures of a run. */
class RunHistoryTest {
	@TempDir
	Path folder;
	private Path results;

	@BeforeEach
	void makeProject() {
		results = folder.resolve("Moons/results");
	}

	private Path made(String time) {
		return new MadeRun().axis("device/current", "5 µA", "15 µA", "50 µA").quantity("accuracy", "1", point -> new double[] { 0.9, 0.92 })
				.conclusion("energy", "J", point -> 1e-12 * point.getFirst().length())
				.table("levels", View.HISTOGRAM, List.of("current-from", "A", "current-to", "A", "count", "1"), point -> new double[][] { { 0, 1 }, { 1, 2 }, { 5, 6 } })
				.table("map", View.MAP, List.of("row", "1", "column", "1", "g", "S"), point -> new double[][] { { 0, 0, 1, 1 }, { 0, 1, 0, 1 }, { 1, 2, 3, 4 } }).write(results.resolve("made/" + time));
	}

	@Test
	void finishedUnfinishedAndDamagedRunsAreThere() throws Exception {
		made("20261130-081500");
		Files.createDirectories(results.resolve("made/20261130-091500"));
		Files.writeString(results.resolve("made/20261130-091500/journal"), "{}\n");
		Files.createDirectories(results.resolve("other/20261130-101500"));
		Files.writeString(results.resolve("other/20261130-101500/run.json"), "{ half");
		Files.createDirectories(results.resolve("other/notes"));
		var entries = new RunHistory().of(List.of(folder.resolve("Moons"), folder.resolve("nothing")));
		assertEquals(List.of(State.DAMAGED, State.UNFINISHED, State.FINISHED), entries.stream().map(RunEntry::state).toList());
		assertEquals("2026-11-30T08:15:00Z", entries.getLast().started());
		assertEquals("Moons", entries.getLast().project());
		assertEquals("energy 4\u00a0pJ to 5\u00a0pJ", entries.getLast().conclusion());
		assertTrue(entries.getFirst().conclusion().contains("run.json"), entries.getFirst().conclusion());
	}

	@Test
	void whatDidNotChangeIsNotReadAgain() {
		made("20261130-081500");
		var history = new RunHistory();
		var projects = List.of(folder.resolve("Moons"));
		assertSame(history.of(projects).getFirst(), history.of(projects).getFirst());
		made("20261130-091500");
		assertEquals(2, history.of(projects).size());
	}

	@Test
	void galleryHasAllPictures() {
		var gallery = Gallery.of(ResultDirectory.read(made("20261130-081500")));
		assertEquals(List.of(), gallery.problems());
		assertTrue(gallery.pieces().stream().anyMatch(piece -> piece instanceof Gallery.Bins bins && bins.x().name().equals("current")), gallery.toString());
		assertTrue(gallery.pieces().stream().anyMatch(piece -> piece instanceof Gallery.Map map && map.value().unit().equals("S")));
		assertTrue(gallery.pieces().stream().anyMatch(piece -> piece instanceof Gallery.Scatter scatter && scatter.boxes().boxes().size() == 3));
		assertTrue(gallery.pieces().stream().anyMatch(piece -> piece instanceof Gallery.Curve));
	}

	@Test
	void aMissingTableIsSaidAndTheRestIsThere() throws Exception {
		var run = made("20261130-081500");
		Files.delete(run.resolve("tables/map.csv"));
		var gallery = Gallery.of(ResultDirectory.read(run));
		assertEquals(1, gallery.problems().size());
		assertTrue(gallery.problems().getFirst().contains("map.csv"));
		assertTrue(gallery.pieces().size() >= 2);
	}
}
