// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Element;

/** The feature of the product without a display, in a running framework: everything in it resolves and starts. */
class WiringTest {
	private static final Map<String, String> LIBRARIES = Map.of("linux", "linux-x86_64/libopenblas.so.0", "win32",
			"windows-x86_64/libopenblas.dll", "macosx", "macosx-arm64/libopenblas.0.dylib");

	@Test
	void everyBundleOfTheFeatureStarts() throws Exception {
		var names = plugins();
		assertTrue(names.contains("dev.kirchhoff.headless"), names.toString());
		for (var name : names) {
			var bundle = Platform.getBundle(name);
			assertNotNull(bundle, name + " does not resolve");
			if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
				bundle.start();
				assertEquals(Bundle.ACTIVE, bundle.getState(), name);
			} else {
				assertEquals(Bundle.RESOLVED, bundle.getState(), name);
			}
		}
	}

	@Test
	void nothingIsLeftUnresolved() {
		var unresolved = new ArrayList<String>();
		for (var bundle : FrameworkUtil.getBundle(WiringTest.class).getBundleContext().getBundles()) {
			if (bundle.getState() == Bundle.INSTALLED) {
				unresolved.add(bundle.getSymbolicName());
			}
		}
		assertEquals(List.of(), unresolved);
	}

	@Test
	void thereIsNoDisplay() {
		var display = new ArrayList<String>();
		for (var bundle : FrameworkUtil.getBundle(WiringTest.class).getBundleContext().getBundles()) {
			if (bundle.getSymbolicName().matches("org\\.eclipse\\.((swt|jface|e4\\.ui)(\\..*)?|ui|ui\\.workbench)")) {
				display.add(bundle.getSymbolicName());
			}
		}
		assertEquals(List.of(), display);
	}

	/** The native library is in a fragment of numerics, so that numerics finds it without knowing OSGi. */
	@Test
	void numericsSeesItsLibrary() {
		var library = "org/bytedeco/openblas/" + LIBRARIES.get(Platform.getOS());
		assertNotNull(Platform.getBundle("dev.kirchhoff.numerics").getResource(library), library);
	}

	@Test
	void theCommandLineIsAnApplication() {
		var application = Platform.getExtensionRegistry().getExtension("org.eclipse.core.runtime.applications",
				"dev.kirchhoff.headless.app");
		assertNotNull(application);
		assertEquals("dev.kirchhoff.headless", application.getContributor().getName());
	}

	/** The plug-ins of the feature for the running platform. */
	private static List<String> plugins() throws Exception {
		var file = Path.of(System.getProperty("kirchhoff.feature"));
		var nodes = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
				.getElementsByTagName("plugin");
		var names = new ArrayList<String>();
		for (int i = 0; i < nodes.getLength(); i++) {
			var plugin = (Element) nodes.item(i);
			var os = plugin.getAttribute("os");
			if (os.isEmpty() || os.equals(Platform.getOS())) {
				names.add(plugin.getAttribute("id"));
			}
		}
		return names;
	}
}
