// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study in parts that are computed by processes of their own, as in an array of jobs, and joined: the same bytes as at once. Sixteen of them, and
 * whatever one can do wrong, are tested within one process, see the test of the same name of the command line.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ShardTest {
	private static final List<String> FILES = List.of("results.csv", "points.csv", "training.csv");
	/** drolet2023's transfers, with short trainings. */
	private static final List<String> STUDY = List.of("run", "drolet2023/drolet2023.kirchhoff", "--experiment", "plain", "--repeats", "30", "--set", "train/epochs=200");

	@TempDir
	private static Path folder;
	private static ProductCopy product;
	private static Path whole;

	@BeforeAll
	static void atOnce() throws Exception {
		product = ProductCopy.of("kirchhoff", folder);
		product.ok("example", "drolet2023");
		whole = product.workDir().resolve("one");
		product.ok(study("--threads", "1", "--out", "one"));
	}

	private static String[] study(String... more) {
		var words = new ArrayList<>(STUDY);
		words.addAll(List.of(more));
		return words.toArray(String[]::new);
	}

	private static void assertSame(Path other) throws IOException {
		for (var file : FILES) {
			assertEquals(-1, Files.mismatch(whole.resolve(file), other.resolve(file)), file + " of " + other);
		}
		try (var tables = Files.list(whole.resolve("tables"))) {
			for (var table : tables.toList()) {
				assertEquals(-1, Files.mismatch(table, other.resolve("tables").resolve(table.getFileName())), table.toString());
			}
		}
	}

	/** Without networks that earlier runs have kept: parts are to share among themselves. */
	private static Run part(int number, int of, String... more) throws IOException, InterruptedException {
		var words = new ArrayList<>(List.of(study("--threads", "1", "--shard", number + "/" + of)));
		words.addAll(List.of(more));
		return product.run(Map.of("KIRCHHOFF_CACHE", "none"), words.toArray(String[]::new));
	}

	@Test
	void partsThatAreJobsSideBySideAreTheSameBytes() throws Exception {
		try (var jobs = Executors.newFixedThreadPool(2)) {
			var runs = jobs.invokeAll(IntStream.rangeClosed(1, 4).<Callable<Run>>mapToObj(number -> () -> part(number, 4)).toList());
			for (var run : runs) {
				assertEquals(0, run.get().code(), run.get().toString());
			}
			String last = runs.getLast().get().out();
			assertTrue(last.startsWith("plain: part 4 of 4, ") && last.contains("kirchhoff merge drolet2023/results/plain/shards-"), last);
		}
		var parts = product.workDir().resolve("drolet2023/results/plain");
		try (var inside = Files.list(parts)) {
			parts = inside.filter(each -> each.getFileName().toString().startsWith("shards-")).findFirst().orElseThrow();
		}
		assertTrue(part(4, 4).out().contains("part 4 of 4, is complete already"));
		var merged = product.ok("merge", parts.toString(), "--out", "joined");
		assertTrue(merged.out().startsWith("plain: 10 points x 30 repeats of 4 parts"), merged.out());
		assertSame(product.workDir().resolve("joined"));
		assertTrue(Files.size(product.workDir().resolve("joined/report.html")) > 10_000);
		assertTrue(product.ok("compare", "one", "joined").out().length() > 0);
	}

	@Test
	void aPartThatIsKilledGoesOnWhenItsJobIsStartedAgain() throws Exception {
		assertEquals(0, part(1, 2, "--out", "killed").code());
		var command = new ArrayList<String>(List.of(product.folder().resolve("kirchhoff").toString()));
		command.addAll(List.of(study("--threads", "1", "--shard", "2/2", "--out", "killed")));
		var builder = new ProcessBuilder(command).directory(product.workDir().toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
		builder.environment().putAll(Map.of("KIRCHHOFF_CACHE", "none", "KIRCHHOFF_JAVA_HOME", System.getProperty("java.home"), "JAVA_TOOL_OPTIONS", ProductCopy.SOON_STARTED));
		var job = builder.start();
		var journal = product.workDir().resolve("killed/2-of-2/journal");
		while (job.isAlive() && (!Files.exists(journal) || Files.size(journal) < 1000)) {
			Thread.sleep(5);
		}
		job.descendants().forEach(ProcessHandle::destroyForcibly);
		job.destroyForcibly().waitFor();
		var refused = product.run("merge", "killed", "--out", "none");
		assertEquals(1, refused.code(), refused.toString());
		assertTrue(refused.err().contains("2-of-2: has not come to its end: go on with: kirchhoff run "), refused.err());
		assertFalse(Files.exists(product.workDir().resolve("none")));
		assertEquals(0, part(2, 2, "--out", "killed").code());
		product.ok("merge", "killed/1-of-2", "killed/2-of-2", "--out", "mended");
		assertSame(product.workDir().resolve("mended"));
	}
}
