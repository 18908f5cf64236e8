// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.metric.Observation;
import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study.Unit;

/** Computes one unit of work from what its point's repeats share. */
final class UnitRunner {
	private final Trainings trainings;
	private final Live live;
	private final Sharing sharing;
	private final Programmed programmed;

	UnitRunner(Trainings trainings, Live live, Sharing sharing, Programmed.Elsewhere elsewhere) {
		this.trainings = trainings;
		this.live = live;
		this.sharing = sharing;
		programmed = new Programmed(sharing, elsewhere);
	}

	/** A thread will not come back: nobody is to wait for it. */
	void abandon(Thread thread) {
		programmed.abandon(thread);
	}

	/**
	 * What the repeats of a point have in common.
	 *
	 * @param layout  null if nothing is put on arrays
	 * @param trained null if every repeat trains
	 */
	record Shared(DataSet data, Layout layout, Parameters trained) {
	}

	UnitResult run(Unit unit, Point point, Shared shared, Monitor monitor) throws IOException {
		var pipeline = point.pipeline();
		var copies = new Parameters[unit.count()];
		if (shared.trained() != null) {
			Arrays.setAll(copies, c -> shared.trained().copy());
		} else {
			if (unit.count() != 1) {
				throw new IllegalStateException("repeats that train are computed one by one");
			}
			copies[0] = trainings.train(pipeline, shared.data(), shared.layout(), Streams.stage(point, 0).split(unit.first()), false, live.training(point, unit.first()), monitor);
		}
		var trained = new Parameters[copies.length];
		Arrays.setAll(trained, c -> shared.trained() != null ? shared.trained() : copies[c].copy());
		List<Observation.ArrayState> arrays = List.of();
		Batch.Noise noise = null;
		ArrayProduct[] products = null;
		var courses = new ArrayList<List<double[]>>(Collections.nCopies(copies.length, List.of()));
		var placement = shared.layout() == null ? Batch.Placement.NONE
				: new Batch.Placement(pipeline.deployment().scheme().instance(), shared.layout().placed);
		if (shared.layout() != null) {
			var fabric = fabricate(unit, point, shared, copies, courses, monitor);
			products = ArrayProduct.among(fabric, pipeline.deployment()) ? new ArrayProduct[copies.length] : null;
			noise = show(fabric, unit, point, copies, shared.data(), products, monitor);
			arrays = fabric.states();
		}
		var inference = new Inference(pipeline.network());
		calibrate(point, shared, copies, products, inference, monitor);
		monitor.check();
		return observe(unit, pipeline, shared.data(), new Batch(pipeline.network(), shared.data().test(), unit.first(), copies, trained, arrays, placement, courses, inference, noise, products));
	}

	/**
	 * Gives every copy the weights that its arrays show.
	 *
	 * @param products receives one a copy; null if all products are exact
	 * @return what their reads scatter by, or null
	 */
	private static Batch.Noise show(Fabric fabric, Unit unit, Point point, Parameters[] copies, DataSet data, ArrayProduct[] products, Monitor monitor) {
		var sigma = fabric.readNoise();
		var variances = new Parameters[copies.length];
		for (int c = 0; c < copies.length; c++) {
			monitor.check();
			fabric.decode(c, copies[c]);
			if (products != null) {
				products[c] = new ArrayProduct(point.pipeline().network(), copies[c], fabric, point.pipeline().deployment(), data.train());
			}
			if (sigma != null) {
				variances[c] = Parameters.zeros(point.pipeline().network());
				fabric.variances(c, sigma, variances[c]);
			}
		}
		return sigma == null ? null : new Batch.Noise(variances, Streams.repeats(Streams.reads(point), unit.first(), unit.count()));
	}

	/** @param courses receives how each copy learned on its arrays, if it did */
	private Fabric fabricate(Unit unit, Point point, Shared shared, Parameters[] copies, List<List<double[]>> courses, Monitor monitor) {
		var stages = point.pipeline().stages();
		int programming = 0;
		while (!(stages.get(programming) instanceof Stage.Programming)) {
			programming++;
		}
		var faults = Streams.repeats(Streams.stage(point, programming).split("faults"), unit.first(), unit.count());
		var fabric = new Fabric(point.pipeline().network(), shared.layout(), faults);
		fabric.drawFaults();
		fabric.target(copies[0]);
		SimulatedTransfer.StageStreams random = s -> repeats(point, s, unit);
		int begun = begin(fabric, unit, stages, random, monitor);
		SimulatedTransfer.apply(fabric, stages, begun, stages.size(), random, monitor, (stage, streams) -> {
			var learned = fabric.learn(stage, copies, shared.data(), streams, copy -> live.training(point, unit.first() + copy), monitor);
			for (int c = 0; c < copies.length; c++) {
				courses.set(c, learned.get(c));
			}
		});
		return fabric;
	}

	/** Does the stages that a unit has in common with others, or takes what came of them there; how many these are. */
	private int begin(Fabric fabric, Unit unit, List<Stage> stages, SimulatedTransfer.StageStreams random, Monitor monitor) {
		var key = sharing.key(unit);
		if (key == null) {
			return 0;
		}
		var own = new boolean[1];
		var arrays = programmed.get(key, () -> {
			own[0] = true;
			SimulatedTransfer.apply(fabric, stages, 0, key.stage() + 1, random, monitor, (_, _) -> {
				throw new IllegalStateException("what is learned is not shared");
			});
			return fabric.snapshot();
		}, monitor);
		if (own[0]) {
			return key.stage() + 1;
		}
		if (arrays == null) {
			return 0;
		}
		fabric.restore(arrays);
		fabric.enter(random.of(key.stage()));
		return key.stage() + 1;
	}

	private RandomStream[] repeats(Point point, int stage, Unit unit) {
		return Streams.repeats(Streams.stage(point, stage), unit.first(), unit.count());
	}

	private static void calibrate(Point point, Shared shared, Parameters[] copies, ArrayProduct[] products, Inference inference, Monitor monitor) {
		for (var stage : point.pipeline().stages()) {
			if (stage instanceof Stage.Calibrating calibrating) {
				for (int c = 0; c < copies.length; c++) {
					var task = new Copy(point.pipeline().network(), copies[c], products == null ? null : products[c], inference, shared.data().train(), monitor);
					var witness = Witness.of(calibrating.use()).data(shared.data());
					Guard.run(calibrating.use(), () -> calibrating.use().instance().calibrate(task));
					witness.check();
				}
			}
		}
	}

	/**
	 * One copy for a calibration to look at and to adapt.
	 *
	 * @param product null if all products are exact
	 */
	private record Copy(Network network, Parameters digital, ArrayProduct product, Inference inference, Samples samples, Monitor monitor)
			implements Calibration.Task {
		@Override
		public float[] activations(int node, float[] inputs, int count) {
			return inference.activations(digital, product, inputs, count, node);
		}

		@Override
		public float[] resume(int from, float[] values, int count, int node) {
			return inference.resume(digital, product, from, values, count, node);
		}

		@Override
		public double inputLimit(int node) {
			return product == null ? 0 : product.inputLimit(node);
		}

		@Override
		public void inputLimit(int node, double limit) {
			if (product == null) {
				throw new IllegalArgumentException(network.node(node).name() + " has no input limit");
			}
			product.inputLimit(node, limit);
		}
	}

	private static UnitResult observe(Unit unit, Pipeline pipeline, DataSet data, Batch batch) {
		var values = new ArrayList<double[]>();
		var tallies = new ArrayList<Tally>();
		for (var metric : pipeline.metrics()) {
			var tally = new Tally();
			var witness = batch.enter(metric).data(data);
			var own = Guard.call(metric, () -> {
				var into = new double[metric.instance().quantities().size()][unit.count()];
				metric.instance().observe(batch, into, tally);
				return into;
			});
			witness.check();
			values.addAll(Arrays.asList(own));
			tallies.add(tally);
		}
		return new UnitResult(unit, values.toArray(double[][]::new), tallies, null);
	}
}
