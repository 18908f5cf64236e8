// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.random.RandomStream;

class DrawsTest {
	private static final int COPIES = 7;
	private static final int CELLS = 13;

	private static Draws draws(int from, int to) {
		var streams = new RandomStream[to - from];
		Arrays.setAll(streams, c -> RandomStream.of(5).split(from + c));
		return new Draws(streams, CELLS);
	}

	private static double[] get(Draws draws, int copies, BiConsumer<Draws, double[]> what) {
		var out = new double[copies * CELLS];
		what.accept(draws, out);
		return out;
	}

	@Test
	void numbersDoNotDependOnHowCopiesAreGrouped() {
		for (BiConsumer<Draws, double[]> what : List.<BiConsumer<Draws, double[]>> of((d, out) -> d.normal("a", out), (d, out) -> d.uniform("a", out),
				(d, out) -> d.at(3).normal("a", out), (d, out) -> d.at(3).at(1).uniform("b", out))) {
			var whole = get(draws(0, COPIES), COPIES, what);
			for (int cut = 1; cut < COPIES; cut++) {
				var parts = new double[COPIES * CELLS];
				System.arraycopy(get(draws(0, cut), cut, what), 0, parts, 0, cut * CELLS);
				System.arraycopy(get(draws(cut, COPIES), COPIES - cut, what), 0, parts, cut * CELLS, (COPIES - cut) * CELLS);
				assertArrayEquals(whole, parts);
			}
			assertEquals(COPIES * CELLS, Arrays.stream(whole).distinct().count(), "every cell of every copy has its own number");
		}
	}

	@Test
	void oneCellAloneGetsTheNumberItHasInTheBatch() {
		var draws = draws(2, COPIES);
		int copies = COPIES - 2;
		var normal = get(draws, copies, (d, out) -> d.normal("a", out));
		var uniform = get(draws, copies, (d, out) -> d.uniform("a", out));
		for (int cell = 0; cell < normal.length; cell++) {
			assertEquals(normal[cell], draws.normal("a", cell));
			assertEquals(uniform[cell], draws.uniform("a", cell));
		}
	}

	@Test
	void purposesAndEventsAreIndependentAndAskingTwiceGivesTheSame() {
		var draws = draws(0, COPIES);
		var a = get(draws, COPIES, (d, out) -> d.normal("a", out));
		assertArrayEquals(a, get(draws, COPIES, (d, out) -> d.normal("a", out)));
		for (var other : List.of(get(draws, COPIES, (d, out) -> d.normal("b", out)), get(draws.at(0), COPIES, (d, out) -> d.normal("a", out)),
				get(draws.at(1), COPIES, (d, out) -> d.normal("a", out)))) {
			assertTrue(Arrays.stream(other).noneMatch(x -> Arrays.stream(a).anyMatch(y -> y == x)));
		}
	}

	@Test
	void anArrayOfAnotherSizeIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> draws(0, 2).normal("a", new double[CELLS]));
		assertThrows(IllegalArgumentException.class, () -> draws(0, 1).uniform("a", new double[CELLS + 1]));
	}

	@Test
	void theStreamsGivenMayChangeLater() {
		var streams = new RandomStream[] { RandomStream.of(1) };
		var draws = new Draws(streams, CELLS);
		var before = get(draws, 1, (d, out) -> d.normal("a", out));
		streams[0] = RandomStream.of(2);
		assertArrayEquals(before, get(draws, 1, (d, out) -> d.normal("a", out)));
	}
}
