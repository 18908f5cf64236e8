// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class ImageFolderTest {
	@TempDir
	Path folder;

	private Path place;

	/** Class "b" red and "a" blue, darker from file to file; names that are no numbers in order. */
	@BeforeEach
	void draw() throws IOException {
		place = folder.resolve("mine");
		for (int k = 0; k < 10; k++) {
			write("mine/b/" + k + ".png", "png", BufferedImage.TYPE_INT_RGB, 4, 4, 250 - 10 * k << 16);
			write("mine/a/" + k + ".PNG", "png", BufferedImage.TYPE_INT_RGB, 8, 2, 250 - 10 * k);
		}
		Files.writeString(place.resolve("a/.hidden"), "x");
		Files.writeString(place.resolve("list.txt"), "x");
	}

	private Path write(String name, String format, int type, int width, int height, int rgb) throws IOException {
		var file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		var image = new BufferedImage(width, height, type);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, rgb);
			}
		}
		assertTrue(ImageIO.write(image, format, file.toFile()));
		return file;
	}

	private DataSet load(Path train, Path test, double share, long seed, boolean colour) throws IOException {
		return new ImageFolder(train, test, share, seed, 4, 4, colour).load(RandomStream.of(7), Monitor.NONE);
	}

	private String fault(Path train, Path test) {
		return assertThrows(KirchhoffException.class, () -> load(train, test, 0.2, 1, true)).line().replace(folder + "/", "");
	}

	@Test
	void aFolderForEveryClass() throws IOException {
		var data = load(place, place, 0.2, 1, true);
		assertEquals(new Shape(3, 4, 4), data.train().shape());
		assertEquals(2, data.train().classes());
		assertEquals(20, data.train().count());
		assertArrayEquals(new int[] { 0, 1, 0, 1 }, Arrays.copyOf(data.train().labels(), 4));
		var inputs = data.train().inputs();
		for (int k = 0; k < 20; k++) {
			for (int i = 0; i < 48; i++) {
				boolean lit = i / 16 == (k % 2 == 0 ? 2 : 0);
				assertEquals(lit ? (250 - k / 2 * 10) / 255f : 0, inputs[k * 48 + i], 1e-6, "sample " + k + ", value " + i);
			}
		}
		assertArrayEquals(inputs, data.test().inputs());
		assertEquals("mine", data.name());
	}

	@Test
	void aShareOfEveryClassIsToTestWith() throws IOException {
		var data = load(place, null, 0.3, 1, true);
		assertEquals(14, data.train().count());
		assertEquals(6, data.test().count());
		assertEquals(3, Arrays.stream(data.test().labels()).sum());
		var seen = new TreeSet<Float>();
		for (var part : new Samples[] { data.train(), data.test() }) {
			for (int k = 0; k < part.count(); k++) {
				seen.add((part.labels()[k] == 0 ? 1 : -1) * part.inputs()[k * 48 + (part.labels()[k] == 0 ? 32 : 0)]);
			}
		}
		assertEquals(20, seen.size(), "every image once");
		assertArrayEquals(data.test().inputs(), load(place, null, 0.3, 1, true).test().inputs());
		assertFalse(Arrays.equals(data.test().inputs(), load(place, null, 0.3, 2, true).test().inputs()));
		assertEquals(2, load(place, null, 0, 1, true).test().count(), "at least one of each");
		assertEquals(2, load(place, null, 1, 1, true).train().count());
		assertTrue(new ImageFolder(place, null, 0.2, 0, 4, 4, true).generated());
		assertFalse(new ImageFolder(place, place, 0.2, 0, 4, 4, true).generated());
	}

	/** Values as they are in the file, whatever a colour model makes of them; a quarter of the area is a quarter of the light. */
	@Test
	void greyAndColoursAndOtherSizes() throws IOException {
		assertEquals(0.5f, one(write("x.png", "png", BufferedImage.TYPE_BYTE_GRAY, 4, 4, 0), 128), 0.01f);
		var colours = folder.resolve("c.png");
		var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, 0xff_ff0000);
		image.setRGB(1, 1, 0xff_00ff00);
		image.setRGB(2, 0, 0x80_ffffff);
		ImageIO.write(image, "png", colours.toFile());
		var shape = new Shape(3, 4, 4);
		var to = new float[48];
		Image.read(colours).put(shape, to, 0);
		assertEquals(0.25f, to[0], 1e-6);
		assertEquals(0.25f, to[16], 1e-6);
		assertEquals(0.25f * 128 / 255, to[33], 1e-6);
		var grey = new float[16];
		Image.read(colours).put(new Shape(1, 4, 4), grey, 0);
		assertEquals(0.25f * (0.299f + 0.587f), grey[0], 1e-6);
		var photo = write("y.jpg", "jpg", BufferedImage.TYPE_INT_RGB, 16, 16, 0x40_80c0);
		Image.read(photo).put(shape, to, 0);
		assertEquals(0x80 / 255f, to[20], 0.02f);
		Image.read(write("z.jpg", "jpg", BufferedImage.TYPE_BYTE_GRAY, 2, 2, 0xffffff)).put(shape, to, 0);
		assertEquals(1, to[20], 0.02f);
	}

	/** A grey image whose raster has this value everywhere. */
	private static float one(Path file, int value) throws IOException {
		var image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 16; i++) {
			image.getRaster().setSample(i % 4, i / 4, 0, value);
		}
		ImageIO.write(image, "png", file.toFile());
		var to = new float[16];
		Image.read(file).put(new Shape(1, 4, 4), to, 0);
		return to[5];
	}

	@Test
	void anArchiveOfTheFolder() throws IOException {
		var archive = folder.resolve("mine.zip");
		try (var zip = new ZipOutputStream(Files.newOutputStream(archive)); var files = Files.walk(place)) {
			for (var file : files.filter(Files::isRegularFile).filter(file -> !file.endsWith("list.txt")).toList()) {
				zip.putNextEntry(new ZipEntry("mine/" + place.relativize(file).toString().replace('\\', '/')));
				zip.write(Files.readAllBytes(file));
				zip.closeEntry();
			}
		}
		assertArrayEquals(load(place, null, 0.3, 1, true).test().inputs(), load(archive, null, 0.3, 1, true).test().inputs());
		assertEquals("none.zip: is neither a folder nor a zip archive (", fault(Files.writeString(folder.resolve("none.zip"), "no"), null).substring(0, 49));
	}

	@Test
	void allThatCannotBeReadIsSaidAtOnce() throws IOException {
		Files.writeString(place.resolve("a/5.PNG"), "no image");
		Files.writeString(place.resolve("b/notes.txt"), "to do");
		var cut = Files.readAllBytes(place.resolve("b/3.png"));
		Files.write(place.resolve("b/3.png"), Arrays.copyOf(cut, 40));
		var line = fault(place, place);
		assertTrue(line.startsWith("mine: 3 files cannot be read as PNG or JPEG: a/5.PNG (it is neither), b/3.png ("), line);
		assertTrue(line.contains("), b/notes.txt (it is neither)"), line);
		assertTrue(line.endsWith(": remove them, or save them anew"), line);
	}

	@Test
	void foldersThatMakeNoSense() throws IOException {
		assertEquals("mine/a: 0.PNG, 1.PNG", fault(place.resolve("a"), null).substring(0, 20));
		var empty = Files.createDirectories(folder.resolve("empty/x")).getParent();
		assertEquals("empty: has no folder with images: give it a folder for every class, two or more", fault(empty, null));
		write("empty/x/1.png", "png", BufferedImage.TYPE_INT_RGB, 1, 1, 0);
		assertEquals("empty: has a single folder with images, x: give it a folder for every class, two or more", fault(empty, null));
		write("empty/b/1.png", "png", BufferedImage.TYPE_INT_RGB, 1, 1, 0);
		assertEquals("empty: class b has a single image: give it more, for some are to test with, or a testFolder", fault(empty, null));
		assertEquals("empty: has not the classes of mine; it lacks a; it has also x: give both folders the same names of classes", fault(place, empty));
	}

	@Test
	void canBeCancelled() {
		assertThrows(CancellationException.class, () -> new ImageFolder(place, null, 0.2, 1, 4, 4, true).load(RandomStream.of(1), () -> true));
	}
}
