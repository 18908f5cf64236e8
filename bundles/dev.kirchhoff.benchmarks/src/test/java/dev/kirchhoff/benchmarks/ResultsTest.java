// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.benchmarks.subject.Findings;

/** What the table says of measurements. */
class ResultsTest {
	private static Measurement measured(String name, double seconds, double allocated, double heap, double error) {
		var which = Families.find(name);
		long cells = (long) which.size() * which.size();
		return new Measurement(which, 10, seconds, seconds / 2, seconds, allocated, heap, cells, new Findings(4, error));
	}

	private static Measurement measured(String name, double seconds) {
		return measured(name, seconds, 1e6, Double.NaN, 1e-13);
	}

	@Test
	void targetsAreHeldAgainstTheMeasurement() {
		var met = measured("solve/512", 0.049, 60e6, 45e6, 1e-13);
		assertEquals(List.of(), new Results(List.of(met)).missed());
		assertEquals("<= 50.0 ms met", Target.of(met.of()).getFirst().verdict(met));
		var slow = measured("solve/512", 0.051, 60e6, 55e6, 1e-13);
		assertEquals(List.of("solve/512 <= 50.0 ms missed", "solve/512 <= 50.0 MB missed"), new Results(List.of(slow)).missed());
		var unprobed = measured("solve/512", 0.049, 60e6, Double.NaN, 1e-13);
		assertEquals(1, new Results(List.of(unprobed)).missed().size());
	}

	@Test
	void aRateIsWorkBySeconds() {
		var which = Families.find("mlp/64");
		assertTrue(Target.of(which).getFirst().isMet(new Measurement(which, 1, 0.09, 0.09, 0.09, 0, Double.NaN, 10_000, Findings.direct(0))));
		assertFalse(Target.of(which).getFirst().isMet(new Measurement(which, 1, 0.11, 0.11, 0.11, 0, Double.NaN, 10_000, Findings.direct(0))));
	}

	@Test
	void baselinesAreOfTheSameSize() {
		var results = new Results(List.of(measured("solve/64", 0.001), measured("general/64", 0.01), measured("general/128", 0.1), measured("solve/256", 1)));
		assertEquals(10, results.timesFaster(results.all().getFirst()).getAsDouble(), 1e-9);
		assertTrue(results.timesFaster(results.all().getLast()).isEmpty());
		assertTrue(results.timesFaster(results.all().get(1)).isEmpty());
	}

	@Test
	void theExponentIsThatOfAPowerLaw() {
		var results = new Results(List.of(measured("solve/64", Math.pow(64, 2.2)), measured("solve/128", Math.pow(128, 2.2)), measured("solve/512", Math.pow(512, 2.2))));
		assertEquals(1.1, results.exponent(Families.find("solve/64").family()).getAsDouble(), 1e-9);
		assertTrue(results.exponent(Families.find("general/64").family()).isEmpty());
	}

	@Test
	void wrongResultsAreTold() {
		var results = new Results(List.of(measured("solve/64", 1, 1, 1, 1e-3), measured("solve/128", 1, 1, 1, Double.NaN), measured("solve/256", 1)));
		assertEquals(List.of("solve/64", "solve/128"), results.wrong().stream().map(m -> m.of().name()).toList());
		assertTrue(Table.of(results).contains("1.0e-03 WRONG"));
	}

	@Test
	void theTableHasMeasuredAndQuotedFiguresApart() {
		var table = Table.of(new Results(List.of(measured("solve/64", 0.0003), measured("general/64", 0.003))));
		assertTrue(table.contains("300 us"), table);
		assertTrue(table.contains("10.0 x"), table);
		assertTrue(table.contains("<= 400 us met"), table);
		assertTrue(table.contains("badcrossbar 34 ms"), table);
	}

	@Test
	void numbersForPeople() {
		assertEquals("400 us", Units.seconds(0.0004));
		assertEquals("12.3 ms", Units.seconds(0.01234));
		assertEquals("1.00 s", Units.seconds(0.9999999999999999 + 1e-9));
		assertEquals("1.40 GB", Units.bytes(1.4e9));
		assertEquals("100 k", Units.count(100_000));
		assertEquals("1/4.00 x", Units.ratio(0.25));
	}
}
