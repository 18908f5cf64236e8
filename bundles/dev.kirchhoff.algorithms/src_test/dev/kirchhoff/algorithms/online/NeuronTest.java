// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.numerics.function.Elementary;

class NeuronTest {
	@ParameterizedTest
	@CsvSource({ "3, 1", "15, 7", "255, 127", "255, 32385", "4095, 2047", "4095, 8382465", "32767, 536870911", "32767, 16383", "255, 0.5", "7, 0.01" })
	void levelsAreThoseOfTheRoundedSigmoid(int levels, double perUnit) {
		var neuron = new Neuron(levels, 1 / perUnit);
		long most = (long) (14 * perUnit) + 2;
		long step = Math.max(1, most / 200_000);
		for (long sum = -most; sum <= most; sum += step) {
			assertEquals(Math.round(Elementary.sigmoid(sum / perUnit) * levels), neuron.level(sum), "sum " + sum);
		}
		assertEquals(0, neuron.level(Long.MIN_VALUE / 4));
		assertEquals(levels, neuron.level(Long.MAX_VALUE / 4));
	}

	@ParameterizedTest
	@CsvSource({ "255, 32385", "4095, 8382465", "32767, 536870911" })
	void levelsBeginWhereTheSigmoidPassesTheirMiddle(int levels, double perUnit) {
		var neuron = new Neuron(levels, 1 / perUnit);
		for (int k = 1; k <= levels; k++) {
			double p = (k - 0.5) / levels;
			long begin = (long) Math.ceil(perUnit * Elementary.log(p / (1 - p)));
			assertEquals(k - 1, neuron.level(begin - 1));
			assertEquals(k, neuron.level(begin));
		}
	}
}
