// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.numerics.random.RandomStream;

class UnitTest {
	private static String refusal(String unit, String text) {
		return assertThrows(IllegalArgumentException.class, () -> Unit.parse(unit).read(text)).getMessage();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"S | 100 µS | 1e-4", "S | 100µS | 1e-4", "S | 100 uS | 1e-4", "S | 100 \u03bcS | 1e-4", "S | 1e-4 | 1e-4", "S | 1e-4 S | 1e-4", "S | 1e-4S | 1e-4",
			"A | 15 µA | 15e-6", "A | -2.5nA | -2.5e-9", "V | +.5 V | 0.5", "V | 2. V | 2", "V | 200 mV | 0.2", "V/A | 20 kV/A | 2e4", "V/A | 20 mV/µA | 2e4",
			"V/A | 20 kΩ | 2e4", "V/A | 20 k\u2126 | 2e4", "Ω | 1.5 ohm | 1.5", "Ω | 3 kohm | 3000", "Ω | 2 V / mA | 2000", "1/S | -6.24 | -6.24", "1/S | 3 Ω | 3",
			"1/S | 3 1/S | 3", "1/S | -6.24e-6 1/µS | -6.24", "1/S | 5 S^-1 | 5", "S | 2 1/Ω | 2", "1 | 7 % | 0.07", "1 | 0.3 % | 0.003", "1 | 12 ppm | 12e-6",
			"1 | 0.5 | 0.5", "% | 7 | 7", "% | 0.07 1 | 7", "K | 125 °C | 398.15", "K | -273.15 °C | 0", "°C | 398.15 K | 125", "°C | 125 | 125", "s | 1 h | 3600",
			"s | 2 min | 120", "s | 50 ns | 50e-9", "s | 4 ms | 4e-3", "J | 13.1 pJ | 13.1e-12", "J | 1 eV | 1.602176634e-19", "J | 2 W·s | 2", "J | 2 W s | 2",
			"J | 2 W*s | 2", "F/m^2 | 3 nF·mm^-2 | 3e-3", "F/m^2 | 3 nF/mm2 | 3e-3", "m | 130 nm | 130e-9", "m | 2 cm | 0.02", "Hz | 2 kHz | 2000", "Hz | 3 1/ms | 3000",
			"1 | \u22125 | -5", "V | 3\u00a0V | 3", "S | inf | Infinity", "S | -Infinity S | -Infinity" })
	void reads(String unit, String text, double value) {
		assertEquals(value, Unit.parse(unit).read(text), "no rounding beyond that of the decimal number");
	}

	@Test
	void aValueAtTheEndOfARangeIsInTheRangeHoweverItIsWritten() {
		for (int n = 1; n <= 999; n++) {
			assertEquals(Double.parseDouble(n + "e-6"), Unit.parse("S").read(n + " µS"));
			assertEquals(Double.parseDouble(n + "e-2"), Unit.ONE.read(n + " %"));
			assertEquals(Double.parseDouble(n + "e-15"), Unit.parse("F").read(n + "fF"));
		}
	}

	@Test
	void wrongUnitIsRefusedWithAnExample() {
		assertEquals("'3 V' has the wrong unit: expected S, for example 1 S", refusal("S", "3 V"));
		assertEquals("'3 V' has the wrong unit: expected a plain number, for example 0.5", refusal("1", "3 V"));
		assertEquals("'3 %' has the wrong unit: expected K, for example 1 K", refusal("K", "3 %"));
		assertEquals("'3 S/V' has the wrong unit: expected V/A, for example 1 V/A", refusal("V/A", "3 S/V"));
	}

	@Test
	void whatIsNoNumberIsRefused() {
		assertEquals("'much' is not a number with unit S", refusal("S", "much"));
		assertEquals("'' is not a number", refusal("1", ""));
		assertEquals("'NaN' is not a number", refusal("1", "NaN"));
		assertEquals("'µS' is not a number with unit S", refusal("S", "µS"));
		assertEquals("'--1' is not a number", refusal("1", "--1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "parsec", "xS", "kk", "m%", "k", "S2S", "Ss", "Kk", "°F", "µ", "kC°" })
	void unknownSymbolsAreNamed(String symbol) {
		String message = refusal("S", "1 " + symbol);
		assertTrue(message.contains(symbol) && message.contains("unit"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "V/", "/A", "V//A", "V^", "V^x", "V^^2", "m^99999999999", "m^100", "1,5", "*", "V*", "(V)", "V+A" })
	void brokenUnitsAreRefusedAsUnits(String unit) {
		String message = refusal("S", "1 " + unit);
		assertTrue(message.contains("unit"), message);
	}

	@Test
	void dimensionsDecideNotSpelling() {
		assertEquals(Unit.parse("V/A").dimension(), Unit.parse("Ω").dimension());
		assertEquals(Unit.parse("A·s").dimension(), Unit.parse("C").dimension());
		assertEquals(Unit.parse("J/s").dimension(), Unit.parse("V·A").dimension());
		assertEquals(Unit.parse("kg·m^2/s^2").dimension(), Unit.parse("J").dimension());
		assertEquals(1, Unit.parse("kg·m^2/s^2").factor());
		assertEquals(Unit.ONE, Unit.parse(""));
		assertEquals(Unit.ONE, Unit.parse(" 1 "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "A | 1.5e-5 | 15 µA", "S | 1e-4 | 100 µS", "S | 0 | 0 S", "V | 0.2 | 200 mV", "V | 1 | 1 V", "V | -2.7 | -2.7 V", "Ω | 304368 | 304.368 kΩ",
			"s | 1e-9 | 1 ns", "s | 1e-3 | 1 ms", "s | 1000 | 1 ks", "J | 1.31e-11 | 13.1 pJ", "F | 1e-21 | 0.001 aF", "Hz | 2e15 | 2000 THz", "V/A | 2e4 | 20000 V/A",
			"1 | 0.25 | 0.25", "1 | 1e-7 | 1.0e-7", "1 | 100 | 100", "% | 12.5 | 12.5 %", "1/S | -6.24 | -6.24 1/S", "1 | Infinity | Infinity", "V | -Infinity | -Infinity V",
			"S | 123456789e-12 | 123.457 µS" })
	void writesEngineeringUnits(String unit, double value, String text) {
		assertEquals(text, Unit.parse(unit).format(value));
	}

	@Test
	void whatIsWrittenReadsBackToSixDigits() {
		var random = RandomStream.of(3);
		long draw = 0;
		for (var symbol : List.of("S", "A", "V", "s", "Ω", "J", "F", "Hz", "W", "K", "m", "1", "%", "V/A", "1/S", "°C")) {
			var unit = Unit.parse(symbol);
			for (int i = 0; i < 200; i++) {
				double value = (2 * random.uniform(draw++) - 1) * StrictMath.pow(10, 36 * random.uniform(draw++) - 18);
				assertEquals(value, unit.read(unit.format(value)), 5.1e-6 * Math.abs(value), () -> unit + ": " + unit.format(value));
			}
		}
	}

	@Test
	void symbolsCanAllBeRead() {
		for (var symbol : Unit.symbols()) {
			Unit.parse(symbol);
		}
		assertTrue(List.of(Unit.symbols()).containsAll(List.of("S", "V", "A", "Ω", "s", "J", "K")));
	}
}
