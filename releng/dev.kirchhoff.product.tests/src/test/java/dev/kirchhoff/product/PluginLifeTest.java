// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole life of plug-ins that strangers write: those that {@code plugins new} begins, and the sample plug-in, built against the
 * repository that the build publishes, installed, used, drawn, updated and taken away.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PluginLifeTest {
	private static final List<String> NEW = List.of("acme.hopper --device", "acme.careful --algorithm", "acme.spirals --dataset");

	@TempDir
	private static Path folder;

	private static ProductCopy product;
	private static Path sample;

	/** One build for all, as resolving what Tycho is takes most of its time. */
	@BeforeAll
	static void build() throws Exception {
		product = ProductCopy.of("kirchhoff", Files.createDirectory(folder.resolve("product")));
		var projects = Files.createDirectory(folder.resolve("projects"));
		sample = projects.resolve("sample-plugin");
		Maven.copy(Products.root().resolve("releng/sample-plugin"), sample);
		for (var arguments : NEW) {
			var words = arguments.split(" ");
			product.ok("plugins", "new", words[0], words[1], "--in", projects.toString());
		}
		Maven.together(projects, List.of(sample, projects.resolve("acme.hopper"), projects.resolve("acme.careful"), projects.resolve("acme.spirals")));
		Maven.verify(projects, "-Dkirchhoff.product=" + product.folder(), repository());
	}

	/** What our build publishes, as its p2 repository. */
	private static String repository() {
		return "-Dkirchhoff.repository=" + Products.root().resolve("releng/dev.kirchhoff.product/target/repository").toUri();
	}

	private static int tests(Path project) throws IOException {
		try (var files = Files.walk(project)) {
			int tests = 0;
			for (var report : files.filter(file -> file.toString().matches(".*/surefire-reports/TEST-.*\\.xml")).toList()) {
				var text = Files.readString(report).replaceAll("(?s)\\A.*?<testsuite ", "");
				assertTrue(text.contains(" errors=\"0\"") && text.contains(" skipped=\"0\"") && text.contains(" failures=\"0\""), report.toString());
				tests += Integer.parseInt(text.replaceAll("(?s)\\A[^>]*? tests=\"(\\d+)\".*", "$1"));
			}
			return tests;
		}
	}

	@Test
	void newPluginsBuildPassTheirTestsAndRunTheirExamples() throws Exception {
		for (var arguments : NEW) {
			var id = arguments.split(" ")[0];
			var name = id.substring(id.indexOf('.') + 1);
			var project = folder.resolve("projects").resolve(id);
			assertTrue(tests(project) >= 5, id);
			var zip = project.resolve("site/target/" + id + ".zip");
			assertTrue(product.ok("plugins", "install", zip.toString(), "--trust").out().contains(id + " 1.0.0"));
			var example = product.ok("example", id, name);
			assertTrue(example.out().contains(name + ".kirchhoff"), example.out());
			var run = product.ok("run", name + "/" + name + ".kirchhoff", "--set", "repeats=2");
			var results = Results.latest(product.workDir().resolve(name));
			assertEquals(3, results.rows("results.csv").stream().map(row -> row.get("point")).distinct().count(), run.out());
		}
		var check = product.ok("plugins", "check", "acme.hopper");
		assertTrue(check.out().contains("acme.hopper: keeps its contract"), check.out());
		var drawn = product.ok("diagram", "hopper/hopper.kirchhoff", "--name", "hardware", "-o", "hopper.svg");
		assertTrue(Files.readString(product.workDir().resolve("hopper.svg")).contains("I = G V0 sinh(V / V0)"), drawn.err());
	}

	@Test
	void fromTheFirstVersionToTheLast() throws Exception {
		assertEquals(4, tests(sample));
		var published = folder.resolve("published");
		Maven.copy(sample.resolve("site/target/repository"), published);
		var installed = product.ok("plugins", "install", published.toString(), "--trust");
		assertTrue(installed.out().contains("org.example.sinh"), installed.out());
		assertTrue(product.ok("plugins", "list").out().contains("org.example.sinh"));

		Files.copy(Path.of("src/test/resources/sinh.kirchhoff"), product.workDir().resolve("sinh.kirchhoff"));
		product.ok("run", "sinh.kirchhoff");
		var first = Results.latest(product.workDir());
		assertEquals("1.0.0", version(first));
		assertCurvature(first, 3);

		var drawn = product.ok("diagram", "sinh.kirchhoff", "--name", "hardware", "-o", "sinh.svg");
		var svg = Files.readString(product.workDir().resolve("sinh.svg"));
		assertTrue(svg.contains("I = G sinh(a V) / a"), drawn.err());
		assertTrue(svg.contains("org.example.sinh_icons_sinh") || svg.contains("M3 14C4.5 9.5 6.5 8.2 8 8"), "the icon is drawn");

		secondVersion();
		Maven.copy(sample.resolve("site/target/repository"), published);
		var updated = product.ok("plugins", "update", "--trust");
		assertTrue(updated.out().matches("(?s).*updated org\\.example\\.sinh(\\.feature)? 1\\.0\\.0\\S* -> 1\\.1\\.0.*"), updated.out());
		var again = product.ok("run", "sinh.kirchhoff");
		var second = Results.latest(product.workDir());
		assertEquals("1.1.0", version(second));
		assertCurvature(second, 5);
		assertTrue(again.err().contains("org.example.sinh"), "other versions are told: " + again.err());

		product.ok("plugins", "remove", "org.example.sinh");
		assertFalse(product.ok("plugins", "list").out().contains("org.example.sinh"));
		for (var command : List.of(List.of("validate", "sinh.kirchhoff"), List.of("run", "sinh.kirchhoff"))) {
			var missing = product.run(command.toArray(String[]::new));
			assertNotEquals(0, missing.code(), command.toString());
			assertTrue((missing.out() + missing.err()).contains("plug-in org.example.sinh 1.1.0"), missing.toString());
			assertFalse(missing.toString().contains("\tat "), missing.toString());
		}
		var still = product.ok("diagram", "sinh.kirchhoff", "--name", "hardware", "-o", "without.svg");
		assertTrue(Files.readString(product.workDir().resolve("without.svg")).contains("sinh"), "the device is drawn without its figure: " + still.err());
	}

	/** Another default, in a newer version. */
	private static void secondVersion() throws IOException, InterruptedException {
		var device = sample.resolve("bundles/org.example.sinh/src/org/example/sinh/SinhDevice.java");
		Files.writeString(device, Files.readString(device).replace("value = \"3\"", "value = \"5\""));
		for (var file : List.of("bundles/org.example.sinh/META-INF/MANIFEST.MF", "features/org.example.sinh.feature/feature.xml")) {
			Files.writeString(sample.resolve(file), Files.readString(sample.resolve(file)).replace("1.0.0.qualifier", "1.1.0.qualifier"));
		}
		Maven.verify(sample, repository());
	}

	private static String version(Results results) throws IOException {
		var named = Pattern.compile("\"org\\.example\\.sinh\" : \"(\\d+\\.\\d+\\.\\d+)").matcher(results.text("run.json"));
		assertTrue(named.find(), "run.json names the plug-in");
		return named.group(1);
	}

	/** At the read voltage of 0.6 V a cell passes sinh(0.6 a) / (0.6 a) times the current of an ohmic one of the same conductance. */
	private static void assertCurvature(Results results, double a) throws IOException {
		assertEquals(1, currentOverOhms(results, "on-ohmic"), 1e-9);
		assertEquals(Math.sinh(0.6 * a) / (0.6 * a), currentOverOhms(results, "on-curved"), 1e-9);
	}

	private static double currentOverOhms(Results results, String mapping) throws IOException {
		var row = results.rows("tables/curves-currents.csv").stream().filter(one -> one.get("mapping").equals(mapping) && one.get("voltage").equals("0.6")).findFirst().orElseThrow();
		return Double.parseDouble(row.get("10.0-uS")) / (10e-6 * 0.6);
	}
}
