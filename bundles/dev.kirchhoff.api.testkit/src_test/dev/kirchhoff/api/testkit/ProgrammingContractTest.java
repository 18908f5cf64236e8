// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/** An algorithm that keeps its promises passes, and each that breaks one is caught by the check of that promise. */
class ProgrammingContractTest {
	/** Tunes working cells. */
	private static class Good implements ProgrammingAlgorithm {
		@Override
		public Set<Class<?>> needs() {
			return Set.of(Tunable.class);
		}

		@Override
		public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
			monitor.check();
			var before = cells.conductance().clone();
			((Tunable) device).tune(cells);
			for (int i = 0; i < before.length; i++) {
				if (cells.fault(i) != Cells.WORKING) {
					cells.conductance()[i] = before[i];
				}
			}
			after(cells);
		}

		void after(Cells cells) {
			// nothing
		}
	}

	@Test
	void aGoodAlgorithmPasses() {
		var findings = ProgrammingContract.of(new Good()).within(1e-9).findings();
		assertEquals(List.of("parameters"), findings.stream().map(Finding::check).toList(), findings::toString);
		ProgrammingContract.of(new Good()).bits().verify();
	}

	private record Bad(String check, Good algorithm) {
	}

	private static double low(Cells cells) {
		return Arrays.stream(cells.target()).min().orElse(0);
	}

	@TestFactory
	Stream<DynamicTest> badAlgorithmsAreCaught() {
		return Stream.of(new Bad("needs", new Good() {
			@Override
			public Set<Class<?>> needs() {
				return Set.of(Gradual.class);
			}
		}), new Bad("answers", new Good() {
			@Override
			void after(Cells cells) {
				throw new IllegalStateException("no");
			}
		}), new Bad("inputs", new Good() {
			@Override
			void after(Cells cells) {
				Arrays.setAll(cells.target(), i -> cells.conductance()[i]);
				Arrays.fill(cells.faults(), Cells.WORKING);
			}
		}), new Bad("finite", new Good() {
			@Override
			void after(Cells cells) {
				for (int i = 0; i < cells.size(); i += cells.perCopy()) {
					cells.conductance()[i] = Double.NaN;
				}
			}
		}), new Bad("reaches", new Good() {
			@Override
			void after(Cells cells) {
				for (int i = 0; i < cells.size(); i++) {
					if (cells.fault(i) == Cells.WORKING) {
						cells.conductance()[i] = low(cells);
					}
				}
			}
		}), new Bad("stuck", new Good() {
			@Override
			void after(Cells cells) {
				for (int i = 0; i < cells.size(); i++) {
					if (cells.fault(i) != Cells.WORKING) {
						cells.conductance()[i] = 7e-5;
					}
				}
			}
		}), new Bad("deterministic", new Good() {
			private final Random random = new Random(3);

			@Override
			void after(Cells cells) {
				cells.conductance()[0] *= 1 - 0.01 * random.nextDouble();
				cells.conductance()[0] = Math.max(1e-5, cells.conductance()[0]) + 1e-8 * random.nextDouble();
			}
		}), new Bad("copies", new Good() {
			@Override
			void after(Cells cells) {
				for (int i = 0; i < cells.size(); i++) {
					if (cells.fault(i) == Cells.WORKING) {
						cells.conductance()[i] = Math.min(1.2e-4, cells.conductance()[i] + 1e-9 * i);
					}
				}
			}
		}), new Bad("cancelled", new Good() {
			@Override
			public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
				if (monitor.cancelled()) {
					throw new IllegalStateException("interrupted");
				}
				super.program(cells, device, scheme, monitor);
			}
		})).map(bad -> DynamicTest.dynamicTest(bad.check, () -> {
			var errors = ProgrammingContract.of(bad.algorithm).findings().stream().filter(Finding::isError).map(Finding::check).distinct().toList();
			assertEquals(List.of(bad.check), errors);
		}));
	}
}
