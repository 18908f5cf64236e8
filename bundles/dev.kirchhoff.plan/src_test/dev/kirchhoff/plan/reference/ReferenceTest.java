// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;

/** The reference says all that a type and an element declare, and its links lead somewhere. */
class ReferenceTest {
	private record Mine(@Parameter(doc = "Lowest <conductance> & such", unit = "S", value = "1e-6", min = 0) double gMin) implements Device {
		@Override
		public Range window() {
			return new Range(gMin, 1);
		}
	}

	private static final ReferencePage ROOT = Reference
			.of(new Extensions(List.of(Extensions.of(Kind.DEVICE, "mine", "My device", "It is mine.", "org.example.device", "1.2.0", Mine.class))));

	private static ReferencePage find(ReferencePage page, String path) {
		if (page.path().equals(path)) {
			return page;
		}
		return page.children().stream().map(child -> find(child, path)).filter(found -> found != null).findFirst().orElse(null);
	}

	@Test
	void aTypeWithItsParameters() {
		var body = find(ROOT, "types/device/mine").body();
		for (var wanted : List.of("My device", "It is mine.", "org.example.device 1.2.0", "<code>gMin</code> = 1 µS; number of at least 0 S", "Lowest &lt;conductance&gt; &amp; such")) {
			assertTrue(body.contains(wanted), () -> wanted + " in " + body);
		}
	}

	@Test
	void anElementWithItsFeatures() {
		var body = find(ROOT, "elements/CrossbarArray").body();
		for (var wanted : List.of("<code>rows</code>", "at least 1", "Number of word lines.", "<code>cell</code> refers to Cell; must be given", "at least 0 Ω")) {
			assertTrue(body.contains(wanted), () -> wanted + " in " + body);
		}
		assertFalse(find(ROOT, "elements").children().isEmpty());
	}

	@Test
	void everyPageIsWellFormedAndEveryLinkLeadsToAPage() throws Exception {
		var paths = new HashSet<String>();
		var targets = new HashSet<String>();
		collect(ROOT, paths, targets);
		targets.removeAll(paths);
		assertEquals(Set.of(), targets);
	}

	private static void collect(ReferencePage page, Set<String> paths, Set<String> targets) throws Exception {
		assertTrue(paths.add(page.path()), page.path() + " twice");
		DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader("<body>" + page.body() + "</body>")));
		var link = Pattern.compile("href=\"([^\"]*)\"").matcher(page.body());
		while (link.find()) {
			targets.add(link.group(1));
		}
		for (var child : page.children()) {
			collect(child, paths, targets);
		}
	}

	@Test
	void oneDocumentOfAll() {
		var html = ReferenceDocument.html(ROOT, "0.1.0");
		assertTrue(html.contains("<section id=\"types/device/mine\">"));
		assertTrue(html.contains("href=\"#elements/Network\""));
		assertFalse(html.contains("http:"), "it needs nothing else");
	}
}
