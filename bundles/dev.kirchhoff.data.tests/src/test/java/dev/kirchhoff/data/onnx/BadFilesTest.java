// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Shape;

/** Files that hold no network, or one that Kirchhoff cannot have: one message with place and mend, everything at once. */
class BadFilesTest {
	@TempDir
	Path folder;

	private String fault(byte[] bytes) throws IOException {
		var file = Files.write(folder.resolve("bad.onnx"), bytes);
		return assertThrows(KirchhoffException.class, () -> new OnnxFormat().read(file)).line().replace(folder + "/", "");
	}

	private String fault(Models models) throws IOException {
		return fault(models.bytes());
	}

	private static Models maps() {
		return new Models(17, 3, 7, 6);
	}

	private static Models good() {
		return maps().weights("w", 4, 3, 3, 3).node("Conv", "c", "x w").node("Flatten", "f", "c").weights("v", 80, 2).node("MatMul", "y", "f v");
	}

	@Test
	void noModelAtAll() throws IOException {
		assertEquals("bad.onnx: holds no network: it is empty: get or copy it again", fault(new byte[0]));
		assertEquals("bad.onnx: holds no network: give a model in the ONNX format", fault("Lorem ipsum dolor sit amet".getBytes(StandardCharsets.US_ASCII)));
		assertEquals("bad.onnx: is no ONNX file: give a model in the ONNX format", fault(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0 }));
		assertTrue(fault(new byte[] { 0x1f, (byte) 0x8b, 8, 0 }).startsWith("bad.onnx: is packed, but damaged ("));
	}

	@Test
	void cutOff() throws IOException {
		var bytes = good().bytes();
		for (int length : new int[] { bytes.length - 1, bytes.length - 20, bytes.length / 2, 40 }) {
			var line = fault(Arrays.copyOf(bytes, length));
			assertTrue(line.matches("bad\\.onnx: is damaged or cut off after " + length + " bytes \\(.*\\): get or copy it again"), line);
		}
	}

	@Test
	void allThatIsUnsupportedIsNamedAtOnce() throws IOException {
		var models = maps().weights("w", 3, 3, 2, 2).node("ConvTranspose", "up", "x w").node("Conv", "next", "up w").weights("d", 3, 1, 2, 2).node("Conv", "depth", "x d", "group", 3)
				.node("Conv", "holes", "x w", "dilations", List.of(2, 2)).node("MaxPool", "flat", "x", "kernel_shape", List.of(1, 2)).node("Sum", "y", "next depth holes flat");
		var line = fault(models);
		assertTrue(line.startsWith("bad.onnx: 4 nodes cannot be imported: 'up' (ConvTranspose), 'depth' (Conv with group = 3), 'holes' (Conv with dilations = 2,2), 'flat' (MaxPool with kernel_shape = 1,2): "
				+ "export the network without them; supported are Add, AveragePool, BatchNormalization, "), line);
		var foreign = maps();
		foreign.graph.addNode(NodeProto.newBuilder().setOpType("FusedConv").setDomain("com.microsoft").addInput("x").addOutput("y"));
		assertTrue(fault(foreign).startsWith("bad.onnx: a node cannot be imported: 'y' (com.microsoft.FusedConv): "), fault(foreign));
	}

	@Test
	void otherThingsThatCannotBe() throws IOException {
		assertTrue(fault(maps().node("Softmax", "y", "x", "axis", 1)).startsWith("bad.onnx: a node cannot be imported: 'y' (Softmax with axis = 1 on maps): "));
		assertTrue(fault(maps().node("Transpose", "y", "x", "perm", List.of(0, 2, 3, 1))).contains("'y' (Transpose with perm = 0,2,3,1 on what layers give)"));
		assertTrue(fault(maps().node("Pad", "y", "x p", "mode", "reflect").longs("p", 0, 0, 1, 1, 0, 0, 1, 1)).contains("'y' (Pad with mode = reflect)"));
		assertTrue(fault(maps().weights("w", 4, 3, 2, 2).node("Conv", "y", "x w", "strides", List.of(1, 2))).contains("'y' (Conv with strides = 1,2)"));
		assertTrue(fault(maps().node("Mul", "y", "x x")).contains("'y' (Mul with two inputs that layers give)"));
		assertTrue(fault(maps().weights("b", 3, 1, 1).node("Relu", "r", "x").node("Add", "y", "r b")).contains("'y' (Add with a constant that belongs to no Conv, Gemm, MatMul or BatchNormalization before it)"));
		assertTrue(fault(maps().weights("b", 7, 6).weights("w", 3, 3, 1, 1).node("Conv", "r", "x w").node("Add", "y", "r b")).contains("'y' (Add with a constant of 7x6 for 3x7x6)"));
		assertTrue(fault(maps().node("Conv", "y", "x x")).contains("'y' (Conv with weights that is no constant)"));
	}

	@Test
	void whatDoesNotFitTogether() throws IOException {
		assertEquals("bad.onnx: node 'y' (Conv): uses 'w', which is neither in the file nor given by a node: export it with its weights in it", fault(maps().node("Conv", "y", "x w")));
		assertEquals("bad.onnx: node 'y' (Conv): has weights of 4x2x3x3 for an input of 3x7x6: get or export the file again", fault(maps().weights("w", 4, 2, 3, 3).node("Conv", "y", "x w")));
		assertEquals("bad.onnx: node 'y' (Conv): has 5 values as bias for 4 outputs: get or export the file again",
				fault(maps().weights("w", 4, 3, 3, 3).weights("b", 5).node("Conv", "y", "x w b")));
		assertEquals("bad.onnx: node 'y' (MatMul): has weights for 10 inputs, but gets 11: get or export the file again", fault(new Models(17, 11).weights("w", 10, 2).node("MatMul", "y", "x w")));
		assertEquals("bad.onnx: node 'y' (Conv): kernel 9x9 does not fit an input of 7x6 with padding 0: get or export the file again", fault(maps().weights("w", 4, 3, 9, 9).node("Conv", "y", "x w")));
		var early = new Models(17, 3).node("Tanh", "b", "a").node("Relu", "a", "x").node("Sum", "y", "a b");
		assertEquals("bad.onnx: node 'b' (Tanh): uses 'a', which is given after it: get or export the file again", fault(early));
		var loop = new Models(17, 3).node("Sum", "a", "x b").node("Relu", "b", "a");
		assertEquals("bad.onnx: node 'a' (Sum): uses 'b', which is given after it: get or export the file again", fault(loop));
		var twice = new Models(17, 3).node("Relu", "y", "x").node("Tanh", "y", "x");
		assertEquals("bad.onnx: node 'y' (Tanh): gives 'y', which another node gives too: get or export the file again", fault(twice));
		var few = maps().tensor(TensorProto.newBuilder().setName("w").setDataType(1).addDims(4).addDims(3).addDims(3).addDims(3).addFloatData(1).build()).node("Conv", "y", "x w");
		assertEquals("bad.onnx: node 'y' (Conv): tensor 'w' has 1 values, its extents [4, 3, 3, 3] ask for 108: get or copy it again", fault(few));
		var two = fault(maps().weights("w", 4, 2, 3, 3).node("Conv", "a", "x w").node("Conv", "b", "x v").node("Sum", "y", "a b"));
		assertEquals(2, two.lines().count(), two);
	}

	@Test
	void inputsAndOutputs() throws IOException {
		var open = maps().node("Relu", "y", "x");
		open.graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder().getDimBuilder(2).setDimParam("height");
		assertEquals("bad.onnx: input 'x': has the shape [N, 3, height, 6]: export it with a fixed size; only the batch may be open", fault(open));
		assertEquals("bad.onnx: input 'x': has the shape [N, 3, 7]: export it with [batch, channels, height, width] or [batch, features]", fault(new Models(17, 3, 7).node("Relu", "y", "x")));
		var second = maps().node("Sum", "y", "x z");
		second.graph.addInput(Models.info("z", 3, 7, 6));
		assertEquals("bad.onnx: has 2 inputs: x, z: export it with one input, and with its weights in it", fault(second));
		var outputs = maps().node("Relu", "a", "x").node("Tanh", "b", "x");
		outputs.graph.addOutput(Models.info("a", 3, 7, 6)).addOutput(Models.info("b", 3, 7, 6));
		assertEquals("bad.onnx: has 2 outputs: a, b: export it with one output", fault(outputs));
		assertEquals("bad.onnx: uses operator set 5: export it with one from 7 to 21, for example 17", fault(new Models(5, 3).node("Relu", "y", "x")));
		assertEquals("bad.onnx: has no input that its output depends on: export it with one input, and with its weights in it", fault(maps().weights("w", 3).node("Relu", "y", "w")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../outside.bin", "/etc/passwd", "", "missing.bin" })
	void tensorsElsewhere(String location) throws IOException {
		var entry = StringStringEntryProto.newBuilder().setKey("location").setValue(location);
		var models = new Models(17, 3).tensor(TensorProto.newBuilder().setName("w").setDataType(1).addDims(3).addDims(2).setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(entry).build())
				.node("MatMul", "y", "x w");
		var line = fault(models);
		assertTrue(line.startsWith("bad.onnx: node 'y' (MatMul): tensor 'w' is kept in "), line);
		assertTrue(line.endsWith(location.equals("missing.bin") ? "missing.bin, which is missing: put it there: it belongs to the model" : ", which is not beside the model: export it with its data beside it"), line);
	}

	@Test
	void whatTheFormatCannotExpressIsNotWritten() throws IOException {
		var network = Network.sequence(Shape.vector(3), new Layer.Quantize(0.1f, 0, -8, 7));
		var file = folder.resolve("no.onnx");
		var fault = assertThrows(KirchhoffException.class, () -> new OnnxFormat().write(new NetworkFile(network, Parameters.zeros(network)), file));
		assertEquals("layer 'quantize1' has codes from -8 to 7, ONNX has codes of 8 bits: let it have codes from -128 to 127 or from 0 to 255", fault.line());
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	/** Damaged files are read or refused, and nothing else; the same damage at every run. */
	@Test
	void damage() throws IOException {
		var models = List.of(good().bytes(),
				new Models(17, 4).weights("w", 4, 6).weights("b", 6).longs("s", 0, -1).node("Gemm", "g", "x w b").node("Reshape", "r", "g s").node("Softmax", "y", "r", "axis", -1).bytes(),
				maps().longs("p", 0, 0, 1, 1, 0, 0, 1, 1).weights("w", 2, 3, 3, 3).node("Pad", "a", "x p").node("Transpose", "t", "w", "perm", List.of(0, 1, 3, 2)).node("Conv", "c", "a t", "strides", List.of(2, 2))
						.node("Shape", "s", "c").longs("i", 0).node("Gather", "n", "s i").longs("m", -1).node("Concat", "k", "n m", "axis", 0).node("Reshape", "y", "c k").bytes());
		var random = new SplittableRandom(5);
		int read = 0;
		int refused = 0;
		var file = folder.resolve("damaged.onnx");
		for (int k = 0; k < 2000; k++) {
			var bytes = models.get(k % models.size()).clone();
			for (int times = random.nextInt(1, 4); times > 0; times--) {
				int at = random.nextInt(bytes.length);
				bytes = switch (random.nextInt(4)) {
					case 0 -> Arrays.copyOf(bytes, Math.max(1, at));
					case 1 -> inserted(bytes, at, (byte) random.nextInt(256));
					default -> {
						bytes[at] = (byte) random.nextInt(256);
						yield bytes;
					}
				};
			}
			Files.write(file, bytes);
			try {
				new OnnxFormat().read(file);
				new OnnxFormat().files(file);
				read++;
			} catch (KirchhoffException e) {
				refused++;
				assertTrue(e.getMessage().startsWith(file.toString()), e.line());
				assertFalse(e.line().contains("null"), e.line());
			}
		}
		assertTrue(read > 100 && refused > 500, read + " read, " + refused + " refused");
	}

	private static byte[] inserted(byte[] bytes, int at, byte value) {
		var longer = new byte[bytes.length + 1];
		System.arraycopy(bytes, 0, longer, 0, at);
		longer[at] = value;
		System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
		return longer;
	}
}
