// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.List;

/** What issue 3 asks a case to reach. */
record Target(Quantity quantity, double limit) {
	/** What a target is about. */
	enum Quantity {
		/** Seconds, at most. */
		TIME,
		/** Units of the family in a second, at least. */
		RATE,
		/** Bytes, at most. */
		MEMORY
	}

	static List<Target> of(Case which) {
		return switch (which.family().name()) {
		case "solve", "solve9" -> switch (which.size()) {
		case 64 -> List.of(time(0.0004));
		case 128 -> List.of(time(0.002));
		case 256 -> List.of(time(0.01));
		case 512 -> List.of(time(0.05), new Target(Quantity.MEMORY, 50e6));
		case 1024 -> List.of(time(0.3));
		default -> List.of();
		};
		case "vectors" -> which.size() == 512 ? List.of(time(0.6)) : List.of();
		case "mlp", "mlp-noise" -> List.of(new Target(Quantity.RATE, 100_000));
		default -> List.of();
		};
	}

	private static Target time(double seconds) {
		return new Target(Quantity.TIME, seconds);
	}

	/** Held against what this run measured: the median time, and the heap that suffices. */
	boolean isMet(Measurement m) {
		return switch (quantity) {
		case TIME -> m.median() <= limit;
		case RATE -> m.rate() >= limit;
		case MEMORY -> m.memory() <= limit;
		};
	}

	/** Such as {@code <= 400 us met}. */
	String verdict(Measurement m) {
		var asked = switch (quantity) {
		case TIME -> "<= " + Units.seconds(limit);
		case RATE -> ">= " + Units.count(limit) + "/s";
		case MEMORY -> "<= " + Units.bytes(limit);
		};
		return asked + (isMet(m) ? " met" : " missed");
	}
}
