// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/** A source that keeps its promises passes, and each that breaks one is caught by the check of that promise. */
class DataSetContractTest {
	/** Random points of two classes. */
	private static class Good implements DataSource {
		@Override
		public boolean generated() {
			return true;
		}

		@Override
		public DataSet load(RandomStream random, Monitor monitor) {
			return new DataSet("points", "", samples(random.split("train"), 20), samples(random.split("test"), 10));
		}

		Samples samples(RandomStream random, int count) {
			var inputs = new float[2 * count];
			random.noise(0, inputs, 0, inputs.length);
			var labels = new int[count];
			Arrays.setAll(labels, i -> i % 2);
			return new Samples(Shape.vector(2), inputs, labels, 2);
		}
	}

	@Test
	void aGoodSourcePasses() {
		DataSetContract.of(new Good()).verify();
		assertEquals(List.of("parameters"), DataSetContract.of(new Good()).seed(7).findings().stream().map(Finding::check).toList());
	}

	private record Bad(String check, Good source) {
	}

	@TestFactory
	Stream<DynamicTest> badSourcesAreCaught() {
		return Stream.of(new Bad("answers", new Good() {
			@Override
			public DataSet load(RandomStream random, Monitor monitor) {
				throw new IllegalStateException("no");
			}
		}), new Bad("samples", new Good() {
			@Override
			public DataSet load(RandomStream random, Monitor monitor) {
				return new DataSet("points", "", samples(random, 20), samples(random, 0));
			}
		}), new Bad("samples", new Good() {
			@Override
			Samples samples(RandomStream random, int count) {
				var samples = super.samples(random, count);
				samples.labels()[0] = 9;
				return samples;
			}
		}), new Bad("finite", new Good() {
			@Override
			Samples samples(RandomStream random, int count) {
				var samples = super.samples(random, count);
				samples.inputs()[3] = Float.NaN;
				return samples;
			}
		}), new Bad("deterministic", new Good() {
			private final AtomicInteger calls = new AtomicInteger();

			@Override
			Samples samples(RandomStream random, int count) {
				return super.samples(random.split(calls.incrementAndGet()), count);
			}
		}), new Bad("seeds", new Good() {
			@Override
			public boolean generated() {
				return false;
			}
		}), new Bad("seeds", new Good() {
			@Override
			Samples samples(RandomStream random, int count) {
				return super.samples(RandomStream.of(count), count);
			}
		}), new Bad("cancelled", new Good() {
			@Override
			public DataSet load(RandomStream random, Monitor monitor) {
				if (monitor.cancelled()) {
					throw new IllegalStateException("interrupted");
				}
				return super.load(random, monitor);
			}
		})).map(bad -> DynamicTest.dynamicTest(bad.check, () -> {
			var findings = DataSetContract.of(bad.source).findings();
			assertEquals(List.of(bad.check), findings.stream().filter(Finding::isError).map(Finding::check).distinct().toList(), findings::toString);
		}));
	}
}
