// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class SingularValuesTest {
	@Test
	void aKnownMatrix() {
		assertArrayEquals(new double[] { 3 * Math.sqrt(5), Math.sqrt(5) }, SingularValues.of(new double[][] { { 3, 0 }, { 4, 5 } }).values(), 1e-14);
		assertArrayEquals(new double[] { 0, 0 }, SingularValues.of(new double[2][3]).values());
	}

	/** With values down to rounding, as characteristics have them. */
	@Test
	void theFactorsAreOrthonormalAndGiveTheMatrix() {
		var random = new Random(1);
		int n = 20;
		int m = 31;
		var matrix = new double[n][m];
		for (int k = 0; k < n; k++) {
			var u = random.doubles(n).toArray();
			var v = random.doubles(m).toArray();
			for (int p = 0; p < n; p++) {
				for (int q = 0; q < m; q++) {
					matrix[p][q] += Math.pow(0.1, k) * u[p] * v[q];
				}
			}
		}
		var copy = new double[n][];
		for (int p = 0; p < n; p++) {
			copy[p] = matrix[p].clone();
		}
		var svd = SingularValues.of(copy);
		double largest = svd.values()[0];
		for (int p = 0; p < n; p++) {
			for (int q = 0; q < m; q++) {
				double sum = 0;
				for (int k = 0; k < n; k++) {
					sum += svd.values()[k] * svd.left()[k][p] * svd.right()[k][q];
				}
				assertEquals(matrix[p][q], sum, 1e-14 * largest);
			}
		}
		for (int k = 0; k < n; k++) {
			assertTrue(k == 0 || svd.values()[k] <= svd.values()[k - 1]);
			for (int l = 0; l < n && svd.values()[l] > 1e-14 * largest; l++) {
				assertEquals(k == l ? 1 : 0, dot(svd.left()[k], svd.left()[l]), 1e-14);
				if (svd.values()[k] > 1e-14 * largest) {
					assertEquals(k == l ? 1 : 0, dot(svd.right()[k], svd.right()[l]), 1e-14);
				}
			}
		}
	}

	@Test
	void gaussPointsIntegratePolynomials() {
		var rule = GaussLegendre.composite(-1, 2, 1);
		for (int power = 0; power <= 11; power++) {
			double sum = 0;
			for (int i = 0; i < rule.nodes().length; i++) {
				sum += rule.weights()[i] * Math.pow(rule.nodes()[i], power);
			}
			double exact = (Math.pow(2, power + 1) - Math.pow(-1, power + 1)) / (power + 1);
			assertEquals(exact, sum, 1e-13 * exact, "power " + power);
		}
		var parts = GaussLegendre.composite(0, 3, 5);
		double sum = 0;
		for (int i = 0; i < parts.nodes().length; i++) {
			sum += parts.weights()[i] * Math.exp(parts.nodes()[i]);
		}
		assertEquals(Math.exp(3) - 1, sum, 1e-13 * sum);
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
