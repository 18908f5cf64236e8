// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** What the rules ask of a bundle's manifest. */
record BundleManifest(String name, Attributes headers) {
	/** One comma-separated element of a header: a name and what follows its first semicolon. */
	record Clause(String name, String directives) {
	}

	static BundleManifest read(Path bundle) throws IOException {
		try (var in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
			return of(new Manifest(in));
		}
	}

	static BundleManifest of(Manifest manifest) {
		var headers = manifest.getMainAttributes();
		return new BundleManifest(clauses(headers.getValue("Bundle-SymbolicName")).get(0).name(), headers);
	}

	List<Clause> header(String header) {
		var value = headers.getValue(header);
		return value == null ? List.of() : clauses(value);
	}

	/** Bundles this one names, its host included if it is a fragment. */
	List<String> bundles() {
		var result = new ArrayList<String>();
		header("Require-Bundle").forEach(clause -> result.add(clause.name()));
		header("Fragment-Host").forEach(clause -> result.add(clause.name()));
		return result;
	}

	List<String> packages() {
		var result = new ArrayList<String>();
		header("Import-Package").forEach(clause -> result.add(clause.name()));
		header("DynamicImport-Package").forEach(clause -> result.add(clause.name()));
		return result;
	}

	private static List<Clause> clauses(String value) {
		var result = new ArrayList<Clause>();
		for (var element : value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
			var semicolon = element.indexOf(';');
			result.add(semicolon < 0 ? new Clause(element.strip(), "")
					: new Clause(element.substring(0, semicolon).strip(), element.substring(semicolon + 1).strip()));
		}
		return result;
	}
}
