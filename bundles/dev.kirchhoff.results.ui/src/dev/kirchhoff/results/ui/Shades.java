// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

import dev.kirchhoff.results.Palette;

/** Colours for drawing that go with those of a widget, whatever the theme makes of it. */
record Shades(RGB ink, RGB page) {
	static Shades of(Control control) {
		return new Shades(control.getForeground().getRGB(), control.getBackground().getRGB());
	}

	boolean onDark() {
		return brightness(page) < 128;
	}

	private static double brightness(RGB rgb) {
		return 0.299 * rgb.red + 0.587 * rgb.green + 0.114 * rgb.blue;
	}

	Color foreground() {
		return new Color(ink);
	}

	Color background() {
		return new Color(page);
	}

	/** For numbers at axes. */
	Color soft() {
		return mixed(0.72);
	}

	Color frame() {
		return mixed(0.45);
	}

	Color grid() {
		return mixed(0.12);
	}

	/** Between the cells of a table. */
	Color line() {
		return mixed(0.25);
	}

	/** @param part of the foreground, the rest is background */
	private Color mixed(double part) {
		return new Color(mixed(ink.red, page.red, part), mixed(ink.green, page.green, part), mixed(ink.blue, page.blue, part));
	}

	private static int mixed(int a, int b, double part) {
		return (int) Math.round(part * a + (1 - part) * b);
	}

	/** The colour of the k-th of so many things. */
	Color of(int k, int count, boolean ordered) {
		boolean shaded = ordered && count > 2;
		return rgb(!shaded ? Palette.of(k, onDark()) : onDark() ? Palette.amount(0.3 + 0.7 * k / (count - 1)) : Palette.shade(k, count));
	}

	static Color rgb(int value) {
		return new Color(value >> 16 & 255, value >> 8 & 255, value & 255);
	}
}
