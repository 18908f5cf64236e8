// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.random.RandomStream;

/** A data set as NumPy writes it: four arrays in one archive ({@code numpy.savez}, packed or not) or in a file each ({@code numpy.save}). */
public record NumpyFiles(
		@Parameter(doc = "Archive (.npz) with all four arrays, instead of four files", value = "") Path archive,
		@Parameter(doc = "Array in the archive: samples to train on", value = "x_train") String trainEntry,
		@Parameter(doc = "Array in the archive: their classes", value = "y_train") String trainLabelsEntry,
		@Parameter(doc = "Array in the archive: samples to test with", value = "x_test") String testEntry,
		@Parameter(doc = "Array in the archive: their classes", value = "y_test") String testLabelsEntry,
		@Parameter(doc = "File (.npy) of samples to train on", value = "") Path trainInputs,
		@Parameter(doc = "File (.npy) of their classes, whole numbers from 0", value = "") Path trainLabels,
		@Parameter(doc = "File (.npy) of samples to test with", value = "") Path testInputs,
		@Parameter(doc = "File (.npy) of their classes", value = "") Path testLabels,
		@Parameter(doc = "All values are divided by it: 255 for images of bytes", value = "1") double divisor,
		@Parameter(doc = "How many to train on, the first ones; 0: all", value = "0", min = 0) int train,
		@Parameter(doc = "How many to test with, the first ones; 0: all", value = "0", min = 0) int test)
		implements DataSource {

	/** @throws IllegalArgumentException if it is not either an archive or four files */
	public NumpyFiles {
		long files = Stream.of(trainInputs, trainLabels, testInputs, testLabels).filter(file -> file != null).count();
		if (archive == null ? files < 4 : files > 0) {
			throw new IllegalArgumentException("give either archive, or all of trainInputs, trainLabels, testInputs and testLabels");
		}
		if (divisor == 0 || !Double.isFinite(divisor)) {
			throw new IllegalArgumentException("divisor is " + divisor);
		}
	}

	private interface Opening {
		NpyReader open(String entry, Path file) throws IOException;
	}

	private record Part(NpyReader.Inputs inputs, int[] labels, String name) {
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) throws IOException {
		if (archive == null) {
			return load(trainInputs, (_, file) -> NpyArchive.single(file), monitor);
		}
		try (var zip = NpyArchive.open(archive)) {
			return load(archive, (entry, _) -> zip.array(entry), monitor);
		}
	}

	private DataSet load(Path named, Opening opening, Monitor monitor) throws IOException {
		var training = part(opening, trainEntry, trainInputs, trainLabelsEntry, trainLabels, train, monitor);
		var testing = part(opening, testEntry, testInputs, testLabelsEntry, testLabels, test, monitor);
		if (!training.inputs.shape().equals(testing.inputs.shape())) {
			throw new KirchhoffException(testing.name + ": has samples of " + testing.inputs.shape() + ", but " + training.name + " of " + training.inputs.shape(),
					"give arrays that belong together");
		}
		int classes = Math.max(2, 1 + IntStream.concat(Arrays.stream(training.labels), Arrays.stream(testing.labels)).max().getAsInt());
		return new DataSet(named.getFileName().toString(), "", samples(training, classes), samples(testing, classes));
	}

	private Part part(Opening opening, String inputsEntry, Path inputsFile, String labelsEntry, Path labelsFile, int asked, Monitor monitor) throws IOException {
		try (var inputs = opening.open(inputsEntry, inputsFile); var labels = opening.open(labelsEntry, labelsFile)) {
			var read = inputs.inputs(asked, divisor, monitor);
			int count = read.values().length / read.shape().size();
			return new Part(read, labels.labels(inputs.name(), read.available(), count, monitor), inputs.name());
		}
	}

	private static Samples samples(Part part, int classes) {
		return new Samples(part.inputs.shape(), part.inputs.values(), part.labels, classes);
	}
}
