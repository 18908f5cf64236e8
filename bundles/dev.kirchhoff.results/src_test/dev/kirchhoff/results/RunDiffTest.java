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
