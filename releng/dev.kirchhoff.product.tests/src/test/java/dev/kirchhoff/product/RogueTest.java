// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Strangers' plug-ins that do what they must not, in the product: they are stopped and named, and the rest of the study is there. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class RogueTest {
	private static final String ID = "org.example.rogue";

	@TempDir
	private static Path folder;
	private static ProductCopy product;

	@BeforeAll
	static void copy() throws Exception {
		product = ProductCopy.of("kirchhoff", folder);
		Files.copy(Path.of("src/test/resources/rogue.kirchhoff"), product.workDir().resolve("rogue.kirchhoff"));
	}

	/** Runs the study with a device that does this when it is tuned. */
	private Run with(String deed, String... arguments) throws IOException, InterruptedException {
		new SmallPlugin(ID, "1.0.0").tuning(deed).jar(product, product.folder().resolve("dropins"), "rogue.jar");
		var words = new ArrayList<>(List.of("run", "rogue.kirchhoff"));
		words.addAll(List.of(arguments));
		return product.run(Map.of("JAVA_TOOL_OPTIONS", "-Xmx400m " + ProductCopy.SOON_STARTED, "KIRCHHOFF_CACHE", "none"), words.toArray(String[]::new));
	}

	/** The good point is there, the bad one is not, and one line says who is to blame for what. */
	private static void assertBlamed(Run run, String what) throws IOException {
		assertEquals(3, run.code(), run.toString());
		assertTrue(run.err().lines().anyMatch(line -> line.contains("'bad' (rogue of plug-in " + ID + " 1.0.0) ") && line.contains(what)), run.toString());
		assertFalse(run.err().contains("\tat "), run.err());
		var results = Results.latest(product.workDir());
		assertEquals(2, results.rows("results.csv").size(), run.toString());
		assertTrue(results.rows("results.csv").stream().allMatch(row -> row.get("cells/cell/device").equals("good")));
		assertTrue(results.text("run.json").contains("\"" + ID + "\" : \"1.0.0\""));
	}

	@Test
	void oneThatLoopsIsStopped() throws Exception {
		assertBlamed(with("while (cells.size() > 0) { cells.conductance()[0] += 1e-9; }", "--plugin-limit", "2 s"), "gave no sign of life for 2.0 s; it was stopped");
	}

	@Test
	void oneThatSwallowsEverythingWhileItLoopsIsStoppedToo() throws Exception {
		assertBlamed(with("while (true) { try { Thread.sleep(10); } catch (Exception e) { cells.conductance()[0] = 1e-6; } }", "--plugin-limit", "2 s"), "it was stopped");
	}

	@Test
	void oneThatNothingCanStopIsLeftToItself() throws Exception {
		assertBlamed(with("java.util.stream.LongStream.iterate(1, k -> k ^ 2).filter(k -> k > 5).findFirst();", "--plugin-limit", "2 s"), "is left to itself until Kirchhoff ends");
	}

	@Test
	void oneThatTakesAllMemoryIsNamedAndTheOthersHaveIt() throws Exception {
		assertBlamed(with("var all = new java.util.ArrayList<double[]>(); while (true) { all.add(new double[100_000]); }"), "memory");
	}

	@Test
	void oneThatThrowsGivesNoNumberOrChangesItsOrders() throws Exception {
		assertBlamed(with("throw new IllegalStateException(\"the filament is on fire\");"), "failed: the filament is on fire");
		assertBlamed(with("java.util.Arrays.fill(cells.conductance(), Double.NaN);"), "gave a conductance of NaN S");
		assertBlamed(with("cells.target()[0] = cells.target()[1]; cells.target()[1] *= 0.99; System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());"),
				"changed the targets of cells, which it may only look at");
	}
}
