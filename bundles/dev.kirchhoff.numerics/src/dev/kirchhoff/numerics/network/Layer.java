// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.List;

/**
 * What a node of a network computes. A layer holds its settings only; its weights are in {@link Parameters}, its place
 * in {@link Network}.
 *
 * @since 1.0
 */
public sealed interface Layer {

	/** Extent of a weight matrix: a row per input (word line), a column per output (bit line). */
	record Matrix(int rows, int columns) {
		public Matrix {
			if ((long) rows * columns > Integer.MAX_VALUE)
				throw new ShapeException("a weight matrix of " + rows + "x" + columns + " is too large");
		}

		public int size() {
			return rows * columns;
		}
	}

	/**
	 * Shape that this layer makes of the shapes it is fed.
	 *
	 * @throws ShapeException if it cannot take them
	 */
	Shape output(List<Shape> inputs);

	/** A layer that multiplies by a weight matrix, which an array of devices can hold. */
	sealed interface Weighted extends Layer {

		/** Extent of the weight matrix for an input of the given shape. */
		Matrix matrix(Shape input);

		boolean bias();
	}

	/** Where samples enter. */
	record Input(Shape shape) implements Layer {
		@Override
		public Shape output(List<Shape> inputs) {
			Rules.require(inputs.isEmpty(), "an input layer takes no input");
			return shape;
		}
	}

	/** y = x W + b on a vector; W is [inputs][outputs]. */
	record FullyConnected(int outputs, boolean bias) implements Weighted {
		public FullyConnected {
			Rules.positive("outputs", outputs);
		}

		@Override
		public Shape output(List<Shape> inputs) {
			matrix(Rules.only(inputs));
			return Shape.vector(outputs);
		}

		@Override
		public Matrix matrix(Shape input) {
			if (!input.isVector())
				throw new ShapeException(
						"a fully connected layer needs a vector, its input is " + input + ": flatten it first");
			return new Matrix(input.channels(), outputs);
		}
	}

	/**
	 * Two-dimensional cross-correlation. The weight matrix has a row for every (channel, kernel row, kernel column) in
	 * this order (im2col), {@code (c * kernelHeight + i) * kernelWidth + j}, and a column per filter.
	 */
	record Convolution(int filters, int kernelHeight, int kernelWidth, int stride, int padding, boolean bias)
			implements Weighted {
		public Convolution {
			Rules.positive("filters", filters);
			Rules.positive("kernel height", kernelHeight);
			Rules.positive("kernel width", kernelWidth);
			Rules.positive("stride", stride);
			Rules.notNegative("padding", padding);
		}

		@Override
		public Shape output(List<Shape> inputs) {
			var input = Rules.only(inputs);
			matrix(input);
			return Rules.slide("kernel", filters, input, kernelHeight, kernelWidth, stride, padding);
		}

		@Override
		public Matrix matrix(Shape input) {
			var rows = (long) input.channels() * kernelHeight * kernelWidth;
			if (rows > Integer.MAX_VALUE)
				throw new ShapeException("kernel " + kernelHeight + "x" + kernelWidth + " is too large");
			return new Matrix((int) rows, filters);
		}
	}

	/** How a pooling window becomes one value. */
	enum PoolingKind {
		MAX, AVERAGE, GLOBAL_AVERAGE
	}

	/**
	 * Pooling over square windows; positions in the padding do not take part (an average divides by the positions inside
	 * the input). {@code GLOBAL_AVERAGE} ignores size, stride and padding. With {@code ceil}, a last window may reach
	 * beyond the lower and the right border, if it begins inside (ONNX' ceil_mode).
	 */
	record Pooling(PoolingKind kind, int size, int stride, int padding, boolean ceil) implements Layer {
		public Pooling(PoolingKind kind, int size, int stride, int padding) {
			this(kind, size, stride, padding, false);
		}

		public Pooling {
			Rules.positive("size", size);
			Rules.positive("stride", stride);
			Rules.notNegative("padding", padding);
			if (padding >= size)
				throw new ShapeException("padding " + padding + " is not smaller than the pooling window " + size);
		}

		public static Pooling max(int size, int stride) {
			return new Pooling(PoolingKind.MAX, size, stride, 0);
		}

		public static Pooling average(int size, int stride) {
			return new Pooling(PoolingKind.AVERAGE, size, stride, 0);
		}

		public static Pooling globalAverage() {
			return new Pooling(PoolingKind.GLOBAL_AVERAGE, 1, 1, 0);
		}

		@Override
		public Shape output(List<Shape> inputs) {
			var input = Rules.only(inputs);
			return kind == PoolingKind.GLOBAL_AVERAGE ? Shape.vector(input.channels())
					: Rules.slide("pooling window", input.channels(), input, size, size, stride, padding, ceil);
		}

		/** What is usual is not said, so that what is kept under the description of a network is found again. */
		@Override
		public String toString() {
			return "Pooling[kind=" + kind + ", size=" + size + ", stride=" + stride + ", padding=" + padding + (ceil ? ", ceil=true]" : "]");
		}
	}

	/**
	 * Normalises every channel over batch and positions, then scales and shifts it (Ioffe and Szegedy 2015, alg. 1 and
	 * 2). {@code momentum} is the share of the new minibatch in the running statistics (PyTorch's convention; ONNX states
	 * one minus it).
	 */
	record BatchNormalization(float epsilon, float momentum) implements Layer {
		public BatchNormalization {
			Rules.require(epsilon > 0, "epsilon " + epsilon + " is not positive");
			Rules.require(momentum >= 0 && momentum <= 1, "momentum " + momentum + " is not in 0..1");
		}

		@Override
		public Shape output(List<Shape> inputs) {
			return Rules.only(inputs);
		}
	}

	/** Elementwise functions, and softmax over a vector. SIGN and STEP are +1 and 1 for z >= 0, else -1 and 0. */
	enum Function {
		IDENTITY, SIGMOID, TANH, RELU, SIGN, STEP, SOFTMAX
	}

	/** What stands in for the derivative of SIGN and STEP in back-propagation; others have their own. */
	enum Surrogate {
		/** 1 for |z| up to width, else 0: the straight-through estimator (Hubara et al. 2016, eq. 4). */
		CLIPPED,
		/** 4 s (1 - s) with s = sigmoid(z / width). */
		SIGMOID
	}

	/** Applies a function; {@code surrogate} and {@code width} only matter for SIGN and STEP. */
	record Activation(Function function, Surrogate surrogate, float width) implements Layer {
		public Activation {
			Rules.require(width > 0 && width < Float.POSITIVE_INFINITY, "width " + width + " is not positive");
		}

		public Activation(Function function) {
			this(function, Surrogate.CLIPPED, 1);
		}

		@Override
		public Shape output(List<Shape> inputs) {
			var input = Rules.only(inputs);
			if (function == Function.SOFTMAX && !input.isVector())
				throw new ShapeException("softmax needs a vector, its input is " + input + ": flatten it first");
			return input;
		}
	}

	/** Keeps values within limits: y = min(max(x, low), high). */
	record Clip(float low, float high) implements Layer {
		public Clip {
			Rules.require(low <= high, "the limits " + low + " and " + high + " have nothing between them");
		}

		@Override
		public Shape output(List<Shape> inputs) {
			return Rules.only(inputs);
		}
	}

	/** Puts a frame of one value around every map. */
	record Pad(int top, int bottom, int left, int right, float value) implements Layer {
		public Pad {
			Rules.notNegative("padding at the top", top);
			Rules.notNegative("padding at the bottom", bottom);
			Rules.notNegative("padding on the left", left);
			Rules.notNegative("padding on the right", right);
			Rules.require(Float.isFinite(value), "padding with " + value + ", which is no number");
		}

		@Override
		public Shape output(List<Shape> inputs) {
			var input = Rules.only(inputs);
			var height = (long) input.height() + top + bottom;
			var width = (long) input.width() + left + right;
			Rules.require(Math.max(height, width) <= Integer.MAX_VALUE, "the padding is too large");
			return new Shape(input.channels(), (int) height, (int) width);
		}
	}

	/**
	 * Rounds to the values that an integer code can express: y = (q - zero) step with q = x / step + zero, rounded half to
	 * even and kept within low..high (Jacob et al. 2018, eq. 1; ONNX' QuantizeLinear and DequantizeLinear). The gradient goes
	 * straight through between the ends and is 0 beyond them.
	 */
	record Quantize(float step, int zero, int low, int high) implements Layer {
		public Quantize {
			Rules.require(step > 0 && step < Float.POSITIVE_INFINITY, "a step of " + step + " is not positive");
			Rules.require(low < high, "there is no code between " + low + " and " + high);
			Rules.require(low <= zero && zero <= high, "the code of zero, " + zero + ", is not within " + low + ".." + high);
		}

		@Override
		public Shape output(List<Shape> inputs) {
			return Rules.only(inputs);
		}
	}

	/** Sets values to zero with probability {@code rate} in training and scales the others by 1 / (1 - rate). */
	record Dropout(float rate) implements Layer {
		public Dropout {
			Rules.require(rate >= 0 && rate < 1, "dropout rate " + rate + " is not in 0..1");
		}

		@Override
		public Shape output(List<Shape> inputs) {
			return Rules.only(inputs);
		}
	}

	/** Maps to a vector, in the order channel, row, column. */
	record Flatten() implements Layer {
		@Override
		public Shape output(List<Shape> inputs) {
			return Shape.vector(Rules.only(inputs).size());
		}
	}

	/** Elementwise sum of two or more equal shapes (residual connections). */
	record Add() implements Layer {
		@Override
		public Shape output(List<Shape> inputs) {
			Rules.require(inputs.size() >= 2, "an addition needs two or more inputs");
			for (var shape : inputs)
				if (!shape.equals(inputs.getFirst()))
					throw new ShapeException("cannot add " + inputs.getFirst() + " and " + shape);
			return inputs.getFirst();
		}
	}

	/** Joins the channels of two or more inputs of equal height and width. */
	record Concatenate() implements Layer {
		@Override
		public Shape output(List<Shape> inputs) {
			Rules.require(inputs.size() >= 2, "a concatenation needs two or more inputs");
			var first = inputs.getFirst();
			var channels = 0L;
			for (var shape : inputs) {
				if (shape.height() != first.height() || shape.width() != first.width())
					throw new ShapeException("cannot concatenate " + first + " and " + shape);
				channels += shape.channels();
			}
			Rules.require(channels <= Integer.MAX_VALUE, "the concatenation has too many channels");
			return new Shape((int) channels, first.height(), first.width());
		}
	}
}
