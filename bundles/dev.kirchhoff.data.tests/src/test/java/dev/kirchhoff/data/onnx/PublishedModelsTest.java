// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.protobuf.InvalidProtocolBufferException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.numerics.network.Inference;

/**
 * The conformance models of ONNX itself, which PyTorch and the authors of the operators have written, with the outputs that they ought to
 * have: Debian's package libonnx-testdata. Each is imported and gives these outputs, or is refused with a message.
 */
class PublishedModelsTest {
	private static final Path MODELS = Path.of("/usr/share/libonnx-testdata/data");

	@TempDir
	Path folder;

	/** A model, its first input and its output, all of the file's authors. */
	private record Case(ModelProto model, TensorProto input, TensorProto output) {
	}

	@Test
	void everyModelIsImportedOrRefused() throws IOException {
		if (!Files.isDirectory(MODELS)) {
			assertNotEquals("true", System.getenv("CI"), "libonnx-testdata is not installed: apt-get install libonnx-testdata");
		}
		assumeTrue(Files.isDirectory(MODELS), "libonnx-testdata is not installed: apt-get install libonnx-testdata");
		var imported = new TreeMap<String, List<String>>();
		var faults = new ArrayList<String>();
		int refused = 0;
		int others = 0;
		try (var files = Files.walk(MODELS)) {
			for (var file : files.filter(path -> path.endsWith("model.onnx")).sorted().toList()) {
				boolean good;
				try {
					var given = given(file);
					if (given == null) {
						others++;
						continue;
					}
					good = check(file, given);
				} catch (AssertionError | RuntimeException e) {
					faults.add(MODELS.relativize(file.getParent()) + ": " + e);
					continue;
				}
				if (good) {
					imported.computeIfAbsent(file.getParent().getParent().getFileName().toString(), _ -> new ArrayList<>()).add(file.getParent().getFileName().toString());
				} else {
					refused++;
				}
			}
		}
		assertEquals(List.of(), faults);
		var counts = new TreeMap<String, Integer>();
		imported.forEach((kind, names) -> counts.put(kind, names.size()));
		System.out.println("models of ONNX imported: " + counts + ", refused: " + refused + ", without a tensor as input and output: " + others);
		assertTrue(counts.values().stream().mapToInt(Integer::intValue).sum() >= 70, () -> imported.toString());
	}

	/** Whether it can be imported; fails if it gives another output than it ought to, or is refused in an improper way. */
	private boolean check(Path file, Case given) throws IOException {
		var model = Files.write(folder.resolve("model.onnx"), given.model().toByteArray());
		NetworkFile read;
		try {
			read = new OnnxFormat().read(model);
		} catch (KirchhoffException e) {
			assertTrue(e.getMessage().startsWith(model + ": ") && !(e.getMessage() + e.mend()).contains("null"), e.line());
			return false;
		}
		var input = Tensors.read(new ModelFile(model, given.model()), given.input());
		var output = Tensors.read(new ModelFile(model, given.model()), given.output());
		assertEquals(0, input.size() % read.network().inputShape().size(), file.toString());
		int batch = input.size() / read.network().inputShape().size();
		var actual = new Inference(read.network()).run(read.parameters(), input.numbers(), batch);
		OnnxRuntime.assertClose(output.numbers(), actual, file + "\n" + read.network());
		return true;
	}

	/** With all inputs but the first one as tensors of the file; null if there is none, or it is no tensor. */
	private static Case given(Path file) throws IOException {
		var model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
		var data = file.resolveSibling("test_data_set_0");
		if (!Files.exists(data.resolve("input_0.pb")) || !Files.exists(data.resolve("output_0.pb"))) {
			return null;
		}
		try {
			var graph = model.getGraphBuilder();
			for (int k = graph.getInputCount() - 1; k > 0; k--) {
				var tensor = data.resolve("input_" + k + ".pb");
				if (Files.exists(tensor)) {
					graph.addInitializer(TensorProto.parseFrom(Files.readAllBytes(tensor)).toBuilder().setName(graph.getInput(k).getName()));
					graph.removeInput(k);
				}
			}
			return new Case(model.build(), TensorProto.parseFrom(Files.readAllBytes(data.resolve("input_0.pb"))), TensorProto.parseFrom(Files.readAllBytes(data.resolve("output_0.pb"))));
		} catch (InvalidProtocolBufferException e) {
			return null; // a sequence or an optional value instead of a tensor
		}
	}
}
