// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.kirchhoff.api.KirchhoffException;

/**
 * A model as it stands in its file, and the place of the file, beside which large tensors may lie.
 *
 * @param file for messages
 */
record ModelFile(Path file, ModelProto model) {
	private static final String AGAIN = "get or copy it again";

	/**
	 * Reads a file, packed with gzip or not.
	 *
	 * @throws KirchhoffException if it is no model
	 */
	static ModelFile read(Path file) throws IOException {
		var bytes = bytes(file);
		try {
			// tensors stay views of these bytes, which nobody changes
			var in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
			in.enableAliasing(true);
			in.setSizeLimit(Integer.MAX_VALUE);
			var model = ModelProto.parseFrom(in);
			if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
				throw new KirchhoffException(file + ": holds no network", bytes.length == 0 ? "it is empty: " + AGAIN : "give a model in the ONNX format");
			}
			return new ModelFile(file, model);
		} catch (InvalidProtocolBufferException e) {
			throw damaged(file, bytes, e);
		}
	}

	private static KirchhoffException damaged(Path file, byte[] bytes, InvalidProtocolBufferException e) {
		// every writer begins with the version of the format, a small number under tag 1
		boolean begins = bytes.length > 1 && bytes[0] == 8 && bytes[1] > 0 && bytes[1] < 100;
		return begins ? new KirchhoffException(file + ": is damaged or cut off after " + bytes.length + " bytes (" + reason(e) + ")", AGAIN, e)
				: new KirchhoffException(file + ": is no ONNX file", "give a model in the ONNX format", e);
	}

	private static String reason(InvalidProtocolBufferException e) {
		var text = String.valueOf(e.getMessage());
		int end = text.indexOf('.');
		return Character.toLowerCase(text.charAt(0)) + text.substring(1, end < 1 ? text.length() : end);
	}

	private static byte[] bytes(Path file) throws IOException {
		try (var in = new BufferedInputStream(Files.newInputStream(file))) {
			in.mark(2);
			boolean packed = in.read() == 0x1f && in.read() == 0x8b;
			in.reset();
			return packed ? new GZIPInputStream(in, 1 << 16).readAllBytes() : in.readAllBytes();
		} catch (EOFException | ZipException e) {
			throw new KirchhoffException(file + ": is packed, but damaged (" + e.getMessage() + ")", AGAIN, e);
		} catch (OutOfMemoryError e) {
			throw new KirchhoffException(file + ": is too large for the memory", "give Java more memory, or let the exporter keep tensors in a file of their own", e);
		}
	}

	/** The file and those in which it keeps tensors, each once. */
	List<Path> files() {
		var files = new LinkedHashSet<Path>(List.of(file));
		for (var tensor : tensors()) {
			if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
				files.add(Tensors.outside(this, tensor));
			}
		}
		return List.copyOf(files);
	}

	private List<TensorProto> tensors() {
		var tensors = new ArrayList<>(model.getGraph().getInitializerList());
		for (var node : model.getGraph().getNodeList()) {
			node.getAttributeList().stream().filter(attribute -> attribute.hasT()).forEach(attribute -> tensors.add(attribute.getT()));
		}
		return tensors;
	}
}
