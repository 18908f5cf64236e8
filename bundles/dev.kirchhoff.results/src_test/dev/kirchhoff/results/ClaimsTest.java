// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.KirchhoffException;

class ClaimsTest {
	@TempDir
	Path folder;
	private Map<String, ResultDirectory> results;

	@BeforeEach
	void runs() throws IOException {
		results = Map.of("aware", run("aware", """
				point,train/seed,map/scheme,read/voltage,share,none
				0,1,ideal,0.1 V,0.80,NaN
				1,1,real,0.1 V,0.70,NaN
				2,2,ideal,0.1 V,0.84,NaN
				3,2,real,0.1 V,0.60,NaN
				""", "\"train/seed\",\"map/scheme\",\"read/voltage\"", "share", "none"),
				"plain", run("plain", """
						point,train/seed,share
						0,1,0.20
						1,2,0.40
						""", "\"train/seed\"", "share"),
				"single", run("single", """
						point,share
						0,0.5
						""", "", "share"));
	}

	private ResultDirectory run(String name, String points, String axes, String... conclusions) throws IOException {
		var directory = Files.createDirectories(folder.resolve(name));
		Files.writeString(directory.resolve("points.csv"), points);
		var columns = String.join(",", Arrays.stream(conclusions).map(one -> "{\"name\":\"" + one + "\",\"unit\":\"1\"}").toList());
		Files.writeString(directory.resolve("run.json"), "{\"experiment\":\"" + name + "\",\"axes\":[" + axes + "],\"conclusions\":[" + columns + "]}");
		return ResultDirectory.read(directory);
	}

	private Claims claims(String text) throws IOException {
		return Claims.read(Files.writeString(folder.resolve("claims.json"), text));
	}

	private ClaimsTable.Row row(String band, String operands) throws IOException {
		return claims("{\"paper\":\"p\",\"claims\":[{\"id\":\"a\",\"claim\":\"c\"," + band + operands + "}]}").evaluate(results).rows().getFirst();
	}

	@Test
	void meanAndSpreadOverMatchingPoints() throws IOException {
		var row = row("\"low\":80,\"high\":83,", "\"value\":{\"experiment\":\"aware\",\"column\":\"share\",\"where\":{\"scheme\":\"ideal\"},\"scale\":100}");
		assertEquals(82, row.ours(), 1e-12);
		assertEquals(Math.sqrt(8), row.sd(), 1e-12);
		assertEquals(2, row.count());
		assertEquals(Optional.of(true), row.met());
	}

	@Test
	void whatIsMeasuredOnEveryRepeatCountsByItsMean() throws IOException {
		var directory = folder.resolve("plain");
		Files.writeString(directory.resolve("results.csv"), """
				point,repeat,train/seed,switches
				0,0,1,10
				0,1,1,30
				1,0,2,40
				1,1,2,40
				""");
		Files.writeString(directory.resolve("run.json"), Files.readString(directory.resolve("run.json")).replaceFirst("\\}$", ",\"quantities\":[{\"name\":\"switches\",\"unit\":\"1\"}]}"));
		results = Map.of("plain", ResultDirectory.read(directory));
		var row = row("", "\"value\":{\"experiment\":\"plain\",\"column\":\"switches\"}");
		assertEquals(30, row.ours(), 1e-12);
		assertEquals(2, row.count());
	}

	@Test
	void conditionsAreNumbersWithUnits() throws IOException {
		assertEquals(4, row("", "\"value\":{\"experiment\":\"aware\",\"column\":\"share\",\"where\":{\"voltage\":\"100 mV\"}}").count());
		assertEquals(2, row("", "\"value\":{\"experiment\":\"aware\",\"column\":\"share\",\"where\":{\"train/seed\":1}}").count());
	}

	@Test
	void pairsCancelWhatPointsShare() throws IOException {
		var row = row("", "\"value\":{\"experiment\":\"aware\",\"column\":\"share\",\"where\":{\"scheme\":\"ideal\",\"voltage\":\"0.1 V\"}},"
				+ "\"minus\":{\"experiment\":\"plain\",\"column\":\"share\"}");
		assertEquals(0.52, row.ours(), 1e-12);
		assertEquals(0.16 / Math.sqrt(2), row.sd(), 1e-12);
		assertEquals(2, row.count());
	}

	@Test
	void ratioOfPairs() throws IOException {
		var row = row("", "\"value\":{\"experiment\":\"plain\",\"column\":\"share\",\"scale\":2},\"over\":{\"experiment\":\"plain\",\"column\":\"share\"}");
		assertEquals(2, row.ours(), 1e-12);
		assertEquals(0, row.sd(), 1e-12);
	}

	@Test
	void differenceOverWithoutPairs() throws IOException {
		var row = row("", "\"value\":{\"experiment\":\"aware\",\"column\":\"share\",\"where\":{\"scheme\":\"ideal\"}},"
				+ "\"minus\":{\"experiment\":\"plain\",\"column\":\"share\"},\"over\":{\"experiment\":\"single\",\"column\":\"share\"}");
		assertEquals((0.82 - 0.3) / 0.5, row.ours(), 1e-12);
		assertEquals(Math.sqrt(0.0008 + 0.02) / 0.5, row.sd(), 1e-12);
	}

	@Test
	void unpairedRatioPropagatesRelativeSpread() throws IOException {
		var row = row("", "\"value\":{\"experiment\":\"single\",\"column\":\"share\"},\"over\":{\"experiment\":\"plain\",\"column\":\"share\"}");
		assertEquals(0.5 / 0.3, row.ours(), 1e-12);
		assertEquals(0.5 / 0.3 * Math.sqrt(0.02) / 0.3, row.sd(), 1e-12);
		assertEquals(1, row.count());
	}

	@Test
	void bandsMayBeOpenOrAbsent() throws IOException {
		var value = "\"value\":{\"experiment\":\"single\",\"column\":\"share\"}";
		assertEquals(Optional.of(true), row("\"low\":0.5,\"high\":null,", value).met());
		assertEquals(Optional.of(false), row("\"high\":0.4,", value).met());
		assertEquals(Optional.empty(), row("\"low\":null,", value).met());
		assertTrue(Double.isNaN(row("", value).sd()));
	}

	@Test
	void whatIsMissingIsNamedAndNotMet() throws IOException {
		assertProblem("\"experiment\":\"other\",\"column\":\"share\"", "experiment 'other' was not run (there are aware, plain, single)");
		assertProblem("\"experiment\":\"plain\",\"column\":\"shares\"", "experiment 'plain' has no column 'shares' in points.csv or results.csv (there are share)");
		assertProblem("\"experiment\":\"plain\",\"column\":\"share\",\"where\":{\"scheme\":\"a\"}", "experiment 'plain' does not sweep 'scheme' (axes are train/seed)");
		assertProblem("\"experiment\":\"aware\",\"column\":\"share\",\"where\":{\"scheme\":\"bad\"}",
				"experiment 'aware' has no point with {scheme=bad} (map/scheme takes ideal, real)");
		assertProblem("\"experiment\":\"aware\",\"column\":\"none\"", "column 'none' of experiment 'aware' holds no number (the points failed)");
	}

	private void assertProblem(String operand, String problem) throws IOException {
		var row = row("\"low\":0,", "\"value\":{" + operand + "}");
		assertEquals(Optional.of(problem), row.problem());
		assertEquals(Optional.of(false), row.met());
		assertTrue(Double.isNaN(row.ours()));
	}

	@Test
	void allProblemsOfTheFileAtOnce() {
		var problems = assertThrows(KirchhoffException.class, () -> claims("""
				{"claims":[{"id":"a","claim":"x","low":3,"high":1,"value":{"experiment":"e"}},
				{"id":"a","claim":"y","bound":1,"value":{"experiment":"e","column":"c","scale":"x","where":[]}}]}
				""")).getMessage().lines().map(line -> line.replace(folder + "/claims.json:", "")).toList();
		assertEquals(List.of("claims[0].low: 3.0 is above high: exchange them", "claims[0].value.column: missing: add it",
				"claims[1].bound: unknown: remove it or use one of claim, high, id, low, minus, over, paper, source, unit, value",
				"claims[1].value.where: not an object: write { \"axis\": \"value\" }", "claims[1].value.scale: not a number: write a number or null",
				"claims[1].id: 'a' is used twice: give every claim an id of its own", "paper: missing: add it"), problems);
	}

	@Test
	void brokenJsonHasAPlace() {
		var problem = assertThrows(KirchhoffException.class, () -> claims("{\n \"paper\": }"));
		assertTrue(problem.getMessage().startsWith(folder.resolve("claims.json") + ":2:"), problem.getMessage());
	}

	@Test
	void consoleTable() throws IOException {
		var table = claims(TABLE).evaluate(results);
		assertEquals("""
				p: Title

				claim                              paper  ours (mean ± sd)  n     band
				────────────────────────────────────────────────────────────────────────────────
				hardware-aware: right in >= 95 %  79.5 %      82.0 ± 2.8 %  2  74 … 87  met
				of transfers
				gap                                 61 %         52 ± 11 %  2     ≥ 60  MISSED
				lost                                   –          no value  –    ≤ 1.5  NO VALUE
				  experiment 'gone' was not run (there are aware, plain, single)
				free                                   –               0.5  1        –  –

				1 of 3 claims met, 1 missed, 1 without a value, 1 shown without a band
				""", table.text(80));
		assertFalse(table.allMet());
	}

	@Test
	void theQuickFormIsShownAndNotJudged() throws IOException {
		var table = claims(TABLE).evaluate(results).with(ClaimsTable.Caveat.QUICK);
		assertFalse(table.judged());
		assertEquals("""
				p: Title – quick form

				claim                              paper  ours (mean ± sd)  n     band
				──────────────────────────────────────────────────────────────────────────────────
				hardware-aware: right in >= 95 %  79.5 %      82.0 ± 2.8 %  2  74 … 87  not judged
				of transfers
				gap                                 61 %         52 ± 11 %  2     ≥ 60  not judged
				lost                                   –          no value  –    ≤ 1.5  NO VALUE
				  experiment 'gone' was not run (there are aware, plain, single)
				free                                   –               0.5  1        –  not judged

				no claim is judged: quick form; 1 without a value
				""", table.text(82));
		var file = folder.resolve("claims-out.json");
		table.writeJson(file);
		var tree = JsonMapper.builder().build().readTree(file.toFile());
		assertFalse(tree.path("judged").asBoolean(true));
		assertTrue(tree.path("allMet").isNull());
		assertEquals("quick form", tree.path("caveats").get(0).asText());
		assertEquals(82, tree.path("claims").get(0).path("ours").asDouble(), 1e-12);
		assertTrue(tree.path("claims").get(0).path("met").isNull());
	}

	@Test
	void resultsOnStandInsAreNotComparable() throws IOException {
		var single = folder.resolve("single");
		Files.writeString(single.resolve("run.json"), Files.readString(single.resolve("run.json")).replaceFirst("\\}$", ",\"standIns\":true}"));
		assertTrue(claims(TABLE).evaluate(results).judged());
		var table = claims(TABLE).evaluate(Map.of("aware", results.get("aware"), "plain", results.get("plain"), "single", ResultDirectory.read(single)));
		assertEquals(java.util.Set.of(ClaimsTable.Caveat.SYNTHETIC), table.caveats());
		assertTrue(table.text(80).startsWith("p: Title – synthetic data, not comparable with the paper\n"), table.text(80));
		assertEquals(3, table.text(80).lines().filter(line -> line.endsWith("  not comparable")).count(), table.text(80));
	}

	@Test
	void machineReadable() throws IOException {
		var file = folder.resolve("out/claims.json");
		claims(TABLE).evaluate(results).writeJson(file);
		var tree = JsonMapper.builder().build().readTree(file.toFile());
		assertEquals("p", tree.path("paper").asText());
		assertFalse(tree.path("allMet").asBoolean(true));
		assertTrue(tree.path("judged").asBoolean());
		var first = tree.path("claims").get(0);
		assertEquals(82, first.path("ours").asDouble(), 1e-12);
		assertEquals(79.5, first.path("paper").asDouble());
		assertEquals(74, first.path("low").asDouble());
		assertTrue(first.path("met").asBoolean());
		assertTrue(tree.path("claims").get(2).path("ours").isNull());
		assertTrue(tree.path("claims").get(2).path("problem").asText().contains("gone"));
		assertTrue(tree.path("claims").get(3).path("met").isNull());
	}

	static final String TABLE = """
			{"paper":"p","title":"Title","claims":[
			{"id":"a","claim":"hardware-aware: right in >= 95 % of transfers","unit":"%","paper":79.5,"low":74,"high":87,
			 "value":{"experiment":"aware","column":"share","where":{"scheme":"ideal"},"scale":100}},
			{"id":"b","claim":"gap","unit":"%","paper":61,"low":60,"high":null,
			 "value":{"experiment":"aware","column":"share","where":{"scheme":"ideal","voltage":0.1},"scale":100},
			 "minus":{"experiment":"plain","column":"share","scale":100}},
			{"id":"c","claim":"lost","high":1.5,"value":{"experiment":"gone","column":"share"}},
			{"id":"d","claim":"free","value":{"experiment":"single","column":"share"}}]}
			""";
}
