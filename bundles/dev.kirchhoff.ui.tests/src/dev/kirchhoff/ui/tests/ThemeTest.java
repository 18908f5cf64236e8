// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.ui.internal.theme.Appearance;

/** The window is of one piece in the dark theme too. */
class ThemeTest {
	@AfterEach
	void light() {
		Appearance.LIGHT.apply();
		Workbench.settle();
	}

	@Test
	void anEmptyEditorAreaIsAsDarkAsTheViews() throws Exception {
		var page = Workbench.window().getActivePage();
		page.closeAllEditors(false);
		Appearance.DARK.apply();
		Workbench.settle();
		var view = Workbench.projects().getCommonViewer().getTree();
		var area = folders(Workbench.theWindow().getShell()).filter(folder -> folder.getItemCount() == 0 && folder.isVisible())
				.max(Comparator.comparingInt(folder -> folder.getSize().x * folder.getSize().y)).orElseThrow();
		var picture = new ImageData(Workbench.screenshot("dark-empty").toString());
		var dark = brightness(picture, view, 0.95);
		assertEquals(dark, brightness(picture, area, 0.95), 8, "brightness of the empty area");
	}

	private static Stream<CTabFolder> folders(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> Stream.concat(child instanceof CTabFolder folder ? Stream.of(folder) : Stream.empty(),
				child instanceof Composite inner ? folders(inner) : Stream.empty()));
	}

	/** On the line from the upper left to the lower right corner. */
	private static double brightness(ImageData picture, Control control, double part) {
		var window = control.getShell().getBounds();
		var place = control.toDisplay((int) (part * control.getSize().x), (int) (part * control.getSize().y));
		var rgb = picture.palette.getRGB(picture.getPixel(place.x - window.x, place.y - window.y));
		return (rgb.red + rgb.green + rgb.blue) / 3.0;
	}
}
