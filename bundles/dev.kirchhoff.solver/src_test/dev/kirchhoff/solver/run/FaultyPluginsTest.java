// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.metric.Table;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.solver.run.Lab.Aware;
import dev.kirchhoff.solver.run.Lab.Drawing;
import dev.kirchhoff.solver.run.Lab.Pair;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.run.Lab.Sum;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Pipeline;

@Timeout(60)
class FaultyPluginsTest {
	@TempDir
	Path folder;

	private static final Drawing PLAIN = new Drawing(task -> {
	});
	private static final Spreading GOOD = new Spreading(1e-5, cells -> {
	});

	/** Runs a good point, a bad one and another good one on two threads; the good ones must be as they are alone. */
	private String fault(Pipeline bad) throws IOException {
		var good = Lab.pipeline(PLAIN, GOOD);
		var bare = Runs.execute(Lab.study(6, 2, 1, good, good, good), folder.resolve("good"), false, 1, "0", Monitor.NONE, run -> {
		});
		var outcome = Runs.execute(Lab.study(6, 2, 1, good, bad, good), folder.resolve("mixed"), false, 2, "0", Monitor.NONE, run -> {
		});
		assertEquals(0, bare.failedUnits());
		assertEquals(3, outcome.failedUnits());
		assertEquals(1, outcome.faults().size(), outcome.faults().toString());
		assertEquals(rows("good", line -> !line.startsWith("1,")), rows("mixed", line -> true), "the rest of the study goes on");
		assertTrue(Files.readString(folder.resolve("mixed/run.json")).contains("\"failures\" : [ {"));
		return outcome.faults().getFirst();
	}

	private List<String> rows(String name, Predicate<String> wanted) throws IOException {
		return Files.readAllLines(folder.resolve(name).resolve("results.csv")).stream().filter(wanted).toList();
	}

	private String fault(Consumer<Cells> accident) throws IOException {
		return fault(Lab.pipeline(PLAIN, new Spreading(1e-5, accident)));
	}

	private static final String MEND = ": report it to the plug-in's provider, or use another type";
	private static final String DEVICE = "'device' (Spreading of plug-in lab.Spreading 1.0) ";

	@Test
	void aDeviceThatThrowsIsNamedThoughAnAlgorithmCalledIt() throws IOException {
		assertEquals(DEVICE + "failed: boom" + MEND, fault(cells -> {
			throw new IllegalStateException("boom");
		}));
	}

	@Test
	void aFaultWithoutAMessageHasAName() throws IOException {
		assertEquals(DEVICE + "failed: UnsupportedOperationException" + MEND, fault(cells -> {
			throw new UnsupportedOperationException();
		}));
	}

	@Test
	void aDeviceThatWasCompiledAgainstAnotherApi() throws IOException {
		assertEquals(DEVICE + "failed: no such method" + MEND, fault(cells -> {
			throw new NoSuchMethodError("no such method");
		}));
	}

	@Test
	void aDeviceThatGivesNoNumber() throws IOException {
		assertEquals(DEVICE + "gave a conductance of NaN S outside its own range of -0.001 to 0.002 S" + MEND, fault(cells -> cells.conductance()[3] = Double.NaN));
	}

	@Test
	void aDeviceThatLeavesItsRange() throws IOException {
		assertEquals(DEVICE + "gave a conductance of 0.0021 S outside its own range of -0.001 to 0.002 S" + MEND, fault(cells -> cells.conductance()[0] = 0.0021));
	}

	private record Unlimited(double bad) implements Device, Tunable {
		@Override
		public Range window() {
			return new Range(1e-4, 5e-4);
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
			cells.conductance()[0] = bad;
		}
	}

	@Test
	void aDeviceThatStatesNoLimitsMayBeNeitherNegativeNorInfinite() throws IOException {
		assertTrue(fault(Lab.pipeline(PLAIN, new Unlimited(-1e-6))).contains("gave a conductance of -1.0E-6 S"));
		for (double bad : new double[] { Double.POSITIVE_INFINITY, Double.NaN }) {
			var outcome = Runs.execute(Lab.study(1, 1, 1, Lab.pipeline(PLAIN, new Unlimited(bad))), folder.resolve("u" + bad), false, 1, "0", Monitor.NONE, run -> {
			});
			assertTrue(outcome.faults().getFirst().contains("gave a conductance of " + bad), outcome.faults().toString());
		}
		var large = Runs.execute(Lab.study(1, 1, 1, Lab.pipeline(PLAIN, new Unlimited(1))), folder.resolve("large"), false, 1, "0", Monitor.NONE, run -> {
		});
		assertEquals(0, large.failedUnits());
	}

	private record Windowless() implements Device, Tunable {
		@Override
		public Range window() {
			throw new IllegalStateException("no window");
		}

		@Override
		public void tune(Cells cells) {
		}
	}

	@Test
	void aDeviceWithoutAWindow() throws IOException {
		assertEquals("'device' (Windowless of plug-in lab.Windowless 1.0) failed: no window" + MEND, fault(Lab.pipeline(PLAIN, new Windowless())));
	}

	private static String trainer(String type, String what) {
		return "'train' (" + type + " of plug-in lab." + type + " 1.0) " + what + MEND;
	}

	/** Gives what it is told to. */
	private record Giving(Function<Network, Parameters> made) implements Trainer {
		@Override
		public Parameters train(TrainingTask task) {
			return made.apply(task.network());
		}
	}

	@Test
	void aTrainerThatThrows() throws IOException {
		assertEquals(trainer("Drawing", "failed: lost"), fault(Lab.pipeline(new Drawing(task -> {
			throw new IllegalArgumentException("lost");
		}), GOOD)));
	}

	@Test
	void aTrainerThatGivesNothing() throws IOException {
		assertEquals(trainer("Giving", "gave no weights"), fault(Lab.pipeline(new Giving(network -> null), GOOD)));
	}

	@Test
	void aTrainerThatGivesWeightsOfAnotherNetwork() throws IOException {
		var other = Network.sequence(Shape.vector(2), new Layer.FullyConnected(5, true), new Layer.Activation(Layer.Function.SIGMOID), new Layer.FullyConnected(1, true));
		assertEquals(trainer("Giving", "gave weights that do not fit: fullyconnected1: wants 8 values as WEIGHTS, the parameters have 10"),
				fault(Lab.pipeline(new Giving(network -> Parameters.zeros(other)), GOOD)));
	}

	@Test
	void aTrainerThatGivesNoNumbers() throws IOException {
		assertEquals(trainer("Giving", "gave weights that are not numbers in layer 'fullyconnected1'"), fault(Lab.pipeline(new Giving(network -> {
			var weights = Parameters.zeros(network);
			weights.weights(1)[2] = Float.NaN;
			return weights;
		}), GOOD)));
	}

	@Test
	void aTrainerThatGivesAnInfiniteBias() throws IOException {
		assertEquals(trainer("Giving", "gave weights that are not numbers in layer 'fullyconnected3'"), fault(Lab.pipeline(new Giving(network -> {
			var weights = Parameters.zeros(network);
			weights.bias(3)[0] = Float.NEGATIVE_INFINITY;
			return weights;
		}), GOOD)));
	}

	/** Asks for a transfer of weights that are no numbers. */
	private record Diverging() implements Trainer {
		@Override
		public boolean hardwareAware() {
			return true;
		}

		@Override
		public Parameters train(TrainingTask task) {
			var weights = Parameters.zeros(task.network());
			weights.weights(1)[0] = Float.NaN;
			task.transfer().sample(weights, 0, weights.copy(), new Mask(task.network()));
			return weights;
		}
	}

	@Test
	void aTrainerThatTransfersNoNumbersIsToBlameNotTheMapping() throws IOException {
		assertEquals(trainer("Diverging", "failed: a weight of layer 'fullyconnected1' is not a number any more"), fault(Lab.pipeline(new Diverging(), GOOD)));
	}

	@Test
	void aDeviceThatFailsInATransferIsToBlameNotTheTrainer() throws IOException {
		assertEquals(DEVICE + "failed: boom" + MEND, fault(Lab.pipeline(new Aware(task -> {
		}), new Spreading(1e-5, cells -> {
			throw new IllegalStateException("boom");
		}))));
	}

	/** Encodes like a pair, and then something goes wrong. */
	private record Clumsy(Runnable encoding, double add, Runnable decoding) implements MappingScheme {
		@Override
		public List<String> planes() {
			return new Pair().planes();
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			new Pair().encode(weights, inputs, outputs, range, window, targets);
			encoding.run();
			targets[0][0] += add;
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			decoding.run();
		}
	}

	private static Pipeline scheme(MappingScheme scheme, Trainer trainer) {
		var good = Lab.deployment(GOOD, 0);
		return Lab.pipeline(trainer, new Deployment(good.arrays(), Lab.use("scheme", scheme), good.blocks(), good.scale(), good.ranges(), good.inputs(), "clumsy", ""), 1, new Sum());
	}

	private static final Runnable FINE = () -> {
	};
	private static final Runnable LOST = () -> {
		throw new ArrayIndexOutOfBoundsException("lost");
	};

	@Test
	void aMappingThatThrowsOrLeavesTheWindow() throws IOException {
		String scheme = "'scheme' (Clumsy of plug-in lab.Clumsy 1.0) ";
		assertEquals(scheme + "failed: lost" + MEND, fault(scheme(new Clumsy(LOST, 0, FINE), PLAIN)));
	}

	@Test
	void aMappingThatThrowsWhenItDecodes() throws IOException {
		assertEquals("'scheme' (Clumsy of plug-in lab.Clumsy 1.0) failed: lost" + MEND, fault(scheme(new Clumsy(FINE, 0, LOST), PLAIN)));
	}

	@Test
	void aMappingThatThrowsInATransferIsToBlameNotTheTrainer() throws IOException {
		assertEquals("'scheme' (Clumsy of plug-in lab.Clumsy 1.0) failed: lost" + MEND, fault(scheme(new Clumsy(FINE, 0, LOST), new Aware(task -> {
		}))));
	}

	@Test
	void aMappingThatLeavesTheWindow() throws IOException {
		assertTrue(fault(scheme(new Clumsy(FINE, 1e-3, FINE), PLAIN)).startsWith("'scheme' (Clumsy of plug-in lab.Clumsy 1.0) gave a target of 0.001"));
	}

	private static Pipeline metric(Metric metric) {
		return Lab.pipeline(PLAIN, Lab.deployment(GOOD, 0.1), 1, metric);
	}

	/** Measures like the sum, but something goes wrong. */
	private record Wrong(Runnable observing, Runnable concluding, int rows) implements Metric {
		@Override
		public List<Quantity> quantities() {
			return new Sum().quantities();
		}

		@Override
		public void observe(Observation observation, double[][] values, Tally tally) {
			new Sum().observe(observation, values, tally);
			observing.run();
		}

		@Override
		public List<Quantity> conclusions() {
			return new Sum().conclusions();
		}

		@Override
		public List<Table> conclude(Tally sums, double[] values) {
			concluding.run();
			new Sum().conclude(sums, values);
			return rows < 0 ? null : List.of();
		}
	}

	@Test
	void aMetricThatThrows() throws IOException {
		assertEquals("'metric0' (Wrong of plug-in lab.Wrong 1.0) failed: lost" + MEND, fault(metric(new Wrong(LOST, FINE, 0))));
	}

	@Test
	void aMetricThatCannotConcludeKeepsItsValuesAndThoseOfOthers() throws IOException {
		for (var bad : List.of(new Wrong(FINE, LOST, 0), new Wrong(FINE, FINE, -1))) {
			var good = Lab.pipeline(PLAIN, GOOD);
			String name = "c" + bad.rows;
			var outcome = Runs.execute(Lab.study(6, 2, 1, good, metric(bad), good), folder.resolve(name), false, 2, "0", Monitor.NONE, run -> {
			});
			assertEquals(1, outcome.failedUnits());
			assertTrue(outcome.faults().getFirst().startsWith("'metric0' (Wrong of plug-in lab.Wrong 1.0) failed: "), outcome.faults().toString());
			assertEquals(1 + 18, rows(name, line -> true).size(), "what was measured stays");
			var points = Files.readAllLines(folder.resolve(name).resolve("points.csv"));
			assertEquals("1,v1,NaN", points.get(2));
			assertEquals(4, points.size());
			assertFalse(points.get(3).endsWith("NaN"));
		}
	}

	/** Counts each batch under sums of another size. */
	private record Changing() implements Metric {
		@Override
		public List<Quantity> quantities() {
			return new Sum().quantities();
		}

		@Override
		public void observe(Observation observation, double[][] values, Tally tally) {
			tally.sums("x", 1 + (int) observation.repeat(0));
		}

		@Override
		public List<Quantity> conclusions() {
			return new Sum().conclusions();
		}
	}

	@Test
	void aMetricWhoseTalliesDoNotFit() {
		var outcome = Runs.execute(Lab.study(6, 2, 1, metric(new Changing())), folder.resolve("x"), false, 1, "0", Monitor.NONE, run -> {
		});
		assertEquals(List.of("'metric0' (Changing of plug-in lab.Changing 1.0) failed: tally x has 1 sums, not 3" + MEND), outcome.faults());
	}

	/** A table that has another column at some points. */
	private record Varying(String column) implements Metric {
		@Override
		public void observe(Observation observation, double[][] values, Tally tally) {
		}

		@Override
		public List<Table> conclude(Tally sums, double[] values) {
			return List.of(new Table("t", "T", Table.View.TABLE, List.of(new Quantity(column, "1", "")), new double[][] { { 1 } }));
		}
	}

	@Test
	void aTableWithOtherColumnsIsNotMixedWithThoseBefore() throws IOException {
		var outcome = Runs.execute(Lab.study(2, 2, 1, metric(new Varying("a")), metric(new Varying("b")), metric(new Varying("a"))), folder.resolve("x"), false, 1, "0", Monitor.NONE,
				run -> {
				});
		assertEquals(List.of("table 't' of metric 'metric0' has other columns than at the points before: do not sweep what changes its columns"), outcome.faults());
		assertEquals(List.of("point,axis,a", "0,v0,1.0", "2,v2,1.0"), Files.readAllLines(folder.resolve("x/tables/metric0-t.csv")));
	}

	private String refusal(DataSource data) {
		var study = Lab.study(2, 2, 1, Lab.pipeline(data, PLAIN, null, 1, new Sum()));
		return assertThrows(KirchhoffException.class, () -> Runs.execute(study, folder.resolve("data"), true, 2, "0", Monitor.NONE, run -> {
		})).line();
	}

	private static DataSet data(Shape shape, int classes, int count, float value) {
		var inputs = new float[shape.size() * count];
		Arrays.fill(inputs, value);
		var samples = new Samples(shape, inputs, new int[count], classes);
		return new DataSet("d", "", samples, samples);
	}

	@Test
	void dataThatDoesNotFitTheNetworkIsRefusedBeforeAnythingIsTrained() throws IOException {
		assertEquals("data set 'points' has 3 features, but the network of experiment 'experiment' takes 2 at 'input': change the input layer, or the data set and its preprocessing",
				refusal((random, monitor) -> data(Shape.vector(3), 2, 1, 0)));
		assertEquals("data set 'points' has 4 features (1x2x2), but the network of experiment 'experiment' takes 2 at 'input'"
				+ ": change the input layer, or the data set and its preprocessing", refusal((random, monitor) -> data(new Shape(1, 2, 2), 2, 1, 0)));
		assertEquals("data set 'points' has 3 classes, but the network of experiment 'experiment' has 1 outputs at 'fullyconnected3'"
				+ ": end the network in one output a class, or in a single output for two classes", refusal((random, monitor) -> data(Shape.vector(2), 3, 1, 0)));
		assertFalse(Files.exists(folder.resolve("data/stages")));
		var fitting = Lab.study(1, 1, 1, Lab.pipeline((random, monitor) -> data(Shape.vector(2), 2, 1, 0), PLAIN, null, 1, new Sum()));
		Runs.execute(fitting, folder.resolve("fits"), false, 1, "0", Monitor.NONE, run -> {
		});
	}

	@Test
	void aSourceThatThrowsOrGivesNoDataIsNamed() {
		String blame = "'points' (lambda of plug-in lab.lambda 1.0) ";
		assertEquals(blame + "failed: lost" + MEND, refusal((random, monitor) -> {
			throw new IllegalStateException("lost");
		}));
		assertEquals(blame + "gave no data" + MEND, refusal((random, monitor) -> null));
		assertEquals(blame + "gave no samples to train on" + MEND, refusal((random, monitor) -> data(Shape.vector(2), 2, 0, 0)));
		assertEquals(blame + "gave NaN in sample 0 to train on" + MEND, refusal((random, monitor) -> data(Shape.vector(2), 2, 1, Float.NaN)));
	}

	@Test
	void aFileThatCannotBeReadIsForTheUserToMend() {
		assertEquals("data set 'points' cannot be read (x.csv does not exist): check the file's path and rights", refusal((random, monitor) -> {
			throw new NoSuchFileException("x.csv");
		}));
		assertEquals("x.csv:3: nonsense: mend it", refusal((random, monitor) -> {
			throw new KirchhoffException("x.csv:3: nonsense", "mend it");
		}));
	}

	@Test
	void failedUnitsAreComputedAgainOnResume() throws IOException {
		var broken = new AtomicBoolean(true);
		var pipeline = Lab.pipeline(PLAIN, new Spreading(1e-5, cells -> {
			if (broken.get()) {
				throw new IllegalStateException("boom");
			}
		}));
		var study = Lab.study(6, 2, 1, pipeline);
		Runs.execute(study, folder.resolve("x"), false, 1, "0", Monitor.NONE, run -> {
		});
		assertEquals(1, rows("x", line -> true).size());
		broken.set(false);
		var again = Runs.execute(study, folder.resolve("x"), true, 1, "0", Monitor.NONE, run -> {
		});
		assertEquals(0, again.failedUnits());
		assertEquals(7, rows("x", line -> true).size());
	}
}
