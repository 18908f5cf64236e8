// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Functions} in lanes; floats are widened to double lanes as their scalar twins are. */
final class VectorFunctions implements Functions {
	private static final VectorSpecies<Double> D = LaneProbe.DOUBLES;
	private static final VectorSpecies<Float> F = LaneProbe.FLOATS;
	private static final int LANES = D.length();
	private static final DoubleVector S_MINUS_LN2 = c(-SinglePrecision.LN2);
	private static final DoubleVector INVERSE_LN2 = c(Exponential.INVERSE_LN2);
	private static final DoubleVector Q0 = c(Exponential.Q0);
	private static final DoubleVector Q1 = c(Exponential.Q1);
	private static final DoubleVector Q10 = c(Exponential.Q10);
	private static final DoubleVector Q2 = c(Exponential.Q2);
	private static final DoubleVector Q3 = c(Exponential.Q3);
	private static final DoubleVector Q4 = c(Exponential.Q4);
	private static final DoubleVector Q5 = c(Exponential.Q5);
	private static final DoubleVector Q6 = c(Exponential.Q6);
	private static final DoubleVector Q7 = c(Exponential.Q7);
	private static final DoubleVector Q8 = c(Exponential.Q8);
	private static final DoubleVector Q9 = c(Exponential.Q9);
	private static final DoubleVector LN2_HIGH = c(Logarithm.LN2_HIGH);
	private static final DoubleVector LN2_LOW = c(Logarithm.LN2_LOW);
	private static final DoubleVector SHIFTER = c(Logarithm.SHIFTER);
	private static final DoubleVector S_L0 = c(SinglePrecision.L0);
	private static final DoubleVector S_L1 = c(SinglePrecision.L1);
	private static final DoubleVector S_L2 = c(SinglePrecision.L2);
	private static final DoubleVector S_L3 = c(SinglePrecision.L3);
	private static final DoubleVector S_Q0 = c(SinglePrecision.Q0);
	private static final DoubleVector S_Q1 = c(SinglePrecision.Q1);
	private static final DoubleVector S_Q2 = c(SinglePrecision.Q2);
	private static final DoubleVector S_Q3 = c(SinglePrecision.Q3);
	private static final DoubleVector S_Q4 = c(SinglePrecision.Q4);
	private static final DoubleVector S_Q5 = c(SinglePrecision.Q5);
	private static final DoubleVector ONE = c(1);
	private static final DoubleVector TWO = c(2);

	private final PlainFunctions plain = new PlainFunctions();

	@Override
	public void exp(double[] x, int from, double[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			exp(DoubleVector.fromArray(D, x, from + i)).intoArray(out, at + i);
		}
		plain.exp(x, from + whole, out, at + whole, count - whole);
	}

	@Override
	public void sigmoid(double[] x, int from, double[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			sigmoid(DoubleVector.fromArray(D, x, from + i)).intoArray(out, at + i);
		}
		plain.sigmoid(x, from + whole, out, at + whole, count - whole);
	}

	@Override
	public void tanh(double[] x, int from, double[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			tanh(DoubleVector.fromArray(D, x, from + i)).intoArray(out, at + i);
		}
		plain.tanh(x, from + whole, out, at + whole, count - whole);
	}

	@Override
	public void log(double[] x, int from, double[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			var v = DoubleVector.fromArray(D, x, from + i);
			var special = v.compare(VectorOperators.GE, Double.MIN_NORMAL).and(v.lt(Double.POSITIVE_INFINITY)).not();
			var result = VectorLogarithm.ofNormal(v);
			if (special.anyTrue()) {
				result.blend(v, special).intoArray(out, at + i);
				for (long set = special.toLong(); set != 0; set &= set - 1) {
					int j = at + i + Long.numberOfTrailingZeros(set);
					out[j] = Logarithm.of(out[j]);
				}
			} else {
				result.intoArray(out, at + i);
			}
		}
		plain.log(x, from + whole, out, at + whole, count - whole);
	}

	@Override
	public void exp(float[] x, int from, float[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			narrow(wideExp(widen(FloatVector.fromArray(F, x, from + i)))).intoArray(out, at + i);
		}
		plain.exp(x, from + whole, out, at + whole, count - whole);
	}

	@Override
	public void sigmoid(float[] x, int from, float[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			narrow(wideSigmoid(widen(FloatVector.fromArray(F, x, from + i)))).intoArray(out, at + i);
		}
		plain.sigmoid(x, from + whole, out, at + whole, count - whole);
	}

	@Override
	public void tanh(float[] x, int from, float[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			narrow(wideTanh(widen(FloatVector.fromArray(F, x, from + i)))).intoArray(out, at + i);
		}
		plain.tanh(x, from + whole, out, at + whole, count - whole);
	}

	@Override
	public void log(float[] x, int from, float[] out, int at, int count) {
		int whole = D.loopBound(count);
		for (int i = 0; i < whole; i += LANES) {
			var v = FloatVector.fromArray(F, x, from + i);
			var special = v.compare(VectorOperators.GT, 0).and(v.lt(Float.POSITIVE_INFINITY)).not();
			var result = narrow(wideLog(widen(v)));
			if (special.anyTrue()) {
				result.blend(v, special).intoArray(out, at + i);
				for (long set = special.toLong(); set != 0; set &= set - 1) {
					int j = at + i + Long.numberOfTrailingZeros(set);
					out[j] = SinglePrecision.log(out[j]);
				}
			} else {
				result.intoArray(out, at + i);
			}
		}
		plain.log(x, from + whole, out, at + whole, count - whole);
	}

	private static DoubleVector exp(DoubleVector x) {
		x = x.blend(Exponential.LARGEST, x.compare(VectorOperators.GT, Exponential.LARGEST));
		x = x.blend(Exponential.SMALLEST, x.lt(Exponential.SMALLEST));
		var shifted = x.fma(INVERSE_LN2, SHIFTER);
		var p = expm1(reduced(x, shifted.sub(Logarithm.SHIFTER))).add(1);
		var k = exponent(shifted);
		var half = k.lanewise(VectorOperators.ASHR, 1);
		return p.mul(power(half)).mul(power(k.sub(half)));
	}

	private static DoubleVector sigmoid(DoubleVector x) {
		return logistic(x, exp(x.abs().neg()));
	}

	private static DoubleVector tanh(DoubleVector x) {
		var t = x.abs().mul(2);
		t = t.blend(Exponential.TANH_LARGEST, t.compare(VectorOperators.GT, Exponential.TANH_LARGEST));
		var shifted = t.fma(INVERSE_LN2, SHIFTER);
		return tangent(x, expm1(reduced(t, shifted.sub(Logarithm.SHIFTER))), power(exponent(shifted)));
	}

	private static DoubleVector wideExp(DoubleVector x) {
		x = x.blend(SinglePrecision.LARGEST, x.compare(VectorOperators.GT, SinglePrecision.LARGEST));
		x = x.blend(SinglePrecision.SMALLEST, x.lt(SinglePrecision.SMALLEST));
		var shifted = x.fma(INVERSE_LN2, SHIFTER);
		var p = shortExpm1(shifted.sub(Logarithm.SHIFTER).fma(S_MINUS_LN2, x)).add(1);
		return p.mul(power(exponent(shifted)));
	}

	private static DoubleVector wideSigmoid(DoubleVector x) {
		return logistic(x, wideExp(x.abs().neg()));
	}

	private static DoubleVector wideTanh(DoubleVector x) {
		var t = x.abs().mul(2);
		t = t.blend(SinglePrecision.TANH_LARGEST, t.compare(VectorOperators.GT, SinglePrecision.TANH_LARGEST));
		var shifted = t.fma(INVERSE_LN2, SHIFTER);
		var r = shifted.sub(Logarithm.SHIFTER).fma(S_MINUS_LN2, t);
		return tangent(x, shortExpm1(r), power(exponent(shifted)));
	}

	private static DoubleVector wideLog(DoubleVector x) {
		var bits = x.reinterpretAsLongs();
		var above = bits.sub(Logarithm.SQRT_HALF);
		var k = above.lanewise(VectorOperators.ASHR, 52).add(Logarithm.SHIFTER_BITS).reinterpretAsDoubles()
				.sub(Logarithm.SHIFTER);
		var f = bits.sub(above.and(Logarithm.EXPONENT)).reinterpretAsDoubles().sub(1);
		var s = f.div(f.add(2));
		var z = s.mul(s);
		var series = z.fma(z.fma(z.fma(z.fma(S_L3, S_L2), S_L1),
				S_L0), TWO);
		return s.fma(series, k.mul(SinglePrecision.LN2));
	}

	private static DoubleVector logistic(DoubleVector x, DoubleVector e) {
		return ONE.blend(e, x.lt(0)).div(e.add(1));
	}

	/** tanh(x) from p = e^r - 1 and 2^k with 2 |x| = r + k ln 2. */
	private static DoubleVector tangent(DoubleVector x, DoubleVector p, DoubleVector scale) {
		var m = scale.fma(p, scale.sub(1));
		var sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
		return m.div(m.add(2)).reinterpretAsLongs().or(sign).reinterpretAsDoubles();
	}

	private static DoubleVector reduced(DoubleVector x, DoubleVector k) {
		var minus = k.neg();
		return minus.fma(LN2_LOW, minus.fma(LN2_HIGH, x));
	}

	private static DoubleVector expm1(DoubleVector r) {
		var z = r.mul(r);
		var even = z.fma(z.fma(z.fma(z.fma(z.fma(Q10, Q8), Q6),
				Q4), Q2), Q0);
		var odd = z.fma(z.fma(z.fma(z.fma(Q9, Q7), Q5), Q3),
				Q1);
		return z.fma(r.fma(odd, even), r);
	}

	private static DoubleVector shortExpm1(DoubleVector r) {
		var z = r.mul(r);
		var even = z.fma(z.fma(S_Q4, S_Q2), S_Q0);
		var odd = z.fma(z.fma(S_Q5, S_Q3), S_Q1);
		return z.fma(r.fma(odd, even), r);
	}

	private static LongVector exponent(DoubleVector shifted) {
		return shifted.reinterpretAsLongs().sub(Logarithm.SHIFTER_BITS);
	}

	private static DoubleVector power(LongVector k) {
		return k.add(Exponential.BIAS).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
	}

	private static DoubleVector widen(FloatVector x) {
		return (DoubleVector) x.convertShape(VectorOperators.F2D, D, 0);
	}

	private static FloatVector narrow(DoubleVector x) {
		return (FloatVector) x.convertShape(VectorOperators.D2F, F, 0);
	}

	private static DoubleVector c(double value) {
		return DoubleVector.broadcast(D, value);
	}
}
