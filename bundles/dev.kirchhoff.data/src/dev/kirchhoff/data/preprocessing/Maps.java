// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Shape;

/** Does the same to every map or value of a data set. */
final class Maps {
	private Maps() {
	}

	/** What is done to one map of rows x columns. */
	interface Change {
		void map(float[] from, int at, float[] to, int toAt);
	}

	/** Rows and columns after a change, and the change for maps of that size. */
	record Changed(int height, int width, Change change) {
	}

	interface Plan {
		/** @throws dev.kirchhoff.api.KirchhoffException if it does not fit maps of this shape */
		Changed of(Shape shape);
	}

	/** Changes every map of every sample to one of another size; channels stay. */
	static DataSet maps(DataSet data, Plan plan) {
		return new DataSet(data.name(), data.note(), maps(data.train(), plan.of(data.train().shape())), maps(data.test(), plan.of(data.test().shape())));
	}

	private static Samples maps(Samples samples, Changed changed) {
		var shape = samples.shape();
		int maps = samples.count() * shape.channels();
		int size = shape.height() * shape.width();
		int newSize = changed.height * changed.width;
		var inputs = new float[Math.multiplyExact(maps, newSize)];
		for (int m = 0; m < maps; m++) {
			changed.change.map(samples.inputs(), m * size, inputs, m * newSize);
		}
		return new Samples(new Shape(shape.channels(), changed.height, changed.width), inputs, samples.labels(), samples.classes());
	}

	interface Function {
		float of(float value);
	}

	/** Changes every value. */
	static DataSet values(DataSet data, Function function) {
		return new DataSet(data.name(), data.note(), values(data.train(), function), values(data.test(), function));
	}

	private static Samples values(Samples samples, Function function) {
		var inputs = new float[samples.inputs().length];
		for (int i = 0; i < inputs.length; i++) {
			inputs[i] = function.of(samples.inputs()[i]);
		}
		return new Samples(samples.shape(), inputs, samples.labels(), samples.classes());
	}

	/** {@code 28 rows and 28 columns}. */
	static String extent(Shape shape) {
		return shape.height() + (shape.height() == 1 ? " row and " : " rows and ") + shape.width() + (shape.width() == 1 ? " column" : " columns");
	}
}
