// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.Label.Alignment;

class TextMetricsTest {
	@Test
	void widthsAreThoseOfHelvetica() {
		assertEquals(12 * (722 + 556 + 222 + 222 + 556) / 1000.0, TextMetrics.width("Hello", 9, false), 1e-9);
		assertEquals(12 * (722 + 556 + 278 + 278 + 611) / 1000.0, TextMetrics.width("Hello", 9, true), 1e-9);
		assertEquals(TextMetrics.width("e", 9, false), TextMetrics.width("é", 9, false));
	}

	@Test
	void anIconHasRoomBesideTheText() {
		var plain = new Label("ab\nc", "", 9, Set.of(), Color.BLACK, Alignment.LEFT, false);
		var icon = new Label("ab\nc", "/b/i.png", 9, Set.of(), Color.BLACK, Alignment.LEFT, false);
		assertEquals(TextMetrics.size(plain).width() + 20, TextMetrics.size(icon).width());
		assertEquals(new Size(16, 16), TextMetrics.size(new Label("", "/b/i.png", 9, Set.of(), Color.BLACK, Alignment.LEFT, false)));
		assertEquals(new Size(0, 0), TextMetrics.size(Label.NONE));
	}

	@Test
	void aLineIsShortenedToItsRoom() {
		assertEquals("word line", TextMetrics.shorten("word line", 9, false, 100));
		var shortened = TextMetrics.shorten("word line driver", 9, false, 50);
		assertTrue(shortened.endsWith("…") && TextMetrics.width(shortened, 9, false) <= 50, shortened);
		assertEquals("", TextMetrics.shorten("word line", 9, false, 5));
	}
}
