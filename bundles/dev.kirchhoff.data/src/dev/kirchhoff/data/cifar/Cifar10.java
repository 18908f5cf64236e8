// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.cifar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * The CIFAR-10 data of Krizhevsky in its binary version: batches of small colour images with one label of ten, packed with gzip or not.
 * The first batch has no default, since nobody should train on a fifth of the images without having said so.
 */
public record Cifar10(
		@Parameter(doc = "Batch of images to train on, data_batch_1.bin of the original") Path trainBatch,
		@Parameter(doc = "A second one, if there is more than one", value = "") Path trainBatch2,
		@Parameter(doc = "A third one", value = "") Path trainBatch3,
		@Parameter(doc = "A fourth one", value = "") Path trainBatch4,
		@Parameter(doc = "A fifth one", value = "") Path trainBatch5,
		@Parameter(doc = "Batch of images to test with", value = "test_batch.bin") Path testBatch,
		@Parameter(doc = "How many to train on, the first ones; 0: all", value = "0", min = 0) int train,
		@Parameter(doc = "How many to test with, the first ones; 0: all", value = "0", min = 0) int test)
		implements DataSource {

	private static final CifarRecord RECORD = new CifarRecord(1, 0, 10, "if it is of CIFAR-100, use type cifar100; else");

	/** @throws IllegalArgumentException if there is no batch to test with */
	public Cifar10 {
		if (testBatch == null) {
			throw new IllegalArgumentException("give testBatch, the file of images to test with");
		}
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) throws IOException {
		var batches = Stream.of(trainBatch, trainBatch2, trainBatch3, trainBatch4, trainBatch5).filter(Objects::nonNull).toList();
		return new DataSet("CIFAR-10", "", CifarReader.read(batches, RECORD, train, monitor), CifarReader.read(Stream.of(testBatch).toList(), RECORD, test, monitor));
	}
}
