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

/** What only a process can show: its exit code, signals, and a disk that is full. */
class ProcessTest {
	private static final String MANY = "8000";

	@TempDir
	private Path directory;
	private OtherPlatform platform;

	@BeforeEach
	void project() throws Exception {
		platform = new OtherPlatform(directory);
		new Bench(directory).write("tiny.kirchhoff", Bench.TINY);
	}

	@Test
	void exitCodesComeOut() throws Exception {
		var version = platform.answer(platform.start("--version"));
		assertEquals(0, version.exit(), version.toString());
		assertTrue(version.out().matches("Kirchhoff \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\R"), version.toString());
		var misuse = platform.answer(platform.start("rn"));
		assertEquals(2, misuse.exit(), misuse.toString());
		assertTrue(misuse.err().contains("did you mean run?"), misuse.toString());
		var missing = platform.answer(platform.start("run", "µ.kirchhoff"));
		assertEquals(1, missing.exit(), missing.toString());
		assertTrue(missing.err().contains("µ.kirchhoff: does not exist"), missing.toString());
	}

	@Test
	void killedAndResumedGivesTheSameBytes() throws Exception {
		var whole = platform.answer(platform.start("run", "tiny.kirchhoff", "--repeats", MANY, "--out", "whole", "--threads", "1"));
		assertEquals(0, whole.exit(), whole.toString());
		var killed = platform.start("run", "tiny.kirchhoff", "--repeats", MANY, "--out", "r", "--threads", "2");
		waitForUnits(killed, "r");
		killed.destroyForcibly().waitFor();
		assertEquals(137, killed.exitValue());
		assertFalse(Files.exists(directory.resolve("r/results.csv")));
		var resumed = platform.answer(platform.start("run", "tiny.kirchhoff", "--repeats", MANY, "--out", "r", "--threads", "2", "--resume"));
		assertEquals(0, resumed.exit(), resumed.toString());
		assertTrue(resumed.err().contains("repeats are there already"), resumed.toString());
		assertArrayEquals(Files.readAllBytes(directory.resolve("whole/results.csv")), Files.readAllBytes(directory.resolve("r/results.csv")));
		assertArrayEquals(Files.readAllBytes(directory.resolve("whole/points.csv")), Files.readAllBytes(directory.resolve("r/points.csv")));
	}

	@Test
	void aKilledRunIsGoneOnWithFromItsDirectoryAlone() throws Exception {
		var options = new String[] { "run", "tiny.kirchhoff", "--repeats", MANY, "--seed", "7", "--set", "devices/tio2/gMax=450 µS", "--out", "whole" };
		var whole = platform.answer(platform.start(options));
		assertEquals(0, whole.exit(), whole.toString());
		options[options.length - 1] = "r";
		var killed = platform.start(options);
		waitForUnits(killed, "r");
		killed.destroyForcibly().waitFor();
		assertTrue(Files.exists(directory.resolve("r/launch.json")));
		assertFalse(Files.exists(directory.resolve("r/run.json")));
		var resumed = platform.answer(platform.start("run", "r", "--resume"));
		assertEquals(0, resumed.exit(), resumed.toString());
		assertTrue(resumed.err().contains("repeats are there already"), resumed.toString());
		assertArrayEquals(Files.readAllBytes(directory.resolve("whole/results.csv")), Files.readAllBytes(directory.resolve("r/results.csv")));
		assertArrayEquals(Files.readAllBytes(directory.resolve("whole/points.csv")), Files.readAllBytes(directory.resolve("r/points.csv")));
	}

	@Test
	void aRunHasOneWriter() throws Exception {
		var running = platform.start("run", "tiny.kirchhoff", "--repeats", "10000000", "--out", "r");
		waitForUnits(running, "r");
		var other = platform.answer(platform.start("run", "r", "--resume"));
		assertEquals(1, other.exit(), other.toString());
		assertTrue(other.err().contains("is being written by a run"), other.toString());
		assertTrue(running.isAlive());
		running.destroyForcibly().waitFor();
	}

	@Test
	void aSignalCancelsWithinASecond() throws Exception {
		double seconds = Double.MAX_VALUE;
		for (int tries = 0; tries < 5 && seconds >= 3; tries++) { // the machine may do other things meanwhile
			seconds = secondsToCancel("r" + tries);
		}
		assertTrue(seconds < 3, seconds + " s");
	}

	private double secondsToCancel(String out) throws Exception {
		var process = platform.start("run", "tiny.kirchhoff", "--repeats", "10000000", "--out", out);
		waitForUnits(process, out);
		long start = System.nanoTime();
		process.destroy();
		var answer = platform.answer(process);
		double seconds = (System.nanoTime() - start) * 1e-9;
		assertEquals(130, answer.exit(), answer.toString());
		assertTrue(answer.err().contains("cancelled: what is finished is kept in " + out + "; go on with: kirchhoff run tiny.kirchhoff --repeats 10000000 --out " + out + " --resume"),
				answer.toString());
		assertEquals("", answer.out());
		assertTrue(Files.size(directory.resolve(out).resolve("journal")) > 0);
		return seconds;
	}

	@Test
	void aFullDisk() throws Exception {
		platform.answer(platform.start("--version")); // the platform writes files of its own when it is started first
		var process = platform.startWithSmallFiles(64, "run", "tiny.kirchhoff", "--repeats", MANY, "--out", "r");
		var answer = platform.answer(process);
		assertEquals(3, answer.exit(), answer.toString());
		assertEquals("", answer.out());
		assertFalse(answer.err().contains("\tat "), answer.toString());
		assertTrue(answer.err().lines().anyMatch(line -> line.startsWith("cannot write results to ") && line.contains("is kept there")
				&& line.contains("--resume")), answer.toString());
		assertFalse(Files.exists(directory.resolve("r/results.csv")));
		var resumed = platform.answer(platform.start("run", "tiny.kirchhoff", "--repeats", MANY, "--out", "r", "--resume"));
		assertEquals(0, resumed.exit(), resumed.toString());
		assertTrue(resumed.err().contains("repeats are there already"), resumed.toString());
	}

	/** Until some units of work are in the journal. */
	private void waitForUnits(Process process, String out) throws Exception {
		var journal = directory.resolve(out).resolve("journal");
		while (process.isAlive() && (!Files.exists(journal) || Files.size(journal) < 10_000)) {
			Thread.sleep(5);
		}
		assertTrue(process.isAlive(), () -> "ended too early");
	}
}
