// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;

/** The pictures on the canvas, each drawn from its vectors in as many pixels as it is shown in, so that zooming in does not blur it. */
public final class Pictures {
	private static final int SHARPEST = 800;

	private record Key(String path, int zoom) {
	}

	private final Function<String, Optional<URL>> files;
	private final Map<Key, Optional<Image>> images = new HashMap<>();

	public Pictures(Function<String, Optional<URL>> files) {
		this.files = files;
	}

	/** For menus and trees. */
	public Optional<ImageDescriptor> descriptor(String path) {
		return path == null || path.isEmpty() ? Optional.empty() : files.apply(path).map(ImageDescriptor::createFromURL);
	}

	public Optional<Image> icon(String path) {
		return image(path, 100);
	}

	/** @param scale pixels of the screen for one of the diagram */
	void draw(Graphics graphics, String path, Rectangle where, double scale) {
		image(path, 100).ifPresent(small -> {
			var size = small.getBounds();
			var wanted = scale * Math.max(where.width / (double) size.width, where.height / (double) size.height);
			int zoom = 100;
			while (zoom < 100 * wanted - 1 && zoom < SHARPEST) {
				zoom *= 2;
			}
			var image = image(path, zoom).orElse(small);
			var pixels = image.getBounds();
			graphics.setInterpolation(SWT.HIGH);
			graphics.drawImage(image, 0, 0, pixels.width, pixels.height, where.x, where.y, where.width, where.height);
		});
	}

	private Optional<Image> image(String path, int zoom) {
		return path.isEmpty() ? Optional.empty() : images.computeIfAbsent(new Key(path, zoom), this::load);
	}

	private Optional<Image> load(Key key) {
		try {
			return descriptor(key.path).map(descriptor -> descriptor.getImageData(key.zoom)).map(data -> new Image(Display.getCurrent(), data));
		} catch (SWTException e) {
			ILog.get().warn("cannot read the picture " + key.path, e);
			return Optional.empty();
		}
	}

	public void dispose() {
		images.values().forEach(image -> image.ifPresent(Image::dispose));
		images.clear();
	}
}
