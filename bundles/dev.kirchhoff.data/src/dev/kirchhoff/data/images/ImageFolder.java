// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Images of a person's own: a folder, or a zip archive of it, with a folder for every class and PNG or JPEG files in each. Classes are
 * numbered in the order of their folders' names; samples come in the order of file names, the first of every class, then the second, and
 * so on, so that the first few are of all classes. Without a folder of images to test with, a share of every class is drawn.
 */
public record ImageFolder(
		@Parameter(doc = "Folder or zip archive with a folder for every class", folder = true) Path folder,
		@Parameter(doc = "Folder or zip archive of images to test with, with the same classes; without it some of the others are taken", value = "", folder = true) Path testFolder,
		@Parameter(doc = "Share of every class to test with where there is no testFolder", value = "0.2", min = 0, max = 1) double testShare,
		@Parameter(doc = "Which images these are: 0 takes others for every seed of the study, any other number the same for all", value = "1", min = 0) long seed,
		@Parameter(doc = "Rows of a sample, whatever size an image has", value = "32", min = 1, max = 4096) int height,
		@Parameter(doc = "Columns of a sample", value = "32", min = 1, max = 4096) int width,
		@Parameter(doc = "Three maps, red, green and blue, instead of one of grey", value = "true") boolean colour)
		implements DataSource {

	private record Labelled(Path file, int label) {
	}

	@Override
	public boolean generated() {
		return seed == 0 && testFolder == null;
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) throws IOException {
		try (var tree = ImageTree.open(folder)) {
			var names = tree.classes().stream().map(ImageTree.Group::name).toList();
			if (testFolder == null) {
				var parts = split(tree, (seed == 0 ? random : RandomStream.of(seed)).split("split"));
				return set(read(tree, parts.getFirst(), names.size(), monitor), read(tree, parts.getLast(), names.size(), monitor));
			}
			try (var tests = ImageTree.open(testFolder)) {
				requireSame(names, tests.classes().stream().map(ImageTree.Group::name).toList());
				return set(read(tree, all(tree), names.size(), monitor), read(tests, all(tests), names.size(), monitor));
			}
		}
	}

	private DataSet set(Samples train, Samples test) {
		return new DataSet(String.valueOf(folder.getFileName()), "", train, test);
	}

	private void requireSame(List<String> train, List<String> test) {
		if (!train.equals(test)) {
			var only = new ArrayList<>(train);
			only.removeAll(test);
			var other = new ArrayList<>(test);
			other.removeAll(train);
			throw new KirchhoffException(testFolder + ": has not the classes of " + folder + (only.isEmpty() ? "" : "; it lacks " + String.join(", ", only))
					+ (other.isEmpty() ? "" : "; it has also " + String.join(", ", other)), "give both folders the same names of classes");
		}
	}

	/** Images to train on and images to test with, at least one of each in every class. */
	private List<List<List<Path>>> split(ImageTree tree, RandomStream random) {
		var train = new ArrayList<List<Path>>();
		var test = new ArrayList<List<Path>>();
		for (int c = 0; c < tree.classes().size(); c++) {
			var group = tree.classes().get(c);
			int count = group.files().size();
			if (count < 2) {
				throw new KirchhoffException(tree.name() + ": class " + group.name() + " has a single image", "give it more, for some are to test with, or a testFolder");
			}
			int tested = Math.clamp(Math.round(testShare * count), 1, count - 1);
			var order = random.split(c).permutation(count, 0);
			var isTest = new boolean[count];
			for (int k = 0; k < tested; k++) {
				isTest[order[k]] = true;
			}
			train.add(choose(group.files(), isTest, false));
			test.add(choose(group.files(), isTest, true));
		}
		return List.of(train, test);
	}

	private static List<Path> choose(List<Path> files, boolean[] isTest, boolean wanted) {
		var chosen = new ArrayList<Path>();
		for (int k = 0; k < isTest.length; k++) {
			if (isTest[k] == wanted) {
				chosen.add(files.get(k));
			}
		}
		return chosen;
	}

	private static List<List<Path>> all(ImageTree tree) {
		return tree.classes().stream().map(ImageTree.Group::files).toList();
	}

	/** @param files by class */
	private Samples read(ImageTree tree, List<List<Path>> files, int classes, Monitor monitor) {
		var samples = interleave(files);
		var shape = new Shape(colour ? 3 : 1, height, width);
		if ((long) samples.size() * shape.size() > Integer.MAX_VALUE - 8) {
			throw new KirchhoffException(tree.name() + ": " + samples.size() + " images of " + shape + " are more than fit into memory at once", "make them smaller by height and width");
		}
		var inputs = new float[samples.size() * shape.size()];
		var labels = new int[samples.size()];
		var faults = new ArrayList<String>();
		for (int k = 0; k < labels.length; k++) {
			monitor.check();
			labels[k] = samples.get(k).label;
			try {
				Image.read(samples.get(k).file).put(shape, inputs, k * shape.size());
			} catch (IOException e) {
				faults.add(tree.relative(samples.get(k).file) + " (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")");
			}
		}
		faults.sort(null);
		if (!faults.isEmpty()) {
			throw new KirchhoffException(tree.name() + ": " + (faults.size() == 1 ? "a file" : faults.size() + " files") + " cannot be read as PNG or JPEG: " + String.join(", ", faults),
					"remove " + (faults.size() == 1 ? "it, or save it anew" : "them, or save them anew"));
		}
		return new Samples(shape, inputs, labels, classes);
	}

	private static List<Labelled> interleave(List<List<Path>> files) {
		var samples = new ArrayList<Labelled>();
		int most = files.stream().mapToInt(List::size).max().orElse(0);
		for (int k = 0; k < most; k++) {
			for (int c = 0; c < files.size(); c++) {
				if (k < files.get(c).size()) {
					samples.add(new Labelled(files.get(c).get(k), c));
				}
			}
		}
		return samples;
	}
}
