// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Use;

/** Refuses data that nothing can be computed with, before hours are spent on it. */
final class Fits {
	private Fits() {
	}

	/** @throws PluginFault if what made the data gave none, or gave values that are no numbers */
	static void requireNumbers(Use<?> maker, DataSet data) {
		if (data == null) {
			throw new PluginFault(maker, "gave no data", null);
		}
		requireNumbers(maker, data.train(), "train on");
		requireNumbers(maker, data.test(), "test with");
	}

	private static void requireNumbers(Use<?> maker, Samples samples, String purpose) {
		if (samples.count() == 0) {
			throw new PluginFault(maker, "gave no samples to " + purpose, null);
		}
		for (int i = 0; i < samples.inputs().length; i++) {
			if (!Float.isFinite(samples.inputs()[i])) {
				throw new PluginFault(maker, "gave " + samples.inputs()[i] + " in sample " + i / samples.features() + " to " + purpose, null);
			}
		}
	}

	/** @throws KirchhoffException if the network takes other inputs, or cannot tell all classes apart */
	static void requireFit(String experiment, Pipeline pipeline, DataSet data) {
		var network = pipeline.network();
		String set = "data set '" + pipeline.data().source().name() + "'";
		String taken = "the network of experiment '" + experiment + "'";
		int features = data.train().features();
		if (features != network.inputShape().size()) {
			throw new KirchhoffException(set + " has " + features + " features" + shape(data.train()) + ", but " + taken + " takes " + network.inputShape().size()
					+ " at '" + network.node(0).name() + "'", "change the input layer, or the data set and its preprocessing");
		}
		int outputs = network.outputShape().size();
		int classes = Math.max(data.train().classes(), data.test().classes());
		if (classes > Math.max(2, outputs)) {
			throw new KirchhoffException(set + " has " + classes + " classes, but " + taken + " has " + outputs + " outputs at '"
					+ network.node(network.output()).name() + "'", "end the network in one output a class, or in a single output for two classes");
		}
	}

	private static String shape(Samples samples) {
		return samples.shape().isVector() ? "" : " (" + samples.shape() + ")";
	}
}
