// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.solver.run.Runs;

class BadInputTest {
	@TempDir
	Path folder;

	private List<String> lines(Plan plan) {
		assertEquals(plan.isGood(), !plan.studies().isEmpty(), "studies are there exactly if there is no error");
		return plan.problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
	}

	/** The problems of the project with pieces replaced. */
	private List<String> problems(String... replacements) throws IOException {
		return lines(Bench.plan(folder, Bench.project(replacements)));
	}

	private List<String> swept(String sweeps) throws IOException {
		return lines(Bench.plan(folder, Bench.swept(sweeps)));
	}

	private List<String> set(String... settings) throws IOException {
		return lines(Bench.plan(folder, Bench.PROJECT, settings));
	}

	@Test
	void typesThatAreNotKnown() throws IOException {
		assertEquals(List.of("p.kirchhoff:devices/dev: unknown device type 'plian': did you mean plain? install the plug-in that provides it, or use one of bare, broken, curved, plain, tabled"),
				problems("type=\"plain\"", "type=\"plian\""));
		assertEquals(List.of("p.kirchhoff:devices/dev: unknown device type 'com.example.memristor': install the plug-in that provides it, or use one of bare, broken, curved, plain, tabled"),
				problems("type=\"plain\"", "type=\"com.example.memristor\""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/train: 'plain' is a device, not a stage: use one of aware, draw, pulse-and-tune, tune, learn, bake, adapt"),
				problems("name=\"train\" type=\"draw\"", "name=\"train\" type=\"plain\""));
		assertEquals(List.of("p.kirchhoff:dataSets/data: 'draw' is a trainer, not a data set: use one of albums, images, lines, made, points"),
				problems("type=\"points\"", "type=\"draw\""));
		assertEquals(List.of("p.kirchhoff:dataSets/data/type: is missing: give the id of a plug-in's extension"),
				problems("type=\"points\"", ""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/train: unknown stage type 'drow': did you mean draw? install the plug-in that provides it, or use one of aware, draw, pulse-and-tune, tune, learn, bake, adapt"),
				swept(Bench.list("train/type", "draw", "drow")));
	}

	@Test
	void parametersThatDoNotFit() throws IOException {
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/train/epohcs: unknown parameter: did you mean epochs?"),
				problems("name=\"epochs\"", "name=\"epohcs\""));
		assertEquals(List.of("p.kirchhoff:devices/dev/zz: unknown parameter: known are gMin, gMax"),
				problems("name=\"gMax\" value=\"400 µS\"", "name=\"zz\" value=\"400 µS\""));
		assertEquals(List.of("p.kirchhoff:devices/dev/gMax: '2 mS' is out of range: give a number of at most 1 mS"),
				problems("value=\"400 µS\"", "value=\"2 mS\""));
		assertEquals(List.of("p.kirchhoff:devices/dev/gMax: '400 µV' has the wrong unit: expected S, for example 1 S: give a number of at most 1 mS"),
				problems("value=\"400 µS\"", "value=\"400 µV\""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/train/epochs: '2.5' is not a whole number: give a whole number of at least 1"),
				problems("value=\"20\"", "value=\"2.5\""));
		assertEquals(List.of("p.kirchhoff:devices/dev: gMin is not below gMax: change the values that contradict each other"),
				problems("value=\"400 µS\"", "value=\"50 µS\""));
		assertEquals(List.of("p.kirchhoff:dataSets/data/file: 'no.csv' is missing; looked in " + folder + ", also for no.csv.gz: put it there, or name the folder with --data or KIRCHHOFF_DATA"),
				problems("type=\"points\">", "type=\"lines\"><parameters name=\"file\" value=\"no.csv\"/>"));
		assertEquals(List.of("p.kirchhoff:dataSets/data/file: no value: give a file, relative to the project (a file of samples)"),
				problems("type=\"points\"", "type=\"lines\""));
	}

	@Test
	void partsThatDoNotFitEachOther() throws IOException {
		assertEquals(List.of("p.kirchhoff:networks/net/layers/hidden: dense 'hidden' needs a vector, but input 'in' gives 2 x 3 x 1: put a flatten layer between them"),
				problems("channels=\"2\"", "channels=\"2\" height=\"3\""));
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/2/array: bias of dense 'hidden' takes 1 x 4 cells from row 2, column 0, but array 'a' has 2 x 8: move it, split it, or take a larger array",
				"p.kirchhoff:mappings/map/allocations/3/array: bias of dense 'hidden', plane 1 takes 1 x 4 cells from row 2, column 4, but array 'a' has 2 x 8: move it, split it, or take a larger array"),
				problems("rows=\"12\" columns=\"10\" cell=\"cell\"", "rows=\"2\" columns=\"8\" cell=\"cell\""));
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/2: bias of dense 'hidden' (rows 1 to 1, columns 0 to 3) overlaps weights of dense 'hidden' (rows 0 to 1, columns 0 to 3) on array 'a': move one of them"),
				problems("part=\"bias\" array=\"a\" row=\"2\"/>", "part=\"bias\" array=\"a\" row=\"1\"/>"));
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/1/array: weights of dense 'hidden', plane 1 takes 2 x 8 cells from row 0, column 4, but array 'a' has 12 x 10: move it, split it, or take a larger array",
				"p.kirchhoff:mappings/map/allocations/3/array: bias of dense 'hidden', plane 1 takes 1 x 8 cells from row 2, column 4, but array 'a' has 12 x 10: move it, split it, or take a larger array",
				"p.kirchhoff:mappings/map/allocations/1: weights of dense 'hidden', plane 1 (rows 0 to 1, columns 4 to 11) overlaps weights of dense 'hidden' (rows 0 to 1, columns 0 to 7) on array 'a': move one of them",
				"p.kirchhoff:mappings/map/allocations/3: bias of dense 'hidden', plane 1 (rows 2 to 2, columns 4 to 11) overlaps bias of dense 'hidden' (rows 2 to 2, columns 0 to 7) on array 'a': move one of them",
				"p.kirchhoff:mappings/map/allocations/5: weights of dense 'out', plane 1 (rows 0 to 3, columns 1 to 2) overlaps weights of dense 'out' (rows 0 to 3, columns 0 to 1) on array 'b': move one of them"),
				problems("<scheme type=\"pair\"/>", "<scheme type=\"pair\"><parameters name=\"wide\" value=\"2\"/></scheme>"));
		assertEquals(List.of("p.kirchhoff:experiments/main: no data set: set dataSet"),
				problems(" dataSet=\"data\"", ""));
		assertEquals(List.of(), problems("network=\"net\" dataSet", "dataSet"), "the mapping has one");
		assertEquals(List.of("p.kirchhoff:experiments/main: no network: set network, or a mapping, which has one",
				"p.kirchhoff:experiments/main/stages/transfer: programs arrays, but the experiment has no mapping: set the experiment's mapping"),
				problems("network=\"net\" dataSet=\"data\" mapping=\"map\"", "dataSet=\"data\""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/transfer: programs arrays, but the experiment has no mapping: set the experiment's mapping"),
				problems(" mapping=\"map\"", ""));
	}

	@Test
	void weightsThatHaveNoPlaceOrTwo() throws IOException {
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/5/plane: scheme 'pair' has no plane 2: use 0 (plus) or 1 (minus)",
				"p.kirchhoff:mappings/map/allocations/4: these weights have no place for plane 1 (minus): add an allocation with plane 1"),
				problems("<allocations layer=\"out\" plane=\"1\"", "<allocations layer=\"out\" plane=\"2\""));
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/4: these weights have no place for plane 1 (minus): add an allocation with plane 1"),
				problems("    <allocations layer=\"out\" plane=\"1\" array=\"b\" column=\"1\"/>\n", ""));
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/5: these weights are already placed on plane 0: remove one of the two allocations",
				"p.kirchhoff:mappings/map/allocations/5: these weights have no place for plane 1 (minus): add an allocation with plane 1"),
				problems("<allocations layer=\"out\" plane=\"1\" array", "<allocations layer=\"out\" array"));
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/5: its planes lie on arrays of different devices, 'bare' and 'dev': use arrays of the same device"),
				problems("<cells id=\"other\" name=\"other\" device=\"dev\"/>", "<cells id=\"other\" name=\"other\" device=\"bare\"/>", "<allocations layer=\"out\" plane=\"1\" array=\"b\" column=\"1\"/>", "<allocations layer=\"out\" plane=\"1\" array=\"a\" row=\"5\"/>"));
	}

	@Test
	void algorithmsAreRefusedDevicesThatCannotDoWhatTheyNeed() throws IOException {
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/transfer: 'tune' needs a device that is Tunable, but 'bare' (bare) on array 'b' is not: use another device or another algorithm; 'kirchhoff describe bare' tells what it can do"),
				problems("<cells id=\"other\" name=\"other\" device=\"dev\"/>", "<cells id=\"other\" name=\"other\" device=\"bare\"/>"));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/transfer: 'pulse-and-tune' needs a device that is Pulsed, but 'dev' (plain) on array 'a' is not: use another device or another algorithm; 'kirchhoff describe plain' tells what it can do",
				"p.kirchhoff:experiments/main/stages/transfer: 'pulse-and-tune' needs a device that is Pulsed, but 'bare' (bare) on array 'b' is not: use another device or another algorithm; 'kirchhoff describe bare' tells what it can do",
				"p.kirchhoff:experiments/main/stages/transfer: 'pulse-and-tune' needs a device that is Tunable, but 'bare' (bare) on array 'b' is not: use another device or another algorithm; 'kirchhoff describe bare' tells what it can do"),
				problems("type=\"tune\"", "type=\"pulse-and-tune\"", "<cells id=\"other\" name=\"other\" device=\"dev\"/>", "<cells id=\"other\" name=\"other\" device=\"bare\"/>"));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/bake: 'bake' needs a device that is Aged, but 'dev' (plain) on array 'a' is not: use another device or another algorithm; 'kirchhoff describe plain' tells what it can do",
				"p.kirchhoff:experiments/main/stages/bake: 'bake' needs a device that is Aged, but 'dev' (plain) on array 'b' is not: use another device or another algorithm; 'kirchhoff describe plain' tells what it can do"),
				problems("type=\"tune\"/>", "type=\"tune\"/><stages id=\"bake\" name=\"bake\" type=\"bake\"/>"));
	}

	@Test
	void stagesInAnOrderThatMakesNoSense() throws IOException {
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/bake: nothing has been programmed that could age: put a programming algorithm before it"),
				problems("<stages id=\"transfer\"", "<stages id=\"bake\" name=\"bake\" type=\"bake\"/><stages id=\"transfer\""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages: the first stage trains no network: begin with a trainer"),
				problems("name=\"train\" type=\"draw\"", "name=\"train\" type=\"adapt\"", "<parameters name=\"epochs\" value=\"20\"/>", ""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/more: a second training: keep one trainer, as the first stage"),
				problems("<stages id=\"transfer\"", "<stages id=\"more\" name=\"more\" type=\"draw\"/><stages id=\"transfer\""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/train: trains for hardware, but no stage programs arrays: add a programming algorithm, or use another trainer"),
				problems("type=\"draw\"", "type=\"aware\"", "<parameters name=\"epochs\" value=\"20\"/>", "", "<stages id=\"transfer\" name=\"transfer\" type=\"tune\"/>", ""));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages: is empty: add at least one stage"),
				problems("<stages id=\"transfer\" name=\"transfer\" type=\"tune\"/>", "", "<stages id=\"train\" name=\"train\" type=\"draw\">\n      <parameters name=\"epochs\" value=\"20\"/>\n    </stages>", ""));
		assertEquals(List.of("p.kirchhoff:experiments/main/repeatFrom: repeats cannot begin at 'adapt': let them begin at the training or at the stage after it"),
				problems("type=\"tune\"/>", "type=\"tune\"/><stages id=\"adapt\" name=\"adapt\" type=\"adapt\"/>", "repeats=\"100\"", "repeats=\"100\" repeatFrom=\"adapt\""));
		assertEquals(List.of("p.kirchhoff:experiments/main/repeats: is -1: give at least 1"),
				problems("repeats=\"100\"", "repeats=\"-1\""));
		assertEquals(List.of("p.kirchhoff: has no experiment: add one"),
				lines(Bench.plan(folder, Bench.PROJECT.replaceAll("(?s)  <experiments.*</experiments>\n", ""))));
	}

	@Test
	void measurementsThatCannotStandInOneTable() throws IOException {
		assertEquals(List.of("p.kirchhoff:experiments/main: nothing is measured: add a metric, for example accuracy"),
				problems("<metrics id=\"count\" name=\"count\" type=\"count\"/>", ""));
		assertEquals(List.of("p.kirchhoff:experiments/main/metrics/again: another metric already has a column 'count': remove one of the two, or change its parameters"),
				problems("<metrics id=\"count\" name=\"count\" type=\"count\"/>", "<metrics id=\"count\" name=\"count\" type=\"count\"/><metrics id=\"again\" name=\"again\" type=\"count\"/>"));
		assertEquals(List.of("p.kirchhoff:experiments/main/metrics/count: a sweep changes its columns: add one metric for each instead of sweeping its parameters"),
				swept(Bench.list("metrics/count/column", "a", "b")));
	}

	@Test
	void sweepsThatLeadNowhere() throws IOException {
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/train/rat: unknown parameter: did you mean rate?"),
				swept(Bench.list("train/rat", "0.1")));
		assertEquals(List.of("p.kirchhoff:experiments/main/sweeps/0/path: is 'nothing/rate', but experiment 'main' has no 'nothing': choose one of id, name, documentation, network, dataSet, mapping, seed, repeats (and 8 more)"),
				swept(Bench.list("nothing/rate", "0.1")));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/train/rate: '5' is out of range: give a number from 0 to 1",
				"p.kirchhoff:experiments/main/stages/train/rate: 'much' is not a number: give a number from 0 to 1"),
				swept(Bench.list("train/rate", "0.1", "5", "much")));
		assertEquals(List.of("p.kirchhoff:tiles/tile/arrays/a/rows: is -1: give at least 1"),
				swept(Bench.list("arrays/a/rows", "3", "-1")));
		assertEquals(List.of("p.kirchhoff:mappings/map/allocations/2/array: bias of dense 'hidden' takes 1 x 4 cells from row 2, column 0, but array 'a' has 2 x 10: move it, split it, or take a larger array",
				"p.kirchhoff:mappings/map/allocations/3/array: bias of dense 'hidden', plane 1 takes 1 x 4 cells from row 2, column 4, but array 'a' has 2 x 10: move it, split it, or take a larger array"),
				swept(Bench.list("arrays/a/rows", "12", "2")));
		assertEquals(List.of("p.kirchhoff:experiments/main/sweeps/0/values: 'mapping': there is no mapping 'nowhere': the only one is map"),
				swept(Bench.list("mapping", "map", "nowhere")));
		assertEquals(List.of("p.kirchhoff:experiments/main/sweeps: more than 1000000 points: sweep fewer values"),
				swept(Bench.list("train/epochs", "1", "2") + "<sweeps xsi:type=\"kirchhoff:LinearSweep\" path=\"train/rate\" from=\"0\" to=\"1\" count=\"8000\"/>" + "<sweeps xsi:type=\"kirchhoff:LinearSweep\" path=\"devices/dev/gMin\" from=\"0\" to=\"1e-5\" count=\"8000\"/>" + "<sweeps xsi:type=\"kirchhoff:LinearSweep\" path=\"seed\" from=\"0\" to=\"7999\" count=\"8000\"/>" + "<sweeps xsi:type=\"kirchhoff:LinearSweep\" path=\"transfer/seed\" from=\"0\" to=\"7999\" count=\"8000\"/>"
						+ "<sweeps xsi:type=\"kirchhoff:LinearSweep\" path=\"train/seed\" from=\"0\" to=\"7999\" count=\"8000\"/>"));
	}

	@Test
	void whatHasNoEffectIsNotSilent() throws IOException {
		assertEquals(List.of("p.kirchhoff:experiments/main/sweeps/0: warning: 'repeats' has no effect on this experiment: its values give the same results: remove the sweep",
				"p.kirchhoff:experiments/main/sweeps/2: warning: 'tiles/tile/senseScheme' has no effect on this experiment: its values give the same results: remove the sweep"),
				swept(Bench.list("repeats", "3", "4") + Bench.list("train/rate", "0.1", "0.2") + Bench.list("tiles/tile/senseScheme", "single-ended", "differential")));
		assertEquals(List.of("p.kirchhoff:experiments/main/sweeps/0: warning: 'arrays/a/doubleDrive' has no effect on this experiment: its values give the same results: remove the sweep"),
				swept(Bench.list("arrays/a/doubleDrive", "true", "false")));
		assertEquals(List.of(), swept(Bench.list("arrays/a/doubleDrive", "true", "false") + Bench.list("arrays/a/wordLineResistance", "0", "1")));
		assertEquals(List.of("p.kirchhoff:experiments/main/sweeps/0: warning: 'arrays/a/doubleSense' has no effect on this experiment: its values give the same results: remove the sweep"),
				swept(Bench.list("arrays/a/doubleSense", "true", "false") + Bench.list("arrays/a/driverResistance", "0", "1")));
	}

	/** The project with everything placed by the planner on arrays a and b. */
	private static String placed(String arrays) {
		var text = Bench.PROJECT.replaceAll("\\s*<allocations [^>]*/>", "");
		return Bench.with(text, "name=\"map\" network=\"net\"", "name=\"map\" network=\"net\" arrays=\"" + arrays + "\"");
	}

	@Test
	void whatCannotBePlaced() throws IOException {
		assertEquals(List.of("p.kirchhoff:mappings/map: nothing is placed on an array: name the arrays to place everything on in 'arrays', or add an allocation for each layer"),
				lines(Bench.plan(folder, placed("a").replace(" arrays=\"a\"", ""))));
		assertEquals(List.of("p.kirchhoff:mappings/map/arrays: the network does not fit: it takes 34 cells in rectangles, there are 30: add an array, or use larger ones"),
				lines(Bench.plan(folder, placed("a").replace("id=\"a\" name=\"a\" rows=\"12\" columns=\"10\"", "id=\"a\" name=\"a\" rows=\"3\" columns=\"10\""))));
	}

	@Test
	void arraysOfTheSameWeightsAreReadAlike() throws IOException {
		assertEquals(List.of("p.kirchhoff:mappings/map: planes of the same weights lie on arrays 'b' and 'a', whose tiles read differently"
				+ ": give both tiles the same read voltage, transimpedance and converters"),
				problems("biasScheme=\"V/3\"", "biasScheme=\"V/3\" transimpedance=\"1000\"", "layer=\"out\" plane=\"1\" array=\"b\" column=\"1\"",
						"layer=\"out\" plane=\"1\" array=\"a\" row=\"4\""));
	}

	@Test
	void onChipTrainers() throws IOException {
		String[] stage = { "<stages id=\"transfer\" name=\"transfer\" type=\"tune\"/>", "<stages id=\"transfer\" name=\"transfer\" type=\"tune\"/><stages id=\"learn\" name=\"learn\" type=\"learn\"/>" };
		assertEquals(List.of(), problems(stage));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/learn: cannot learn with a second layer: remove it"),
				problems(stage[0], stage[1].replace("type=\"learn\"/>", "type=\"learn\"><parameters name=\"picky\" value=\"true\"/></stages>")));
		assertEquals(List.of("p.kirchhoff:experiments/main/stages/learn: learns on arrays that have not been programmed: put a programming algorithm before it"),
				problems(stage[0], "<stages id=\"learn\" name=\"learn\" type=\"learn\"/><stages id=\"transfer\" name=\"transfer\" type=\"tune\"/>"));
	}

	@Test
	void rangesOfLayers() throws IOException {
		String scheme = "<scheme type=\"pair\"/>";
		assertEquals(List.of("p.kirchhoff:mappings/map/ranges/0/layer: input 'in' has no weights: choose a dense or convolution layer",
				"p.kirchhoff:mappings/map/ranges/2/layer: dense 'out' has a second range: keep one of them"),
				problems(scheme, scheme + "<ranges layer=\"in\" weightRange=\"1\"/><ranges layer=\"out\" weightRange=\"1\"/><ranges layer=\"out\" weightRange=\"2\"/>"));
	}

	@Test
	void amplitudesThatCannotBeComputed() throws IOException {
		String[] tile = { "biasScheme=\"V/3\"", "biasScheme=\"V/3\" inputEncoding=\"amplitude\"" };
		String[] curved = { "type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"curved\">" };
		assertEquals(List.of("p.kirchhoff:tiles/tile/arrays/a: its tile drives word lines with amplitudes, but nothing is known of the currents of 'dev' (plain) at other voltages"
				+ ": set the tile's inputEncoding to duration, or use a device that is StaticIV"), problems(tile));
		assertEquals(List.of(), problems(tile[0], tile[1], curved[0], curved[1]));
		assertEquals(List.of("p.kirchhoff:tiles/tile/arrays/a: its tile drives word lines with amplitudes, which studies compute without wires only"
				+ ": set its wire, driver and sense resistances to 0, or the tile's inputEncoding to duration; 'kirchhoff circuit solve' computes single reads with wires"),
				problems(tile[0], tile[1], curved[0], curved[1], "rows=\"12\" columns=\"10\" cell=\"cell\"", "rows=\"12\" columns=\"10\" cell=\"cell\" senseResistance=\"50\""));
	}

	@Test
	void layersThatCannotBePlaced() throws IOException {
		String map = "name=\"map\" network=\"net\"";
		assertEquals(List.of("p.kirchhoff:mappings/map/layers: names layers to be placed, but its allocations say what is placed: remove the layers or the allocations"),
				problems(map, map + " layers=\"hidden\""));
		assertEquals(List.of("p.kirchhoff:mappings/map/layers: input 'in' has no weights: choose a dense or convolution layer"),
				lines(Bench.plan(folder, Bench.with(Bench.PROJECT.replaceAll("\\s*<allocations [^>]*/>", ""), map, map + " arrays=\"a b\" layers=\"hidden in\""))));
	}

	@Test
	void circuitsThatAreNotWhatTheySeem() throws IOException {
		String[] wired = { "rows=\"12\" columns=\"10\" cell=\"cell\"", "rows=\"12\" columns=\"10\" cell=\"cell\" senseResistance=\"50\"" };
		String[] curved = { "type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"curved\">" };
		assertEquals(List.of(), problems(wired));
		assertEquals(List.of(), problems(curved));
		assertEquals(List.of("p.kirchhoff:tiles/tile/arrays/a: warning: its nonlinear current-voltage curve is read as ohmic: cells of 'dev' have the same conductance at every voltage"
				+ ": set its wire, driver and sense resistances to 0, where all cells see the same voltage, or use an ohmic device"), problems(wired[0], wired[1], curved[0], curved[1]));
		assertEquals(List.of(), problems(wired[0], wired[1], curved[0], curved[1] + "<parameters name=\"cubic\" value=\"0\"/>"));
		assertEquals(List.of("p.kirchhoff:devices/dev: device curved of plug-in bench.curves 3.0 failed: no current: report it to the plug-in's provider"),
				problems(wired[0], wired[1], curved[0], curved[1] + "<parameters name=\"cubic\" value=\"-1\"/>"));
		assertEquals(List.of("p.kirchhoff:tiles/tile/arrays/a/senseResistance: is -50.0 Ω: give at least 0 Ω"), problems(wired[0], wired[1].replace("50", "-50")));
		assertEquals(List.of("p.kirchhoff:tiles/tile/arrays/a/doubleDrive: 'both' is not true or false: write true or false"),
				problems(wired[0], wired[1].replace("senseResistance=\"50\"", "doubleDrive=\"both\"")));
	}

	@Test
	void settingsThatDoNotFit() throws IOException {
		assertEquals(List.of("--set:epochs: is no assignment: write path=value, for example devices/tio2/gMax=500µS",
				"--set:=3: is no assignment: write path=value, for example devices/tio2/gMax=500µS",
				"--set:nowhere/x: experiment 'main' has no 'nowhere': choose one of id, name, documentation, network, dataSet, mapping, seed, repeats (and 8 more)",
				"--set:arrays/a/rows: 'x' is not a whole number: write digits only, for example 64",
				"p.kirchhoff:experiments/main/stages/train/rates: unknown parameter: did you mean rate?",
				"p.kirchhoff:experiments/main/stages/train/epochs: '-3' is out of range: give a whole number of at least 1"),
				set("epochs", "=3", "train/epochs=", "train/rates=3", "nowhere/x=3", "train/epochs=-3", "arrays/a/rows=x"));
	}

	@Test
	void pluginsThatBreakTheirPromises() throws IOException {
		assertEquals(List.of("p.kirchhoff:devices/b1: device broken of plug-in bench.broken 0.1 failed: no window: report it to the plug-in's provider",
				"p.kirchhoff:devices/b2: device broken of plug-in bench.broken 0.1 failed: its window 1.0 to 1.0 S has no width: report it to the plug-in's provider",
				"p.kirchhoff:devices/b3: device broken of plug-in bench.broken 0.1 failed: its limits 0.0 to 1.5 S do not contain its window 1.0 to 2.0 S: report it to the plug-in's provider",
				"p.kirchhoff:devices/b4: device tabled of plug-in bench.tables 2.0 failed: it gave no device: report it to the plug-in's provider"),
				problems("<devices id=\"bare\" name=\"bare\" type=\"bare\"/>", "<devices id=\"b1\" name=\"b1\" type=\"broken\"><parameters name=\"how\" value=\"throws\"/></devices>" + "<devices id=\"b2\" name=\"b2\" type=\"broken\"><parameters name=\"how\" value=\"empty\"/></devices><devices id=\"b3\" name=\"b3\" type=\"broken\"><parameters name=\"how\" value=\"limits\"/></devices>" + "<devices id=\"b4\" name=\"b4\" type=\"tabled\"/>"));
		Files.writeString(folder.resolve("bad.txt"), "?");
		assertEquals(List.of("p.kirchhoff:devices/dev: bad.txt:1: '?' is not a number: write a number"),
				problems("type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"tabled\">\n    <parameters name=\"table\" value=\"bad.txt\"/>"));
		Files.writeString(folder.resolve("bad.txt"), "words");
		assertEquals(List.of("p.kirchhoff:devices/dev: device tabled of plug-in bench.tables 2.0 failed: For input string: \"words\": report it to the plug-in's provider"),
				problems("type=\"plain\">\n    <parameters name=\"gMax\" value=\"400 µS\"/>", "type=\"tabled\">\n    <parameters name=\"table\" value=\"bad.txt\"/>"));
	}

	@Test
	void allProblemsAtOnce() throws IOException {
		assertEquals(List.of("p.kirchhoff:networks/net/layers/hidden/units: is -4: give at least 1",
				"p.kirchhoff:devices/dev: unknown device type 'plian': did you mean plain? install the plug-in that provides it, or use one of bare, broken, curved, plain, tabled",
				"p.kirchhoff:experiments/main/stages/train/epochs: '-1' is out of range: give a whole number of at least 1",
				"p.kirchhoff:experiments/main/metrics/count: unknown metric type 'cuont': did you mean count? install the plug-in that provides it, or use one of count"),
				problems("type=\"plain\"", "type=\"plian\"", "name=\"epochs\" value=\"20\"", "name=\"epochs\" value=\"-1\"", "units=\"4\"", "units=\"-4\"", "type=\"count\"", "type=\"cuont\""));
	}

	@Test
	void filesThatAreNoProjects() throws IOException {
		Files.writeString(folder.resolve("lab.kirchhoff"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<kirchhoff:Library xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="lab" name="Lab" version="1"/>
				""");
		var planner = new Planner(Bench.extensions());
		assertEquals(List.of("lab.kirchhoff: is a library, not a project: give a project file; libraries are used by projects"), lines(planner.plan(Request.all(folder.resolve("lab.kirchhoff")))));
		assertEquals(List.of("nowhere.kirchhoff: does not exist: the only one is lab.kirchhoff"), lines(planner.plan(Request.all(folder.resolve("nowhere.kirchhoff")))));
		Files.writeString(folder.resolve("p.kirchhoff"), "hello");
		assertTrue(lines(planner.plan(Request.all(folder.resolve("p.kirchhoff")))).getFirst().startsWith("p.kirchhoff:1:1: is not well-formed XML"));
	}

	@Test
	void whatHasNoNameIsCalledByItsId() throws IOException {
		var file = Bench.write(folder, Bench.project(" name=\"main\"", "", " name=\"bench\"", "", " name=\"train\"", ""));
		var plan = new Planner(Bench.extensions()).plan(new Request(file, Optional.of("main"), List.of("seed=3"), OptionalLong.of(4), OptionalInt.empty()));
		assertEquals(List.of(), lines(plan));
		assertEquals("main", plan.studies().getFirst().experiment());
		assertEquals("train", plan.studies().getFirst().points().getFirst().pipeline().stages().getFirst().name());
		assertEquals("p", plan.project(), "the project by its file");
	}

	/** What was planned can also be run, or says what does not fit the data. */
	private void runs(Plan plan) throws IOException {
		for (var study : plan.studies()) {
			try {
				var outcome = Runs.execute(study, Files.createTempDirectory(folder, "run"), true, 1, "0", Monitor.NONE, run -> {
				});
				assertEquals(List.of(), outcome.faults());
			} catch (KirchhoffException e) {
				assertTrue(e.getMessage().startsWith("data set 'data' has "), e.line());
			}
		}
	}

	private static final String FEW = Bench.project("repeats=\"100\"", "repeats=\"2\"");

	private Plan check(String text, String change) throws IOException {
		var plan = Bench.plan(folder, text);
		assertTrue(!plan.studies().isEmpty() || !plan.isGood(), change);
		for (var line : lines(plan)) {
			assertFalse(line.contains("'null'") || line.contains("Exception") || line.contains("dev.kirchhoff."), change + ": " + line);
		}
		return plan;
	}

	/** Whatever piece of a file is missing, there is a plan or a problem, and never an exception. */
	@Test
	void anyPieceMayBeMissing() throws IOException {
		var pieces = new ArrayList<>(Pattern.compile(" [a-zA-Z]+=\"[^\"]*\"").matcher(FEW).results().toList());
		pieces.addAll(Pattern.compile("(?m)^ +<.*/>\n").matcher(FEW).results().toList());
		assertTrue(pieces.size() > 100, pieces.size() + " pieces");
		for (var piece : pieces) {
			if (piece.group().contains("xmlns") || piece.group().contains("encoding")) {
				continue;
			}
			runs(check(FEW.substring(0, piece.start()) + FEW.substring(piece.end()), "without " + piece.group()));
		}
	}

	/** Nor if a value is nonsense. */
	@Test
	void anyValueMayBeNonsense() throws IOException {
		var values = Pattern.compile("=\"([^\"]*)\"").matcher(FEW).results().toList();
		for (var value : values) {
			if (value.start() < FEW.indexOf(" id=\"p\"")) {
				continue;
			}
			String nonsense = List.of("", "-1", "x y").get(value.start() % 3);
			check(FEW.substring(0, value.start(1)) + nonsense + FEW.substring(value.end(1)), value.group() + " -> " + nonsense);
		}
	}

	@Test
	void extensionsThatCannotBeUsedAreNamed() {
		var twice = new Extensions(List.of(Extensions.of(Kind.DEVICE, "plain", "one", "d", "first", "1", Bench.Plain.class), Extensions.of(Kind.DEVICE, "plain", "two", "d", "second", "1", Bench.Bare.class)));
		assertEquals(List.of("second:device plain: warning: plug-in first already contributes this id: remove one of the two plug-ins; the first one is used"),
				twice.problems().stream().map(Object::toString).toList());
		assertEquals("one", twice.find(Kind.DEVICE, "plain").orElseThrow().name());
		var wrong = assertThrows(IllegalArgumentException.class, () -> Extensions.of(Kind.TRAINER, "x", "x", "d", "b", "1", Bench.Plain.class));
		assertEquals("dev.kirchhoff.plan.Bench$Plain does not implement dev.kirchhoff.api.training.Trainer", wrong.getMessage());
		assertEquals(List.of("Tunable"), Extensions.of(Kind.DEVICE, "x", "x", "d", "b", "1", Bench.Plain.class).capabilities());
		assertEquals(ParameterSchema.of(Bench.Plain.class).parameters(), Extensions.of(Kind.DEVICE, "x", "x", "d", "b", "1", Bench.Plain.class).schema().parameters());
	}
}
