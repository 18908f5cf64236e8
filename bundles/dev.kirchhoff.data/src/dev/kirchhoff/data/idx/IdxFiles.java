// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.idx;

import java.io.IOException;
import java.nio.file.Path;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Images and their labels in four IDX files, named as those of the MNIST database of LeCun, Cortes and Burges: packed with gzip or not, as
 * their content says. Bytes 0 to 255 become 0..1; an image is one map of rows x columns.
 */
public record IdxFiles(
		@Parameter(doc = "Images to train on", value = "train-images-idx3-ubyte") Path trainImages,
		@Parameter(doc = "Labels of the images to train on", value = "train-labels-idx1-ubyte") Path trainLabels,
		@Parameter(doc = "Images to test with", value = "t10k-images-idx3-ubyte") Path testImages,
		@Parameter(doc = "Labels of the images to test with", value = "t10k-labels-idx1-ubyte") Path testLabels,
		@Parameter(doc = "Labels are 0 to one less", value = "10", min = 2, max = 256) int classes,
		@Parameter(doc = "How many to train on, the first ones; 0: all", value = "0", min = 0) int train,
		@Parameter(doc = "How many to test with, the first ones; 0: all", value = "0", min = 0) int test)
		implements DataSource {

	@Override
	public DataSet load(RandomStream random, Monitor monitor) throws IOException {
		var training = samples(trainImages, trainLabels, train, monitor);
		var testing = samples(testImages, testLabels, test, monitor);
		if (!training.shape().equals(testing.shape())) {
			throw new KirchhoffException(testImages + ": has images of " + testing.shape() + ", but " + trainImages + " of " + training.shape(),
					"give files that belong together");
		}
		return new DataSet(trainImages.getFileName().toString(), "", training, testing);
	}

	private Samples samples(Path images, Path labels, int asked, Monitor monitor) throws IOException {
		var read = IdxReader.images(images, asked, monitor);
		int count = read.pixels().length / read.shape().size();
		return new Samples(read.shape(), read.pixels(), IdxReader.labels(labels, images, read.available(), count, classes, monitor), classes);
	}
}
