// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class NumpyFilesTest {
	@TempDir
	Path folder;

	private static byte[] npy(int version, String header, byte[] numbers) {
		var text = (header + "\n").getBytes(StandardCharsets.UTF_8);
		var buffer = ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
		buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) 0);
		return (version == 1 ? buffer.putShort((short) text.length) : buffer.putInt(text.length)).put(text).put(numbers).array();
	}

	private static byte[] npy(String type, String shape, byte[] numbers) {
		return npy(1, "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }", numbers);
	}

	private static byte[] floats(double... values) {
		var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (double value : values) {
			buffer.putFloat((float) value);
		}
		return buffer.array();
	}

	private static final byte[] INPUTS = npy("<f4", "3, 2", floats(1, 2, 3, 4, 5, 6));
	private static final byte[] LABELS = npy("|u1", "3,", new byte[] { 0, 2, 1 });

	private Path write(String name, byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	private DataSet load(byte[] inputs, byte[] labels, double divisor, int train) throws IOException {
		return new NumpyFiles(null, "", "", "", "", write("inputs", inputs), write("labels", labels), write("test", INPUTS), write("test-labels", LABELS), divisor, train, 0)
				.load(RandomStream.of(1), Monitor.NONE);
	}

	/** The values of an array whose samples have two features, or none that fits the test. */
	private float[] values(byte[] inputs) throws IOException {
		return load(inputs, LABELS, 1, 0).train().inputs();
	}

	private String fault(byte[] inputs, byte[] labels) {
		return assertThrows(KirchhoffException.class, () -> load(inputs, labels, 1, 0)).line().replace(folder + "/", "");
	}

	private String inputFault(byte[] inputs) {
		return fault(inputs, LABELS);
	}

	@Test
	void fourFiles() throws IOException {
		var data = load(INPUTS, LABELS, 2, 0);
		assertEquals(Shape.vector(2), data.train().shape());
		assertArrayEquals(new float[] { 0.5f, 1, 1.5f, 2, 2.5f, 3 }, data.train().inputs());
		assertArrayEquals(new int[] { 0, 2, 1 }, data.train().labels());
		assertEquals(3, data.train().classes());
		assertArrayEquals(new float[] { 1, 2, 3, 4 }, load(INPUTS, LABELS, 1, 2).train().inputs());
		assertEquals(2, load(INPUTS, LABELS, 1, 2).train().count());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "|b1 ; 1 ; 00 01 02 00 01 01 ; 0 1 1 0 1 1", "|i1 ; 1 ; ff 80 7f 00 01 02 ; -1 -128 127 0 1 2", "|u1 ; 1 ; ff 80 7f 00 01 02 ; 255 128 127 0 1 2",
			"<i2 ; 2 ; ffff 0080 0001 0000 0100 0200 ; -1 -32768 256 0 1 2", ">i2 ; 2 ; ffff 8000 0100 0000 0001 0002 ; -1 -32768 256 0 1 2",
			"<u2 ; 2 ; ffff 0080 0001 0000 0100 0200 ; 65535 32768 256 0 1 2",
			"<i4 ; 4 ; ffffffff 00000080 00010000 00000000 01000000 02000000 ; -1 -2147483648 256 0 1 2", ">u4 ; 4 ; ffffffff 80000000 00000100 00000000 00000001 00000002 ; 4294967295 2147483648 256 0 1 2",
			"<i8 ; 8 ; ffffffffffffffff 0000000000000080 0001000000000000 0000000000000000 0100000000000000 0200000000000000 ; -1 -9223372036854775808 256 0 1 2",
			"<u8 ; 8 ; ffffffffffffffff 0000000000000080 0001000000000000 0000000000000000 0100000000000000 0200000000000000 ; 18446744073709551615 9223372036854775808 256 0 1 2",
			"<f2 ; 2 ; 003c 0038 00c0 0000 0100 ff7b ; 1 0.5 -2 0 5.9604645e-8 65504", ">f4 ; 4 ; 3f800000 3f000000 c0000000 00000000 40400000 40800000 ; 1 0.5 -2 0 3 4",
			"<f8 ; 8 ; 000000000000f03f 000000000000e03f 00000000000000c0 0000000000000000 0000000000000840 0000000000001040 ; 1 0.5 -2 0 3 4",
			"=f4 ; 4 ; 0000803f 0000003f 000000c0 00000000 00004040 00008040 ; 1 0.5 -2 0 3 4" })
	void typesOfNumbers(String type, int size, String bytes, String values) throws IOException {
		var expected = new float[6];
		var words = values.strip().split(" ");
		for (int k = 0; k < 6; k++) {
			expected[k] = Float.parseFloat(words[k]);
		}
		var raw = HexFormat.of().parseHex(bytes.replace(" ", ""));
		assertEquals(6 * size, raw.length);
		assertArrayEquals(expected, values(npy(type, "3, 2", raw)));
	}

	@Test
	void versionsAndOrders() throws IOException {
		var numbers = floats(1, 2, 3, 4, 5, 6);
		String header = "{\"shape\": (3L, 2L), \"fortran_order\": False, \"descr\": \"<f4\"}   ";
		for (int version = 1; version <= 3; version++) {
			assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6 }, values(npy(version, header, numbers)));
		}
		assertArrayEquals(new float[] { 1, 4, 2, 5, 3, 6 }, values(npy(2, header.replace("False", "True"), numbers)), "the first extent runs fastest");
	}

	@Test
	void shapes() throws IOException {
		assertEquals(new Shape(2, 1, 1), load(npy("<f4", "3, 2, 1, 1", floats(1, 2, 3, 4, 5, 6)), LABELS, 1, 0).train().shape());
		var image = npy("<f4", "3, 1, 2", floats(1, 2, 3, 4, 5, 6));
		var images = new NumpyFiles(null, "", "", "", "", write("a", image), write("b", LABELS), write("c", image), write("d", LABELS), 1, 0, 0).load(RandomStream.of(1), Monitor.NONE);
		assertEquals(new Shape(1, 1, 2), images.train().shape());
		assertEquals("test: has samples of 2, but inputs of 1x1x2: give arrays that belong together", inputFault(image));
		assertEquals("inputs: has the shape (): give (n, features), (n, height, width) or (n, channels, height, width)", inputFault(npy("<f4", "", floats(1))));
		assertEquals("inputs: has the shape (3, 2, 1, 1, 1): give (n, features), (n, height, width) or (n, channels, height, width)",
				inputFault(npy("<f4", "3, 2, 1, 1, 1", floats(1, 2, 3, 4, 5, 6))));
		assertEquals("inputs: has no samples: give a file that has some", inputFault(npy("<f4", "0, 2", new byte[0])));
	}

	/** Larger than what is read at once, in the order of columns. */
	@Test
	void aLargeArrayInFortranOrder() throws IOException {
		int n = 5000;
		var values = new double[3 * n];
		for (int i = 0; i < n; i++) {
			for (int f = 0; f < 3; f++) {
				values[f * n + i] = 10 * i + f;
			}
		}
		var labels = npy("|b1", n + ", 1", new byte[n]);
		var inputs = npy(3, "{'descr': '<f4', 'fortran_order': True, 'shape': (" + n + ", 3)}", floats(values));
		var data = new NumpyFiles(null, "", "", "", "", write("a", inputs), write("b", labels), write("c", inputs), write("d", labels), 1, 0, 10).load(RandomStream.of(1), Monitor.NONE);
		for (int k = 0; k < 3 * n; k++) {
			assertEquals(10 * (k / 3) + k % 3, data.train().inputs()[k]);
		}
		assertArrayEquals(Arrays.copyOf(data.train().inputs(), 30), data.test().inputs());
		assertEquals(2, data.train().classes());
	}

	@Test
	void arraysThatCannotBeUsed() {
		assertEquals("inputs: does not begin as a NumPy array does: write it with numpy.save", inputFault("hello, world".getBytes(StandardCharsets.US_ASCII)));
		assertEquals("inputs: ends at byte 5, within its header: it is cut off: get or copy it again", inputFault("hello".getBytes(StandardCharsets.US_ASCII)));
		assertEquals("inputs: is in version 4.0 of the format, at byte 6: versions 1 to 3 are read", inputFault(npy(4, "{}", new byte[0])));
		assertEquals("inputs: ends at byte 20, within its header: it is cut off: get or copy it again", inputFault(Arrays.copyOf(INPUTS, 20)));
		assertEquals("inputs: ends at byte " + (INPUTS.length - 1) + " of " + INPUTS.length + ": it is cut off: get or copy it again", inputFault(Arrays.copyOf(INPUTS, INPUTS.length - 1)));
		assertEquals("inputs: goes on after byte " + INPUTS.length + ", where its header says it ends: get or copy it again", inputFault(Arrays.copyOf(INPUTS, INPUTS.length + 1)));
		assertEquals("inputs: its header does not say type, order and shape: {'descr': '<f4'}: write it again with numpy.save", inputFault(npy(1, "{'descr': '<f4'}", new byte[0])));
		assertEquals("inputs: holds values of type '|O': save booleans, integers of 1 to 8 bytes or floating point numbers of 2 to 8 bytes", inputFault(npy("|O", "3, 2", new byte[0])));
		assertEquals("inputs: holds values of type '<c8': save booleans, integers of 1 to 8 bytes or floating point numbers of 2 to 8 bytes", inputFault(npy("<c8", "3, 2", new byte[0])));
		assertEquals("inputs: holds values of type '<U10': save booleans, integers of 1 to 8 bytes or floating point numbers of 2 to 8 bytes", inputFault(npy("<U10", "3, 2", new byte[0])));
		assertEquals("inputs: holds records, not numbers: save one array of plain numbers",
				inputFault(npy(1, "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (3, 2)}", new byte[0])));
		assertEquals("inputs: has the impossible shape (9000000000000000000, 2): write it again with numpy.save", inputFault(npy("<f4", "9000000000000000000, 2", new byte[0])));
		int first = INPUTS.length - 24;
		var huge = npy("<f4", "1000000000000, 2", floats(1));
		assertEquals("inputs: ends at byte " + huge.length + " of " + (huge.length - 4 + 8_000_000_000_000L) + ": it is cut off: get or copy it again", inputFault(huge));
		assertEquals("inputs: value NaN at byte " + (first + 4) + " is not finite as a single-precision number: remove the sample",
				inputFault(npy("<f4", "3, 2", floats(1, Double.NaN, 3, 4, 5, 6))));
	}

	@Test
	void labelsThatAreNoClasses() {
		int first = LABELS.length - 3;
		assertEquals("labels: label -1.0 at byte " + (first + 1) + ": labels are classes, whole numbers from 0", fault(INPUTS, npy("|i1", "3,", new byte[] { 0, -1, 2 })));
		assertEquals("labels: label 0.5 at byte " + (first + 8) + ": labels are classes, whole numbers from 0", fault(INPUTS, npy("<f4", "3,", floats(0, 1, 0.5))));
		assertEquals("labels: has 4 labels, but inputs has 3 samples: give two arrays that belong together", fault(INPUTS, npy("|u1", "4,", new byte[4])));
		assertEquals("labels: has the shape (3, 10): give one whole number a sample: its class, from 0", fault(INPUTS, npy("|u1", "3, 10", new byte[30])));
	}

	private Path archive(boolean packed, Map<String, byte[]> arrays) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var array : arrays.entrySet()) {
				var entry = new ZipEntry(array.getKey() + ".npy");
				if (!packed) {
					var sum = new CRC32();
					sum.update(array.getValue());
					entry.setMethod(ZipEntry.STORED);
					entry.setSize(array.getValue().length);
					entry.setCrc(sum.getValue());
				}
				zip.putNextEntry(entry);
				zip.write(array.getValue());
			}
		}
		return write("all.npz", out.toByteArray());
	}

	private static NumpyFiles of(Path archive, String trainEntry) {
		return new NumpyFiles(archive, trainEntry, "y_train", "x_test", "y_test", null, null, null, null, 1, 0, 2);
	}

	@Test
	void archives() throws IOException {
		var arrays = new LinkedHashMap<>(Map.of("x_train", INPUTS, "y_train", LABELS, "x_test", INPUTS, "y_test", LABELS));
		for (boolean packed : List.of(true, false)) {
			var data = of(archive(packed, arrays), "x_train").load(RandomStream.of(1), Monitor.NONE);
			assertArrayEquals(new float[] { 1, 2, 3, 4, 5, 6 }, data.train().inputs());
			assertEquals(2, data.test().count());
			assertEquals("all.npz", data.name());
		}
		var file = archive(true, Map.of("x_test", INPUTS));
		assertEquals("all.npz: has no array 'images': it has x_test",
				assertThrows(KirchhoffException.class, () -> of(file, "images").load(RandomStream.of(1), Monitor.NONE)).line().replace(folder + "/", ""));
		arrays.put("x_train", Arrays.copyOf(INPUTS, INPUTS.length - 2));
		var cut = archive(true, arrays);
		assertEquals("all.npz: x_train.npy: ends at byte " + (INPUTS.length - 2) + " of " + INPUTS.length + ": it is cut off: get or copy it again",
				assertThrows(KirchhoffException.class, () -> of(cut, "x_train").load(RandomStream.of(1), Monitor.NONE)).line().replace(folder + "/", ""));
		var half = write("half.npz", Arrays.copyOf(Files.readAllBytes(cut), 100));
		var line = assertThrows(KirchhoffException.class, () -> of(half, "x_train").load(RandomStream.of(1), Monitor.NONE)).line().replace(folder + "/", "");
		assertTrue(line.startsWith("half.npz: is no complete zip archive ("), line);
	}

	/** What NumPy 2 wrote with numpy.savez_compressed: bytes of two images each, labels as 64-bit integers. */
	@Test
	void anArchiveThatNumpyWrote() throws IOException {
		var file = write("numpy.npz", Base64.getDecoder().decode(NUMPY));
		var data = new NumpyFiles(file, "x_train", "y_train", "x_test", "y_test", null, null, null, null, 255, 0, 0).load(RandomStream.of(1), Monitor.NONE);
		assertEquals(new Shape(1, 2, 3), data.train().shape());
		assertArrayEquals(new float[] { 0, 40 / 255f, 80 / 255f, 120 / 255f, 160 / 255f, 200 / 255f, 240 / 255f, 24 / 255f, 64 / 255f, 104 / 255f, 144 / 255f, 184 / 255f }, data.train().inputs(), 1e-7f);
		assertArrayEquals(new int[] { 3, 1 }, data.train().labels());
		assertEquals(4, data.test().classes());
	}

	@Test
	void eitherAnArchiveOrFourFiles() {
		var file = Path.of("x");
		for (var wrong : List.<Executable>of(() -> new NumpyFiles(null, "", "", "", "", null, null, null, null, 1, 0, 0),
				() -> new NumpyFiles(null, "", "", "", "", file, file, file, null, 1, 0, 0), () -> new NumpyFiles(file, "", "", "", "", file, null, null, null, 1, 0, 0))) {
			assertEquals("give either archive, or all of trainInputs, trainLabels, testInputs and testLabels", assertThrows(IllegalArgumentException.class, wrong).getMessage());
		}
		assertEquals("divisor is 0.0", assertThrows(IllegalArgumentException.class, () -> new NumpyFiles(file, "", "", "", "", null, null, null, null, 0, 0, 0)).getMessage());
	}

	private static final String NUMPY = "UEsDBC0AAAAIAAAAIQDjJIf+//////////8LABQAeF90cmFpbi5ucHkBABAAjAAAAAAAAABUAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZy"
			+ "QWpAL5GkY6CkBkrKmjUKtAHuBi0AioWHDig4RDxoQdAFBLAwQtAAAACAAAACEAjN4z4P//////////CwAUAHlfdHJhaW4ubnB5AQAQAJAAAAAAAAAASgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRu"
			+ "paBuk2mhrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAuZgYIYITSAFBLAwQtAAAACAAAACEA4ySH/v//////////CgAUAHhfdGVzdC5ucHkBABAAjAAAAAAAAABUAAAAAA"
			+ "AAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CkBkrKmjUKtAHuBi0AioWHDig4RDxoQdAFBLAwQtAAAACAAAACEAnW10R///////////"
			+ "CgAUAHlfdGVzdC5ucHkBABAAkAAAAAAAAABJAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC4GKGCC0gBQSwECLQ"
			+ "MtAAAACAAAACEA4ySH/lQAAACMAAAACwAAAAAAAAAAAAAAgAEAAAAAeF90cmFpbi5ucHlQSwECLQMtAAAACAAAACEAjN4z4EoAAACQAAAACwAAAAAAAAAAAAAAgAGRAAAAeV90cmFpbi5ucHlQSwEC"
			+ "LQMtAAAACAAAACEA4ySH/lQAAACMAAAACgAAAAAAAAAAAAAAgAEYAQAAeF90ZXN0Lm5weVBLAQItAy0AAAAIAAAAIQCdbXRHSQAAAJAAAAAKAAAAAAAAAAAAAACAAagBAAB5X3Rlc3QubnB5UEsFBg"
			+ "AAAAAEAAQA4gAAAC0CAAAAAA==";
}
