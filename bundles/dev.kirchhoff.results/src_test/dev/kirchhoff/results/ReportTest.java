// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Table.View;

class ReportTest {
	@TempDir
	Path folder;

	private SampleRun twoSchemes() {
		return new SampleRun().seeds(3).axis("map/scheme", "ideal-bias", "all-disturbed");
	}

	@Test
	void holdsWhatAReviewerAsksFor() {
		var page = Page.read(Report.write(twoSchemes().note("The data is synthetic.").write(folder)));
		assertEquals("Hardware-aware training on a passive TiO₂ crossbar", page.all("h1").getFirst().getTextContent());
		var lead = page.ofClass("p", "lead").getFirst();
		assertTrue(lead.contains("6 points of 200 repeats each, 1\u202f200 in all") && lead.contains("scheme ideal-bias, all-disturbed"), lead);
		assertTrue(page.ofClass("aside", "note").getFirst().contains("The data is synthetic."));
		var text = page.document().getDocumentElement().getTextContent();
		for (var part : List.of("read-current", "µA", "part of the test samples that at least 95 %", "devices/tio2/gMax = 400 µS", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
				"OpenBLAS 0.3.31", "0.1.0.202511221400", "Test samples by the part of copies")) {
			assertTrue(text.contains(part), part);
		}
		assertEquals(4, page.all("details").stream().filter(one -> !one.getTextContent().startsWith("Every point")).count());
		var captions = page.all("figcaption").stream().map(one -> one.getTextContent()).toList();
		assertEquals(7, captions.size(), captions.toString());
		for (int k = 0; k < captions.size(); k++) {
			assertTrue(captions.get(k).startsWith("Figure " + (k + 1) + "."));
		}
	}

	@Test
	void needsNothingButItself() {
		var page = Page.read(Report.write(twoSchemes().write(folder)));
		assertEquals(List.of(), page.all("script"));
		assertEquals(List.of(), page.all("link"));
		assertFalse(page.text().replace("http://www.w3.org/", "").contains("http"), "an external address");
		for (var link : page.all("a")) {
			var href = link.getAttribute("href");
			assertTrue(Files.exists(folder.resolve(URI.create(href).getPath())), href);
		}
	}

	@Test
	void namesCannotBreakOut() {
		var evil = "<script>alert('1')</script> & \"x\" \u0001";
		var page = Page.read(Report.write(new SampleRun().named("e</style>", evil).note(evil).axis("map/<b>", "<i>&amp;", "]]>").write(folder)));
		assertEquals(List.of(), page.all("script"));
		assertEquals(List.of(), page.all("i"));
		assertEquals(evil.replace('\u0001', '\ufffd'), page.all("h1").getFirst().getTextContent());
		assertTrue(page.all("text").stream().anyMatch(text -> text.getTextContent().equals("<i>&amp;")));
	}

	@Test
	void aTableOfClassesIsASquareWithNumbers() {
		var columns = List.of("answer", "1", "class", "1", "share", "1");
		var run = new MadeRun().axis("age/temperature", "25 °C", "125 °C").table("confusion", View.MAP, columns, at -> {
			var data = new double[3][100];
			for (int k = 0; k < 100; k++) {
				data[0][k] = k % 10;
				data[1][k] = k / 10;
				data[2][k] = k % 11 == 0 ? at.getFirst().startsWith("1") ? 0.89 : 0.91 : 0.01;
			}
			return data;
		});
		var figure = Page.read(Report.write(run.write(folder))).all("figure").getFirst();
		assertEquals(2, Page.all(figure, "svg").size());
		var inside = Page.all(figure, "text").stream().filter(text -> text.getAttribute("class").startsWith("inside")).map(text -> text.getTextContent()).toList();
		assertEquals(200, inside.size());
		assertEquals(10, inside.stream().filter("0.91"::equals).count());
		var frame = Page.all(figure, "rect").getFirst();
		assertEquals(Double.parseDouble(frame.getAttribute("width")), Double.parseDouble(frame.getAttribute("height")), 0.2);
	}

	@Test
	void oneRepeatAPointScattersOverSeeds() {
		var run = new MadeRun().axis("devices/taox/yield", "90 %", "99 %").axis("train/seed", "1", "2", "3")
				.quantity("accuracy", "1", at -> new double[] { (at.getFirst().equals("90 %") ? 0.9 : 0.96) + 0.001 * Integer.parseInt(at.get(1)) });
		var caption = Page.read(Report.write(run.write(folder))).all("figcaption").getFirst().getTextContent();
		assertTrue(caption.startsWith("Figure 1. Scatter over seeds: accuracy."), caption);
	}

	@Test
	void failuresAreProminent() {
		var page = Page.read(Report.write(twoSchemes().failure(new RunInfo.Failure(3, 0, 100, "device tio2 returned NaN"))
				.failure(new RunInfo.Failure(3, 100, 50, "device tio2 returned NaN")).write(folder)));
		var warning = page.ofClass("aside", "failure").getFirst();
		assertTrue(warning.contains("Not everything was computed") && warning.contains("Point 3, 150 of 200 repeats: device tio2 returned NaN"), warning);
	}

	@Test
	void theSameBytesAgain() throws IOException {
		var run = twoSchemes().write(folder);
		var first = Files.readAllBytes(Report.write(run));
		assertArrayEquals(first, Files.readAllBytes(Report.write(run)));
	}

	@Test
	void aThousandPointsMakeAHandfulOfPictures() {
		var values = new String[50];
		Arrays.setAll(values, k -> Integer.toString(k));
		var page = Page.read(Report.write(new SampleRun().seeds(4).axis("a/x", values).axis("b/y", "1", "2", "3", "4", "5").repeats(3).grid(5).epochs(3).write(folder)));
		assertTrue(page.all("svg").size() <= 40, page.all("svg").size() + " pictures");
		assertTrue(page.text().length() < 1_000_000);
		var text = page.document().getDocumentElement().getTextContent();
		assertTrue(text.contains("7 of 250 lines are drawn"), "what was left out");
		assertTrue(text.contains("The first 40 of 250 rows."));
	}

	@Test
	void aMissingTableIsSaidAndTheRestIsWritten() throws IOException {
		var run = twoSchemes().write(folder);
		Files.delete(run.resolve("tables/decision-map.csv"));
		Files.writeString(run.resolve("tables/consistency-classes.csv"), "point\n0\n");
		var page = Page.read(Report.write(run));
		var captions = page.ofClass("p", "caption");
		assertTrue(captions.stream().anyMatch(text -> text.startsWith("Not drawn: maps, because") && text.contains("decision-map.csv: there is no such file")), captions.toString());
		assertTrue(captions.stream().anyMatch(text -> text.startsWith("Not shown: Test samples by")), captions.toString());
		assertEquals(5, page.all("figure").size());
	}

	@Test
	void aPaperHasItsClaimsFirstAndItsExperimentsBesideEachOther() throws IOException {
		var aware = new SampleRun().seeds(3).write(folder.resolve("results/hardware-aware/1"));
		var plain = new SampleRun().named("plain", "Plain training").quality(0.4).seeds(3).write(folder.resolve("results/plain/1"));
		var claims = Claims.read(Files.writeString(folder.resolve("claims.json"), """
				{"paper":"drolet2023","title":"A paper","citation":"D. et al.","claims":[
				{"id":"a","claim":"good < better","unit":"%","paper":79.5,"low":60,"high":95,"value":{"experiment":"hardware-aware","column":"share-95","scale":100}},
				{"id":"b","claim":"bad","unit":"%","paper":18.5,"low":1,"high":2,"value":{"experiment":"plain","column":"share-95","scale":100}},
				{"id":"c","claim":"none","low":1,"value":{"experiment":"plain","column":"share"}}]}
				"""));
		var table = claims.evaluate(Map.of("hardware-aware", ResultDirectory.read(aware), "plain", ResultDirectory.read(plain)));
		var page = Page.read(Report.write(folder.resolve("out/report.html"), List.of(aware, plain), Optional.of(table)));
		assertEquals("A paper", page.all("h1").getFirst().getTextContent());
		assertEquals(1, page.ofClass("tr", "met").size());
		assertTrue(page.ofClass("tr", "missed").getFirst().startsWith("bad18.5 %"));
		assertTrue(page.ofClass("tr", "unknown").getFirst().contains("has no column 'share'"));
		assertTrue(page.ofClass("span", "verdict").equals(List.of("✓ met", "✗ missed", "✗ no value")));
		assertEquals(List.of("The paper’s numbers and ours", "The experiments beside each other", "Hardware-aware training on a passive TiO₂ crossbar", "Plain training"),
				page.all("h2").stream().map(one -> one.getTextContent()).toList());
		var first = Page.all(page.all("figure").getFirst(), "text").stream().map(one -> one.getTextContent()).toList();
		assertTrue(first.containsAll(List.of("hardware-aware", "plain")), first.toString());
		for (var link : page.all("a")) {
			var href = link.getAttribute("href");
			assertTrue(href.startsWith("#") || Files.exists(folder.resolve("out").resolve(URI.create(href).getPath())), href);
		}
	}

	@Test
	void whatIsNotComparableSaysSoInItsTitle() throws IOException {
		var run = new SampleRun().seeds(3).onStandIns().write(folder.resolve("run"));
		var alone = Page.read(Report.write(run));
		var title = "Hardware-aware training on a passive TiO₂ crossbar – synthetic data, not comparable with published results";
		assertEquals(title, alone.all("h1").getFirst().getTextContent());
		assertEquals(title, alone.all("title").getFirst().getTextContent());
		var claims = Claims.read(Files.writeString(folder.resolve("claims.json"), """
				{"paper":"p","title":"A paper","claims":[
				{"id":"a","claim":"good","low":0.1,"high":0.95,"value":{"experiment":"hardware-aware","column":"share-95"}},
				{"id":"b","claim":"bad","low":1,"high":2,"value":{"experiment":"hardware-aware","column":"share-95"}}]}
				"""));
		var table = claims.evaluate(Map.of("hardware-aware", ResultDirectory.read(run)));
		var page = Page.read(Report.write(folder.resolve("report.html"), List.of(run), Optional.of(table)));
		assertEquals("A paper – synthetic data, not comparable with the paper", page.all("h1").getFirst().getTextContent());
		assertEquals("A paper – synthetic data, not comparable with the paper", page.all("title").getFirst().getTextContent());
		assertEquals(List.of("not comparable", "not comparable"), page.ofClass("span", "verdict"));
		assertEquals(2, page.ofClass("tr", "free").size());
		var quick = Page.read(Report.write(folder.resolve("report.html"), List.of(run), Optional.of(table.with(ClaimsTable.Caveat.QUICK))));
		assertEquals("A paper – quick form, synthetic data, not comparable with the paper", quick.all("h1").getFirst().getTextContent());
	}

	@Test
	void anUnwritablePlaceIsSaid() throws IOException {
		var run = twoSchemes().write(folder);
		Files.createDirectory(run.resolve("report.html"));
		Files.writeString(run.resolve("report.html/file"), "");
		var problem = assertThrows(KirchhoffException.class, () -> Report.write(run));
		assertTrue(problem.getMessage().contains("report.html: cannot be written"), problem.getMessage());
		try (var files = Files.list(run)) {
			assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
		}
	}

	/** AWT wants fonts and native libraries that a bare machine does not have, and fights with SWT on some systems. */
	@Test
	void noClassKnowsAwt() throws IOException {
		var root = Path.of(URI.create(Report.class.getProtectionDomain().getCodeSource().getLocation().toString()));
		try (var files = Files.walk(root)) {
			var guilty = files.filter(file -> file.toString().endsWith(".class")).filter(file -> text(file).contains("java/awt")).toList();
			assertEquals(List.of(), guilty);
		}
	}

	private static String text(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
