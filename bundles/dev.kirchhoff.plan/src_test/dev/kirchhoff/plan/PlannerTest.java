// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.plan.Bench.Plain;
import dev.kirchhoff.solver.run.Runs;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;

class PlannerTest {
	@TempDir
	Path folder;

	private Study study(String text, String... settings) throws IOException {
		return Bench.study(folder, text, settings);
	}

	private Plan plan(String experiment, OptionalLong seed, OptionalInt repeats, String text) throws IOException {
		return new Planner(Bench.extensions()).plan(new Request(Bench.write(folder, text), Optional.ofNullable(experiment), List.of(), seed, repeats));
	}

	@Test
	void aProjectBecomesAStudy() throws IOException {
		var study = study(Bench.PROJECT);
		assertEquals("bench", study.project());
		assertEquals("A project for tests", study.title());
		assertEquals("main", study.experiment());
		assertEquals(7, study.seed());
		assertEquals(100, study.repeats());
		assertEquals(List.of(), study.axes());
		assertEquals(new TreeMap<>(Map.of("bench", "1.0", "bench.devices", "1.0", "bench.schemes", "1.0")), study.plugins());
		var point = study.points().getFirst();
		assertEquals(List.of(0, 0), point.histories());
		var pipeline = point.pipeline();
		assertEquals(1, pipeline.shared());
		assertTrue(pipeline.stages().get(0) instanceof Stage.Training && pipeline.stages().get(1) instanceof Stage.Programming);
		assertEquals(new Bench.Draw(20, 0.1), pipeline.stages().getFirst().use().instance());
		assertEquals("bench 1.0", pipeline.stages().getFirst().use().bundle());
		assertEquals(List.of("crop"), pipeline.data().steps().stream().map(use -> use.type()).toList());
		assertEquals("count", pipeline.metrics().getFirst().name());
		assertEquals("hidden", pipeline.network().node(1).name());
	}

	@Test
	void aMappingBecomesADeployment() throws IOException {
		var deployment = study(Bench.PROJECT).points().getFirst().pipeline().deployment();
		assertEquals(List.of("a", "b"), deployment.arrays().stream().map(array -> array.name()).toList());
		var a = deployment.arrays().getFirst();
		assertEquals(new Plain(1e-4, 4e-4), a.device().instance());
		assertEquals(BiasScheme.THIRD, a.scheme());
		assertEquals(List.of(0.01, 0.02), List.of(a.stuckLrs(), a.stuckHrs()));
		var b = deployment.arrays().get(1);
		assertEquals(BiasScheme.GROUNDED, b.scheme(), "in no tile");
		assertEquals(0.05, b.stuckLrs(), 1e-12, "half of the cells that do not work");
		assertEquals(0.05, b.stuckHrs(), 1e-12);
		assertEquals(Scale.LAYER, deployment.scale());
		assertEquals(List.of(new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 0, 0), new Region(0, 0, 4))),
				new Block(1, Tensor.BIAS, 0, 1, 0, 4, List.of(new Region(0, 2, 0), new Region(0, 2, 4))),
				new Block(3, Tensor.WEIGHTS, 0, 4, 0, 1, List.of(new Region(1, 0, 0), new Region(1, 0, 1)))), deployment.blocks());
	}

	@Test
	void partsOfAMatrixAndAFixedRange() throws IOException {
		var text = Bench.project("<allocations layer=\"hidden\" array=\"a\"/>", "<allocations layer=\"hidden\" inputs=\"1\" array=\"a\"/><allocations layer=\"hidden\" firstInput=\"1\" "
				+ "firstOutput=\"1\" outputs=\"2\" array=\"a\" row=\"5\" column=\"3\"/>",
				"<allocations layer=\"hidden\" plane=\"1\" array=\"a\" column=\"4\"/>", "<allocations layer=\"hidden\" inputs=\"1\" plane=\"1\" array=\"a\" row=\"6\"/>"
						+ "<allocations layer=\"hidden\" firstInput=\"1\" firstOutput=\"1\" outputs=\"2\" plane=\"1\" array=\"a\" row=\"7\"/>",
				"name=\"map\" network", "name=\"map\" weightRange=\"0.5\" scale=\"tensor\" network");
		var deployment = study(text).points().getFirst().pipeline().deployment();
		assertEquals(0.5, deployment.ranges().of(1));
		assertEquals(Scale.TENSOR, deployment.scale());
		assertEquals(new Block(1, Tensor.WEIGHTS, 0, 1, 0, 4, List.of(new Region(0, 0, 0), new Region(0, 6, 0))), deployment.blocks().get(0));
		assertEquals(new Block(1, Tensor.WEIGHTS, 1, 1, 1, 2, List.of(new Region(0, 5, 3), new Region(0, 7, 0))), deployment.blocks().get(1));
	}

	@Test
	void sweepsMakePointsOfWhichTheLastAxisChangesFastest() throws IOException {
		var study = study(Bench.swept(Bench.list("train/epochs", "5", "6") + "<sweeps xsi:type=\"kirchhoff:LogSweep\" path=\"train/rate\" from=\"0.001\" to=\"0.1\" count=\"3\"/>"));
		assertEquals(List.of("train/epochs", "train/rate"), study.axes());
		assertEquals(List.of(List.of("5", "0.001"), List.of("5", "0.01"), List.of("5", "0.1"), List.of("6", "0.001"), List.of("6", "0.01"), List.of("6", "0.1")),
				study.points().stream().map(Point::coordinates).toList());
		assertEquals(List.of(0, 1, 2, 3, 4, 5), study.points().stream().map(Point::index).toList());
		assertEquals(new Bench.Draw(6, 0.01), study.points().get(4).pipeline().stages().getFirst().use().instance());
	}

	@Test
	void pointsShareTheHistoryOfTheStagesTheyHaveInCommon() throws IOException {
		var hardware = study(Bench.swept(Bench.list("devices/dev/gMax", "400 µS", "500 µS") + Bench.list("train/rate", "0.1", "0.2")));
		assertEquals(List.of(List.of(0, 0), List.of(1, 1), List.of(0, 2), List.of(1, 3)), hardware.points().stream().map(Point::histories).toList(),
				"the device matters after training");
		var aware = study(Bench.with(Bench.swept(Bench.list("devices/dev/gMax", "400 µS", "500 µS")), "type=\"draw\"", "type=\"aware\"",
				"<parameters name=\"epochs\" value=\"20\"/>", ""));
		assertEquals(List.of(List.of(0, 0), List.of(1, 1)), aware.points().stream().map(Point::histories).toList(), "a trainer that looks at the hardware");
		var later = study(Bench.swept(Bench.list("metrics/count/column", "count") + Bench.list("transfer/seed", "1", "2")));
		assertEquals(List.of(List.of(0, 0), List.of(0, 1)), later.points().stream().map(Point::histories).toList());
	}

	@Test
	void aSeedCanBeSwept() throws IOException {
		var study = study(Bench.swept(Bench.list("seed", "3", "4") + Bench.list("devices/dev/gMax", "400 µS", "500 µS")));
		assertEquals(List.of(3L, 3L, 4L, 4L), study.points().stream().map(Point::seed).toList());
		assertEquals(List.of(0, 0, 2, 2), study.points().stream().map(point -> point.histories().getFirst()).toList());
	}

	@Test
	void wiresCanBeSweptAndSet() throws IOException {
		var study = study(Bench.swept(Bench.list("arrays/a/wordLineResistance", "0", "2.5") + Bench.list("arrays/b/doubleSense", "false", "true")), "arrays/b/senseResistance=50", "arrays/a/driverResistance=1e2");
		var wirings = study.points().stream().map(point -> point.pipeline().deployment().arrays().stream().map(array -> array.wiring()).toList()).toList();
		assertEquals(List.of(List.of(new Wiring(0, 0, 100, 0, false, false), new Wiring(0, 0, 0, 50, false, false)),
				List.of(new Wiring(0, 0, 100, 0, false, false), new Wiring(0, 0, 0, 50, false, true)),
				List.of(new Wiring(2.5, 0, 100, 0, false, false), new Wiring(0, 0, 0, 50, false, false)),
				List.of(new Wiring(2.5, 0, 100, 0, false, false), new Wiring(0, 0, 0, 50, false, true))), wirings);
		assertEquals(List.of(0, 0, 0, 0), study.points().stream().map(point -> point.histories().getFirst()).toList(), "one training serves all");
		assertEquals(List.of(0, 1, 2, 3), study.points().stream().map(point -> point.histories().get(1)).toList());
		var lines = study.settings().stream().filter(line -> line.startsWith("hardware ") && line.contains("ohm")).toList();
		assertEquals(2, lines.size(), study.settings().toString());
		assertTrue(lines.get(0).endsWith(", ohm a segment 0.0 on word lines and 0.0 on bit lines, ohm a driver 100.0 and a sense circuit 0.0"), lines.get(0));
		var both = study(Bench.project("cellYield=\"0.9\"", "cellYield=\"0.9\" wordLineResistance=\"1\" bitLineResistance=\"2\" doubleDrive=\"true\" doubleSense=\"true\""));
		assertTrue(both.settings().stream().anyMatch(line -> line.endsWith(", ohm a segment 1.0 on word lines driven at both ends and 2.0 on bit lines sensed at both ends, ohm a driver 0.0 and a sense circuit 0.0")),
				both.settings().toString());
	}

	@Test
	void mappingsCanBeSwept() throws IOException {
		var study = study(Bench.with(Bench.swept(Bench.list("mapping", "map", "half")), "  <experiments", "  <mappings id=\"half\" name=\"half\" network=\"net\"><scheme type=\"pair\"/>"
				+ "<allocations layer=\"hidden\" array=\"a\"/><allocations layer=\"hidden\" plane=\"1\" array=\"a\" column=\"4\"/>"
				+ "<allocations layer=\"out\" array=\"a\" row=\"2\"/><allocations layer=\"out\" plane=\"1\" array=\"a\" row=\"2\" column=\"1\"/></mappings>\n  <experiments"));
		assertEquals(List.of(3, 2), study.points().stream().map(point -> point.pipeline().deployment().blocks().size()).toList());
	}

	@Test
	void howManyStagesRepeatsShare() throws IOException {
		assertEquals(1, study(Bench.PROJECT).points().getFirst().pipeline().shared());
		assertEquals(0, study(Bench.project("repeats=\"100\"", "repeats=\"100\" repeatFrom=\"train\"")).points().getFirst().pipeline().shared());
		assertEquals(1, study(Bench.project("repeats=\"100\"", "repeats=\"100\" repeatFrom=\"transfer\"")).points().getFirst().pipeline().shared());
		var digital = Bench.project("    <stages id=\"transfer\" name=\"transfer\" type=\"tune\"/>\n", "");
		assertEquals(0, study(digital).points().getFirst().pipeline().shared(), "repeats of a digital network differ by their training");
		assertNull(study(digital).points().getFirst().pipeline().deployment());
		assertEquals(1, study(digital.replace("repeats=\"100\"", "repeats=\"1\"")).points().getFirst().pipeline().shared());
	}

	@Test
	void unitsOfWorkAreSmallEnoughForCachesAndForInterruption() throws IOException {
		assertEquals(250, study(Bench.PROJECT).block());
		assertEquals(1, study(Bench.project("repeats=\"100\"", "repeats=\"100\" repeatFrom=\"train\"")).block(), "each trains");
		var large = study(Bench.project("rows=\"12\" columns=\"10\" cell=\"cell\"", "rows=\"500\" columns=\"2000\" cell=\"cell\"", "units=\"4\"", "units=\"500\"", "column=\"4\"", "column=\"500\"",
				"rows=\"12\" columns=\"10\" cell=\"other\"", "rows=\"500\" columns=\"2\" cell=\"other\""));
		assertEquals((1 << 14) / (2 * (1000 + 500 + 500)), large.block());
		long repeats = large.units().stream().mapToLong(unit -> unit.count()).sum();
		assertEquals(100, repeats);
	}

	@Test
	void settingsChangeTheStudyAndNotTheFile() throws IOException {
		var file = folder.resolve("p.kirchhoff");
		var study = study(Bench.PROJECT, "train/epochs=3", " devices/dev/gMax = 0.3 mS", "transfer/seed=9", "repeats=5");
		var pipeline = study.points().getFirst().pipeline();
		assertEquals(new Bench.Draw(3, 0.1), pipeline.stages().getFirst().use().instance());
		assertEquals(9, pipeline.stages().get(1).seed());
		assertEquals(new Plain(1e-4, 3e-4), pipeline.deployment().arrays().getFirst().device().instance());
		assertEquals(5, study.repeats());
		assertEquals(Bench.PROJECT, Files.readString(file));
	}

	@Test
	void seedAndRepeatsOfTheCommandLine() throws IOException {
		var study = plan(null, OptionalLong.of(-3), OptionalInt.of(11), Bench.PROJECT).studies().getFirst();
		assertEquals(-3, study.seed());
		assertEquals(-3, study.points().getFirst().seed());
		assertEquals(11, study.repeats());
		var none = plan(null, OptionalLong.empty(), OptionalInt.of(0), Bench.PROJECT);
		assertEquals(List.of("p.kirchhoff:experiments/main/repeats: is 0: give at least 1"), lines(none));
	}

	private List<String> lines(Plan plan) {
		return plan.problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
	}

	private static String twoExperiments() {
		int from = Bench.PROJECT.indexOf("  <experiments");
		String experiment = Bench.PROJECT.substring(from, Bench.PROJECT.indexOf("</kirchhoff:Project>"));
		return Bench.project("</kirchhoff:Project>", experiment.replaceAll("id=\"(main|train|transfer|count)\"", "id=\"second-$1\"").replace("name=\"main\"", "name=\"second\"")
				+ "</kirchhoff:Project>");
	}

	@Test
	void oneExperimentOrAll() throws IOException {
		assertEquals(List.of("main", "second"), plan(null, OptionalLong.empty(), OptionalInt.empty(), twoExperiments()).studies().stream().map(Study::experiment).toList());
		assertEquals(List.of("second"), plan("second", OptionalLong.empty(), OptionalInt.empty(), twoExperiments()).studies().stream().map(Study::experiment).toList());
		assertEquals(List.of("p.kirchhoff: no experiment 'third': there are main, second"), lines(plan("third", OptionalLong.empty(), OptionalInt.empty(), twoExperiments())));
	}

	@Test
	void settingsReachTheExperimentThatIsMeant() throws IOException {
		var file = Bench.write(folder, twoExperiments());
		var plan = new Planner(Bench.extensions()).plan(new Request(file, Optional.of("second"), List.of("train/epochs=3"), OptionalLong.empty(), OptionalInt.empty()));
		assertEquals(new Bench.Draw(3, 0.1), plan.studies().getFirst().points().getFirst().pipeline().stages().getFirst().use().instance());
		var both = new Planner(Bench.extensions()).plan(new Request(file, Optional.empty(), List.of("experiments/main/train/epochs=4"), OptionalLong.empty(), OptionalInt.empty()));
		assertEquals(List.of(4, 20), both.studies().stream().map(study -> ((Bench.Draw) study.points().getFirst().pipeline().stages().getFirst().use().instance()).epochs()).toList());
	}

	@Test
	void filesAreRelativeToTheProjectAndHashed() throws IOException {
		Files.createDirectories(folder.resolve("tables"));
		Files.writeString(folder.resolve("tables/g.txt"), "3e-4");
		var text = Bench.project("type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"tabled\">\n    <parameters name=\"table\" value=\"tables/g.txt\"/>");
		var study = study(text);
		assertEquals(new Plain(0, 3e-4), study.points().getFirst().pipeline().deployment().arrays().getFirst().device().instance());
		// sha256sum of the four bytes 3e-4
		assertEquals(Map.of("tables/g.txt", "fe02b1474bf5007f90ba6ce4f3c8bb1b7357b79366af711da9ef63b979b9fb31"), study.inputs());
		assertTrue(study.settings().stream().anyMatch(line -> line.contains("table=tables/g.txt (sha256 " + study.inputs().get("tables/g.txt") + ")")), study.settings().toString());
		assertEquals("2.0", study.plugins().get("bench.tables"));
		var before = study.fingerprint();
		Files.writeString(folder.resolve("tables/g.txt"), "0.0003");
		assertNotEquals(before, study(text).fingerprint(), "what the file holds counts");
		Files.writeString(folder.resolve("tables/g.txt"), "3e-4");
		assertEquals(before, study(text).fingerprint(), "not when it was written");
		var elsewhere = Files.createDirectories(folder.resolve("elsewhere/tables"));
		Files.copy(folder.resolve("tables/g.txt"), elsewhere.resolve("g.txt"));
		assertEquals(before, Bench.study(elsewhere.getParent(), text).fingerprint(), "nor where the project is");
	}

	private void same(String fingerprint, String... replacements) throws IOException {
		assertEquals(fingerprint, study(Bench.project(replacements)).fingerprint(), String.join(" -> ", replacements));
	}

	@Test
	void theFingerprintDoesNotChangeWithWhatCannotChangeResults() throws IOException {
		var fingerprint = study(Bench.PROJECT).fingerprint();
		same(fingerprint);
		same(fingerprint, "description=\"A project for tests\"", "description=\"Another\"", "name=\"bench\"", "name=\"renamed\"", "name=\"main\"", "name=\"other\"");
		same(fingerprint, "value=\"400 µS\"", "value=\"0.4 mS\"");
		same(fingerprint, "<parameters name=\"epochs\" value=\"20\"/>", "<parameters name=\"rate\" value=\"10 %\"/><parameters name=\"epochs\" value=\"2e1\"/>");
		same(fingerprint, "<devices id=\"bare\" name=\"bare\" type=\"bare\"/>", "<devices id=\"more\" name=\"more\" type=\"tabled\"><parameters name=\"table\" value=\"p.kirchhoff\"/></devices>"
				.replace("tabled\"><parameters name=\"table\" value=\"p.kirchhoff\"/></devices>", "bare\"/>"));
		same(fingerprint, "<devices id=\"dev\" name=\"dev\"", "<devices id=\"dev\" name=\"TiO2\"");
		same(fingerprint, "cellYield=\"0.9\"", "cellYield=\"0.9\" wordLineResistance=\"0\" doubleDrive=\"true\" doubleSense=\"true\"");
		same(fingerprint, "  <networks", "\n\n  <!-- a remark -->\n  <networks");
		assertEquals(fingerprint, plan("main", OptionalLong.empty(), OptionalInt.empty(), twoExperiments()).studies().getFirst().fingerprint(), "nor with other experiments");
	}

	@Test
	void partsOfOtherExperimentsDoNotCountInASweptOneEither() throws IOException {
		Files.writeString(folder.resolve("g.txt"), "3e-4");
		var swept = Bench.swept(Bench.list("train/rate", "0.1", "0.2"));
		var more = Bench.with(swept, "  <experiments", "  <devices id=\"t\" name=\"t\" type=\"tabled\"><parameters name=\"table\" value=\"g.txt\"/></devices>\n"
				+ "  <mappings id=\"idle\" name=\"idle\" network=\"net\"><scheme type=\"wide\"/></mappings>\n  <experiments");
		var extensions = new ArrayList<>(Bench.extensions().all());
		extensions.add(Extensions.of(Kind.MAPPING_SCHEME, "wide", "wide", "for tests", "bench.wide", "1.0", Bench.Pair.class));
		var planner = new Planner(new Extensions(extensions));
		var plain = planner.plan(Request.all(Bench.write(folder, swept))).studies().getFirst();
		var plan = planner.plan(Request.all(Bench.write(folder, more)));
		assertTrue(plan.isGood(), plan.problems().toString());
		assertEquals(plain.plugins(), plan.studies().getFirst().plugins());
		assertEquals(plain.fingerprint(), plan.studies().getFirst().fingerprint());
	}

	@Test
	void theFingerprintChangesWithAllThatCanChangeResults() throws IOException {
		var changes = new ArrayList<>(List.of(new String[] { "seed=\"7\"", "seed=\"8\"" }, new String[] { "repeats=\"100\"", "repeats=\"101\"" }, new String[] { "value=\"20\"", "value=\"21\"" },
				new String[] { "value=\"400 µS\"", "value=\"400.00001 µS\"" }, new String[] { "stuckAtLrs=\"0.01\"", "stuckAtLrs=\"0.011\"" },
				new String[] { "cellYield=\"0.9\"", "cellYield=\"0.91\"" }, new String[] { "biasScheme=\"V/3\"", "biasScheme=\"V/2\"" }, new String[] { "units=\"4\"", "units=\"3\"" },
				new String[] { "id=\"act\" name=\"act\"", "id=\"act\" name=\"act\" function=\"relu\"" }, new String[] { "<scheme type=\"pair\"/>",
						"<scheme type=\"pair\"><parameters name=\"wide\" value=\"2\"/></scheme>", "column=\"4\"", "column=\"0\" row=\"6\"", "row=\"2\" column=\"0\" row=\"6\"", "row=\"9\"",
						"array=\"b\" column=\"1\"", "array=\"b\" column=\"2\"" },
				new String[] { "name=\"map\" network", "name=\"map\" weightRange=\"1\" network" }, new String[] { "name=\"map\" network", "name=\"map\" scale=\"tensor\" network" },
				new String[] { "array=\"b\" column=\"1\"", "array=\"b\" column=\"2\"" }, new String[] { "type=\"points\">", "type=\"points\"><parameters name=\"count\" value=\"11\"/>" },
				new String[] { "<preprocessing type=\"crop\"/>", "" }, new String[] { "<preprocessing type=\"crop\"/>", "<preprocessing type=\"crop\"><parameters name=\"pixels\" value=\"1\"/></preprocessing>" },
				new String[] { "name=\"transfer\" type=\"tune\"", "name=\"transfer\" seed=\"1\" type=\"tune\"" }, new String[] { "name=\"transfer\"", "name=\"put\"" },
				new String[] { "repeats=\"100\"", "repeats=\"100\" repeatFrom=\"train\"" },
				new String[] { "<metrics id=\"count\" name=\"count\" type=\"count\"/>", "<metrics id=\"count\" name=\"count\" type=\"count\"><parameters name=\"column\" value=\"n\"/></metrics>" },
				new String[] { "    <metrics id", Bench.list("train/epochs", "20") + "    <metrics id" }, new String[] { "    <metrics id", Bench.list("train/epochs", "20", "30") + "    <metrics id" },
				new String[] { "    <metrics id", Bench.list("train/epochs", "20", "31") + "    <metrics id" }));
		for (var wires : List.of("wordLineResistance=\"1\"", "bitLineResistance=\"1\"", "driverResistance=\"1\"", "senseResistance=\"1\"", "wordLineResistance=\"1\" doubleDrive=\"true\"",
				"driverResistance=\"1\" doubleDrive=\"true\"", "bitLineResistance=\"1\" doubleSense=\"true\"", "senseResistance=\"1\" doubleSense=\"true\"")) {
			changes.add(new String[] { "cellYield=\"0.9\"", "cellYield=\"0.9\" " + wires });
		}
		var seen = new TreeMap<String, String>();
		seen.put(study(Bench.PROJECT).fingerprint(), "nothing");
		for (var change : changes) {
			var before = seen.put(study(Bench.project(change)).fingerprint(), String.join(" -> ", change));
			assertNull(before, String.join(" -> ", change) + " is the same as " + before);
		}
		var newer = new Planner(Bench.extensions("1.1")).plan(Request.all(Bench.write(folder, Bench.PROJECT))).studies().getFirst();
		assertNull(seen.put(newer.fingerprint(), "a newer plug-in"));
	}

	@Test
	void whatIsPlannedRuns() throws IOException {
		var study = study(Bench.swept(Bench.list("devices/dev/gMax", "400 µS", "500 µS")));
		var outcome = Runs.execute(study, folder.resolve("results"), false, 1, "0", Monitor.NONE, run -> {
		});
		assertEquals(List.of(), outcome.faults());
		var lines = Files.readAllLines(folder.resolve("results/results.csv"));
		assertEquals(201, lines.size());
		assertEquals("point,repeat,devices/dev/gMax,count", lines.getFirst());
		assertEquals("1,99,500 µS,10.0", lines.getLast());
	}

	@Test
	void devicesOfALibraryAreFoundWithTheirFiles() throws IOException {
		var lab = Files.createDirectories(folder.resolve("lab"));
		Files.writeString(lab.resolve("g.txt"), "2e-4");
		Files.writeString(lab.resolve("lab.kirchhoff"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<kirchhoff:Library xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="lab" name="Lab" version="1">
				  <devices id="ours" name="ours" type="tabled"><parameters name="table" value="g.txt"/></devices>
				</kirchhoff:Library>
				""");
		var study = study(Bench.project("<cells id=\"other\" name=\"other\" device=\"dev\"/>", "<cells id=\"other\" name=\"other\"><device href=\"lab/lab.kirchhoff#ours\"/></cells>"));
		assertEquals(new Plain(0, 2e-4), study.points().getFirst().pipeline().deployment().arrays().get(1).device().instance());
		assertEquals(Set.of("g.txt"), study.inputs().keySet(), "relative to the library");
		Files.writeString(folder.resolve("g.txt"), "1e-4");
		var both = study(Bench.project("<cells id=\"other\" name=\"other\" device=\"dev\"/>", "<cells id=\"other\" name=\"other\"><device href=\"lab/lab.kirchhoff#ours\"/></cells>",
				"type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"tabled\">\n    <parameters name=\"table\" value=\"g.txt\"/>"));
		assertEquals(Set.of("g.txt", lab.resolve("g.txt").toString()), both.inputs().keySet(), "files of the same name are kept apart");
	}

	@Test
	void onlyTheLayersThatAreNamedArePlaced() throws IOException {
		var text = Bench.with(Bench.PROJECT.replaceAll("\\s*<allocations [^>]*/>", ""), "name=\"map\" network=\"net\"", "name=\"map\" network=\"net\" arrays=\"a b\" layers=\"out\" weightRange=\"0.5\"",
				"<scheme type=\"pair\"/>", "<scheme type=\"pair\"/><ranges layer=\"hidden\" inputLimit=\"0.7\"/>", "repeats=\"100\"", "repeats=\"100\" tolerance=\"1e-3\"");
		var deployment = study(text).points().getFirst().pipeline().deployment();
		assertEquals(Set.of(3), deployment.blocks().stream().map(block -> block.node()).collect(Collectors.toSet()));
		assertEquals(List.of(0.7, 0.0), List.of(deployment.inputs().limit(1), deployment.inputs().limit(3)));
		assertEquals(List.of(0.5, 0.5), List.of(deployment.ranges().of(1), deployment.ranges().of(3)), "a limit of inputs says nothing of weights");
		assertEquals(1e-3, deployment.inputs().tolerance());
		assertFalse(deployment.readKey().equals(study(text.replace("0.7", "0.8")).points().getFirst().pipeline().deployment().readKey()), "limits are part of how arrays are read");
		assertEquals(deployment.key(), study(text.replace("0.7", "0.8")).points().getFirst().pipeline().deployment().key(), "but not of what is written");
	}

	@Test
	void withoutAllocationsEverythingIsPlaced() throws IOException {
		var text = Bench.with(Bench.PROJECT.replaceAll("\\s*<allocations [^>]*/>", ""), "name=\"map\" network=\"net\"", "name=\"map\" network=\"net\" arrays=\"a b\"",
				"rows=\"12\" columns=\"10\" cell=\"cell\"", "rows=\"3\" columns=\"7\" cell=\"cell\"", "<scheme type=\"pair\"/>",
				"<scheme type=\"pair\"/><ranges layer=\"out\" weightRange=\"2.5\"/>");
		var deployment = study(text).points().getFirst().pipeline().deployment();
		assertEquals(List.of(0.0, 2.5), List.of(deployment.ranges().of(1), deployment.ranges().of(3)));
		var cells = new java.util.HashSet<List<Integer>>();
		var weights = new java.util.HashSet<List<Integer>>();
		for (var block : deployment.blocks()) {
			for (int i = 0; i < block.inputs(); i++) {
				for (int o = 0; o < block.outputs(); o++) {
					weights.add(List.of(block.node(), block.tensor().ordinal(), block.firstInput() + i, block.firstOutput() + o));
					for (var region : block.regions()) {
						var array = deployment.arrays().get(region.array());
						assertTrue(region.row() + i < array.rows() && region.column() + o < array.columns());
						assertTrue(cells.add(List.of(region.array(), region.row() + i, region.column() + o)), "a cell holds one weight");
					}
				}
			}
		}
		assertEquals(2 * 4 + 4 + 4 + 1, weights.size());
		assertEquals(2 * weights.size(), cells.size());
		assertTrue(cells.stream().filter(cell -> cell.getFirst() == 0).count() >= 8, "the first array comes first");
	}

	@Test
	void whatIsWrittenDoesNotDependOnHowItIsRead() throws IOException {
		var study = study(Bench.swept(Bench.list("tiles/tile/readVoltage", "0.1", "0.2")));
		assertEquals(List.of(0, 0), study.points().get(1).histories(), "the same arrays are read at both voltages");
	}
}
