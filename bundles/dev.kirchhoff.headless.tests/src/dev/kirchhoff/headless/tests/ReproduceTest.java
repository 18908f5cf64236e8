// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

class ReproduceTest {
	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void bench() {
		bench = new Bench(directory);
	}

	@Test
	void aPaperWhoseClaimIsMet() throws Exception {
		var answer = bench.kirchhoff("reproduce", "tiny");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.out().contains("accuracy after transfer") && answer.out().contains("85"), answer.toString());
		assertEquals(Path.of("results", "reproduce", "tiny", "report.html").toString(), answer.outLines().getLast());
		var out = bench.path("results/reproduce/tiny");
		var claim = new JsonMapper().readTree(out.resolve("claims.json").toFile()).path("claims").get(0);
		assertEquals("accuracy", claim.path("id").asText());
		assertEquals(85, claim.path("paper").asDouble());
		assertTrue(claim.path("met").asBoolean());
		assertTrue(claim.path("ours").asDouble() > 10 && claim.path("ours").asDouble() <= 100, claim.toString());
		assertTrue(Files.readString(out.resolve("report.html")).contains("accuracy after transfer"));
		assertEquals(1201, Files.readAllLines(out.resolve("results/copies/results.csv")).size());
		assertTrue(Files.exists(out.resolve("project/tiny.kirchhoff")));
	}

	@Test
	void aClaimOutsideItsBand() throws Exception {
		var answer = bench.kirchhoff("reproduce", "tiny-missed", "--out", "r", "--threads", "1");
		assertEquals(4, answer.exit(), answer.toString());
		assertFalse(new JsonMapper().readTree(bench.path("r/claims.json").toFile()).path("claims").get(0).path("met").asBoolean(true));
		assertTrue(Files.exists(bench.path("r/report.html")));
	}

	@Test
	void theQuickFormIsShownAndNotJudged() throws Exception {
		var answer = bench.kirchhoff("reproduce", "tiny-missed", "--out", "r", "--quick");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.out().contains("quick form") && answer.out().contains("not judged"), answer.toString());
		assertEquals(6, Files.readAllLines(bench.path("r/results/copies/results.csv")).size());
		assertTrue(Files.readString(bench.path("r/report.html")).contains("<title>A paper for tests – quick form</title>"));
		var json = new JsonMapper().readTree(bench.path("r/claims.json").toFile());
		assertFalse(json.path("judged").asBoolean(true));
		assertTrue(json.path("claims").get(0).path("met").isNull() && json.path("claims").get(0).path("ours").asDouble() > 0, json.toString());
		assertEquals(0, bench.kirchhoff("reproduce", "tiny-missed", "--out", "s", "--quick", "--set", "experiments/copies/repeats=7").exit());
		assertEquals(8, Files.readAllLines(bench.path("s/results/copies/results.csv")).size(), "what is set holds");
		var none = bench.kirchhoff("reproduce", "tiny", "--out", "t", "--quick");
		assertEquals(1, none.exit(), none.toString());
		assertTrue(none.err().contains("'tiny' has no quick form") && none.err().contains("tiny-missed"), none.toString());
		assertFalse(Files.exists(bench.path("t")));
	}

	@Test
	void valuesSetForOneReproduction() throws Exception {
		var answer = bench.kirchhoff("reproduce", "tiny", "--out", "r", "--set", "repeats=10");
		assertEquals(0, answer.exit(), answer.toString());
		assertEquals(21, Files.readAllLines(bench.path("r/results/copies/results.csv")).size());
		var nowhere = bench.kirchhoff("reproduce", "tiny", "--out", "r", "--set", "devices/nothing/x=1");
		assertEquals(1, nowhere.exit(), nowhere.toString());
		assertTrue(nowhere.err().startsWith("--set:devices/nothing/x: "), nowhere.toString());
		assertTrue(Files.exists(bench.path("r/results/copies/results.csv")) && Files.exists(bench.path("r/report.html")), "what cannot be run replaces nothing");
	}

	@Test
	void onStandInsNothingIsJudged() throws Exception {
		var missing = bench.kirchhoff("reproduce", "tiny-missed", "--out", "r", "--set", "dataSets/moons/type=filed-points");
		assertEquals(1, missing.exit(), missing.toString());
		assertEquals(1, missing.errLines().size(), missing.toString());
		assertTrue(missing.err().contains("'train.txt' and 'test.txt' are missing; looked in ") && missing.err().contains(": ask the tester"), missing.toString());
		var answer = bench.kirchhoff("reproduce", "tiny-missed", "--out", "r", "--set", "dataSets/moons/type=filed-points", "--set", "repeats=20", "--data", "synthetic");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.out().contains("A paper for tests – synthetic data, not comparable with the paper") && answer.out().lines().anyMatch(line -> line.endsWith("  not comparable")),
				answer.toString());
		assertTrue(Files.readString(bench.path("r/report.html")).contains("<title>A paper for tests – synthetic data, not comparable with the paper</title>"));
		assertTrue(new JsonMapper().readTree(bench.path("r/results/copies/run.json").toFile()).path("standIns").asBoolean());
		bench.write("train.txt", "0\n1\n0\n1\n");
		bench.write("test.txt", "0\n1\n1\n");
		var judged = bench.kirchhoff("reproduce", "tiny-missed", "--out", "r", "--set", "dataSets/moons/type=filed-points", "--set", "repeats=20", "--data", ".");
		assertEquals(4, judged.exit(), judged.toString());
	}

	@Test
	void onceMoreReplacesTheFirstTime() throws Exception {
		assertEquals(0, bench.kirchhoff("reproduce", "tiny", "--out", "r").exit());
		var first = Files.readAllBytes(bench.path("r/results/copies/results.csv"));
		var again = bench.kirchhoff("reproduce", "tiny", "--out", "r");
		assertEquals(0, again.exit(), again.toString());
		assertArrayEquals(first, Files.readAllBytes(bench.path("r/results/copies/results.csv")));
		assertEquals(0, bench.kirchhoff("reproduce", "tiny", "--out", "r", "--seed", "5").exit());
		assertFalse(java.util.Arrays.equals(first, Files.readAllBytes(bench.path("r/results/copies/results.csv"))));
	}

	@Test
	void resumedItDoesNotBeginAgain() throws Exception {
		assertEquals(0, bench.kirchhoff("reproduce", "tiny", "--out", "r").exit());
		var answer = bench.kirchhoff("reproduce", "tiny", "--out", "r", "--resume");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("1,200 repeats are there already"), answer.toString());
		var other = bench.kirchhoff("reproduce", "tiny-missed", "--out", "r", "--resume");
		assertEquals(1, other.exit(), other.toString());
		assertTrue(other.err().contains("holds the reproduction of tiny"), other.toString());
	}

	@Test
	void whatIsNoReproductionStays() throws Exception {
		Files.createDirectories(bench.path("r/project"));
		bench.write("r/project/mine.txt", "mine");
		var answer = bench.kirchhoff("reproduce", "tiny", "--out", "r");
		assertEquals(1, answer.exit(), answer.toString());
		assertEquals("mine", Files.readString(bench.path("r/project/mine.txt")));
	}

	@Test
	void aProjectThatIsNoPaper() {
		var answer = bench.kirchhoff("reproduce", "tiny-plain");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("makes no claims"), answer.toString());
		var unknown = bench.kirchhoff("reproduce", "drolet");
		assertEquals(1, unknown.exit());
		assertTrue(unknown.err().contains("did you mean drolet2023?"), unknown.toString());
	}

	@Test
	void aPlaceThatCannotBeWritten() throws Exception {
		bench.write("occupied", "a file");
		var answer = bench.kirchhoff("reproduce", "tiny", "--out", "occupied");
		assertEquals(1, answer.exit(), answer.toString());
		assertEquals(1, answer.errLines().size(), answer.toString());
		assertEquals("a file", Files.readString(bench.path("occupied")));
	}
}
