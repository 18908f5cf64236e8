// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.emfgen;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Generates the code of the metamodel inside the build, without Eclipse: generated code is never committed.
 * Arguments: {@code model} or {@code edit}, the folder that holds all bundles, the .genmodel as bundle/path.
 */
public final class Main {
	private Main() {
	}

	public static void main(String[] args) throws IOException {
		var generation = new Generation(Path.of(args[1]).toAbsolutePath().normalize(), args[2]);
		switch (args[0]) {
			case "model" -> generation.model();
			case "edit" -> generation.edit();
			default -> throw new IllegalArgumentException("model or edit, not " + args[0]);
		}
	}
}
