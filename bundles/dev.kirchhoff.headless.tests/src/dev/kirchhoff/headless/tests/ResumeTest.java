// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.headless.internal.Cancellation;

/** The same study gives the same bytes, however often it was interrupted and on however many threads it ran. */
class ResumeTest {
	private static final List<String> SAME = List.of("results.csv", "points.csv", "training.csv");

	@TempDir
	private Path directory;
	private Bench bench;

	@BeforeEach
	void project() throws Exception {
		bench = new Bench(directory);
		bench.write("tiny.kirchhoff", Bench.TINY);
	}

	@Test
	void oneThreadOrTwo() throws Exception {
		run("--out", "one", "--threads", "1");
		run("--out", "two", "--threads", "2");
		assertSame("one", "two");
	}

	@Test
	void aJournalCutAnywhere() throws Exception {
		run("--out", "whole");
		long length = Files.size(bench.path("whole/journal"));
		var random = new Random(20231122);
		for (int cut = 0; cut < 6; cut++) {
			long at = Files.readAllLines(bench.path("whole/journal")).getFirst().length() + 1 + random.nextLong(length / 10 * 9);
			var name = "cut" + cut;
			copy(bench.path("whole"), bench.path(name));
			keep(bench.path(name + "/journal"), Math.min(at, length - 1));
			for (var file : List.of("results.csv", "points.csv", "run.json", "report.html")) {
				Files.delete(bench.path(name).resolve(file));
			}
			run("--out", name, "--threads", Integer.toString(1 + cut % 2), "--resume");
			assertSame("whole", name);
			assertTrue(Files.exists(bench.path(name + "/report.html")));
		}
	}

	@Test
	void trainedWeightsAreLostOrDamaged() throws Exception {
		run("--out", "whole");
		for (var damage : List.of("lost", "cut")) {
			copy(bench.path("whole"), bench.path(damage));
			keep(bench.path(damage + "/journal"), Files.readAllLines(bench.path("whole/journal")).getFirst().length() + 1);
			try (var stages = Files.list(bench.path(damage + "/stages"))) {
				for (var file : stages.toList()) {
					if (damage.equals("lost")) {
						Files.delete(file);
					} else {
						keep(file, Files.size(file) / 2);
					}
				}
			}
			run("--out", damage, "--resume");
			assertSame("whole", damage);
		}
	}

	private static void keep(Path file, long bytes) throws IOException {
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.truncate(bytes);
		}
	}

	@Test
	void cancelledAndResumed() throws Exception {
		run("--out", "whole");
		var cancellation = new Cancellation();
		var watcher = Thread.startVirtualThread(() -> {
			while (!Files.exists(bench.path("r/stages"))) {
				Thread.yield();
			}
			cancellation.cancel();
		});
		var cancelled = bench.kirchhoff(cancellation, "run", "tiny.kirchhoff", "--out", "r", "--threads", "1");
		watcher.join();
		assertEquals(130, cancelled.exit(), cancelled.toString());
		assertEquals("", cancelled.out());
		assertEquals("cancelled: what is finished is kept in r; go on with: kirchhoff run tiny.kirchhoff --out r --threads 1 --resume",
				cancelled.errLines().getLast());
		run("--out", "r", "--resume");
		assertSame("whole", "r");
	}

	@Test
	void otherMatrixProductsAreRefusedWhereRowsAreThereAlready() throws Exception {
		run("--out", "whole");
		for (boolean rows : new boolean[] { true, false }) {
			var name = rows ? "rows" : "none";
			copy(bench.path("whole"), bench.path(name));
			long heading = Files.readAllLines(bench.path("whole/journal")).getFirst().length() + 1;
			keep(bench.path(name + "/journal"), rows ? (heading + Files.size(bench.path("whole/journal"))) / 2 : heading);
			Files.delete(bench.path(name + "/run.json"));
			var note = bench.path(name + "/launch.json");
			Files.writeString(note, Files.readString(note).replaceFirst("\"kernels\" : \"[^\"]+\"", "\"kernels\" : \"OpenBLAS 0.1.2 (Abacus)\""));
			var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--out", name, "--resume");
			assertEquals(rows ? 1 : 0, answer.exit(), answer.toString());
			if (rows) {
				assertTrue(answer.err().contains("was begun with OpenBLAS 0.1.2 (Abacus), and this process multiplies matrices with"), answer.toString());
			} else {
				assertSame("whole", name);
				assertFalse(Files.readString(note).contains("Abacus"), "rows are of the kernels that it names now");
			}
		}
	}

	@Test
	void nothingIsLeftToDo() throws Exception {
		run("--out", "r");
		copy(bench.path("r"), bench.path("before"));
		run("--out", "r", "--resume");
		assertSame("before", "r");
	}

	@Test
	void theLatestRunOfTheStudyIsFound() throws Exception {
		run("--repeats", "20");
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--repeats", "20", "--resume");
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("40 repeats are there already"), answer.toString());
		try (var runs = Files.list(bench.path("results/copies"))) {
			assertEquals(1, runs.count());
		}
		var other = bench.kirchhoff("run", "tiny.kirchhoff", "--repeats", "30", "--resume");
		assertEquals(1, other.exit(), other.toString());
		assertTrue(other.err().contains("other studies"), other.toString());
	}

	@Test
	void theResultsOfAnotherStudy() throws Exception {
		run("--out", "r", "--repeats", "20");
		var before = Files.readAllBytes(bench.path("r/journal"));
		for (var change : List.of(List.of("--repeats", "30"), List.of("--repeats", "20", "--seed", "2"),
				List.of("--repeats", "20", "--set", "devices/tio2/gMax=450 µS"))) {
			var arguments = new ArrayList<>(List.of("run", "tiny.kirchhoff", "--out", "r", "--resume"));
			arguments.addAll(change);
			var answer = bench.kirchhoff(arguments.toArray(String[]::new));
			assertEquals(1, answer.exit(), answer.toString());
			assertTrue(answer.err().contains("results of another study") && answer.err().contains("--out"), answer.toString());
			assertArrayEquals(before, Files.readAllBytes(bench.path("r/journal")));
		}
	}

	@Test
	void aDirectoryKnowsWhatItWasStartedFrom() throws Exception {
		run("--out", "whole", "--repeats", "20", "--seed", "3");
		copy(bench.path("whole"), bench.path("r"));
		keep(bench.path("r/journal"), Files.size(bench.path("r/journal")) / 2);
		Files.delete(bench.path("r/run.json"));
		var answer = bench.kirchhoff("run", "r", "--resume", "--threads", "1");
		assertEquals(0, answer.exit(), answer.toString());
		assertSame("whole", "r");

		var changed = bench.kirchhoff("run", "r", "--resume", "--repeats", "30");
		assertEquals(1, changed.exit(), changed.toString());
		assertTrue(changed.err().contains("is gone on with as it was started"), changed.toString());
	}

	@Test
	void aDirectorySaysWhatHasChangedSince() throws Exception {
		run("--out", "r", "--repeats", "20");
		var before = Files.readAllBytes(bench.path("r/journal"));
		bench.write("tiny.kirchhoff", Bench.TINY.replace("repeats=\"600\" seed=\"1\"", "repeats=\"600\" seed=\"2\""));
		assertFalse(Bench.TINY.equals(Files.readString(bench.path("tiny.kirchhoff"))), "something has changed");
		var answer = bench.kirchhoff("run", "r", "--resume");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("since it began") && answer.err().contains("seed = 1"), answer.toString());
		assertArrayEquals(before, Files.readAllBytes(bench.path("r/journal")));

		Files.delete(bench.path("r/launch.json"));
		var unknown = bench.kirchhoff("run", "r", "--resume");
		assertEquals(1, unknown.exit(), unknown.toString());
		assertTrue(unknown.err().contains("launch.json") && unknown.err().contains("--out"), unknown.toString());
	}

	@Test
	void nothingToResume() {
		var answer = bench.kirchhoff("run", "tiny.kirchhoff", "--resume");
		assertEquals(1, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("no run to resume"), answer.toString());
	}

	private void run(String... options) {
		var arguments = new ArrayList<>(List.of("run", "tiny.kirchhoff"));
		arguments.addAll(List.of(options));
		var answer = bench.kirchhoff(arguments.toArray(String[]::new));
		assertEquals(0, answer.exit(), answer.toString());
	}

	private void assertSame(String one, String other) throws IOException {
		for (var file : SAME) {
			assertArrayEquals(Files.readAllBytes(bench.path(one).resolve(file)), Files.readAllBytes(bench.path(other).resolve(file)), file);
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (var walk = Files.walk(from)) {
			for (var path : walk.toList()) {
				Files.copy(path, to.resolve(from.relativize(path).toString()));
			}
		}
	}
}
