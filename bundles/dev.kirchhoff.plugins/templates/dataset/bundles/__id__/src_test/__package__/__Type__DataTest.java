package ${id};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.testkit.DataSetContract;
import dev.kirchhoff.numerics.random.RandomStream;

class ${Type}DataTest {
	private static DataSet load(${Type}Data data, long seed) {
		return data.load(RandomStream.of(seed), Monitor.NONE);
	}

	/** What Kirchhoff expects of every data set: finite, samples of all classes, the same for the same random numbers and no others, and more. */
	@Test
	void keepsTheContract() {
		DataSetContract.of(new ${Type}Data(800, 400, 1, 0.03)).verify();
	}

	@Test
	void hasAsManyPointsAsAskedFor() {
		var data = load(new ${Type}Data(800, 400, 1, 0.03), 1);
		assertEquals(800, data.train().count());
		assertEquals(400, data.test().count());
		assertEquals(400, Arrays.stream(data.train().labels()).sum(), "half of each class");
	}

	/** The angle of a point is 2 pi turns radius, and half a turn more on the second spiral. */
	@Test
	void withoutNoiseThePointsLieOnTheSpirals() {
		double turns = 1.5;
		var points = load(new ${Type}Data(500, 2, turns, 0), 2).train();
		for (int i = 0; i < points.count(); i++) {
			double x = 2 * points.inputs()[2 * i] - 1;
			double y = 2 * points.inputs()[2 * i + 1] - 1;
			double radius = Math.hypot(x, y);
			double angle = 2 * Math.PI * turns * radius + Math.PI * points.labels()[i];
			assertEquals(radius * Math.cos(angle), x, 1e-5, "point " + i);
			assertEquals(radius * Math.sin(angle), y, 1e-5, "point " + i);
		}
	}

	@Test
	void isMadeByAGenerator() {
		assertTrue(new ${Type}Data(100, 50, 1, 0.03).generated(), "so that each seed has data of its own");
	}

	@Test
	void staysInTheUnitSquare() {
		for (float value : load(new ${Type}Data(2000, 2, 1, 0.3), 3).train().inputs()) {
			assertTrue(value >= 0 && value <= 1, "value " + value);
		}
	}
}
