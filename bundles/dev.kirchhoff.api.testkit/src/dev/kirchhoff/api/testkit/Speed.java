// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How fast a device is on this machine.
 *
 * @param secondsPerMillionCells by method, in one thread, for example {@code tune}
 * @since 1.0
 */
public record Speed(Map<String, Double> secondsPerMillionCells) {
	public Speed {
		secondsPerMillionCells = Collections.unmodifiableMap(new LinkedHashMap<>(secondsPerMillionCells));
	}

	/** A line for each method. */
	@Override
	public String toString() {
		return secondsPerMillionCells.entrySet().stream().map(entry -> String.format(Locale.ROOT, "%-24s %.3g s per million cells", entry.getKey(), entry.getValue()))
				.collect(Collectors.joining("\n"));
	}
}
