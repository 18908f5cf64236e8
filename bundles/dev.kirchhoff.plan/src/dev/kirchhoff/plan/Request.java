// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is to be planned.
 *
 * @param file       a project file
 * @param experiment name of one of its experiments; all if empty
 * @param settings   changes for this time, {@code path=value} each
 * @param seed       instead of that of the experiments
 * @param repeats    instead of that of the experiments
 */
public record Request(Path file, Optional<String> experiment, List<String> settings, OptionalLong seed, OptionalInt repeats) {
	/** All experiments of a file as they are. */
	public static Request all(Path file) {
		return new Request(file, Optional.empty(), List.of(), OptionalLong.empty(), OptionalInt.empty());
	}
}
