// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells one run from another. */
class RunDiffTest {
	@TempDir
	Path folder;

	private Path run(String name, double mean, String... currents) {
		var random = new Random(name.hashCode());
		return new MadeRun().axis("device/current", currents).quantity("accuracy", "1", point -> random.doubles(50).map(v -> mean + 0.02 * (v - 0.5)).toArray())
				.conclusion("energy", "J", point -> mean * 1e-12).write(folder.resolve(name));
	}

	private static void change(Path run, String from, String to) throws Exception {
		var file = run.resolve("run.json");
		var text = Files.readString(file);
		assertTrue(text.contains(from), text);
		Files.writeString(file, text.replace(from, to));
	}

	private static RunDiff diff(Path a, Path b) {
		return RunDiff.of(ResultDirectory.read(a), ResultDirectory.read(b));
	}

	@Test
	void factsThatDifferAreThere() throws Exception {
		var a = run("a", 0.9, "5 µA", "15 µA");
		var b = run("b", 0.9, "5 µA", "15 µA");
		change(a, "\"settings\":[]", "\"settings\":[\"read voltage: 0.2 V\",\"array: 64 x 64\",\"gone: 1\"]");
		change(b, "\"settings\":[]", "\"settings\":[\"read voltage: 0.3 V\",\"array: 64 x 64\"]");
		change(b, "\"plugins\":{}", "\"plugins\":{\"dev.example\":\"1.0.0\"}");
		change(b, "\"seed\":1", "\"seed\":2");
		var facts = diff(a, b).facts();
		assertEquals(List.of(new RunDiff.Fact("Run", "seed", "1", "2"), new RunDiff.Fact("Setting", "read voltage", "0.2 V", "0.3 V"), new RunDiff.Fact("Setting", "gone", "1", ""),
				new RunDiff.Fact("Plug-in", "dev.example", "", "1.0.0")), facts);
	}

	private static final String ARRAY = "hardware %s 2x8 dev.kirchhoff.devices.tio2 0.1.0.qualifier tio2{gMin=0 S,gMax=800 µS,spread=%s,excess=redraw} THIRD 0.005 0.005";

	private static String settings(String... lines) {
		return "\"settings\":[\"" + String.join("\",\"", lines) + "\"]";
	}

	private List<RunDiff.Fact> settingsFacts(List<String> a, List<String> b) throws Exception {
		var one = run("one", 0.9, "5 µA");
		var two = run("two", 0.9, "5 µA");
		change(one, "\"settings\":[]", settings(a.toArray(String[]::new)));
		change(two, "\"settings\":[]", settings(b.toArray(String[]::new)));
		return diff(one, two).facts();
	}

	@Test
	void aParameterThatDiffersInAllArraysIsOneFact() throws Exception {
		var facts = settingsFacts(List.of(ARRAY.formatted("hidden-plus", "0.00691"), ARRAY.formatted("hidden-minus", "0.00691"), "point 1 = 76cd136f19e0064bb50b2c80"),
				List.of(ARRAY.formatted("hidden-plus", "0.3"), ARRAY.formatted("hidden-minus", "0.3"), "point 1 = 08d84b510ce373bb1e52c068"));
		assertEquals(List.of(new RunDiff.Fact("Setting", "tio2 spread of array hidden-plus and 1 more", "0.00691", "0.3", List.of("array hidden-plus", "array hidden-minus"))), facts);
	}

	@Test
	void theSmallestThingThatDiffersIsNamed() throws Exception {
		var before = List.of("data = moons{points=1000,noise=0.2}", "network hidden: FullyConnected[outputs=8, bias=true] <- input, 8",
				"stage train = gradient{epochs=10000,batch=256,bounds=1, 0.95, 0.9,method=adam}, seed 1", "stages shared by repeats = 1",
				"hardware [Block[node=1, regions=[Region[array=0, row=0], Region[array=1, row=0]]]]", "reading hidden-plus Reading[voltage=0.2, encoding=DURATION]",
				"reading inputs: tolerance 1.0E-4", "hardware TENSOR 0.0");
		var after = List.of("data = moons{points=1000,noise=0.3}", "network hidden: FullyConnected[outputs=16, bias=true] <- input, 16",
				"stage train = gradient{epochs=10000,batch=128,bounds=1, 0.95, 0.8,method=adam}, seed 2", "stages shared by repeats = 2",
				"hardware [Block[node=1, regions=[Region[array=0, row=0], Region[array=1, row=4]]]]", "reading hidden-plus Reading[voltage=0.1, encoding=DURATION]",
				"reading inputs: tolerance 1.0E-5", "hardware LAYER 0.0");
		assertEquals(List.of("noise of data 0.2 0.3", "FullyConnected outputs of network hidden 8 16", "shape of network hidden 8 16", "batch of stage train 256 128", "bounds of stage train 0.9 0.8",
				"seed of stage train 1 2", "stages shared by repeats 1 2", "block 1 regions region 2 row of hardware blocks 0 4", "voltage of reading hidden-plus 0.2 0.1",
				"tolerance of reading inputs 0.0001 1·10⁻⁵", "hardware scale TENSOR LAYER"),
				settingsFacts(before, after).stream().map(fact -> fact.name() + " " + fact.a() + " " + fact.b()).toList());
	}

	@Test
	void anotherTypeIsOneFactNotOneAParameter() throws Exception {
		var facts = settingsFacts(List.of(ARRAY.formatted("plus", "0.1")), List.of(ARRAY.formatted("plus", "0.1").replaceAll("tio2\\{.*\\}", "ideal{levels=4}")));
		assertEquals(List.of(new RunDiff.Fact("Setting", "device of array plus", "tio2 (gMin 0 S, gMax 800 µS, spread 0.1, excess redraw)", "ideal (levels 4)")), facts);
	}

	@Test
	void onlyDifferencesBeyondTheSpreadCount() {
		var a = run("a", 0.9, "5 µA", "15 µA", "50 µA");
		var far = diff(a, run("b", 0.95, "15 µA", "50 µA", "100 µA"));
		assertEquals(List.of(List.of("15 µA"), List.of("50 µA")), far.results().stream().map(RunDiff.Result::point).distinct().toList());
		assertEquals(1, far.onlyA());
		assertEquals(1, far.onlyB());
		var accuracy = far.results().stream().filter(result -> result.column().name().equals("accuracy")).findFirst().orElseThrow();
		assertEquals(0.05, accuracy.difference(), 0.003);
		assertEquals(Optional.of(true), accuracy.significant());
		var energy = far.results().stream().filter(RunDiff.Result::conclusion).findFirst().orElseThrow();
		assertEquals(Optional.empty(), energy.significant());
		var near = diff(a, run("c", 0.9, "5 µA"));
		assertEquals(Optional.of(false), near.results().stream().filter(result -> !result.conclusion()).findFirst().orElseThrow().significant());
	}

	@Test
	void theSameRunDiffersInNothing() {
		var a = run("a", 0.9, "5 µA");
		var diff = diff(a, a);
		assertEquals(List.of(), diff.facts());
		assertEquals(0, diff.significant());
		assertTrue(diff.table().texts("verdict").orElseThrow()[0].equals("same"));
	}

	@Test
	void aPageIsWritten() throws Exception {
		var file = RunDiffReport.write(folder.resolve("diff.html"), run("a", 0.9, "5 µA"), run("b", 0.95, "5 µA"));
		var html = Files.readString(file);
		Page.read(file);
		assertTrue(html.contains("<strong>differs</strong>"), html);
		assertFalse(html.contains("NaN"), html);
	}
}
