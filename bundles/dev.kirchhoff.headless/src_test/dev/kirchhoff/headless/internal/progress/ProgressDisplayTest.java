// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.solver.run.Progress;

class ProgressDisplayTest {
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

	@Test
	void aTerminalIsLeftClean() throws Exception {
		var looked = new CountDownLatch(3);
		try (var display = new ProgressDisplay("moons", stream, new Terminal(true, 80))) {
			display.watch(() -> {
				looked.countDown();
				return new Progress(0, 0, 10 - looked.getCount(), 10, "");
			});
			assertTrue(looked.await(10, TimeUnit.SECONDS));
		}
		var text = bytes.toString(StandardCharsets.UTF_8);
		assertTrue(text.contains("\rmoons [###"), text);
		assertEquals("", lastLine(text).strip(), text);
		assertTrue(text.endsWith("\r"), text);
		assertTrue(text.indexOf('\n') < 0, text);
	}

	private static String lastLine(String text) {
		var lines = text.substring(0, text.length() - 1);
		return lines.substring(lines.lastIndexOf('\r') + 1);
	}

	@Test
	void aFileGetsNoControlCharacters() throws Exception {
		var looked = new CountDownLatch(4);
		try (var display = new ProgressDisplay("moons", stream, Terminal.NONE)) {
			display.watch(() -> {
				looked.countDown();
				return new Progress(0, 0, 10 - 2 * looked.getCount(), 10, "");
			});
			assertTrue(looked.await(10, TimeUnit.SECONDS));
		}
		var text = bytes.toString(StandardCharsets.UTF_8);
		assertTrue(text.startsWith("moons:  "), text);
		assertTrue(text.indexOf('\r') < 0 && text.indexOf('\u001b') < 0, text);
	}

	@Test
	void closingTwiceOrBeforeTheStartIsFine() {
		var display = new ProgressDisplay("moons", stream, new Terminal(true, 80));
		display.close();
		display.watch(() -> new Progress(0, 0, 0, 1, ""));
		display.close();
		display.close();
		assertEquals("", bytes.toString(StandardCharsets.UTF_8).strip());
	}
}
