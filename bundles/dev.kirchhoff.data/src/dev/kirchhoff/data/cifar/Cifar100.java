// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.cifar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.random.RandomStream;

/** The CIFAR-100 data of Krizhevsky in its binary version, packed with gzip or not: images as those of CIFAR-10, each with two labels. */
public record Cifar100(
		@Parameter(doc = "Images to train on", value = "train.bin") Path trainImages,
		@Parameter(doc = "Images to test with", value = "test.bin") Path testImages,
		@Parameter(doc = "Take the label of the superclass, one of 20, instead of that of the class, one of 100", value = "false") boolean superclasses,
		@Parameter(doc = "How many to train on, the first ones; 0: all", value = "0", min = 0) int train,
		@Parameter(doc = "How many to test with, the first ones; 0: all", value = "0", min = 0) int test)
		implements DataSource {

	private static final String OTHER = "if it is of CIFAR-10, use type cifar10; else";
	private static final CifarRecord CLASSES = new CifarRecord(2, 1, 100, OTHER);
	private static final CifarRecord SUPERCLASSES = new CifarRecord(2, 0, 20, OTHER);

	/** @throws IllegalArgumentException if a file is taken away */
	public Cifar100 {
		if (trainImages == null || testImages == null) {
			throw new IllegalArgumentException("give both trainImages and testImages");
		}
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) throws IOException {
		var form = superclasses ? SUPERCLASSES : CLASSES;
		return new DataSet("CIFAR-100", "", CifarReader.read(List.of(trainImages), form, train, monitor), CifarReader.read(List.of(testImages), form, test, monitor));
	}
}
