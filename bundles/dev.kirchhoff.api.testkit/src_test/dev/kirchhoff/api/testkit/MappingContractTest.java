// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;

/** A scheme that keeps its promises passes, and each that breaks one is caught by the check of that promise. */
class MappingContractTest {
	/** A pair of planes. */
	private static class Good implements MappingScheme {
		@Override
		public List<String> planes() {
			return List.of("positive", "negative");
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			for (int i = 0; i < inputs * outputs; i++) {
				double w = Math.clamp(weights[i], -range, range) / range * window.width();
				targets[0][i] = window.low() + Math.max(w, 0);
				targets[1][i] = window.low() + Math.max(-w, 0);
			}
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			for (int i = 0; i < inputs * outputs; i++) {
				weights[i] = (float) ((conductances[0][i] - conductances[1][i]) * range / window.width());
			}
		}
	}

	@Test
	void aGoodSchemePasses() {
		MappingContract.of(new Good()).within(1e-6).verify();
		MappingContract.of(new Good()).on(new Range(0, 1e-3)).within(1e-6).verify();
	}

	private record Bad(String check, Good scheme) {
	}

	@TestFactory
	Stream<DynamicTest> badSchemesAreCaught() {
		return Stream.of(new Bad("planes", new Good() {
			@Override
			public List<String> planes() {
				return List.of("same", "same");
			}
		}), new Bad("answers", new Good() {
			@Override
			public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
				super.encode(weights, inputs, outputs + 1, range, window, targets);
			}
		}), new Bad("window", new Good() {
			@Override
			public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
				super.encode(weights, inputs, outputs, range, new Range(0, window.high()), targets);
			}
		}), new Bad("window", new Good() {
			@Override
			public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
				super.encode(weights, inputs, outputs, range, window, targets);
				targets[1][0] = Double.NaN;
			}
		}), new Bad("inputs", new Good() {
			@Override
			public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
				super.encode(weights, inputs, outputs, range, window, targets);
				Arrays.fill(weights, 0);
			}
		}), new Bad("round-trip", new Good() {
			@Override
			public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
				super.decode(conductances, inputs, outputs, 0.9 * range, window, weights);
			}
		}), new Bad("references", new Good() {
			@Override
			public boolean isReference(int plane) {
				return plane == 1;
			}

			@Override
			public int bitLines(int plane, int outputs) {
				return outputs;
			}
		}), new Bad("affine", new Good() {
			@Override
			public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
				for (int i = 0; i < inputs * outputs; i++) {
					double w = Math.cbrt(Math.clamp(weights[i], -range, range) / range) * window.width();
					targets[0][i] = window.low() + Math.max(w, 0);
					targets[1][i] = window.low() + Math.max(-w, 0);
				}
			}

			@Override
			public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
				for (int i = 0; i < inputs * outputs; i++) {
					weights[i] = (float) (Math.pow((conductances[0][i] - conductances[1][i]) / window.width(), 3) * range);
				}
			}
		})).map(bad -> DynamicTest.dynamicTest(bad.check, () -> {
			var findings = MappingContract.of(bad.scheme).within(1e-4).findings();
			assertEquals(List.of(bad.check), findings.stream().filter(Finding::isError).map(Finding::check).distinct().toList(), findings::toString);
		}));
	}
}
