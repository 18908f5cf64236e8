// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.cifar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.data.Published;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class CifarTest {
	private static final int IMAGE = 3072;

	@TempDir
	Path folder;

	/** Image i has the label (i + first) % classes and bytes that tell where they are. */
	private static byte[] batch(int images, int labels, int classes, int first) {
		int size = labels + IMAGE;
		var bytes = new byte[images * size];
		for (int i = 0; i < images; i++) {
			for (int l = 0; l < labels; l++) {
				bytes[i * size + l] = (byte) ((i + first) % (l == labels - 1 ? classes : 20));
			}
			for (int p = 0; p < IMAGE; p++) {
				bytes[i * size + labels + p] = (byte) (p / 1024 * 80 + (p + i) % 64);
			}
		}
		return bytes;
	}

	private Path write(String name, byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	private Path pack(String name, byte[] bytes) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return write(name, out.toByteArray());
	}

	private static DataSet load(Path one, Path two, Path test, int trained, int tested) throws IOException {
		return new Cifar10(one, two, null, null, null, test, trained, tested).load(RandomStream.of(1), Monitor.NONE);
	}

	private String fault(byte[] bytes, int asked) throws IOException {
		var good = write("good", batch(3, 1, 10, 0));
		var bad = write("bad", bytes);
		return assertThrows(KirchhoffException.class, () -> load(good, bad, good, asked, 0)).line().replace(folder + "/", "");
	}

	@Test
	void batchesFollowOneAnother() throws IOException {
		var data = load(write("a", batch(300, 1, 10, 0)), pack("b", batch(7, 1, 10, 5)), write("t", batch(4, 1, 10, 1)), 0, 2);
		assertEquals(new Shape(3, 32, 32), data.train().shape());
		assertEquals(10, data.train().classes());
		assertEquals(307, data.train().count());
		assertEquals(2, data.test().count());
		assertEquals(9, data.train().labels()[299]);
		assertArrayEquals(new int[] { 5, 6, 7, 8, 9, 0, 1 }, Arrays.copyOfRange(data.train().labels(), 300, 307));
		assertEquals((80 + (1024 + 5 + 299) % 64) / 255f, data.train().inputs()[299 * IMAGE + 1024 + 5], "green of the sixth pixel");
		assertEquals((160 + 2048 % 64) / 255f, data.train().inputs()[300 * IMAGE + 2048], "blue of the first pixel of the second batch");
	}

	@Test
	void theFirstOnes() throws IOException {
		var one = write("a", batch(300, 1, 10, 0));
		var two = pack("b", batch(7, 1, 10, 5));
		var all = load(one, two, one, 0, 0).train();
		for (int count : new int[] { 1, 256, 257, 300, 303, 307 }) {
			var some = load(one, two, one, count, 0).train();
			assertArrayEquals(Arrays.copyOf(all.inputs(), count * IMAGE), some.inputs());
			assertArrayEquals(Arrays.copyOf(all.labels(), count), some.labels());
		}
		assertEquals("good, bad: has 10 samples, 11 are asked for: ask for fewer, or for 0, which means all", fault(batch(7, 1, 10, 0), 11));
	}

	@Test
	void whatIsWrongIsSaidWithItsPlace() throws IOException {
		var good = batch(300, 1, 10, 0);
		assertEquals("bad: ends at byte 921899, within image 300, which needs 3073 bytes and has 3072: if it is of CIFAR-100, use type cifar100; else it is cut off: get or copy it again",
				fault(Arrays.copyOf(good, good.length - 1), 1));
		good[299 * 3073] = 10;
		assertEquals("bad: image 300, at byte 918827, has the label 10, not one of 0 to 9: if it is of CIFAR-100, use type cifar100; else it is damaged or no file of this kind: get or copy it again",
				fault(good, 1), "though only the first one is asked for");
		assertEquals("bad: has no images: give a file that has some", fault(new byte[0], 0));
		assertEquals("bad: ends at byte 3, within image 1, which needs 3073 bytes and has 3: if it is of CIFAR-100, use type cifar100; else it is cut off: get or copy it again", fault(new byte[3], 0));
		var packed = Files.readAllBytes(pack("p", batch(50, 1, 10, 0)));
		assertEquals("bad: is packed, but damaged (", fault(Arrays.copyOf(packed, 5), 0).substring(0, 29));
		var cut = fault(Arrays.copyOf(packed, packed.length - 40), 0);
		assertEquals("it is cut off: get or copy it again", cut.substring(cut.length() - 35));
	}

	@Test
	void hundredClassesOrTwentySuperclasses() throws IOException {
		var file = write("a", batch(130, 2, 100, 0));
		var classes = new Cifar100(file, file, false, 0, 0).load(RandomStream.of(1), Monitor.NONE).train();
		var superclasses = new Cifar100(file, file, true, 120, 0).load(RandomStream.of(1), Monitor.NONE).train();
		assertEquals(100, classes.classes());
		assertEquals(99, classes.labels()[99]);
		assertEquals(20, superclasses.classes());
		assertEquals(19, superclasses.labels()[99]);
		assertEquals(120, superclasses.count());
		assertArrayEquals(Arrays.copyOf(classes.inputs(), 120 * IMAGE), superclasses.inputs());
	}

	@Test
	void canBeCancelled() throws IOException {
		var file = write("a", batch(1, 1, 10, 0));
		assertThrows(CancellationException.class, () -> new Cifar10(file, null, null, null, null, file, 0, 0).load(RandomStream.of(1), () -> true));
	}

	@Test
	void originalImages() throws IOException {
		var test = Published.file("cifar10/test_batch.bin.gz");
		if (test.isEmpty()) {
			return;
		}
		var data = load(test.get().resolveSibling("calibration_batch.bin.gz"), null, test.get(), 0, 0);
		assertEquals(2000, data.train().count());
		assertEquals(10_000, data.test().count());
		double[] means = new double[3];
		for (int i = 0; i < data.test().inputs().length; i++) {
			means[i / 1024 % 3] += data.test().inputs()[i] / (10_000 * 1024.0);
		}
		assertArrayEquals(new double[] { 0.494, 0.485, 0.450 }, means, 0.003, "red, green, blue");
		for (int c = 0; c < 10; c++) {
			int wanted = c;
			assertEquals(1000, Arrays.stream(data.test().labels()).filter(label -> label == wanted).count());
		}
	}
}
