// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.testkit.Finding;
import dev.kirchhoff.numerics.random.RandomStream;

/** What a source of data promises. */
public record DataSetChecks(DataSource source, long seed) {
	public void run(Consumer<Finding> findings) {
		Declared.check(source.getClass(), new Report("parameters", findings));
		DataSet data;
		DataSet again;
		DataSet other;
		try {
			data = load(seed);
			again = load(seed);
			other = load(seed + 1);
		} catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
			new Report("answers", findings).error("", "it failed with " + Text.of(e), "load", "mend the cause; a file that is missing or wrong is a KirchhoffException with its name and line");
			return;
		}
		if (data == null) {
			new Report("answers", findings).error("", "it gives nothing", "load", "return a data set");
			return;
		}
		samples("train", data.train(), new Report("samples", findings));
		samples("test", data.test(), new Report("samples", findings));
		together(data, new Report("samples", findings));
		finite("train", data.train(), new Report("finite", findings));
		finite("test", data.test(), new Report("finite", findings));
		if (!same(data, again)) {
			new Report("deterministic", findings).error("", "the same stream gives other data the second time", "load", "draw all chance from the stream that is given");
		} else if (source.generated() && same(data, other)) {
			new Report("seeds", findings).error("generated", "it says that it is generated, but another stream gives the same data", "load", "draw from the stream, or let generated() be false");
		} else if (!source.generated() && !same(data, other)) {
			new Report("seeds", findings).error("", "it says that it is not generated, but another stream gives other data", "load",
					"let generated() be true: studies of other seeds would share data that is not theirs");
		}
		cancelled(new Report("cancelled", findings));
	}

	private DataSet load(long seed) throws IOException {
		return source.load(RandomStream.of(seed).split("data"), Monitor.NONE);
	}

	private static void samples(String name, Samples samples, Report report) {
		if (samples.count() == 0) {
			report.error(name, "there are no samples to " + name, "load", "give samples to train on and to test with");
		}
		if (samples.classes() < 2) {
			report.error("classes" + name, "there are " + samples.classes() + " classes", "load, " + name, "give two classes or more");
		}
		if (samples.inputs().length != samples.count() * samples.features()) {
			report.error("sizes" + name, samples.inputs().length + " values are not " + samples.count() + " samples of " + samples.features(), "load, " + name, "give every sample all its values");
		}
		var seen = new BitSet();
		for (int i = 0; i < samples.count(); i++) {
			int label = samples.labels()[i];
			if (label < 0 || label >= samples.classes()) {
				report.error("label" + name, "sample " + i + " has label " + label, "load, " + name, "give labels from 0 to " + (samples.classes() - 1));
				return;
			}
			seen.set(label);
		}
		if (samples.count() > 0 && seen.cardinality() < samples.classes()) {
			report.warning("seen" + name, "class " + seen.nextClearBit(0) + " has no sample to " + name, "load, " + name, "shuffle before you split, or lower the number of classes");
		}
	}

	private static void together(DataSet data, Report report) {
		if (!data.train().shape().equals(data.test().shape())) {
			report.error("shape", "samples to train on are " + data.train().shape() + ", those to test with " + data.test().shape(), "load", "give both the same shape");
		}
		if (data.train().classes() != data.test().classes()) {
			report.error("together", data.train().classes() + " classes to train on, " + data.test().classes() + " to test with", "load", "give both the same classes");
		}
		if (data.name() == null || data.name().isBlank() || data.note() == null) {
			report.error("name", "it has no name, or no note", "load", "give a name for people, and an empty note if there is nothing to note");
		}
	}

	private static void finite(String name, Samples samples, Report report) {
		for (int i = 0; i < samples.inputs().length; i++) {
			if (!Float.isFinite(samples.inputs()[i])) {
				report.error("", "value " + i % samples.features() + " of sample " + i / samples.features() + " is " + samples.inputs()[i], "load, " + name,
						"replace or leave out what is missing; networks compute with every value");
				return;
			}
		}
	}

	private static boolean same(DataSet a, DataSet b) {
		return same(a.train(), b.train()) && same(a.test(), b.test());
	}

	private static boolean same(Samples a, Samples b) {
		return Arrays.equals(a.inputs(), b.inputs()) && Arrays.equals(a.labels(), b.labels()) && a.classes() == b.classes() && a.shape().equals(b.shape());
	}

	/** It may be done before it looks; if it throws, then what its monitor throws. */
	private void cancelled(Report report) {
		try {
			source.load(RandomStream.of(seed), () -> true);
		} catch (CancellationException e) {
			return; // as it should
		} catch (IOException | RuntimeException e) {
			report.error("", "when it is cancelled, it fails with " + Text.of(e), "load", "call monitor.check() in long loops and let what it throws pass");
		}
	}
}
