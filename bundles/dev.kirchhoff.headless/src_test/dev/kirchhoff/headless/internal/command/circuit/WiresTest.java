// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.numerics.circuit.Wiring;

class WiresTest {
	private static final Wiring FILE = new Wiring(1, 2, 3, 4, false, true);

	private static Wiring changed(String... arguments) {
		var problems = new ArrayList<Problem>();
		var wiring = DriveTest.parse(arguments).wires.change(FILE, problems);
		assertTrue(problems.isEmpty(), problems.toString());
		return wiring;
	}

	@Test
	void whatIsNotGivenStays() {
		assertEquals(FILE, changed());
		assertEquals(new Wiring(5, 5, 3, 4, false, true), changed("--wire", "5"));
		assertEquals(new Wiring(5, 0.25, 3, 4, false, true), changed("--bit-line", "250 mΩ", "--wire", "5 ohm"));
		assertEquals(new Wiring(7, 2, 1000, 0, true, true), changed("--word-line=7", "--driver=1 kΩ", "--sense=0", "--both-ends"));
	}

	@Test
	void allThatIsWrong() {
		var problems = new ArrayList<Problem>();
		DriveTest.parse("--wire", "-1", "--driver", "1 V", "--sense", "much").wires.change(FILE, problems);
		var lines = problems.stream().map(Problem::toString).toList();
		assertEquals(3, lines.size(), lines.toString());
		assertTrue(lines.get(0).startsWith("--wire: '-1' is negative"), lines.toString());
		assertTrue(lines.get(1).startsWith("--driver: '1 V' has the wrong unit"), lines.toString());
		assertTrue(lines.get(2).startsWith("--sense: 'much' is not a number"), lines.toString());
	}
}
