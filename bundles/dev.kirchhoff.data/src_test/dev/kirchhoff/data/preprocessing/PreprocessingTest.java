// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Shape;

class PreprocessingTest {
	/** Samples of this shape, values counted up from 0; the test samples are the training samples turned around in sign. */
	private static DataSet data(int count, Shape shape) {
		var inputs = new float[count * shape.size()];
		var others = new float[inputs.length];
		for (int i = 0; i < inputs.length; i++) {
			inputs[i] = i;
			others[i] = -i;
		}
		return new DataSet("name", "note", new Samples(shape, inputs, new int[count], 2), new Samples(shape, others, new int[count], 2));
	}

	private static String fault(Preprocessing step, Shape shape) {
		return assertThrows(KirchhoffException.class, () -> step.apply(data(1, shape))).line();
	}

	private static float[] applied(Preprocessing step, DataSet data, Shape expected) {
		var before = data.train().inputs().clone();
		var changed = step.apply(data);
		assertEquals(expected, changed.train().shape());
		assertEquals(expected, changed.test().shape());
		assertEquals("name", changed.name());
		assertEquals("note", changed.note());
		assertEquals(data.train().count(), changed.train().count());
		assertArrayEquals(before, data.train().inputs(), "the given data stays as it is");
		return changed.train().inputs();
	}

	@Test
	void cropKeepsARectangleOfEveryMap() {
		assertArrayEquals(new float[] { 6, 7, 10, 11, 18, 19, 22, 23, 30, 31, 34, 35, 42, 43, 46, 47 }, applied(new Crop(1, 2, 2, 2), data(2, new Shape(2, 3, 4)), new Shape(2, 2, 2)));
		assertEquals(-6, new Crop(1, 2, 2, 2).apply(data(2, new Shape(2, 3, 4))).test().inputs()[0]);
		assertEquals("crop takes 20 rows from row 4 and 26 columns from column 4, but 'name' has maps of 28 rows and 28 columns: crop to a rectangle within the maps",
				fault(new Crop(4, 4, 20, 26), new Shape(1, 28, 28)));
		assertEquals("crop takes 2147483647 rows from row 1 and 1 columns from column 0, but 'name' has maps of 1 row and 1 column: crop to a rectangle within the maps",
				fault(new Crop(1, 0, Integer.MAX_VALUE, 1), Shape.vector(784)));
	}

	@Test
	void meanPoolingKeepsTheMean() {
		assertArrayEquals(new float[] { 2.5f, 4.5f, 10.5f, 12.5f }, applied(new MeanPool(2), data(2, new Shape(1, 2, 4)), new Shape(1, 1, 2)));
		assertEquals("mean-pool takes squares of 3 x 3, but 'name' has maps of 28 rows and 27 columns: crop the maps to multiples of 3 first, or choose another size",
				fault(new MeanPool(3), new Shape(1, 28, 27)));
	}

	@Test
	void resizeTakesMeansOfAreasWhenItShrinks() {
		assertArrayEquals(applied(new MeanPool(2), data(3, new Shape(2, 4, 6)), new Shape(2, 2, 3)), applied(new Resize(2, 3), data(3, new Shape(2, 4, 6)), new Shape(2, 2, 3)));
		assertArrayEquals(new float[] { 1 / 3f, 5 / 3f }, applied(new Resize(1, 2), data(1, new Shape(1, 1, 3)), new Shape(1, 1, 2)), 1e-7f);
		var data = data(1, new Shape(1, 28, 28));
		var small = applied(new Resize(20, 11), data, new Shape(1, 20, 11));
		assertEquals(391.5, mean(small), 1e-4, "no ink is lost");
	}

	private static double mean(float[] values) {
		double sum = 0;
		for (float value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	@Test
	void resizeInterpolatesWhenItGrows() {
		assertArrayEquals(new float[] { 0, 0.25f, 0.75f, 1 }, applied(new Resize(1, 4), data(1, new Shape(1, 1, 2)), new Shape(1, 1, 4)));
		assertArrayEquals(new float[] { 0, 0.5f, 7 / 6f, 11 / 6f, 2.5f, 3 }, applied(new Resize(6, 1), data(1, new Shape(1, 4, 1)), new Shape(1, 6, 1)), 1e-6f);
		assertArrayEquals(data(1, new Shape(1, 5, 7)).train().inputs(), applied(new Resize(5, 7), data(1, new Shape(1, 5, 7)), new Shape(1, 5, 7)));
		assertArrayEquals(new float[] { 1, 1.75f, 3.25f, 4 }, applied(new Resize(4, 1), data(1, new Shape(1, 2, 3)), new Shape(1, 4, 1)), 1e-6f, "each axis in its own way");
	}

	@Test
	void thresholdLeavesTwoValues() {
		assertArrayEquals(new float[] { -1, -1, -1, 0.5f, 0.5f, 0.5f }, applied(new Threshold(2, -1, 0.5), data(3, Shape.vector(2)), Shape.vector(2)));
	}

	@Test
	void normaliseByGivenOrMeasuredNumbers() {
		assertArrayEquals(new float[] { -0.5f, 0, 0.5f, 1 }, applied(new Normalise(1, 2), data(2, Shape.vector(2)), Shape.vector(2)));
		var data = data(2, Shape.vector(2));
		double deviation = Math.sqrt(1.25);
		var measured = new Normalise(0, 0).apply(data);
		for (int i = 0; i < 4; i++) {
			assertEquals((i - 1.5) / deviation, measured.train().inputs()[i], 1e-6);
			assertEquals((-i - 1.5) / deviation, measured.test().inputs()[i], 1e-6, "test samples by the numbers of the training samples");
		}
		assertArrayEquals(new float[] { 0, 0.5f, 1, 1.5f }, applied(new Normalise(0, 2), data(2, Shape.vector(2)), Shape.vector(2)));
		assertEquals("normalise cannot scale 'name': all values to train on are 0.0: give a deviation", fault(new Normalise(0, 0), Shape.vector(1)));
		assertEquals("mean is given, deviation is not", assertThrows(IllegalArgumentException.class, () -> new Normalise(1, 0)).getMessage());
	}
}
