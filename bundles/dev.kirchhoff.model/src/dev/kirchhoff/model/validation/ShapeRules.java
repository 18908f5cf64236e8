// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.List;

import dev.kirchhoff.model.AddLayer;
import dev.kirchhoff.model.ClipLayer;
import dev.kirchhoff.model.ConcatenateLayer;
import dev.kirchhoff.model.ConvolutionLayer;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.FlattenLayer;
import dev.kirchhoff.model.InputLayer;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.PadLayer;
import dev.kirchhoff.model.PoolingKind;
import dev.kirchhoff.model.PoolingLayer;
import dev.kirchhoff.model.QuantizeLayer;
import dev.kirchhoff.model.internal.Names;

/** What one layer makes of the shapes it gets. Null stands for a shape that cannot be told; nothing is said twice about it. */
final class ShapeRules {
	private final Layer layer;
	private final List<Layer> from;
	private final List<Shape> in;
	private final List<Finding> findings;

	ShapeRules(Layer layer, List<Layer> from, List<Shape> in, List<Finding> findings) {
		this.layer = layer;
		this.from = from;
		this.in = in;
		this.findings = findings;
	}

	Shape output() {
		return switch (layer) {
			case InputLayer input -> positive(input.getChannels(), input.getHeight(), input.getWidth());
			case AddLayer _ -> add();
			case ConcatenateLayer _ -> concatenate();
			case Layer _ when in.size() != 1 -> null;
			case DenseLayer dense -> dense(dense);
			case ConvolutionLayer conv -> convolution(conv);
			case PoolingLayer pool -> pooling(pool);
			case FlattenLayer _ -> flatten();
			case PadLayer pad -> pad(pad);
			case ClipLayer clip -> clip(clip);
			case QuantizeLayer quantize -> quantize(quantize);
			default -> in.getFirst();
		};
	}

	private static Shape positive(int channels, int height, int width) {
		return channels > 0 && height > 0 && width > 0 ? new Shape(channels, height, width) : null;
	}

	private Shape dense(DenseLayer dense) {
		if (!in.getFirst().isVector()) {
			return wrong("needs a vector, but " + gives(0), "put a flatten layer between them");
		}
		return positive(dense.getUnits(), 1, 1);
	}

	private Shape convolution(ConvolutionLayer conv) {
		var shape = in.getFirst();
		if (conv.getKernelHeight() < 1 || conv.getKernelWidth() < 1 || conv.getStride() < 1 || conv.getPadding() < 0) {
			return null;
		}
		if ((long) shape.channels() * conv.getKernelHeight() * conv.getKernelWidth() > Integer.MAX_VALUE) {
			return wrong("has more than 2^31 weights to each filter, as " + gives(0), "use a smaller kernel");
		}
		var height = positions(shape.height(), conv.getKernelHeight(), conv.getStride(), conv.getPadding());
		var width = positions(shape.width(), conv.getKernelWidth(), conv.getStride(), conv.getPadding());
		if (height < 1 || width < 1) {
			return wrong("has a kernel of " + conv.getKernelHeight() + " x " + conv.getKernelWidth() + " and a padding of " + conv.getPadding() + ", but "
					+ gives(0), "use a smaller kernel or more padding");
		}
		return positive(conv.getFilters(), height, width);
	}

	private Shape pooling(PoolingLayer pool) {
		var shape = in.getFirst();
		if (pool.getKind() == PoolingKind.GLOBAL_AVERAGE) {
			return Shape.vector(shape.channels());
		}
		if (pool.getSize() < 1 || pool.getStride() < 1 || pool.getPadding() < 0) {
			return null;
		}
		if (pool.getPadding() * 2L > pool.getSize()) {
			return wrong("has a padding of " + pool.getPadding() + ", more than half of its window of " + pool.getSize(), "use less padding");
		}
		var height = windows(shape.height(), pool);
		var width = windows(shape.width(), pool);
		if (height < 1 || width < 1) {
			return wrong("has a window of " + pool.getSize() + " x " + pool.getSize() + ", but " + gives(0), "use a smaller window");
		}
		return new Shape(shape.channels(), height, width);
	}

	/** floor((n + 2p - k) / s) + 1, and 0 where the kernel does not fit; Dumoulin and Visin 2016, relationship 6. */
	private static int positions(int size, int kernel, int stride, int padding) {
		var room = size + 2L * padding - kernel;
		return room < 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, room / stride + 1);
	}

	/** Windows that are whole, or with ceil those that begin before the end of the picture; the operator AveragePool of ONNX. */
	private static int windows(int size, PoolingLayer pool) {
		var whole = positions(size, pool.getSize(), pool.getStride(), pool.getPadding());
		var room = size + 2L * pool.getPadding() - pool.getSize();
		var more = pool.isCeil() && whole > 0 && room % pool.getStride() > 0 && (long) whole * pool.getStride() < (long) size + pool.getPadding();
		return more ? whole + 1 : whole;
	}

	private Shape pad(PadLayer pad) {
		var shape = in.getFirst();
		if (Math.min(Math.min(pad.getTop(), pad.getBottom()), Math.min(pad.getLeft(), pad.getRight())) < 0) {
			return null;
		}
		var height = (long) shape.height() + pad.getTop() + pad.getBottom();
		var width = (long) shape.width() + pad.getLeft() + pad.getRight();
		if (shape.channels() * Math.max(height, width) > Integer.MAX_VALUE || shape.channels() * height * width > Integer.MAX_VALUE) {
			return wrong("makes more than 2^31 values, as " + gives(0), "use less padding");
		}
		return new Shape(shape.channels(), (int) height, (int) width);
	}

	private Shape clip(ClipLayer clip) {
		if (!(clip.getLow() <= clip.getHigh())) {
			return wrong("has a lower limit of " + clip.getLow() + " and an upper one of " + clip.getHigh(), "give the lower one first");
		}
		return in.getFirst();
	}

	private Shape quantize(QuantizeLayer quantize) {
		if (quantize.getLow() >= quantize.getHigh() || quantize.getZero() < quantize.getLow() || quantize.getZero() > quantize.getHigh()) {
			return wrong("has codes from " + quantize.getLow() + " to " + quantize.getHigh() + " with " + quantize.getZero() + " for zero",
					"let low be below high and zero between them");
		}
		return in.getFirst();
	}

	private Shape flatten() {
		var size = in.getFirst().size();
		return size > Integer.MAX_VALUE ? wrong("makes a vector of more than 2^31 values, as " + gives(0), "make the picture smaller first")
				: Shape.vector((int) size);
	}

	private Shape add() {
		for (var i = 1; i < in.size(); i++) {
			if (!in.get(i).equals(in.getFirst())) {
				return wrong("adds inputs of one shape, but " + gives(0) + " and " + gives(i), "make both shapes equal");
			}
		}
		return in.isEmpty() ? null : in.getFirst();
	}

	private Shape concatenate() {
		var channels = 0L;
		for (var i = 0; i < in.size(); i++) {
			if (in.get(i).height() != in.getFirst().height() || in.get(i).width() != in.getFirst().width()) {
				return wrong("concatenates inputs of one height and width, but " + gives(0) + " and " + gives(i), "make heights and widths equal");
			}
			channels += in.get(i).channels();
		}
		if (channels > Integer.MAX_VALUE) {
			return wrong("makes more than 2^31 channels", "concatenate less");
		}
		return in.isEmpty() ? null : new Shape((int) channels, in.getFirst().height(), in.getFirst().width());
	}

	private String gives(int i) {
		return Names.of(from.get(i)) + " gives " + in.get(i);
	}

	private Shape wrong(String what, String mend) {
		findings.add(Finding.error(layer, null, Names.of(layer) + " " + what, mend));
		return null;
	}
}
