// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Stage;

/** Trains networks, or finds that they have been trained. */
final class Trainings {
	private final StageStore store;

	Trainings(StageStore store) {
		this.store = store;
	}

	/** What determines the weights, as SHA-256. */
	static String key(Pipeline pipeline, RandomStream random) {
		var stage = (Stage.Training) pipeline.stages().getFirst();
		var text = new StringBuilder();
		text.append(pipeline.data().key()).append('\n').append(pipeline.network()).append('\n').append(stage.use().bundle()).append(' ')
				.append(stage.use().key()).append('\n').append(random.key());
		if (pipeline.given() != null) {
			text.append("\nweights ").append(pipeline.given().key());
		}
		if (stage.use().instance().hardwareAware()) {
			text.append('\n').append(pipeline.deployment().key()).append(pipeline.deployment().readKey());
			pipeline.stages().stream().skip(1).forEach(later -> text.append('\n').append(later.use().bundle()).append(later.use().key()));
		}
		try {
			var hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, 16);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	/**
	 * Weights after the training that a pipeline begins with.
	 *
	 * @param live is told how it goes
	 */
	Parameters train(Pipeline pipeline, DataSet data, Layout layout, RandomStream random, boolean keep, Live.Training live, Monitor monitor) throws IOException {
		String key = key(pipeline, random);
		if (!keep) {
			return compute(pipeline, data, layout, random, live, monitor, new ArrayList<>());
		}
		var known = known(key, pipeline, live);
		if (known.isPresent()) {
			return known.get();
		}
		try (var _ = store.lock(key, monitor)) {
			var meanwhile = known(key, pipeline, live);
			if (meanwhile.isPresent()) {
				return meanwhile.get();
			}
			var curve = new ArrayList<double[]>();
			var parameters = compute(pipeline, data, layout, random, live, monitor, curve);
			if (parameters != given(pipeline)) { // what is handed on is in its own file already
				store.save(key, parameters, curve);
			}
			return parameters;
		}
	}

	private Optional<Parameters> known(String key, Pipeline pipeline, Live.Training live) {
		var known = store.load(key, pipeline.network());
		if (known.isPresent()) {
			store.course(key).forEach(point -> live.point((int) point[0], point[1], point[2]));
			live.finish();
		}
		return known;
	}

	/** @param curve receives how it goes */
	private static Parameters compute(Pipeline pipeline, DataSet data, Layout layout, RandomStream random, Live.Training live, Monitor monitor, List<double[]> curve) {
		var stage = (Stage.Training) pipeline.stages().getFirst();
		var trainer = stage.use().instance();
		var transfer = trainer.hardwareAware()
				? new SimulatedTransfer(pipeline.network(), layout, pipeline.stages().subList(1, pipeline.stages().size()), random.split("transfer"), monitor)
				: null;
		var given = given(pipeline);
		var task = new TrainingTask(pipeline.network(), given, data, random.split("training"), transfer,
				(epoch, loss, accuracy) -> {
					curve.add(new double[] { epoch, loss, accuracy });
					live.point(epoch, loss, accuracy);
				}, monitor);
		var witness = Witness.of(stage.use()).data(data).parameters("the weights that the network comes with", given);
		var parameters = Guard.call(stage.use(), () -> trainer.train(task));
		witness.check();
		live.finish();
		check(stage, pipeline, parameters);
		return parameters;
	}

	private static Parameters given(Pipeline pipeline) {
		try {
			return pipeline.given() == null ? null : pipeline.given().get();
		} catch (IOException e) {
			throw new KirchhoffException("the network's weights cannot be read (" + ResultStore.reason(e) + ")", "check the file's path and rights", e);
		}
	}

	private static void check(Stage.Training stage, Pipeline pipeline, Parameters parameters) {
		if (parameters == null) {
			throw new PluginFault(stage.use(), "gave no weights", null);
		}
		try {
			parameters.requireFit(pipeline.network());
		} catch (IllegalArgumentException e) {
			throw new PluginFault(stage.use(), "gave weights that do not fit: " + e.getMessage(), e);
		}
		for (int node = 0; node < parameters.nodes(); node++) {
			if (!isFinite(parameters, node)) {
				throw new PluginFault(stage.use(), "gave weights that are not numbers in layer '" + pipeline.network().node(node).name() + "'", null);
			}
		}
	}

	static boolean isFinite(Parameters parameters, int node) {
		for (var tensor : Tensor.values()) {
			var values = parameters.get(node, tensor);
			for (int k = 0; values != null && k < values.length; k++) {
				if (!Float.isFinite(values[k])) {
					return false;
				}
			}
		}
		return true;
	}
}
