// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.function;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.numerics.random.RandomStream;

class ElementaryTest {
	private static final int N = 100_000;
	private static final RandomStream STREAM = RandomStream.of(77);

	/** x, e^x, 1 / (1 + e^-x), tanh x, computed with mpmath at 50 digits. */
	private static final double[][] EXACT = {
			{ 0.1, 1.1051709180756477, 0.52497918747894, 0.09966799462495582 },
			{ -0.1, 0.9048374180359595, 0.47502081252106, -0.09966799462495582 },
			{ 1e-05, 1.00001000005, 0.5000025, 9.999999999666668e-06 },
			{ -1e-09, 0.999999999, 0.49999999975, -1e-09 },
			{ 0.3465, 1.4141094938303624, 0.5857685815180886, 0.33326791814661283 },
			{ 0.3466, 1.4142509118505286, 0.5857928456850006, 0.3333568084333619 },
			{ 0.5, 1.6487212707001282, 0.6224593312018546, 0.46211715726000974 },
			{ -0.7, 0.4965853037914095, 0.3318122278318339, -0.6043677771171635 },
			{ 1.0, 2.718281828459045, 0.7310585786300049, 0.7615941559557649 },
			{ -1.0397, 0.3535607342704191, 0.2612078832657564, -0.7777695718812937 },
			{ 2.0, 7.38905609893065, 0.8807970779778824, 0.9640275800758169 },
			{ 5.5, 244.69193226422038, 0.9959298622841039, 0.9999665971563038 },
			{ -9.25, 9.61116520613947e-05, 9.610241549947395e-05, -0.9999999815251008 },
			{ 18.9, 161497464.3686472, 0.9999999938079523, 0.9999999999999999 },
			{ 21.0, 1318815734.4832146, 0.999999999241744, 1.0 },
			{ -30.0, 9.357622968840175e-14, 9.357622968839299e-14, -1.0 },
			{ 36.0, 4311231547115195.0, 0.9999999999999998, 1.0 },
			{ -100.5, 2.256340135917036e-44, 2.256340135917036e-44, -1.0 },
			{ 300.25, 2.4941248615349213e+130, 1.0, 1.0 },
			{ 709.78, 1.7928227943945155e+308, 1.0, 1.0 },
			{ -708.0, 3.307553003638408e-308, 3.307553003638408e-308, -1.0 },
			{ -700.5, 5.980196118639791e-305, 5.980196118639791e-305, -1.0 },
			{ -37.0, 8.533047625744066e-17, 8.533047625744065e-17, -1.0 },
	};

	/** x and log x, likewise. */
	private static final double[][] LOGARITHMS = {
			{ 0.5, -0.6931471805599453 },
			{ 0.7071067811865475, -0.34657359027997275 },
			{ 0.7071067811865476, -0.3465735902799726 },
			{ 0.99, -0.01005033585350145 },
			{ 0.9999999, -1.0000000494736474e-07 },
			{ 1.0000000001, 1.000000082690371e-10 },
			{ 1.1, 0.09531017980432493 },
			{ 1.4142135623730951, 0.3465735902799727 },
			{ 1.5, 0.4054651081081644 },
			{ 2.0, 0.6931471805599453 },
			{ 10.0, 2.302585092994046 },
			{ 1e-05, -11.512925464970229 },
			{ 1e-300, -690.7755278982137 },
			{ 5e-324, -744.4400719213812 },
			{ 3e-310, -712.7027665394861 },
			{ 1.7e+308, 709.7268368932282 },
			{ 12345.678, 9.421061321291832 },
	};

	@Test
	void agreesWithAHighPrecisionReference() {
		for (var row : EXACT) {
			assertUlps(row[1], Elementary.exp(row[0]), 1);
			assertUlps(row[2], Elementary.sigmoid(row[0]), 3);
			assertUlps(row[3], Elementary.tanh(row[0]), 3);
		}
		for (var row : LOGARITHMS) {
			assertUlps(row[1], Elementary.log(row[0]), 1);
		}
	}

	/** StrictMath itself errs by up to 1 ulp (exp, log) and 2.5 ulp (tanh). */
	@Test
	void agreesWithTheJdk() {
		for (int i = 0; i < N; i++) {
			double x = (STREAM.uniform(i) - 0.5) * (i % 2 == 0 ? 3 : 1480);
			assertUlps(StrictMath.exp(x), Elementary.exp(x), 2);
			assertUlps(StrictMath.tanh(x), Elementary.tanh(x), 5);
			double e = StrictMath.exp(-Math.abs(x));
			assertUlps((x < 0 ? e : 1) / (1 + e), Elementary.sigmoid(x), 4);
			double positive = StrictMath.exp(x) * STREAM.uniform(i);
			assertUlps(StrictMath.log(positive), Elementary.log(positive), 2);
		}
	}

	@Test
	void floatsAreRoundedOnce() {
		for (int i = 0; i < N; i++) {
			float x = (float) ((STREAM.uniform(i) - 0.5) * (i % 2 == 0 ? 3 : 210));
			assertHalfUlp(StrictMath.exp(x), Elementary.exp(x));
			assertHalfUlp(StrictMath.tanh(x), Elementary.tanh(x));
			assertHalfUlp(1 / (1 + StrictMath.exp(-x)), Elementary.sigmoid(x));
			float positive = (float) (STREAM.uniform(i) * StrictMath.exp(x / 2.5));
			if (positive > 0) {
				assertHalfUlp(StrictMath.log(positive), Elementary.log(positive));
			}
		}
	}

	@Test
	void specialValuesAreThoseOfMath() {
		double[] values = { 0.0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
				Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 709.782712893384, 709.7827128933841,
				-745.1332191019412, -745.1332191019413, -746, 40, -40 };
		same(values, Math::exp, Elementary::exp);
		same(values, Math::log, Elementary::log);
		same(values, Math::tanh, Elementary::tanh);
		same(values, x -> (x < 0 ? Math.exp(x) : 1) / (1 + Math.exp(-Math.abs(x))), Elementary::sigmoid);
		for (double value : values) {
			float x = (float) value;
			assertEquals((float) Math.exp(x), Elementary.exp(x));
			assertEquals((float) Math.log(x), Elementary.log(x));
			assertEquals((float) Math.tanh(x), Elementary.tanh(x));
			assertEquals((float) (1 / (1 + Math.exp(-x))), Elementary.sigmoid(x));
		}
		assertEquals(Float.MIN_VALUE, Elementary.exp(-103.9f));
		assertEquals(0f, Elementary.exp(-104f));
		assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(88.73f));
		assertEquals((float) Math.log(Float.MIN_VALUE), Elementary.log(Float.MIN_VALUE));
	}

	@Test
	void bulkIsScalarAndChecksItsRange() {
		var x = new double[50];
		var f = new float[50];
		for (int i = 0; i < 50; i++) {
			x[i] = 0.3 * i - 2;
			f[i] = (float) x[i];
		}
		var out = new double[40];
		Elementary.sigmoid(x, 7, out, 3, 30);
		var floats = f.clone();
		Elementary.tanh(floats, 1, 49);
		for (int i = 0; i < 30; i++) {
			assertEquals(Elementary.sigmoid(x[7 + i]), out[3 + i]);
		}
		for (int i = 1; i < 49; i++) {
			assertEquals(Elementary.tanh(f[i]), floats[i]);
		}
		var before = out.clone();
		assertThrows(IndexOutOfBoundsException.class, () -> Elementary.exp(x, 0, out, 0, 41));
		assertThrows(IndexOutOfBoundsException.class, () -> Elementary.exp(x, 20, out, 0, 31));
		assertThrows(IndexOutOfBoundsException.class, () -> Elementary.log(out, -1, 5));
		assertArrayEquals(before, out);
	}

	private static void same(double[] values, DoubleUnaryOperator expected, DoubleUnaryOperator actual) {
		for (double x : values) {
			double e = expected.applyAsDouble(x);
			assertEquals(e, actual.applyAsDouble(x), Math.abs(e) > 0 && Math.abs(e) < 1e300 ? 2 * Math.ulp(e) : 0,
					() -> "at " + x);
		}
	}

	private static void assertUlps(double expected, double actual, int ulps) {
		assertEquals(expected, actual, ulps * Math.ulp(expected));
	}

	private static void assertHalfUlp(double expected, float actual) {
		double ulp = Math.ulp((float) expected);
		assertTrue((float) expected == actual || Math.abs(expected - actual) <= 0.51 * ulp,
				() -> actual + " is not nearest to " + expected);
	}
}
