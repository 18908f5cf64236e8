// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import dev.kirchhoff.data.preprocessing.Resampling;
import dev.kirchhoff.numerics.network.Shape;

/**
 * One decoded image, values 0..1 as they are in the file (sRGB, not linear light). What is transparent is black. Grey is the luma of
 * ITU-R BT.601. Decoding needs no display.
 *
 * @param maps one of grey, or red, green and blue; row-major
 */
record Image(int height, int width, float[][] maps) {
	private static final List<String> FORMATS = List.of("png", "jpeg", "jpg");
	/** More is surely no training image, and would not fit into memory. */
	private static final long MOST_PIXELS = 1L << 26;
	private static final float RED = 0.299f;
	private static final float GREEN = 0.587f;
	private static final float BLUE = 0.114f;

	/** @throws IOException if it is no PNG or JPEG, or damaged; the message says what is wrong, not which file it is */
	static Image read(Path file) throws IOException {
		try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
			var reader = reader(ImageIO.getImageReaders(in));
			try {
				reader.setInput(in, true, true);
				if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
					throw new IOException(reader.getWidth(0) + " x " + reader.getHeight(0) + " pixels are too many");
				}
				return of(reader.read(0));
			} catch (RuntimeException e) {
				throw new IOException("it is damaged", e); // decoders meet damaged files with exceptions of any kind
			} finally {
				reader.dispose();
			}
		}
	}

	private static ImageReader reader(Iterator<ImageReader> readers) throws IOException {
		while (readers.hasNext()) {
			var reader = readers.next();
			if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
				return reader;
			}
		}
		throw new IOException("it is neither");
	}

	private static Image of(BufferedImage decoded) {
		int height = decoded.getHeight();
		int width = decoded.getWidth();
		boolean grey = decoded.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
		var image = new Image(height, width, new float[grey ? 1 : 3][height * width]);
		if (grey) {
			image.takeGrey(decoded);
		} else {
			image.takeColours(decoded);
		}
		return image;
	}

	/** From the raster: the colour model would take grey for linear light. */
	private void takeGrey(BufferedImage decoded) {
		var raster = decoded.getRaster();
		float white = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
		var values = raster.getSamples(0, 0, width, height, 0, (int[]) null);
		boolean alpha = raster.getNumBands() > 1;
		var covers = alpha ? raster.getSamples(0, 0, width, height, 1, (int[]) null) : null;
		for (int i = 0; i < values.length; i++) {
			maps[0][i] = values[i] / white * (alpha ? covers[i] / white : 1);
		}
	}

	private void takeColours(BufferedImage decoded) {
		var row = new int[width];
		for (int y = 0; y < height; y++) {
			decoded.getRGB(0, y, width, 1, row, 0, width);
			for (int x = 0; x < width; x++) {
				float cover = (row[x] >>> 24) / 255f;
				for (int c = 0; c < 3; c++) {
					maps[c][y * width + x] = (row[x] >> 16 - 8 * c & 0xff) / 255f * cover;
				}
			}
		}
	}

	/** Puts it, in another size if need be, into a sample that begins at an index. */
	void put(Shape shape, float[] inputs, int at) {
		var resampling = new Resampling(height, width, shape.height(), shape.width());
		int size = shape.height() * shape.width();
		for (int c = 0; c < shape.channels(); c++) {
			resampling.map(shape.channels() == 1 ? luma() : maps[maps.length == 1 ? 0 : c], 0, inputs, at + c * size);
		}
	}

	private float[] luma() {
		if (maps.length == 1) {
			return maps[0];
		}
		var grey = new float[height * width];
		for (int i = 0; i < grey.length; i++) {
			grey[i] = RED * maps[0][i] + GREEN * maps[1][i] + BLUE * maps[2][i];
		}
		return grey;
	}
}
