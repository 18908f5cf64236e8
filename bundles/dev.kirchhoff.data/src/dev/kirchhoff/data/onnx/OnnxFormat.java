// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.api.network.NetworkFormat;

/** Open Neural Network Exchange (ONNX): feed-forward networks of the operators that have a layer in Kirchhoff. */
public record OnnxFormat() implements NetworkFormat {
	@Override
	public List<String> endings() {
		return List.of("onnx");
	}

	@Override
	public NetworkFile read(Path file) throws IOException {
		try {
			return new GraphReader(ModelFile.read(file)).read();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	@Override
	public List<Path> files(Path file) throws IOException {
		try {
			return ModelFile.read(file).files();
		} catch (Wrong e) {
			throw new KirchhoffException(file + ": " + e.getMessage(), e.mend(), e);
		}
	}

	@Override
	public void write(NetworkFile network, Path file) throws IOException {
		new GraphWriter(network).write(file);
	}
}
