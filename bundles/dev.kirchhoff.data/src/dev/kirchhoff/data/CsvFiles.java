// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import java.io.IOException;
import java.nio.file.Path;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.random.RandomStream;

/** A data set in two CSV files, one to train on and one to test with; see {@link CsvFormat}. */
public record CsvFiles(
		@Parameter(doc = "CSV of the samples to train on: features, then class") Path train,
		@Parameter(doc = "CSV of the samples to test with") Path test)
		implements DataSource {

	@Override
	public DataSet load(RandomStream random, Monitor monitor) throws IOException {
		var format = new CsvFormat();
		var training = format.read(train);
		var testing = format.read(test);
		if (training.features() != testing.features()) {
			throw new KirchhoffException(test + " has " + testing.features() + " features, " + train + " has " + training.features(),
					"give both files the same columns");
		}
		int classes = Math.max(training.classes(), testing.classes());
		return new DataSet(train.getFileName().toString(), "", widen(training, classes), widen(testing, classes));
	}

	private static Samples widen(Samples samples, int classes) {
		return new Samples(samples.shape(), samples.inputs(), samples.labels(), classes);
	}
}
