// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.data.Published;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class IdxFilesTest {
	@TempDir
	Path folder;

	/** A file with values 0, 1, 2, ... modulo {@code period}. */
	private static byte[] idx(int period, int... extents) {
		int size = Arrays.stream(extents).reduce(1, (a, b) -> a * b);
		var buffer = ByteBuffer.allocate(4 + 4 * extents.length + size).put((byte) 0).put((byte) 0).put((byte) 8).put((byte) extents.length);
		for (int extent : extents) {
			buffer.putInt(extent);
		}
		for (int i = 0; i < size; i++) {
			buffer.put((byte) (i % period));
		}
		return buffer.array();
	}

	private static byte[] packed(byte[] bytes) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	private Path write(String name, byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	private DataSet load(byte[] images, byte[] labels, int classes, int train, int test) throws IOException {
		var files = new IdxFiles(write("images", images), write("labels", labels), write("test-images", idx(256, 2, 2, 3)), write("test-labels", idx(10, 2)), classes, train, test);
		return files.load(RandomStream.of(1), Monitor.NONE);
	}

	private String fault(byte[] images, byte[] labels, int train) {
		return assertThrows(KirchhoffException.class, () -> load(images, labels, 10, train, 0)).line().replace(folder + "/", "");
	}

	private String imageFault(byte[] images) {
		return fault(images, idx(10, 3), 0);
	}

	@Test
	void bytesBecomeGreyInMapsOfRowsAndColumns() throws IOException {
		var data = load(idx(256, 50, 2, 3), idx(10, 50), 10, 0, 0);
		assertEquals(new Shape(1, 2, 3), data.train().shape());
		assertEquals(50, data.train().count());
		assertEquals(2, data.test().count());
		assertEquals(10, data.train().classes());
		assertEquals(9, data.train().labels()[49]);
		assertEquals(255 / 255f, data.train().inputs()[255]);
		assertEquals(17 / 255f, data.train().inputs()[17]);
		assertEquals("", data.note());
	}

	@Test
	void contentAloneSaysWhetherAFileIsPacked() throws IOException {
		var plain = load(idx(256, 50, 2, 3), idx(10, 50), 10, 0, 0).train();
		var packed = load(packed(idx(256, 50, 2, 3)), packed(idx(10, 50)), 10, 0, 0).train();
		assertArrayEquals(plain.inputs(), packed.inputs());
		assertArrayEquals(plain.labels(), packed.labels());
	}

	@Test
	void theFirstOnes() throws IOException {
		var all = load(idx(256, 50, 2, 3), idx(10, 50), 10, 0, 0).train();
		var some = load(idx(256, 50, 2, 3), packed(idx(10, 50)), 10, 7, 1);
		assertArrayEquals(Arrays.copyOf(all.inputs(), 7 * 6), some.train().inputs());
		assertArrayEquals(Arrays.copyOf(all.labels(), 7), some.train().labels());
		assertEquals(1, some.test().count());
		assertEquals("images: has 50 samples, 51 are asked for: ask for fewer, or for 0, which means all", fault(idx(256, 50, 2, 3), idx(10, 50), 51));
		assertEquals("images: ends at byte 315 of 316: it is cut off: get or copy it again", fault(Arrays.copyOf(idx(256, 50, 2, 3), 315), idx(10, 50), 7));
	}

	@Test
	void colours() throws IOException {
		var data = new IdxFiles(write("a", idx(256, 2, 3, 4, 5)), write("b", idx(2, 2)), write("c", idx(256, 1, 3, 4, 5)), write("d", idx(2, 1)), 2, 0, 0).load(RandomStream.of(1), Monitor.NONE);
		assertEquals(new Shape(3, 4, 5), data.train().shape());
	}

	@Test
	void filesThatAreCutOffSayWhere() throws IOException {
		var good = idx(256, 3, 2, 3);
		assertEquals("images: ends at byte 0, within its header: it is cut off: get or copy it again", imageFault(new byte[0]));
		assertEquals("images: ends at byte 3, within its header: it is cut off: get or copy it again", imageFault(Arrays.copyOf(good, 3)));
		assertEquals("images: ends at byte 15, within its header: it is cut off: get or copy it again", imageFault(Arrays.copyOf(good, 15)));
		assertEquals("images: ends at byte 16 of 34: it is cut off: get or copy it again", imageFault(Arrays.copyOf(good, 16)));
		assertEquals("images: ends at byte 33 of 34: it is cut off: get or copy it again", imageFault(packed(Arrays.copyOf(good, 33))));
		assertEquals("labels: ends at byte 10 of 11: it is cut off: get or copy it again", fault(good, Arrays.copyOf(idx(10, 3), 10), 0));
		var large = packed(idx(251, 1000, 28, 28));
		var cut = imageFault(Arrays.copyOf(large, large.length - 100));
		assertTrue(cut.matches("images: ends at byte \\d+ of 784016: it is cut off: get or copy it again"), cut);
		assertEquals("images: is packed, but damaged (Unexpected end of ZLIB input stream): get or copy it again", imageFault(Arrays.copyOf(large, 5)).replace("null", "Unexpected end of ZLIB input stream"));
	}

	@Test
	void anImpossibleLengthIsRefusedBeforeThereIsRoomMadeForIt() throws IOException {
		var header = ByteBuffer.allocate(20).putInt(0x803).putInt(70_000).putInt(100).putInt(300).putInt(0).array();
		assertEquals("images: ends at byte 20 of 2100000016: it is cut off: get or copy it again", imageFault(header));
		assertEquals("images: ends at byte 20 of 2100000016: it is cut off: get or copy it again", imageFault(packed(header)));
	}

	@Test
	void damagedPacking() throws IOException {
		var large = packed(idx(251, 1000, 28, 28));
		large[large.length / 2] ^= 0x55;
		large[large.length - 5] ^= 0x55; // the check sum, in case the bytes still unpack
		var line = imageFault(large);
		assertTrue(line.startsWith("images: ") && line.endsWith("get or copy it again"), line);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "50 4b 03 04 | images: begins with 50 4b 03 04, no IDX file does: give a file in the IDX format, packed with gzip or not",
			"00 00 0d 03 | images: has values of type 0d at byte 2: give one with unsigned bytes, type 08",
			"00 00 08 01 | images: has 1 extents at byte 3, but images have 3 or 4: give a file of images",
			"00 00 08 ff | images: has 255 extents at byte 3, but images have 3 or 4: give a file of images",
			"00 00 08 03 00 00 00 00 00 00 00 1c 00 00 00 1c | images: has no samples: give a file that has some",
			"00 00 08 03 00 00 00 02 00 00 00 00 00 00 00 1c | images: has no samples: give a file that has some",
			"00 00 08 03 80 00 00 00 00 00 00 1c 00 00 00 1c | images: is said to have 2147483648 x 28 x 28 values: get or copy it again",
			"00 00 08 03 7f ff ff ff 7f ff ff ff 7f ff ff ff | images: 2147483647 samples of 4611686014132420609 values are more than fit into memory at once: use the first few only: 0 fit",
			"00 00 08 03 7f ff ff ff 00 00 00 1c 00 00 00 1c | images: 2147483647 samples of 784 values are more than fit into memory at once: use the first few only: 2739137 fit" })
	void headersThatMakeNoSense(String bytes, String message) {
		assertEquals(message, imageFault(HexFormat.ofDelimiter(" ").parseHex(bytes)));
	}

	@Test
	void filesThatDoNotBelongTogether() throws IOException {
		assertEquals("labels: has 4 labels, but images has 3 images: give two files that belong together", fault(idx(256, 3, 2, 3), idx(10, 4), 0));
		assertEquals("labels: has 3 extents at byte 3, but labels have 1: give a file of labels", fault(idx(256, 3, 2, 3), idx(256, 3, 2, 3), 0));
		assertEquals("test-images: has images of 1x2x3, but images of 1x3x2: give files that belong together", fault(idx(256, 3, 3, 2), idx(10, 3), 0));
		assertEquals("labels: label 10 at byte 18 is not one of 0 to 9: give the number of classes there are, or another file", fault(idx(256, 12, 2, 3), idx(12, 12), 0));
		var more = Arrays.copyOf(idx(256, 3, 2, 3), 36);
		assertEquals("images: goes on after byte 34, where its header says it ends: get or copy it again", imageFault(more));
		assertEquals("images: goes on after byte 34, where its header says it ends: get or copy it again", imageFault(packed(more)));
		assertEquals(12, load(idx(256, 12, 2, 3), idx(12, 12), 12, 0, 0).train().classes());
	}

	@Test
	void missingFilesAreForTheCallerAndWorkCanBeCancelled() throws IOException {
		var none = folder.resolve("none");
		assertThrows(NoSuchFileException.class, () -> new IdxFiles(none, none, none, none, 10, 0, 0).load(RandomStream.of(1), Monitor.NONE));
		var images = write("images", idx(256, 3, 2, 3));
		assertThrows(CancellationException.class, () -> new IdxFiles(images, images, images, images, 10, 0, 0).load(RandomStream.of(1), () -> true));
	}

	@Test
	void mnist() throws IOException {
		var first = Published.file("mnist/train-images-idx3-ubyte.gz");
		if (first.isEmpty()) {
			return;
		}
		var mnist = first.get().getParent();
		var data = new IdxFiles(first.get(), mnist.resolve("train-labels-idx1-ubyte.gz"), mnist.resolve("t10k-images-idx3-ubyte.gz"), mnist.resolve("t10k-labels-idx1-ubyte.gz"), 10, 0, 0)
				.load(RandomStream.of(1), Monitor.NONE);
		assertEquals(60_000, data.train().count());
		assertEquals(10_000, data.test().count());
		assertEquals(new Shape(1, 28, 28), data.train().shape());
		assertArrayEquals(new int[] { 5, 0, 4, 1, 9 }, Arrays.copyOf(data.train().labels(), 5));
		assertArrayEquals(new int[] { 7, 2, 1, 0, 4 }, Arrays.copyOf(data.test().labels(), 5));
		double sum = 0;
		for (float value : data.train().inputs()) {
			sum += value;
		}
		assertEquals(0.1307, sum / data.train().inputs().length, 5e-5);
	}
}
