// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The quick forms of the papers: everything they take, from files to report, in seconds. On MNIST, CIFAR-10 and the network trained on it
 * where they lie beside the project (the continuous integration insists on it), else on generated digits and pictures and on a small network.
 * Bands are wide: few data, short trainings, one seed.
 */
class PapersTest {
	@TempDir
	Path directory;

	/** The folder of data beside the project, or the word for generated data. */
	private static String data() {
		for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			var data = folder.resolve("shared/data");
			if (Files.isDirectory(data.resolve("mnist")) && Files.isDirectory(data.resolve("cifar10"))) {
				return data.toString();
			}
		}
		assertTrue(System.getenv("CI") == null, "shared/data with mnist and cifar10 is not there, and the continuous integration wants it");
		System.out.println("MNIST and CIFAR-10 are not beside the project: papers are run on generated digits and pictures");
		return "synthetic";
	}

	/** What came out of a paper's quick form, by claim; NaN where there is no value. */
	private Map<String, Double> quick(String paper) throws IOException {
		var answer = new Bench(directory).kirchhoff("reproduce", paper, "--quick", "--data", data(), "--out", paper);
		assertEquals(0, answer.exit(), answer.toString());
		assertTrue(answer.out().contains("quick form"), answer.toString());
		var report = Files.readString(directory.resolve(paper).resolve("report.html"));
		assertTrue(report.contains("</html>") && !report.contains("Not drawn"), "all pictures are drawn");
		var ours = new HashMap<String, Double>();
		for (var claim : new JsonMapper().readTree(directory.resolve(paper).resolve("claims.json").toFile()).path("claims")) {
			ours.put(claim.path("id").asText(), claim.path("ours").asDouble(Double.NaN));
		}
		return ours;
	}

	private static void assertBetween(double low, double high, Map<String, Double> ours, String claim) {
		double value = ours.get(claim);
		assertTrue(value >= low && value <= high, claim + ": " + value + " is not in " + low + " to " + high);
	}

	@Test
	void milo2019() throws IOException {
		var ours = quick("milo2019");
		assertBetween(70, 93, ours, "float");
		assertBetween(60, ours.get("float"), ours, "five-levels");
		assertBetween(50, ours.get("five-levels") + 2, ours, "programmed");
		assertBetween(30, ours.get("programmed"), ours, "annealed");
		assertBetween(2.5, 3.3, ours, "level-spread");
		assertBetween(2, 2.6, ours, "anneal-spread");
		assertBetween(0, 60, ours, "read-voltage");
	}

	@Test
	void yu2016() throws IOException {
		var ours = quick("yu2016");
		assertBetween(80, 98, ours, "float");
		assertBetween(75, 98, ours, "one-bit");
		assertBetween(65, ours.get("one-bit"), ours, "yield-90");
		assertBetween(75, 97, ours, "online-8");
		assertBetween(5, ours.get("online-8") - 10, ours, "bits-5");
		assertBetween(0.01, 1, ours, "switches-8");
		// 13.1 pJ a switch
		assertEquals(ours.get("switches-8") * 1.31, ours.get("energy-8"), 0.05 * ours.get("energy-8"));
		assertBetween(1.5, 1e6, ours, "lsb-msb");
		assertBetween(1, 1e6, ours, "w2-w1");
	}

	@Test
	void hirtzlin2019() throws IOException {
		var ours = quick("hirtzlin2019");
		assertBetween(70, 97, ours, "eta-0");
		assertBetween(70, 97, ours, "eta-3");
		assertBetween(70, 97, ours, "unchecked-learns");
		assertBetween(ours.get("checked-stays"), 100, ours, "unchecked-falls");
		assertBetween(1, 1.5, ours, "reversal");
		assertBetween(-10, 10, ours, "noise-ours");
		assertBetween(ours.get("beta-ours"), 100, ours, "asymmetry-analogue");
		assertBetween(100, 1e5, ours, "pulses");
		// 6.15 pJ a pulse, 30.7 fJ a read, of a network of 784-128-10
		assertEquals(ours.get("pulses") * 6.15e-9 * 101632, ours.get("learning-energy"), 0.02 * ours.get("learning-energy"));
		assertEquals(30.7e-6 * 101632, ours.get("recognition-energy"), 1e-6);
		assertBetween(-5, 5, ours, "endurance");
	}

	@Test
	void lin2020() throws IOException {
		var ours = quick("lin2020");
		assertBetween(0.7, 1, ours, "float");
		assertBetween(0, ours.get("conv1-pairs"), ours, "conv1-single");
		assertBetween(0, ours.get("conv1-pairs"), ours, "all");
		assertBetween(0, 1, ours, "calibrated-6");
		assertBetween(1e-9, 1e-4, ours, "kernels");
	}
}
