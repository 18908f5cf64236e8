// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.numpy;

import java.io.Closeable;
import java.io.IOException;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.data.binary.ByteSource;
import dev.kirchhoff.data.binary.Count;
import dev.kirchhoff.numerics.network.Shape;

/** One array, read from its first number to its last, whichever order they are in. */
final class NpyReader implements Closeable {
	private static final int CHUNK = 1 << 13;
	private static final int MOST_CLASSES = 1_000_000;

	private final ByteSource source;
	private final NpyHeader header;

	/** @throws KirchhoffException if it does not begin as an array does */
	NpyReader(ByteSource source) {
		this.source = source;
		header = NpyHeader.read(source);
		source.expect(source.position() + Math.multiplyExact(header.count(), header.type().size()));
	}

	String name() {
		return source.name();
	}

	private interface Sink {
		/** @param index in row-major order */
		void accept(long index, double value, long position);
	}

	/**
	 * What an array of samples is.
	 *
	 * @param available samples in the file
	 * @param values    row-major [count][features]
	 */
	record Inputs(long available, Shape shape, float[] values) {
	}

	/**
	 * Reads an array of shape (n), (n, features), (n, height, width) or (n, channels, height, width).
	 *
	 * @param asked   how many samples; 0: all
	 * @param divisor all values are divided by it
	 */
	Inputs inputs(int asked, double divisor, Monitor monitor) {
		var extents = header.shape();
		if (extents.length < 1 || extents.length > 4) {
			throw new KirchhoffException(name() + ": has the shape " + header.extents(), "give (n, features), (n, height, width) or (n, channels, height, width)");
		}
		long features = header.shape()[0] == 0 ? 0 : header.count() / extents[0];
		int count = Count.of(asked, extents[0], features, name());
		var shape = switch (extents.length) {
			case 4 -> new Shape((int) extents[1], (int) extents[2], (int) extents[3]);
			case 3 -> new Shape(1, (int) extents[1], (int) extents[2]);
			default -> Shape.vector((int) features);
		};
		var values = new float[(int) (count * features)];
		numbers(monitor, (index, value, position) -> {
			if (index < values.length) {
				float single = (float) (value / divisor);
				if (!Float.isFinite(single)) {
					throw new KirchhoffException(name() + ": value " + value + " at byte " + position + " is not finite as a single-precision number", "remove the sample");
				}
				values[(int) index] = single;
			}
		});
		return new Inputs(extents[0], shape, values);
	}

	/** Reads an array of shape (n) or (n, 1) of as many whole numbers from 0 as there are samples available; gives the first so many. */
	int[] labels(String inputs, long available, int count, Monitor monitor) {
		var extents = header.shape();
		if (extents.length != 1 && !(extents.length == 2 && extents[1] == 1)) {
			throw new KirchhoffException(name() + ": has the shape " + header.extents(), "give one whole number a sample: its class, from 0");
		}
		if (extents[0] != available) {
			throw new KirchhoffException(name() + ": has " + extents[0] + " labels, but " + inputs + " has " + available + " samples", "give two arrays that belong together");
		}
		var labels = new int[count];
		numbers(monitor, (index, value, position) -> {
			if (value != Math.rint(value) || value < 0 || value > MOST_CLASSES) {
				throw new KirchhoffException(name() + ": label " + value + " at byte " + position, "labels are classes, whole numbers from 0");
			}
			if (index < count) {
				labels[(int) index] = (int) value;
			}
		});
		return labels;
	}

	private void numbers(Monitor monitor, Sink sink) {
		long count = header.count();
		int size = header.type().size();
		var bytes = new byte[CHUNK * size];
		var numbers = new double[CHUNK];
		var order = new Order(header);
		for (long from = 0; from < count; from += CHUNK) {
			monitor.check();
			long position = source.position();
			int some = (int) Math.min(CHUNK, count - from);
			source.read(bytes, some * size);
			header.type().decode(bytes, some, numbers);
			for (int k = 0; k < some; k++) {
				sink.accept(order.next(), numbers[k], position + (long) k * size);
			}
		}
		source.end();
	}

	/** Where in row-major order the numbers go, one after the other. */
	private static final class Order {
		private final long[] shape;
		private final long[] strides;
		private final long[] at;
		private long index;

		Order(NpyHeader header) {
			boolean fortran = header.fortran() && header.shape().length > 1;
			shape = fortran ? header.shape() : new long[] { Long.MAX_VALUE };
			strides = new long[shape.length];
			long stride = 1;
			for (int k = shape.length - 1; k >= 0; k--) {
				strides[k] = stride;
				stride *= shape[k];
			}
			at = new long[shape.length];
		}

		long next() {
			long now = index;
			for (int k = 0; k < shape.length; k++) {
				index += strides[k];
				if (++at[k] < shape[k]) {
					break;
				}
				index -= strides[k] * shape[k];
				at[k] = 0;
			}
			return now;
		}
	}

	@Override
	public void close() throws IOException {
		source.close();
	}
}
