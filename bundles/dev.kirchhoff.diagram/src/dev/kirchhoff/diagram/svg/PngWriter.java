// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import javax.imageio.ImageIO;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;

import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.view.DiagramView;

/** Makes pixels of a drawing, without a display. */
public final class PngWriter {
	/** More pixels than this do not fit into an image. */
	private static final double MOST_PIXELS = 120e6;

	private PngWriter() {
	}

	/**
	 * The bytes of a PNG file.
	 *
	 * @param pictures   finds what a path in the view means
	 * @param background whether what is behind everything is drawn; else it is transparent
	 * @param scale      pixels of the picture a pixel of the drawing; less for a drawing that would be too large
	 * @throws IOException if this Java cannot draw: it may lack fonts
	 */
	public static byte[] write(DiagramView view, Layout layout, Function<String, Optional<URL>> pictures, boolean background, double scale) throws IOException {
		if (System.getProperty("java.awt.headless") == null) {
			System.setProperty("java.awt.headless", "true");
		}
		try {
			return pixels(SvgWriter.plain(view, layout, pictures, background, font()), scale);
		} catch (InternalError | LinkageError | NullPointerException noFonts) {
			throw new IOException("this Java cannot draw text (" + noFonts.getMessage() + ")", noFonts);
		}
	}

	/** One with the widths that the layout reckons with, if there is any. */
	private static String font() {
		var there = Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
		return SvgWriter.FONTS.stream().filter(there::contains).findFirst().orElse(Font.SANS_SERIF);
	}

	private static byte[] pixels(String svg, double scale) throws IOException {
		var document = new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null, LoaderContext.createDefault());
		if (document == null) {
			throw new IOException("the drawing cannot be read");
		}
		var size = document.size();
		double factor = Math.min(scale, Math.sqrt(MOST_PIXELS / Math.max(1, size.width * size.height)));
		int width = Math.max(1, (int) Math.ceil(size.width * factor));
		int height = Math.max(1, (int) Math.ceil(size.height * factor));
		var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		var graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, width, height));
		graphics.dispose();
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}
}
