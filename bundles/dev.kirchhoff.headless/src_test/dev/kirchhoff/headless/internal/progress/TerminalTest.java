// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

class TerminalTest {
	@Test
	void aTerminal() {
		var terminal = Terminal.of(Map.of("TERM", "xterm-256color"), true);
		assertTrue(terminal.live());
		assertEquals(80, terminal.width());
		assertEquals(132, Terminal.of(Map.of("COLUMNS", "132"), true).width());
		assertEquals(80, Terminal.of(Map.of("COLUMNS", "many"), true).width());
	}

	@Test
	void aDumbTerminalGetsPlainLines() {
		assertFalse(Terminal.of(Map.of("TERM", "dumb"), true).live());
	}

	@Test
	void aPipeGetsPlainLines() {
		assertFalse(Terminal.of(Map.of("TERM", "xterm"), false).live());
	}

	@Test
	void bothWaysOfAskingSayTheSame() {
		assertEquals(Terminal.isatty(2) && !"dumb".equals(System.getenv("TERM")), Terminal.ofProcess().live());
	}
}
