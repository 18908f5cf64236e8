// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * What another program needed for the same work. Nothing of this is measured here: these are the CPU seconds that issue 3 states for a
 * machine of this kind, as constants.
 *
 * @param program its name
 * @param figure  with its unit
 */
record Peer(String program, String figure) {
	static final String SOURCE = "measured elsewhere, on a machine of this kind, not in this run (CPU time; issue 3)";

	private static final String BADCROSSBAR = "badcrossbar";
	private static final String CROSSSIM = "CrossSim";

	private static final Map<String, List<Peer>> READS = Map.of(
			"64", List.of(new Peer(BADCROSSBAR, "34 ms"), new Peer(CROSSSIM, "0.4..0.9 ms")),
			"128", List.of(new Peer(BADCROSSBAR, "164 ms"), new Peer(CROSSSIM, "2..7 ms"), new Peer("ngspice", "66 s")),
			"256", List.of(new Peer(BADCROSSBAR, "1.39 s"), new Peer(CROSSSIM, "0.25..2.5 s")),
			"512", List.of(new Peer(BADCROSSBAR, "8.64 s, 1.4 GB"), new Peer(CROSSSIM, "66 s")));

	/** Of whom there are figures for this case. */
	static List<Peer> of(Case which) {
		return switch (which.family().name()) {
		case "solve", "solve9" -> READS.getOrDefault(Integer.toString(which.size()), List.of());
		case "vectors" -> which.size() == 512 ? List.of(new Peer(BADCROSSBAR, "14.9 s")) : List.of();
		case "mlp" -> List.of(new Peer(CROSSSIM, "17 images/s"));
		case "mlp-noise" -> List.of(new Peer(CROSSSIM, "132 images/s"));
		default -> List.of();
		};
	}

	@Override
	public String toString() {
		return program + ' ' + figure;
	}
}
