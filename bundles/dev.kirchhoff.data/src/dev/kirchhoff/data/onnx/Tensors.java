// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** Values of tensors, in whichever of the many ways a file may keep them. */
final class Tensors {
	private Tensors() {
	}

	/** @throws Wrong or {@link Unsupported} if its values cannot be had */
	static Constant read(ModelFile model, TensorProto tensor) {
		var dims = new int[tensor.getDimsCount()];
		int count;
		try {
			for (int k = 0; k < dims.length; k++) {
				dims[k] = Math.toIntExact(tensor.getDims(k));
				if (dims[k] < 0) {
					throw new ArithmeticException();
				}
			}
			count = Constant.size(dims);
		} catch (ArithmeticException e) {
			throw new Wrong("tensor '" + tensor.getName() + "' has extents " + tensor.getDimsList(), "get or copy it again");
		}
		var type = DataType.forNumber(tensor.getDataType());
		int bytes = width(tensor, type);
		if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
			return raw(type, dims, count, outside(model, tensor, (long) count * bytes).order(ByteOrder.LITTLE_ENDIAN));
		}
		if (tensor.hasRawData()) {
			require(tensor, count, tensor.getRawData().size() / (double) bytes);
			return raw(type, dims, count, tensor.getRawData().asReadOnlyByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN));
		}
		return listed(tensor, type, dims, count);
	}

	private static int width(TensorProto tensor, DataType type) {
		return switch (type) {
			case UINT8, INT8, BOOL -> 1;
			case UINT16, INT16, FLOAT16, BFLOAT16 -> 2;
			case FLOAT, INT32, UINT32 -> 4;
			case DOUBLE, INT64, UINT64 -> 8;
			case null, default -> throw new Unsupported("tensor '" + tensor.getName() + "' of type " + (type == null ? tensor.getDataType() : type));
		};
	}

	private static void require(TensorProto tensor, int count, double found) {
		if (found != count) {
			throw new Wrong("tensor '" + tensor.getName() + "' has " + (found == Math.rint(found) ? Long.toString((long) found) : Double.toString(found)) + " values, its extents "
					+ tensor.getDimsList() + " ask for " + count, "get or copy it again");
		}
	}

	private static Constant raw(DataType type, int[] dims, int count, ByteBuffer data) {
		return switch (type) {
			case FLOAT -> {
				var values = new float[count];
				data.asFloatBuffer().get(values);
				yield new Constant(type, dims, values, null);
			}
			case DOUBLE -> floats(type, dims, count, k -> data.getDouble(8 * k));
			case FLOAT16 -> floats(type, dims, count, k -> Float.float16ToFloat(data.getShort(2 * k)));
			case BFLOAT16 -> floats(type, dims, count, k -> Float.intBitsToFloat(data.getShort(2 * k) << 16));
			case INT64, UINT64 -> longs(type, dims, count, k -> data.getLong(8 * k));
			case INT32 -> longs(type, dims, count, k -> data.getInt(4 * k));
			case UINT32 -> longs(type, dims, count, k -> Integer.toUnsignedLong(data.getInt(4 * k)));
			case INT16 -> longs(type, dims, count, k -> data.getShort(2 * k));
			case UINT16 -> longs(type, dims, count, k -> data.getShort(2 * k) & 0xffff);
			case INT8 -> longs(type, dims, count, data::get);
			default -> longs(type, dims, count, k -> data.get(k) & 0xff);
		};
	}

	private static Constant listed(TensorProto tensor, DataType type, int[] dims, int count) {
		var found = switch (type) {
			case FLOAT -> tensor.getFloatDataCount();
			case DOUBLE -> tensor.getDoubleDataCount();
			case INT64 -> tensor.getInt64DataCount();
			case UINT32, UINT64 -> tensor.getUint64DataCount();
			default -> tensor.getInt32DataCount();
		};
		require(tensor, count, found);
		return switch (type) {
			case FLOAT -> floats(type, dims, count, tensor::getFloatData);
			case DOUBLE -> floats(type, dims, count, tensor::getDoubleData);
			case FLOAT16 -> floats(type, dims, count, k -> Float.float16ToFloat((short) tensor.getInt32Data(k)));
			case BFLOAT16 -> floats(type, dims, count, k -> Float.intBitsToFloat(tensor.getInt32Data(k) << 16));
			case INT64 -> longs(type, dims, count, tensor::getInt64Data);
			case UINT32, UINT64 -> longs(type, dims, count, tensor::getUint64Data);
			default -> longs(type, dims, count, tensor::getInt32Data);
		};
	}

	private static Constant floats(DataType type, int[] dims, int count, IntToDoubleFunction value) {
		var values = new float[count];
		for (int k = 0; k < count; k++) {
			values[k] = (float) value.applyAsDouble(k);
		}
		return new Constant(type, dims, values, null);
	}

	private static Constant longs(DataType type, int[] dims, int count, IntToLongFunction value) {
		var values = new long[count];
		for (int k = 0; k < count; k++) {
			values[k] = value.applyAsLong(k);
		}
		return new Constant(type, dims, null, values);
	}

	/** The file in which a tensor is kept: beside the model or below. */
	static Path outside(ModelFile model, TensorProto tensor) {
		var location = entry(tensor, "location");
		var folder = model.file().toAbsolutePath().normalize().getParent();
		try {
			var file = folder.resolve(location).normalize();
			if (!location.isEmpty() && !Path.of(location).isAbsolute() && file.startsWith(folder)) {
				return file;
			}
		} catch (InvalidPathException e) {
			// said below
		}
		throw new Wrong("tensor '" + tensor.getName() + "' is kept in '" + location + "', which is not beside the model", "export it with its data beside it");
	}

	private static String entry(TensorProto tensor, String key) {
		return tensor.getExternalDataList().stream().filter(entry -> entry.getKey().equals(key)).map(entry -> entry.getValue()).findFirst().orElse("");
	}

	private static ByteBuffer outside(ModelFile model, TensorProto tensor, long bytes) {
		var file = outside(model, tensor);
		if (!Files.isRegularFile(file)) {
			throw new Wrong("tensor '" + tensor.getName() + "' is kept in " + file + ", which is missing", "put it there: it belongs to the model");
		}
		long offset;
		try {
			offset = entry(tensor, "offset").isEmpty() ? 0 : Long.parseLong(entry(tensor, "offset"));
			long length = entry(tensor, "length").isEmpty() ? bytes : Long.parseLong(entry(tensor, "length"));
			if (offset < 0 || length != bytes || bytes > Integer.MAX_VALUE) {
				throw new NumberFormatException();
			}
		} catch (NumberFormatException e) {
			throw new Wrong("tensor '" + tensor.getName() + "' is said to be at " + List.copyOf(tensor.getExternalDataList()).toString().replaceAll("\\s+", " ") + ", but has " + bytes + " bytes",
					"get or copy the model again");
		}
		var buffer = ByteBuffer.allocate((int) bytes);
		try (var channel = FileChannel.open(file)) {
			while (buffer.hasRemaining()) {
				if (channel.read(buffer, offset + buffer.position()) < 0) {
					throw new Wrong(file + " ends at byte " + channel.size() + ", within tensor '" + tensor.getName() + "'", "it is cut off: get or copy it again");
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return buffer.flip();
	}
}
