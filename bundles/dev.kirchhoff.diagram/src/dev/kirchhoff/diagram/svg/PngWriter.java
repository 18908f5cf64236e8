// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;

/** Makes pixels of a drawing, without a display. */
public final class PngWriter {
	/** More pixels than this do not fit into an image. */
	private static final double MOST_PIXELS = 120e6;

	private PngWriter() {
	}

	/**
	 * The bytes of a PNG file.
	 *
	 * @param svg   as {@link SvgWriter} writes it
	 * @param scale pixels of the picture a pixel of the drawing; less for a drawing that would be too large
	 * @throws IOException if this Java cannot draw: it may lack fonts
	 */
	public static byte[] write(String svg, double scale) throws IOException {
		var headless = System.getProperty("java.awt.headless");
		if (headless == null) {
			System.setProperty("java.awt.headless", "true");
		}
		var document = new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null, LoaderContext.createDefault());
		if (document == null) {
			throw new IOException("the drawing cannot be read");
		}
		var size = document.size();
		double factor = Math.min(scale, Math.sqrt(MOST_PIXELS / Math.max(1, size.width * size.height)));
		int width = Math.max(1, (int) Math.ceil(size.width * factor));
		int height = Math.max(1, (int) Math.ceil(size.height * factor));
		try {
			var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
			var graphics = image.createGraphics();
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
			graphics.setColor(Color.WHITE);
			document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, width, height));
			graphics.dispose();
			var bytes = new ByteArrayOutputStream();
			ImageIO.write(image, "png", bytes);
			return bytes.toByteArray();
		} catch (InternalError | LinkageError | NullPointerException noFonts) {
			throw new IOException("this Java cannot draw text (" + noFonts.getMessage() + ")", noFonts);
		}
	}
}
