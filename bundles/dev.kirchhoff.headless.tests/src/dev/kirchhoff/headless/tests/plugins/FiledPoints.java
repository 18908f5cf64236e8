// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/** Points whose files not everybody has: the classes, 0 or 1 a line, lie at opposite corners. */
public record FiledPoints(@Parameter(doc = "Classes to train on", value = "train.txt") Path trainClasses, @Parameter(doc = "Classes to test with", value = "test.txt") Path testClasses,
		@Parameter(doc = "How many to train on; 0: all", value = "0", min = 0) int train) implements DataSource {
	@Override
	public DataSet load(RandomStream random, Monitor monitor) throws IOException {
		return new DataSet("filed points", "", samples(trainClasses), samples(testClasses));
	}

	private static Samples samples(Path file) throws IOException {
		int[] labels = Files.readAllLines(file).stream().mapToInt(Integer::parseInt).toArray();
		var inputs = new float[2 * labels.length];
		for (int i = 0; i < inputs.length; i++) {
			inputs[i] = labels[i / 2];
		}
		return new Samples(Shape.vector(2), inputs, labels, 2);
	}
}
