// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.parameter.Parameter;

/** Subtracts a mean from every value and divides by a standard deviation, both given or measured over all values of all training samples. */
public record Normalise(
		@Parameter(doc = "Mean that is subtracted", value = "0") double mean,
		@Parameter(doc = "Standard deviation that is divided by; if both are 0, they are measured on the training samples", value = "0", min = 0) double deviation)
		implements Preprocessing {

	/** @throws IllegalArgumentException if there is a mean, but nothing to divide by */
	public Normalise {
		if (deviation == 0 && mean != 0) {
			throw new IllegalArgumentException("mean is given, deviation is not");
		}
	}

	@Override
	public DataSet apply(DataSet data) {
		double middle = mean;
		double width = deviation;
		if (mean == 0 && deviation == 0) {
			var inputs = data.train().inputs();
			middle = mean(inputs);
			width = deviation(inputs, middle);
			if (width == 0) {
				throw new KirchhoffException("normalise cannot scale '" + data.name() + "': all values to train on are " + (float) middle, "give a deviation");
			}
		}
		double from = middle;
		double by = width;
		return Maps.values(data, value -> (float) ((value - from) / by));
	}

	private static double mean(float[] values) {
		double sum = 0;
		for (float value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	private static double deviation(float[] values, double mean) {
		double squares = 0;
		for (float value : values) {
			squares += (value - mean) * (value - mean);
		}
		return Math.sqrt(squares / values.length);
	}
}
