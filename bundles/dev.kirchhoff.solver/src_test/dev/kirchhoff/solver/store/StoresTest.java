// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Lab;
import dev.kirchhoff.solver.run.UnitResult;
import dev.kirchhoff.solver.study.Study.Unit;

class StoresTest {
	@TempDir
	Path folder;

	private static UnitResult result(int point, long first, double... values) {
		var tally = new Tally();
		tally.sums("sums", values.length);
		System.arraycopy(values, 0, tally.sums("sums", values.length), 0, values.length);
		tally.sums("a \"name\"\nof, two lines", 1)[0] = point;
		return new UnitResult(new Unit(point, first, values.length), new double[][] { values, {} }, List.of(tally, new Tally()), null);
	}

	@Test
	void aJournalGivesBackEveryBit() throws IOException {
		var strange = new ArrayList<Double>(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE,
				Double.MIN_NORMAL, 0.1, 1.0 / 3, 1e23, 9007199254740993.0));
		var random = RandomStream.of(1);
		for (int i = 0; i < 500; i++) {
			strange.add(Double.longBitsToDouble(random.bits(i)));
		}
		var values = strange.stream().mapToDouble(value -> Double.isNaN(value) ? Double.NaN : value).toArray();
		try (var journal = Journal.open(folder.resolve("j"), "f", false)) {
			journal.append(result(0, 0, values));
			journal.append(result(3, 1L << 40, 1, 2));
		}
		try (var journal = Journal.open(folder.resolve("j"), "f", true)) {
			assertEquals(Set.of(new Unit(0, 0, values.length), new Unit(3, 1L << 40, 2)), journal.done());
			var back = journal.read(new Unit(0, 0, values.length));
			assertArrayEquals(values, back.values()[0]);
			assertEquals(0, back.values()[1].length);
			for (int i = 0; i < values.length; i++) {
				assertEquals(Double.doubleToRawLongBits(values[i]), Double.doubleToRawLongBits(back.values()[0][i]));
			}
			assertArrayEquals(values, back.tallies().getFirst().of("sums", values.length));
			assertEquals(0, back.tallies().get(1).all().size());
			assertEquals(3, journal.read(new Unit(3, 1L << 40, 2)).tallies().getFirst().of("a \"name\"\nof, two lines", 1)[0]);
		}
	}

	@Test
	void unitsThatFailedAreNotDone() throws IOException {
		try (var journal = Journal.open(folder.resolve("j"), "f", false)) {
			journal.append(new UnitResult(new Unit(0, 0, 1), new double[0][], List.of(), "boom\n\"quoted\""));
			journal.append(result(1, 0, 5));
			assertEquals(Set.of(new Unit(1, 0, 1)), journal.done());
		}
		try (var journal = Journal.open(folder.resolve("j"), "f", true)) {
			assertEquals(Set.of(new Unit(1, 0, 1)), journal.done());
			journal.append(result(0, 0, 7));
		}
		try (var journal = Journal.open(folder.resolve("j"), "f", true)) {
			assertEquals(7, journal.read(new Unit(0, 0, 1)).values()[0][0]);
			assertEquals(5, journal.read(new Unit(1, 0, 1)).values()[0][0]);
		}
	}

	@Test
	void manyThreadsAppend() throws Exception {
		try (var journal = Journal.open(folder.resolve("j"), "f", false)) {
			var threads = new ArrayList<Thread>();
			var faults = new ArrayList<Throwable>();
			for (int t = 0; t < 4; t++) {
				int point = t;
				threads.add(Thread.ofPlatform().start(() -> {
					try {
						for (int k = 0; k < 50; k++) {
							journal.append(result(point, k, point + 0.001 * k));
						}
					} catch (IOException e) {
						synchronized (faults) {
							faults.add(e);
						}
					}
				}));
			}
			for (var thread : threads) {
				thread.join();
			}
			assertEquals(List.of(), faults);
		}
		try (var journal = Journal.open(folder.resolve("j"), "f", true)) {
			assertEquals(200, journal.done().size());
			assertEquals(3.017, journal.read(new Unit(3, 17, 1)).values()[0][0]);
		}
	}

	@Test
	void aJournalThatShrinksWhileItIsReadIsTold() throws IOException {
		try (var journal = Journal.open(folder.resolve("j"), "f", false)) {
			journal.append(result(0, 0, 1, 2, 3));
			Files.write(folder.resolve("j"), new byte[10]);
			assertThrows(IOException.class, () -> journal.read(new Unit(0, 0, 3)));
		}
	}

	private static final Network NET = Lab.NET;

	@Test
	void weightsAreKeptByTheirKey() throws IOException {
		var store = new StageStore(folder.resolve("stages"));
		assertTrue(store.load("k", NET).isEmpty());
		var weights = Initializer.XAVIER_UNIFORM.draw(NET, RandomStream.of(1), 0.5f);
		store.save("k", weights, List.of(new double[] { 1, 0.5, Double.NaN }, new double[] { 20, 0.25, 0.75 }));
		assertEquals(weights.hash(), store.load("k", NET).orElseThrow().hash());
		assertEquals("epoch,loss,accuracy\n1,0.5,NaN\n20,0.25,0.75\n", Files.readString(store.curve("k")));
		assertTrue(store.load("other", NET).isEmpty());
		try (var files = Files.list(folder.resolve("stages"))) {
			assertEquals(2, files.count(), "no temporary file is left");
		}
	}

	@Test
	void whatOneRunHasTrainedAnotherFinds() throws IOException {
		var cache = new TrainingCache(folder.resolve("cache"), "build 1", 1 << 20);
		var weights = Initializer.XAVIER_UNIFORM.draw(NET, RandomStream.of(1), 0.5f);
		new StageStore(folder.resolve("first"), cache).save("k", weights, List.of(new double[] { 1, 0.5, 0.75 }));
		var second = new StageStore(folder.resolve("second"), cache);
		assertEquals(weights.hash(), second.load("k", NET).orElseThrow().hash());
		assertEquals("epoch,loss,accuracy\n1,0.5,0.75\n", Files.readString(second.curve("k")), "with the course of its training");
		assertTrue(second.load("other", NET).isEmpty());
		assertTrue(new StageStore(folder.resolve("third"), new TrainingCache(folder.resolve("cache"), "build 2", 1 << 20)).load("k", NET).isEmpty(),
				"other code may give other weights");
		assertTrue(new StageStore(folder.resolve("third")).load("k", NET).isEmpty(), "without a cache");
	}

	@Test
	void theCacheForgetsWhatWasNotUsedForLongest() throws IOException {
		var weights = Initializer.XAVIER_UNIFORM.draw(NET, RandomStream.of(1), 0.5f);
		var cache = new TrainingCache(folder.resolve("cache"), "build", 3000);
		for (int k = 0; k < 40; k++) {
			new StageStore(folder.resolve("run"), cache).save("k" + k, weights, List.of());
		}
		try (var files = Files.list(folder.resolve("cache"))) {
			assertTrue(files.mapToLong(file -> file.toFile().length()).sum() <= 3000);
		}
	}

	@Test
	void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
		var cache = new TrainingCache(Files.writeString(folder.resolve("file"), "").resolve("below"), "build", 3000);
		var weights = Initializer.XAVIER_UNIFORM.draw(NET, RandomStream.of(1), 0.5f);
		var store = new StageStore(folder.resolve("run"), cache);
		store.save("k", weights, List.of());
		assertEquals(weights.hash(), store.load("k", NET).orElseThrow().hash());
	}

	@Test
	void weightsThatAreDamagedOrOfAnotherNetworkAreNotTaken() throws IOException {
		var store = new StageStore(folder);
		store.save("k", Initializer.XAVIER_UNIFORM.draw(NET, RandomStream.of(1), 0), List.of());
		assertTrue(store.load("k", Network.sequence(Shape.vector(2), new Layer.FullyConnected(4, true))).isEmpty());
		byte[] whole = Files.readAllBytes(folder.resolve("k.weights"));
		for (int length = 0; length < whole.length; length += 7) {
			Files.write(folder.resolve("k.weights"), Arrays.copyOf(whole, length));
			assertTrue(store.load("k", NET).isEmpty(), length + " of " + whole.length + " bytes");
		}
		for (int at = 0; at < whole.length; at += 13) {
			var flipped = whole.clone();
			flipped[at] ^= 4;
			Files.write(folder.resolve("k.weights"), flipped);
			assertTrue(store.load("k", NET).isEmpty(), "byte " + at);
		}
	}

	@Test
	void aTableAppearsWholeOrNotAtAll() throws IOException {
		var file = folder.resolve("sub/t.csv");
		try (var lines = new CsvLines(file)) {
			lines.line(List.of("a", "b,c", "say \"x\"", "two\nlines", ""));
			lines.complete();
			assertFalse(Files.exists(file), "not before it is closed");
		}
		assertEquals("a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\n", Files.readString(file));
		try (var lines = new CsvLines(file)) {
			lines.line(List.of("half"));
		}
		assertTrue(Files.readString(file).startsWith("a,"), "the former one stays");
		try (var files = Files.list(folder.resolve("sub"))) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void reasonsAreThoseOfTheOperatingSystem() {
		assertEquals("access denied", ResultStore.reason(new AccessDeniedException("/x")));
		assertEquals("/x does not exist", ResultStore.reason(new NoSuchFileException("/x")));
		assertEquals("Read-only file system", ResultStore.reason(new FileSystemException("/x", null, "Read-only file system")));
		assertEquals("No space left on device", ResultStore.reason(new IOException("No space left on device")));
		assertEquals("IOException", ResultStore.reason(new IOException()));
	}

	@Test
	void aJournalHasOneWriter() throws IOException {
		var file = folder.resolve("journal");
		var journal = Journal.open(file, "s", false);
		assertTrue(Journal.isInUse(file));
		var refused = assertThrows(KirchhoffException.class, () -> Journal.open(file, "s", true));
		assertTrue(refused.line().contains("is being written by a run"), refused.line());
		journal.close();
		assertFalse(Journal.isInUse(file));
		Journal.open(file, "s", true).close();
		assertFalse(Journal.isInUse(file));
	}
}
