// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;

class ResultDirectoryTest {
	private static final String INFO = """
			{"experiment":"e","axes":["train/seed"],"quantities":[{"name":"accuracy"},{"name":"energy","unit":"J"}],"conclusions":[{"name":"best"}],"repeats":3,
			 "repeatsPerSecond":NaN,"later":{"unknown":1},"tables":[{"file":"tables/t.csv","view":"CURVE","columns":[{"name":"v","unit":"V"},{"name":"i","unit":"A"}]}]}
			""";
	@TempDir
	Path folder;

	private ResultDirectory run(String results) throws IOException {
		Files.createDirectories(folder.resolve("tables"));
		Files.writeString(folder.resolve("run.json"), INFO);
		Files.writeString(folder.resolve("points.csv"), "point,train/seed,best\n0,7,0.5\n2,9,NaN\n");
		Files.writeString(folder.resolve("results.csv"), results);
		Files.writeString(folder.resolve("tables/t.csv"), "point,train/seed,v,i\n0,7,0.0,0.0\n0,7,0.1,1.0E-6\n2,9,0.0,5.0E-7\n");
		return ResultDirectory.read(folder);
	}

	@Test
	void whatRunJsonLeavesOutIsEmpty() throws IOException {
		var info = run("").info();
		assertEquals("e", info.title());
		assertEquals("1", info.quantities().getFirst().unit());
		assertEquals(List.of(), info.failures());
		assertEquals("", info.host().java());
	}

	@Test
	void whereARunWasComputed() throws IOException {
		assertEquals("", run("").info().host().computed());
		Files.writeString(folder.resolve("run.json"), INFO.replace("{\"experiment\"", "{\"host\":{\"threads\":1,\"java\":\"25\"},\"experiment\""));
		assertEquals("1 thread", ResultDirectory.read(folder).info().host().computed(), "as runs were noted before there were executors");
		assertEquals("", ResultDirectory.read(folder).info().host().shares());
		Files.writeString(folder.resolve("run.json"), INFO.replace("{\"experiment\"",
				"{\"host\":{\"computed\":\"Apache Spark 3.5.6 at yarn\",\"workers\":{\"node2\":1,\"node1\":900}},\"experiment\""));
		assertEquals("Apache Spark 3.5.6 at yarn", ResultDirectory.read(folder).info().host().computed());
		assertEquals("node1 (900 repeats), node2 (1 repeat)", ResultDirectory.read(folder).info().host().shares());
	}

	@Test
	void pointsKeepTheirNumbersAndCoordinates() throws IOException {
		var run = run("");
		assertEquals(List.of(new RunPoint(0, List.of("7")), new RunPoint(2, List.of("9"))), run.points());
		assertArrayEquals(new double[] { 0.5, Double.NaN }, run.pointTable().numbers("best").orElseThrow());
		assertArrayEquals(new String[] { "7", "9" }, run.pointTable().texts("train/seed").orElseThrow());
		assertTrue(run.trainings().isEmpty());
	}

	@Test
	void summariesPerPoint() throws IOException {
		var summaries = run("""
				point,repeat,train/seed,accuracy,energy
				0,0,7,0.9,1.0E-9
				0,1,7,0.8,NaN
				0,2,7,1.0,3.0E-9
				2,0,9,0.5,1.0
				""").summaries();
		var accuracy = summaries.of(0, "accuracy");
		assertEquals(3, accuracy.count());
		assertEquals(0.9, accuracy.mean(), 1e-15);
		assertEquals(0.1, accuracy.sd(), 1e-15);
		assertEquals(0.8, accuracy.min());
		assertEquals(0.85, accuracy.q1(), 1e-15);
		assertEquals(0.9, accuracy.median());
		assertEquals(1, accuracy.max());
		assertEquals(2, summaries.of(0, "energy").count());
		assertTrue(Double.isNaN(summaries.of(2, "energy").sd()));
		assertEquals(Statistics.NONE, summaries.of(1, "energy"));
		assertEquals(Statistics.NONE, summaries.of(0, "other"));
	}

	@Test
	void tablesOfWantedPoints() throws IOException {
		var run = run("");
		var tables = run.table(run.info().tables().getFirst(), point -> point == 0);
		assertEquals(1, tables.size());
		assertArrayEquals(new double[] { 0, 1e-6 }, tables.getFirst().data()[1]);
		assertEquals(2, run.table(run.info().tables().getFirst(), any -> true).size());
	}

	@Test
	void numbersAreReadAsTheyWereWritten() throws IOException {
		var random = new SplittableRandom(9);
		var values = DoubleStream.concat(DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-6, 955e-3),
				random.longs(2000).mapToDouble(Double::longBitsToDouble)).toArray();
		var run = run("");
		Files.write(folder.resolve("tables/t.csv"), Stream.concat(Stream.of("point,train/seed,v,i"), DoubleStream.of(values).mapToObj(v -> "0,\"7\",1," + v)).toList());
		var table = run.table(run.info().tables().getFirst(), any -> true).getFirst();
		assertArrayEquals(values, table.data()[1]);
		assertEquals(List.of("7"), table.point().coordinates());
	}

	@Test
	void damageIsNamedWithItsPlace() throws IOException {
		var results = folder.resolve("results.csv");
		assertMessage(results + ":3: accuracy: 'x' is not a number", "point,repeat,train/seed,accuracy,energy\n0,0,7,1,1\n0,1,7,x,1\n");
		assertMessage(results + ": cannot be read (Record 2 has 4 fields, but first record had 5 fields)", "point,repeat,train/seed,accuracy,energy\n0,0,7,1\n");
		assertMessage(results + ":1: no column energy (there are point, repeat, train/seed, accuracy)", "point,repeat,train/seed,accuracy\n");
		assertMessage(results + ": empty", "");
		assertMessage(results + ":4: rows of point 0 do not stand together", "point,repeat,train/seed,accuracy,energy\n0,0,7,1,1\n2,0,9,1,1\n0,1,7,1,1\n");
	}

	private void assertMessage(String message, String results) throws IOException {
		var run = run(results);
		assertEquals(message, assertThrows(KirchhoffException.class, run::summaries).getMessage());
	}

	@Test
	void aDirectoryWithoutARunIsRefused() {
		assertEquals(folder + ": no run.json", assertThrows(KirchhoffException.class, () -> ResultDirectory.read(folder)).getMessage());
	}

	@Test
	void brokenRunJsonHasAPlace() throws IOException {
		Files.writeString(folder.resolve("run.json"), "{\"axes\":\n3}");
		var problem = assertThrows(KirchhoffException.class, () -> ResultDirectory.read(folder));
		assertTrue(problem.getMessage().startsWith(folder.resolve("run.json") + ":"), problem.getMessage());
	}

	@Test
	void tablesStayInsideTheRun() throws IOException {
		run("");
		Files.writeString(folder.resolve("run.json"), INFO.replace("tables/t.csv", "../secret.csv"));
		var run = ResultDirectory.read(folder);
		assertTrue(assertThrows(KirchhoffException.class, () -> run.table(run.info().tables().getFirst(), any -> true)).getMessage().contains("../secret.csv is not inside"));
	}
}
