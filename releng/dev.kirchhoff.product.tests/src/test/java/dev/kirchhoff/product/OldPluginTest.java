// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in that was built against an older minor version of the API runs in this product; one that wants another major version is refused. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OldPluginTest {
	private static final String OLD = "org.lab.antique";
	private static final String FUTURE = "org.lab.future";

	@TempDir
	static Path folder;

	private static ProductCopy product;
	private static Path old;

	@BeforeAll
	static void build() throws Exception {
		product = ProductCopy.of("kirchhoff-headless", folder);
		old = new SmallPlugin(OLD, "1.0.0").compiledAgainst(ApiBaseline.BUNDLES.stream().map(ApiBaseline::baseline).toList())
				.with("Require-Bundle", "dev.kirchhoff.api;bundle-version=\"[1.0,2)\"").jar(product, folder.resolve("jars"));
	}

	/** There is a newer minor version to run in: else this proves nothing. */
	@Test
	void theApiHasGoneOn() throws IOException {
		var before = ApiBaseline.exported(ApiBaseline.manifest(ApiBaseline.baseline("dev.kirchhoff.api"))).get("dev.kirchhoff.api.device");
		var now = ApiBaseline.exported(ApiBaseline.manifest(ApiBaseline.built("dev.kirchhoff.api"))).get("dev.kirchhoff.api.device");
		assertNotEquals(before, now);
		assertEquals(before.split("\\.")[0], now.split("\\.")[0]);
	}

	/** With the classes that are built now, and held to their contract. */
	@Test
	void itsClassesFitTheApiOfToday() throws Exception {
		var jars = new ArrayList<URL>();
		jars.add(old.toUri().toURL());
		for (var bundle : List.of("dev.kirchhoff.numerics", "dev.kirchhoff.api", "dev.kirchhoff.api.testkit")) {
			jars.add(ApiBaseline.built(bundle).toUri().toURL());
		}
		try (var loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
			var device = loader.loadClass(OLD + ".Cell").getConstructor(double.class).newInstance(1e-4);
			var contract = loader.loadClass("dev.kirchhoff.api.testkit.DeviceContract");
			var of = contract.getMethod("of", loader.loadClass("dev.kirchhoff.api.device.Device"));
			assertEquals(List.of(), contract.getMethod("findings").invoke(of.invoke(null, device)));
		}
	}

	@Test
	void anOldPluginRunsAndOneOfTheFutureIsRefused() throws Exception {
		product.ok("plugins", "install", old.toString(), "--trust");
		assertTrue(product.ok("describe", "antique").out().contains("antique"));
		product.ok("plugins", "check", "antique");
		var future = new SmallPlugin(FUTURE, "1.0.0").needs("[2.0,3.0)").with("Require-Bundle", "dev.kirchhoff.api;bundle-version=\"[2.0,3)\"").jar(product, folder.resolve("jars"));
		var refused = product.run("plugins", "install", future.toString(), "--trust");
		assertNotEquals(0, refused.code());
		assertTrue((refused.out() + refused.err()).contains("2.0,3.0"), refused::toString);
		assertTrue((refused.out() + refused.err()).contains("this Kirchhoff has 1."), refused::toString);
		assertFalse(product.ok("plugins", "list").out().contains(FUTURE));
		assertTrue(product.ok("plugins", "list").out().contains(OLD), "the old one is still there");
	}
}
