// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What is recorded of a run beside its results.
 *
 * @param version of Kirchhoff
 * @param plugins bundles that contributed, with their versions
 * @param place   where it was computed, for people
 * @param hosts   repeats by the machine whose workers computed them; empty if it was this process
 * @param kernels which dense kernels computed
 */
public record RunInfo(String version, Map<String, String> plugins, String place, Map<String, Long> hosts, String kernels, Instant started, Instant finished,
		long repeatsComputed) {
	/** How long it took. */
	public Duration time() {
		return Duration.between(started, finished);
	}
}
