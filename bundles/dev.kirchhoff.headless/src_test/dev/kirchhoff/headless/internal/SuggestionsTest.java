// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class SuggestionsTest {
	private static final List<String> TYPES = List.of("tio2", "hfo2", "ideal", "measured", "hardware-aware", "accuracy");

	@Test
	void aSlip() {
		assertEquals(List.of("tio2"), Suggestions.near("ti02", TYPES));
		assertEquals(List.of("accuracy"), Suggestions.near("acuracy", TYPES));
		assertEquals(List.of("run"), Suggestions.near("rn", List.of("run", "validate", "list")));
	}

	@Test
	void aPart() {
		assertEquals(List.of("hardware-aware"), Suggestions.near("hardware", TYPES));
		assertEquals(List.of("tio2"), Suggestions.near("dev.kirchhoff.devices.tio2", TYPES));
	}

	@Test
	void nothingLikeIt() {
		assertEquals(List.of(), Suggestions.near("quantum", TYPES));
		assertEquals("see the list", Suggestions.mend("quantum", TYPES, "see the list"));
		assertEquals("did you mean tio2?", Suggestions.mend("TiO2", TYPES, ""));
	}
}
