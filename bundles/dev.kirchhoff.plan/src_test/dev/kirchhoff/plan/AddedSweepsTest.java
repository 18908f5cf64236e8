// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.solver.study.Study;

/** Sweeps that are asked for when a project is run. */
class AddedSweepsTest {
	@TempDir
	Path folder;

	private Plan plan(String text, String... sweeps) throws IOException {
		return new Planner(Bench.extensions()).plan(Bench.request(folder, text).sweeping(List.of(sweeps)));
	}

	private Study study(String text, String... sweeps) throws IOException {
		var plan = plan(text, sweeps);
		assertEquals(List.of(), plan.problems());
		return plan.studies().getFirst();
	}

	private List<String> values(String sweep) throws IOException {
		return study(Bench.PROJECT, sweep).points().stream().map(point -> point.coordinates().getFirst()).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "train/rate=0.1, 0.2 ,0.5 | 0.1 0.2 0.5", "train/rate=10 % | 10_%", "train/rate=0..1:3 | 0 0.5 1", "train/rate=0...5:2 | 0 0.5",
			"train/rate=0.1..0.5:3 | 0.1 0.3 0.5", "train/rate=1e-3..1:4:log | 0.001 0.01 0.1 1", "train/epochs = 5..1 : 3 : lin | 5 3 1",
			"devices/dev/gMax=200 µS..400 µS:3 | 200_µS 300_µS 400_µS", "devices/dev/gMax=200..400µS:2 | 200_µS 400_µS", "devices/dev/gMax=200µS..400:2 | 200_µS 400_µS",
			"devices/dev/gMax=0.2 mS..400 µS:2 | 0.2_mS 0.4_mS", "arrays/b/cellYield=0.5,1 | 0.5 1", "mapping=map | map", "metrics/count/column=a,a;a,a | a,a a,a" })
	void valuesAsAPersonWritesThem(String sweep, String values) throws IOException {
		assertEquals(values, String.join(" ", plan(Bench.PROJECT, sweep).studies().getFirst().points().stream().map(point -> point.coordinates().getFirst().replace(' ', '_')).toList()));
	}

	@Test
	void theyStandBehindThoseOfTheProject() throws IOException {
		var study = study(Bench.swept(Bench.list("train/rate", "0.1", "0.2")), "devices/dev/gMax=400µS,500µS", "train/epochs=1,2");
		assertEquals(List.of("train/rate", "devices/dev/gMax", "train/epochs"), study.axes());
		assertEquals(8, study.points().size());
	}

	@Test
	void whatIsSweptAlreadyIsSweptOverOtherValues() throws IOException {
		var swept = Bench.swept(Bench.list("train/rate", "0.1", "0.2") + Bench.list("train/epochs", "1", "2", "3"));
		var study = study(swept, "experiments/main/stages/train/rate=0.5,0.6");
		assertEquals(List.of("experiments/main/stages/train/rate", "train/epochs"), study.axes(), "in its place, however the path is written");
		assertEquals(6, study.points().size());
		assertEquals(study(Bench.swept(Bench.list("train/rate", "0.3", "0.4"))).fingerprint(), study(Bench.swept(Bench.list("train/rate", "1")), "train/rate=0.3,0.4").fingerprint());
	}

	@Test
	void eachExperimentIsSweptOverWhatItHas() throws IOException {
		var experiment = Bench.PROJECT.substring(Bench.PROJECT.indexOf("  <experiments"), Bench.PROJECT.indexOf("</kirchhoff:Project>"));
		var two = Bench.with(Bench.PROJECT, "</kirchhoff:Project>", experiment.replaceAll("(id|name)=\"(main|train|transfer|count)\"", "$1=\"$22\"") + "</kirchhoff:Project>");
		var both = plan(two, "devices/dev/gMax=400µS,500µS");
		assertEquals(List.of(), both.problems());
		assertEquals(List.of(2, 2), both.studies().stream().map(study -> study.points().size()).toList());
		var one = plan(two, "experiments/main2/train2/epochs=1,2");
		assertEquals(List.of(), one.problems());
		assertEquals(List.of(1, 2), one.studies().stream().map(study -> study.points().size()).toList());
		var request = Bench.request(folder, two).sweeping(List.of("experiments/main2/train2/epochs=1,2"));
		var left = new Planner(Bench.extensions()).plan(new Request(request.file(), Optional.of("main"), List.of(), request.sweeps(), request.seed(), request.repeats(), DataPlace.NONE));
		assertEquals(List.of("--sweep:experiments/main2/train2/epochs: is part of an experiment that is not run: sweep a part of main"), left.problems().stream().map(Object::toString).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "train/epochs | train/epochs: is no sweep: write path=values, for example devices/tio2/gMax=400µS,500µS",
			"=1,2 | =1,2: is no sweep: write path=values, for example devices/tio2/gMax=400µS,500µS",
			"train/rate= | train/rate: has no values: write values separated by commas, or from..to:count or from..to:count:log",
			"train/rate=0.1,,0.2 | train/rate: '0.1,,0.2' has an empty value: write values separated by commas, or from..to:count or from..to:count:log",
			"train/rate=0..1 | train/rate: '0..1' does not say how many values: write from..to:count or from..to:count:log",
			"train/rate=0..1:x | train/rate: '0..1:x' does not say how many values: write from..to:count or from..to:count:log",
			"train/rate=0..1:1 | train/rate: '0..1:1' asks for 1 values: ask for 2 to 100000", "train/rate=0..1:3:log | train/rate: '0..1:3:log' has no equal ratios, as an end is not above 0: give ends above 0, or leave out ':log'",
			"devices/dev/gMax=1 µS..2 µV:3 | devices/dev/gMax: '2 µV' has the wrong unit: expected µS, for example 1 µS: give both ends in the same unit",
			"arrays/b/rows=12,x | arrays/b/rows: 'x' is not a whole number: write digits only, for example 64",
			"nothing/rate=1,2 | nothing/rate: experiment 'main' has no 'nothing': choose one of id, name, documentation, network, dataSet, mapping, seed, repeats (and 8 more)" })
	void sweepsThatCannotBe(String sweep, String problem) throws IOException {
		assertEquals(List.of("--sweep:" + problem), plan(Bench.PROJECT, sweep).problems().stream().map(Object::toString).toList());
	}

	@Test
	void whatIsSweptTwice() throws IOException {
		assertEquals(List.of("--sweep:stages/train/rate: is swept twice: give one --sweep with all values"),
				plan(Bench.PROJECT, "train/rate=0.1,0.2", "stages/train/rate=0.3").problems().stream().map(Object::toString).toList());
		assertEquals(List.of("0.1", "0.2"), values("train/rate=0.1;0.2"));
	}
}
