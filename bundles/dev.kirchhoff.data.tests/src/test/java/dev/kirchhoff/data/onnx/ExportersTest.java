// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import dev.kirchhoff.numerics.network.Inference;

/** Files that another program writes while the test runs: classifiers that Tribuo has trained, with the answers that Tribuo gives. */
class ExportersTest {
	@TempDir
	Path folder;

	@Test
	void logisticRegressionOfTribuo() {
		var factory = new LabelFactory();
		var data = new MutableDataset<>(new SimpleDataSourceProvenance("points", factory), factory);
		var examples = new ArrayList<Example<Label>>();
		var values = OnnxRuntime.normal(3, 600);
		for (int k = 0; k < 200; k++) {
			var features = new double[] { values[3 * k], values[3 * k + 1], values[3 * k + 2] };
			var label = features[0] > features[1] ? "a" : features[2] > 0 ? "b" : "c";
			examples.add(new ArrayExample<>(new Label(label), new String[] { "f0", "f1", "f2" }, features));
		}
		data.addAll(examples);
		var model = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.5), 5, 1).train(data);
		var exported = model.exportONNXModel("org.example", 1);
		var read = Models.check(folder, exported.toByteArray(), 2, 1e-4, "logistic regression");
		assertEquals(3, read.network().inputShape().size());
		assertEquals("Softmax", read.network().node(read.network().output()).layer().toString().contains("SOFTMAX") ? "Softmax" : read.network().toString());
		for (var example : examples.subList(0, 20)) {
			var inputs = new float[3];
			example.forEach(feature -> inputs[model.getFeatureIDMap().getID(feature.getName())] = (float) feature.getValue());
			var answers = new Inference(read.network()).run(read.parameters(), inputs, 1);
			var scores = model.predict(example).getOutputScores();
			var ids = model.getOutputIDInfo();
			List.of("a", "b", "c").forEach(label -> assertEquals(scores.get(label).getScore(), answers[ids.getID(new Label(label))], 1e-5));
		}
	}
}
