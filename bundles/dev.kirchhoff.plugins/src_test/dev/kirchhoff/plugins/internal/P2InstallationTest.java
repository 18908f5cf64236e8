// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class P2InstallationTest {
	@Test
	void aSlipIsRecognized() {
		assertEquals("did you mean acme.memristor?", P2Installation.near("acme.memrsitor", "it offers ", List.of("acme.feature"), List.of("acme.memristor", "acme.pulse")));
	}

	@Test
	void withoutASlipAllIsTold() {
		assertEquals("it offers acme.one, acme.two", P2Installation.near("org.other", "it offers ", List.of("acme.one", "acme.two"), List.of("acme.memristor")));
	}
}
