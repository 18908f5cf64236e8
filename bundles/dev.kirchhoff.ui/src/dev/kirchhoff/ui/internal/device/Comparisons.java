// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.device;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.device.DevicePicture;
import dev.kirchhoff.results.device.DevicePicture.Curves;

/** Puts the lines of a device with its defaults behind those of one that differs. */
final class Comparisons {
	private Comparisons() {
	}

	static List<DevicePicture> with(List<DevicePicture> pictures, List<DevicePicture> standard) {
		return pictures.stream().map(picture -> picture instanceof Curves curves ? with(curves, standard) : picture).toList();
	}

	private static DevicePicture with(Curves curves, List<DevicePicture> standard) {
		var same = standard.stream().filter(other -> other instanceof Curves && other.topic() == curves.topic() && kind(other.title()).equals(kind(curves.title()))).map(other -> (Curves) other)
				.findFirst();
		if (same.isEmpty()) {
			return curves;
		}
		var series = new ArrayList<Series>(curves.lines().series());
		boolean first = true;
		for (var reference : same.get().lines().series()) {
			series.add(reference.asReference(first ? "with defaults" : ""));
			first = false;
		}
		return new Curves(curves.topic(), curves.lines().with(series));
	}

	/** A title without its numbers. */
	private static String kind(String title) {
		return title.replaceAll("[\\d.,]+\\s*\\p{L}*", "");
	}
}
