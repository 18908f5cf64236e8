// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.headless.tests.Bench.Answer;

/** A paper's transfers from one thread, from two, and in sixteen parts that are joined: the same bytes. Parts as processes are tested with the product. */
class ShardTest {
	private static final int PARTS = 16;
	private static final List<String> FILES = List.of("results.csv", "points.csv", "training.csv");
	private static final List<String> STUDY = List.of("run", "drolet2023/drolet2023.kirchhoff", "--experiment", "plain", "--repeats", "30", "--set", "train/epochs=200");

	@TempDir
	private Path directory;

	@Test
	void sixteenPartsAreTheSameBytes() throws Exception {
		good("example", "drolet2023");
		run("--threads", "1", "--out", "one");
		run("--threads", "2", "--out", "two");
		assertSame("two");
		for (int number = 1; number <= PARTS; number++) {
			part(number + "/" + PARTS, "--out", "parts");
		}
		var merged = good("merge", "parts", "--out", "joined");
		assertTrue(merged.out().startsWith("plain: 10 points x 30 repeats of 16 parts"), merged.toString());
		assertSame("joined");
	}

	private void part(String part, String... more) {
		run(Stream.concat(Stream.of("--threads", "1", "--shard", part), Stream.of(more)).toArray(String[]::new));
	}

	@Test
	void whatIsMissingOrOfAnotherStudyIsSaid() {
		good("example", "drolet2023");
		part("1/3", "--out", "some");
		part("3/3", "--out", "some");
		var missing = new Bench(directory).kirchhoff("merge", "some");
		assertEquals(1, missing.exit(), missing.toString());
		assertTrue(missing.err().contains("part 2 of 3 is missing or not whole: compute it with: kirchhoff run "), missing.toString());
		assertTrue(missing.err().contains("--repeats 30 ") && missing.err().contains("--shard 2/3 --out "), missing.toString());
		part("2/3", "--out", "others", "--seed", "99");
		var other = new Bench(directory).kirchhoff("merge", "some", "others");
		assertEquals(1, other.exit(), other.toString());
		assertTrue(other.err().contains("2-of-3: is a part of another study than") && other.err().contains("'seed = 99'") && other.err().contains("part 2 of 3 is missing"), other.toString());
		assertFalse(other.err().contains("\tat "), other.toString());
	}

	@Test
	void partsThatAreNoneAreRefused() {
		good("example", "drolet2023");
		for (var shard : List.of("0/3", "4/3", "x")) {
			var refused = new Bench(directory).kirchhoff(study("--shard", shard));
			assertEquals(2, refused.exit(), refused.toString());
			assertTrue(refused.err().contains("--shard: "), refused.toString());
		}
		var empty = run("--shard", "1/5000", "--out", "empty");
		assertTrue(empty.out().startsWith("plain: part 1 of 5000, is empty, as there are only "), empty.toString());
	}

	private static String[] study(String... more) {
		return Stream.concat(STUDY.stream(), Stream.of(more)).toArray(String[]::new);
	}

	private Answer run(String... more) {
		return good(study(more));
	}

	private Answer good(String... arguments) {
		var answer = new Bench(directory).kirchhoff(arguments);
		assertEquals(0, answer.exit(), answer.toString());
		return answer;
	}

	private void assertSame(String other) throws IOException {
		for (var file : FILES) {
			assertEquals(-1, Files.mismatch(directory.resolve("one").resolve(file), directory.resolve(other).resolve(file)), file + " of " + other);
		}
		try (var tables = Files.list(directory.resolve("one/tables"))) {
			for (var table : tables.toList()) {
				assertEquals(-1, Files.mismatch(table, directory.resolve(other).resolve("tables").resolve(table.getFileName())), table.toString());
			}
		}
	}
}
