// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.run.Lab.Square;
import dev.kirchhoff.solver.run.Lab.Sum;
import dev.kirchhoff.solver.store.UnitJson;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Study;

@Timeout(60)
class WorkerSessionTest {
	private static final Spreading SOME = new Spreading(2e-5, cells -> {
	});
	private static final Drawing PLAIN = new Drawing(task -> {
	});

	@TempDir
	Path folder;

	/** What a session did with lines. */
	private record Answer(boolean all, List<String> lines, List<String> complaints) {
		List<String> rows() {
			return lines.stream().filter(line -> line.startsWith("{\"point\"")).map(line -> line.replaceFirst(",\"seconds\":[^,]*}$", "}")).toList();
		}
	}

	private WorkerSession session(Study study, OutputStream out, List<String> complaints) {
		return new WorkerSession(study, index -> study.points().get(index), folder, out, complaints::add, Monitor.NONE);
	}

	private Answer answer(Study study, int threads, InputStream in) throws Exception {
		var out = new ByteArrayOutputStream();
		var complaints = Collections.synchronizedList(new ArrayList<String>());
		boolean all = session(study, out, complaints).answer(in, threads, Map.of("study", study.fingerprint()));
		var text = out.toString(StandardCharsets.UTF_8);
		assertTrue(text.endsWith("]}\n"), text);
		var lines = text.lines().toList();
		assertEquals("{\"worker\":{\"study\":\"" + study.fingerprint() + "\"}}", lines.getFirst());
		return new Answer(all, lines, List.copyOf(complaints));
	}

	private Answer answer(Study study, int threads, String... lines) throws Exception {
		return answer(study, threads, new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
	}

	private static String ask(Study study, int point, long first, long count) {
		return "{\"point\":" + point + ",\"first\":" + first + ",\"count\":" + count + "}";
	}

	private static String[] askAll(Study study) {
		return study.points().stream().map(point -> ask(study, point.index(), 0, study.repeats())).toArray(String[]::new);
	}

	/** Rows of a run in one process, each on its line. */
	private List<String> journal(Study study, String name) throws IOException {
		Runs.execute(study, folder.resolve(name), false, 1, "0.1.0", Monitor.NONE, _ -> {
		});
		return Files.readAllLines(folder.resolve(name).resolve("journal")).stream().skip(1).toList();
	}

	private static void assertSameRows(List<String> expected, List<String> rows) {
		assertEquals(expected.size(), rows.size());
		assertEquals(new TreeSet<>(expected), new TreeSet<>(rows));
	}

	@Test
	void rowsAreThoseOfAJournalAtEveryNumberOfThreads() throws Exception {
		var study = Lab.study();
		var expected = journal(study, "one");
		for (int threads = 1; threads <= 3; threads++) {
			var answer = answer(study, threads, askAll(study));
			assertTrue(answer.all && answer.complaints.isEmpty(), answer.complaints.toString());
			assertSameRows(expected, answer.rows());
			assertEquals("{\"notes\":[\"drawn\"]}", answer.lines.getLast());
		}
	}

	@Test
	void partsInAnyOrderMakeTheWhole() throws Exception {
		var study = Lab.study();
		var expected = journal(study, "one");
		var rows = Stream.concat(answer(study, 2, ask(study, 3, 40, 10), ask(study, 1, 0, 50), ask(study, 3, 0, 40)).rows().stream(),
				answer(study, 1, ask(study, 2, 48, 2), "", ask(study, 0, 0, 50), ask(study, 2, 0, 48)).rows().stream()).toList();
		assertSameRows(expected, rows);
	}

	@Test
	void whatCannotBeAnsweredIsSaidAndTheRestIsAnswered() throws Exception {
		var study = Lab.study();
		var wrong = List.of("point 3", "{\"point\":0,\"first\":0", "[1]", "{\"point\":0}", "{\"point\":0,\"first\":0,\"count\":4,\"speed\":9}", "{\"train\":0,\"first\":0}", "{\"point\":4,\"first\":0,\"count\":4}",
				"{\"point\":-1,\"first\":0,\"count\":4}", "{\"point\":\"1\",\"first\":0,\"count\":4}", "{\"point\":1.5,\"first\":0,\"count\":4}",
				ask(study, 1, 2, 4), ask(study, 1, 4, 5), ask(study, 1, 48, 4), ask(study, 1, 4, 0), ask(study, 1, 4, 4).replace("}", ",\"shared\":2}"), ask(study, 1, 4, 4).replace("}", ",\"shared\":-1}"), "{\"point\":99999999999999999999,\"first\":0,\"count\":4}");
		var lines = new ArrayList<String>();
		for (var one : wrong) {
			lines.add(one);
			lines.add(ask(study, 1, 4, 4));
		}
		var answer = answer(study, 2, lines.toArray(String[]::new));
		assertFalse(answer.all);
		assertEquals(wrong.size(), answer.rows().size());
		assertEquals(1, answer.rows().stream().distinct().count());
		assertEquals(wrong.size(), answer.complaints.size());
		for (int k = 0; k < wrong.size(); k++) {
			assertTrue(answer.complaints.get(k).startsWith("standard input:" + (2 * k + 1) + ": "), answer.complaints.get(k));
		}
		assertTrue(answer.complaints.get(6).contains("gives 4 as 'point': the study has 4 points"), answer.complaints.get(6));
		assertTrue(answer.complaints.get(10).contains("multiple of 4"), answer.complaints.get(10));
	}

	@Test
	void garbageIsNotComplainedOfWithoutEnd() throws Exception {
		var study = Lab.study();
		var lines = new ArrayList<>(Collections.nCopies(5000, "%&$"));
		lines.add("x".repeat(Lines.LONGEST * 3));
		lines.add(ask(study, 0, 0, 4));
		var answer = answer(study, 1, lines.toArray(String[]::new));
		assertEquals(1, answer.rows().size());
		assertEquals(21, answer.complaints.size());
		assertEquals("standard input: 4981 more lines could not be answered", answer.complaints.getLast());
	}

	@Test
	void nothingIsAskedForNothingIsAnswered() throws Exception {
		var answer = answer(Lab.study(), 2);
		assertTrue(answer.all);
		assertEquals("{\"notes\":[]}", answer.lines.getLast());
		assertEquals(2, answer.lines.size());
	}

	@Test
	void aPointThatFailsIsARow() throws Exception {
		var bad = new Spreading(1e-5, _ -> {
			throw new IllegalStateException("on fire");
		});
		var study = Lab.study(8, 4, 2, Lab.pipeline(PLAIN, SOME), Lab.pipeline(PLAIN, bad));
		var expected = journal(study, "one");
		var answer = answer(study, 2, askAll(study));
		assertTrue(answer.all);
		assertSameRows(expected, answer.rows());
		assertEquals(2, answer.rows().stream().filter(row -> row.contains("\"fault\":\"") && row.contains("on fire")).count());
	}

	@Test
	void aTrainingThatFailsIsARowOfEachUnit() throws Exception {
		var study = Lab.study(8, 4, 1, Lab.pipeline(PLAIN, SOME), Lab.pipeline(new Drawing(_ -> {
			throw new IllegalStateException("no convergence");
		}), SOME));
		var answer = answer(study, 2, ask(study, 0, 0, 8), ask(study, 1, 0, 8), "{\"train\":1}");
		assertTrue(answer.all);
		assertEquals(4, answer.rows().size());
		assertEquals(2, answer.rows().stream().filter(row -> row.contains("no convergence")).count());
		var training = UnitJson.parse(answer.lines.stream().filter(line -> line.startsWith("{\"training\"")).findFirst().orElseThrow()).orElseThrow();
		assertTrue(training.path("fault").asText().contains("no convergence") && training.path("point").asInt() == 1, training.toString());
	}

	@Test
	void trainingsComeOutAsTheyAreKept() throws Exception {
		var study = Lab.study();
		journal(study, "one");
		var answer = answer(study, 1, "{\"train\":2}");
		var training = UnitJson.parse(answer.lines.get(1)).orElseThrow();
		var stages = folder.resolve("one/stages");
		var kept = stages.resolve(training.path("training").asText() + ".weights");
		assertArrayEquals(Files.readAllBytes(kept), Base64.getDecoder().decode(training.path("weights").asText()));
		assertEquals(1, training.path("course").size());
		assertEquals(0.5, training.path("course").get(0).get(1).asDouble());
		assertTrue(Double.isNaN(training.path("course").get(0).get(2).asDouble()), "nobody has measured it");
		assertFalse(Files.exists(folder.resolve(kept.getFileName())), "a directory that others may share is only read");

		var each = Lab.study(3, 1, 0, Lab.pipeline(PLAIN, Lab.deployment(SOME, 0), 0, new Sum()));
		var none = answer(each, 1, "{\"train\":0}");
		assertTrue(none.complaints.getFirst().contains("there is none"), none.complaints.toString());
	}

	@Test
	void shippedTrainingsAreNotDoneAgain() throws Exception {
		var trained = new AtomicInteger();
		var study = Lab.study(8, 4, 2, Lab.pipeline(new Drawing(_ -> trained.incrementAndGet()), SOME), Lab.pipeline(new Drawing(_ -> trained.incrementAndGet()), new Spreading(1e-5, _ -> {
		})));
		var expected = journal(study, "one");
		assertEquals(1, trained.getAndSet(0));
		assertSameRows(expected, answer(study, 1, askAll(study)).rows());
		assertEquals(1, trained.getAndSet(0), "once for all points, shipped or not");
		try (var files = Files.list(folder.resolve("one/stages"))) {
			for (var file : files.filter(one -> one.toString().endsWith(".weights")).toList()) {
				Files.copy(file, folder.resolve(file.getFileName()));
			}
		}
		assertSameRows(expected, answer(study, 2, askAll(study)).rows());
		assertEquals(0, trained.get());
	}

	/** Counts how often it is read. */
	private record Counted(AtomicInteger loads) implements DataSource {
		@Override
		public DataSet load(RandomStream random, Monitor monitor) throws IOException {
			if (loads.incrementAndGet() > 9) {
				throw new IOException("drawer is stuck");
			}
			return new Square(20).load(random, monitor);
		}
	}

	@Test
	void eachLineIsAnsweredAsItComesAndDataIsReadOnce() throws Exception {
		var loads = new AtomicInteger();
		var pipeline = Lab.pipeline(new Counted(loads), PLAIN, Lab.deployment(SOME, 0), 1, new Sum());
		var study = Lab.study(8, 4, 1, pipeline);
		var pipe = Pipe.open(); // a PipedInputStream ends with the thread that wrote last
		try (var in = new PipedOutputStream(); var out = Channels.newOutputStream(pipe.sink());
				var rows = new BufferedReader(new InputStreamReader(Channels.newInputStream(pipe.source()), StandardCharsets.UTF_8))) {
			var input = new PipedInputStream(in);
			var session = new FutureTask<>(() -> session(study, out, new ArrayList<>()).answer(input, 1, Map.of()));
			Thread.ofPlatform().daemon().start(session);
			assertEquals("{\"worker\":{}}", rows.readLine());
			for (int first = 0; first < 8; first += 4) {
				in.write((ask(study, 0, first, 4) + "\n").getBytes(StandardCharsets.UTF_8));
				in.flush();
				assertTrue(rows.readLine().startsWith("{\"point\":0,\"first\":" + first + ",\"count\":4,\"values\""));
			}
			in.close();
			assertEquals("{\"notes\":[\"drawn\"]}", rows.readLine());
			assertTrue(session.get());
		}
		assertEquals(1, loads.get());
	}

	@Test
	void dataThatCannotBeReadFailsTheLinesThatNeedIt() throws Exception {
		var study = Lab.study(4, 4, 0, pipeline(new AtomicInteger(100)), Lab.pipeline(PLAIN, SOME));
		var answer = answer(study, 1, askAll(study));
		assertFalse(answer.all);
		assertEquals(1, answer.rows().size());
		assertTrue(answer.complaints.getFirst().startsWith("standard input:1: data set 'points' cannot be read (drawer is stuck)"), answer.complaints.toString());
	}

	private static Pipeline pipeline(AtomicInteger loads) {
		return Lab.pipeline(new Counted(loads), PLAIN, Lab.deployment(SOME, 0), 1, new Sum());
	}

	@Test
	void nobodyReadsTheRows() {
		var study = Lab.study();
		var closed = new OutputStream() {
			private int left = 3;

			@Override
			public void write(int octet) throws IOException {
				throw new IOException("one octet alone is written");
			}

			@Override
			public void write(byte[] bytes, int from, int count) throws IOException {
				if (left-- == 0) {
					throw new IOException("Broken pipe");
				}
			}
		};
		var lines = new ByteArrayInputStream(String.join("\n", askAll(study)).getBytes(StandardCharsets.UTF_8));
		var broken = assertThrows(IOException.class, () -> session(study, closed, new ArrayList<>()).answer(lines, 2, Map.of()));
		assertEquals("Broken pipe", broken.getMessage());
	}

	@Test
	void linesThatCannotBeReadEndItAfterWhatWasRead() {
		var study = Lab.study();
		byte[] line = (ask(study, 0, 0, 4) + "\n").getBytes(StandardCharsets.UTF_8);
		var torn = new InputStream() {
			private boolean given;

			@Override
			public int read() throws IOException {
				throw new IOException("torn");
			}

			@Override
			public int read(byte[] into, int from, int most) throws IOException {
				if (given) {
					throw new IOException("torn");
				}
				given = true;
				System.arraycopy(line, 0, into, from, line.length);
				return line.length;
			}
		};
		var out = new ByteArrayOutputStream();
		assertEquals("torn", assertThrows(IOException.class, () -> session(study, out, new ArrayList<>()).answer(torn, 1, Map.of())).getMessage());
		assertTrue(out.toString(StandardCharsets.UTF_8).lines().toList().get(1).startsWith("{\"point\":0,\"first\":0"));
	}

	@Test
	void cancelledWhileItWaits() {
		var study = Lab.study();
		var session = new WorkerSession(study, index -> study.points().get(index), folder, OutputStream.nullOutputStream(), _ -> {
		}, () -> true);
		assertThrows(CancellationException.class, () -> session.answer(new PipedInputStream(new PipedOutputStream()), 1, Map.of()));
	}

	@Test
	void aPointThatIsAnotherIsRefusedAlone() throws Exception {
		var study = Lab.study();
		var complaints = new ArrayList<String>();
		var out = new ByteArrayOutputStream();
		var session = new WorkerSession(study, index -> {
			if (index == 1) {
				throw new KirchhoffException("point 1 is not the one of the study", "make the pack anew");
			}
			return study.points().get(index);
		}, folder, out, complaints::add, Monitor.NONE);
		var lines = new ByteArrayInputStream(String.join("\n", askAll(study)).getBytes(StandardCharsets.UTF_8));
		assertFalse(session.answer(lines, 1, Map.of()));
		assertEquals(List.of("standard input:2: point 1 is not the one of the study: make the pack anew"), complaints);
		assertEquals(3 * 13, out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("\"values\"")).count());
	}
}
