// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.parameter.ParameterSchema.Binding;

class ParameterSchemaTest {
	@TempDir
	Path folder;

	enum Shape {
		ROUND, VERY_FLAT
	}

	record Everything(
			@Parameter(doc = "a conductance", unit = "S", value = "100 µS", min = 0, max = 1e-3) double g,
			@Parameter(doc = "how many", value = "3", min = 1, max = 10) int count,
			@Parameter(doc = "a seed", value = "9007199254740992") long seed,
			@Parameter(doc = "yes or no", value = "false") boolean on,
			@Parameter(doc = "a word", value = "hello") String word,
			@Parameter(doc = "a form", value = "very-flat") Shape shape,
			@Parameter(doc = "a table", value = "") Path table,
			@Parameter(doc = "levels", unit = "A", value = "5 µA, 15 µA;30 µA", min = 0) double[] levels,
			@Parameter(doc = "sizes", value = "1,2", max = 64) int[] sizes) {
	}

	record Demanding(@Parameter(doc = "a voltage", unit = "V", min = 0.1) double v, @Parameter(doc = "a file") Path file) {
	}

	record Window(@Parameter(doc = "low", value = "1") double low, @Parameter(doc = "high", value = "2") double high) {
		Window {
			if (low >= high) {
				throw new IllegalArgumentException("low is not below high");
			}
		}
	}

	record Careless(@Parameter(doc = "any", value = "") String text) {
		Careless {
			if (text.isEmpty()) {
				throw new IllegalStateException();
			}
		}
	}

	record Empty() {
	}

	record Place(
			@Parameter(doc = "where it is", label = "Address", examples = { "here", "there", "https://elsewhere:1" }) String uri,
			@Parameter(doc = "what it is told", value = "", lines = true, examples = "quiet=1") String extraSettings) {
	}

	private static final ParameterSchema EVERYTHING = ParameterSchema.of(Everything.class);

	private Binding bind(ParameterSchema schema, String... given) {
		var map = new LinkedHashMap<String, String>();
		for (int i = 0; i < given.length; i += 2) {
			map.put(given[i], given[i + 1]);
		}
		return schema.bind(map, folder::resolve);
	}

	@Test
	void aDialogIsToldHowToAsk() {
		var schema = ParameterSchema.of(Place.class);
		var uri = schema.parameter("uri").orElseThrow();
		assertEquals("Address", uri.label());
		assertEquals("text such as here, there or https://elsewhere:1", uri.accepts());
		assertFalse(uri.lines());
		var settings = schema.parameter("extraSettings").orElseThrow();
		assertEquals("Extra settings", settings.label());
		assertEquals("text such as quiet=1", settings.accepts());
		assertTrue(settings.lines());
		assertEquals(List.of(new ParameterSchema.Fault("uri", "no value", "give text such as here, there or https://elsewhere:1")), bind(schema).faults());
		assertTrue(bind(schema, "uri", "nowhere").instance().isPresent(), "examples are not all that there is");
	}

	/** A plug-in that was compiled against 1.0. */
	@Test
	void aSpecificationWithoutWordsForADialog() {
		var spec = new ParameterSpec("timeLimit", double.class, Unit.parse("s"), "1 h", 60, 3600, List.of(), "how long", false);
		assertEquals("Time limit", spec.label());
		assertEquals(List.of(), spec.examples());
	}

	private Everything make(String... given) {
		var binding = bind(EVERYTHING, given);
		assertEquals(List.of(), binding.faults());
		return (Everything) binding.instance().orElseThrow();
	}

	private List<String> faults(ParameterSchema schema, String... given) {
		var binding = bind(schema, given);
		assertTrue(binding.instance().isEmpty());
		return binding.faults().stream().map(fault -> fault.parameter() + ": " + fault.what() + ": " + fault.mend()).toList();
	}

	@Test
	void defaults() {
		var made = make();
		assertEquals(1e-4, made.g);
		assertEquals(3, made.count);
		assertEquals(1L << 53, made.seed);
		assertFalse(made.on);
		assertEquals("hello", made.word);
		assertEquals(Shape.VERY_FLAT, made.shape);
		assertNull(made.table);
		assertArrayEquals(new double[] { 5e-6, 15e-6, 30e-6 }, made.levels);
		assertArrayEquals(new int[] { 1, 2 }, made.sizes);
	}

	@Test
	void valuesOfEveryType() throws IOException {
		Files.writeString(folder.resolve("t.csv"), "x");
		var made = make("g", "1 mS", "count", "1e1", "seed", "-5", "on", " TRUE ", "word", " two words ", "shape", "Round", "table", "t.csv", "levels", "", "sizes", "64; -2");
		assertEquals(1e-3, made.g);
		assertEquals(10, made.count);
		assertEquals(-5, made.seed);
		assertTrue(made.on);
		assertEquals(" two words ", made.word);
		assertEquals(Shape.ROUND, made.shape);
		assertEquals(folder.resolve("t.csv"), made.table);
		assertArrayEquals(new double[0], made.levels);
		assertArrayEquals(new int[] { 64, -2 }, made.sizes);
		assertEquals(Shape.VERY_FLAT, make("shape", "VERY_FLAT").shape);
	}

	@Test
	void valuesAreRecordedInOrderOfDeclarationWithDefaultsAndReadBack() throws IOException {
		Files.writeString(folder.resolve("t.csv"), "x");
		var binding = bind(EVERYTHING, "sizes", "7", "g", "0.2 mS", "table", "t.csv");
		assertEquals(List.of("g", "count", "seed", "on", "word", "shape", "table", "levels", "sizes"), List.copyOf(binding.values().keySet()));
		assertEquals("200 µS", binding.values().get("g"));
		assertEquals("3", binding.values().get("count"));
		assertEquals("5 µA, 15 µA, 30 µA", binding.values().get("levels"));
		assertEquals("9007199254740992", binding.values().get("seed"));
		assertEquals(Map.of("table", folder.resolve("t.csv")), binding.files());
		var again = (Everything) EVERYTHING.bind(binding.values(), folder::resolve).instance().orElseThrow();
		assertEquals(2e-4, again.g);
		assertArrayEquals(new int[] { 7 }, again.sizes);
	}

	@Test
	void theSameValueIsRecordedInTheSameWordsHoweverItIsWritten() {
		String[][] same = { { "g", "200 µS", "0.2 mS", "2e-4", "200uS", "0.00020 S", " 200 µS " }, { "g", "1.23456789E-4 S", "123.456789 µS" }, { "count", "10", "1e1", "10.0" },
				{ "on", "true", "TRUE", " true" }, { "shape", "very-flat", "VERY_FLAT", "Very-Flat" }, { "levels", "5 µA, 0 A", "5e-6,0", "5 µA;0 A" }, { "sizes", "1, -2", "1;-2", "1,-2e0" },
				{ "seed", "-5", "-5.0" }, { "levels", "", " " } };
		for (var texts : same) {
			for (int k = 1; k < texts.length; k++) {
				assertEquals(texts[1], bind(EVERYTHING, texts[0], texts[k]).values().get(texts[0]));
			}
		}
		assertNotEquals(bind(EVERYTHING, "g", "1.0000001e-4").values(), bind(EVERYTHING, "g", "1e-4").values());
		assertEquals(" two  words", bind(EVERYTHING, "word", " two  words").values().get("word"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"g | 2 mS | g: '2 mS' is out of range: give a number from 0 S to 1 mS",
			"g | -1 µS | g: '-1 µS' is out of range: give a number from 0 S to 1 mS",
			"g | 5 V | g: '5 V' has the wrong unit: expected S, for example 1 S: give a number from 0 S to 1 mS",
			"g | lots | g: 'lots' is not a number with unit S: give a number from 0 S to 1 mS",
			"count | 0 | count: '0' is out of range: give a whole number from 1 to 10",
			"count | 2.5 | count: '2.5' is not a whole number: give a whole number from 1 to 10",
			"count | 3 V | count: '3 V' has the wrong unit: expected a plain number, for example 0.5: give a whole number from 1 to 10",
			"seed | 1e19 | seed: '1e19' is not a whole number: give a whole number",
			"seed | inf | seed: 'inf' is not a whole number: give a whole number",
			"on | ja | on: 'ja' is neither true nor false: give true or false",
			"shape | square | shape: 'square' is not one of round, very-flat: give one of round, very-flat",
			"levels | 5 µA, 3 V | levels: '3 V' has the wrong unit: expected A, for example 1 A: give a list of numbers of at least 0 A",
			"levels | 5 µA,,6 µA | levels: '' is not a number with unit A: give a list of numbers of at least 0 A",
			"sizes | 1, 65 | sizes: '65' is out of range: give a list of whole numbers of at most 64",
			"sizes | -3e9 | sizes: '-3e9' is not a whole number: give a list of whole numbers of at most 64" })
	void unfitValues(String name, String value, String message) {
		assertEquals(List.of(message), faults(EVERYTHING, name, value));
	}

	@Test
	void aMissingFileIsNamed() {
		assertEquals(List.of("table: '" + folder.resolve("no.csv") + "' is missing or cannot be read: give a file, relative to the project"),
				faults(EVERYTHING, "table", "no.csv"));
		assertEquals(List.of("table"), EVERYTHING.bind(Map.of("table", "no.csv"), folder::resolve).missing());
		assertEquals(List.of(), EVERYTHING.bind(Map.of("table", "."), folder::resolve).missing(), "a folder is there");
	}

	@Test
	void aFolderIsNoFile() {
		assertEquals(List.of("table: '" + folder.resolve(".") + "' is a folder: give a file, relative to the project"), faults(EVERYTHING, "table", "."));
	}

	@Test
	void whatHasNoDefaultMustBeGiven() {
		var demanding = ParameterSchema.of(Demanding.class);
		assertEquals(List.of("v: no value: give a number of at least 100 mV (a voltage)", "file: no value: give a file, relative to the project (a file)"), faults(demanding));
		assertEquals(List.of("file: no value: give a file, relative to the project (a file)"), faults(demanding, "v", "1", "file", ""));
	}

	@Test
	void unknownParametersComeWithASuggestion() {
		assertEquals(List.of("Count: unknown parameter: did you mean count?"), faults(EVERYTHING, "Count", "3"));
		assertEquals(List.of("counts: unknown parameter: did you mean count?"), faults(EVERYTHING, "counts", "3"));
		assertEquals(List.of("lev: unknown parameter: did you mean levels?"), faults(EVERYTHING, "lev", "3"));
		assertEquals(List.of("conut: unknown parameter: did you mean count?"), faults(EVERYTHING, "conut", "3"));
		assertEquals(List.of("zebra: unknown parameter: known are g, count, seed, on, word, shape, table, levels, sizes"), faults(EVERYTHING, "zebra", "3"));
		assertEquals(List.of(": unknown parameter: known are g, count, seed, on, word, shape, table, levels, sizes"), faults(EVERYTHING, "", "3"));
		assertEquals(List.of("x: unknown parameter: remove it, this type has none"), faults(ParameterSchema.of(Empty.class), "x", "3"));
	}

	@Test
	void suggestionsDoNotDependOnTheLanguageOfTheMachine() {
		var before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.of("tr", "TR"));
			assertEquals(List.of("SIZES: unknown parameter: did you mean sizes?"), faults(EVERYTHING, "SIZES", "3"));
			assertEquals("1.5 µS", Unit.parse("S").format(1.5e-6));
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void allFaultsAtOnce() {
		var faults = bind(EVERYTHING, "zebra", "1", "count", "0", "on", "ja", "table", "no.csv").faults();
		assertEquals(List.of("zebra", "count", "on", "table"), faults.stream().map(ParameterSchema.Fault::parameter).toList());
	}

	@Test
	void contradictionsAreToldInTheConstructorsWords() {
		var window = ParameterSchema.of(Window.class);
		assertEquals(List.of(": low is not below high: change the values that contradict each other"), faults(window, "low", "5"));
		assertTrue(bind(window, "low", "1.5").instance().isPresent());
		assertEquals(List.of(": IllegalStateException: change the values that contradict each other"), faults(ParameterSchema.of(Careless.class)));
	}

	@Test
	void aTypeWithoutParameters() {
		assertEquals(new Empty(), bind(ParameterSchema.of(Empty.class)).instance().orElseThrow());
	}

	@Test
	void specsTellWhatMayBeWritten() {
		var accepted = new LinkedHashMap<String, String>();
		EVERYTHING.parameters().forEach(spec -> accepted.put(spec.name(), spec.accepts()));
		assertEquals(Map.of("g", "number from 0 S to 1 mS", "count", "whole number from 1 to 10", "seed", "whole number", "on", "true or false", "word", "text",
				"shape", "round, very-flat", "table", "a file, relative to the project", "levels", "a list of numbers of at least 0 A", "sizes",
				"a list of whole numbers of at most 64"), accepted);
		assertEquals(Everything.class, EVERYTHING.type());
		assertEquals("how many", EVERYTHING.parameter("count").orElseThrow().doc());
		assertTrue(EVERYTHING.parameter("Count").isEmpty());
	}

	record Common(@Parameter(doc = "steps", value = "5", min = 1) int steps, Window window) {
	}

	record Grouped(@Parameter(doc = "first", value = "a") String first, Common common, @Parameter(doc = "last", value = "true") boolean last) {
	}

	@Test
	void theParametersOfAGroupStandInItsPlace() {
		var schema = ParameterSchema.of(Grouped.class);
		assertEquals(List.of("first", "steps", "low", "high", "last"), schema.parameters().stream().map(ParameterSpec::name).toList());
		assertEquals(Grouped.class, schema.type());
		assertEquals(new Grouped("a", new Common(5, new Window(1, 2)), true), bind(schema).instance().orElseThrow());
		var binding = bind(schema, "last", "false", "high", "7", "steps", "6");
		assertEquals(new Grouped("a", new Common(6, new Window(1, 7)), false), binding.instance().orElseThrow());
		assertEquals(Map.of("first", "a", "steps", "6", "low", "1", "high", "7", "last", "false"), binding.values());
		assertEquals(List.of("steps: '0' is out of range: give a whole number of at least 1", "high: 'x' is not a number: give a number"), faults(schema, "steps", "0", "high", "x"));
		assertEquals(List.of(": low is not below high: change the values that contradict each other"), faults(schema, "low", "5"));
	}

	record Clash(@Parameter(doc = "steps", value = "5") int steps, Common common) {
	}

	record Twice(Window one, Window other) {
	}

	record Endless(@Parameter(doc = "x", value = "1") double x, Endless again) {
	}

	record Marked(@Parameter(doc = "a group is not one parameter", value = "1") Window window) {
	}

	@Test
	void groupsThatDoNotWorkOutAreFaultsOfAuthors() {
		var place = ParameterSchemaTest.class.getName();
		assertEquals(place + "$Common.steps: " + place + "$Clash has another parameter of this name", message(Clash.class));
		assertEquals(place + "$Window.low: " + place + "$Twice has another parameter of this name", message(Twice.class));
		assertEquals(place + "$Endless is a group of parameters that contains itself", message(Endless.class));
		assertEquals(place + "$Marked.window: Window is no parameter type", message(Marked.class));
	}

	record Undeclared(@Parameter(doc = "x", value = "1") double x, double y) {
	}

	record Strange(@Parameter(doc = "x", value = "1") float x) {
	}

	record OutOfRange(@Parameter(doc = "x", value = "2 V", unit = "V", max = 1) double x) {
	}

	record WrongUnit(@Parameter(doc = "x", value = "2", unit = "Vlt") double x) {
	}

	record NoChoice(@Parameter(doc = "x", value = "oblong") Shape x) {
	}

	record TooLarge(@Parameter(doc = "x", value = "3000000000") int x) {
	}

	static final class NoRecord {
	}

	@Test
	void faultsOfAuthorsNameThePlace() {
		for (var type : List.of(Undeclared.class, Strange.class, OutOfRange.class, WrongUnit.class, NoChoice.class, TooLarge.class, NoRecord.class)) {
			var message = assertThrows(IllegalArgumentException.class, () -> ParameterSchema.of(type)).getMessage();
			assertTrue(message.startsWith(type.getName()), message);
		}
		var place = ParameterSchemaTest.class.getName();
		assertEquals(place + "$Undeclared.y has no @Parameter", message(Undeclared.class));
		assertEquals(place + "$Strange.x: float is no parameter type", message(Strange.class));
		assertEquals(place + "$OutOfRange.x: its own default does not fit: '2 V' is out of range", message(OutOfRange.class));
		assertEquals(place + "$WrongUnit.x: 'Vlt' in 'Vlt' is not a known unit symbol", message(WrongUnit.class));
		assertEquals(place + "$NoRecord is no record: an extension is a record whose components are its parameters", message(NoRecord.class));
	}

	private static String message(Class<?> type) {
		return assertThrows(IllegalArgumentException.class, () -> ParameterSchema.of(type)).getMessage();
	}

	record Pictures(@Parameter(doc = "Where they are", folder = true) Path place, @Parameter(doc = "A list", value = "") Path list) {
	}

	@Test
	void aFolderServesOnlyWhereItIsSaidTo() throws IOException {
		var schema = ParameterSchema.of(Pictures.class);
		Files.createDirectory(folder.resolve("inside"));
		assertEquals(new Pictures(folder.resolve("inside"), null), schema.bind(Map.of("place", "inside"), folder::resolve).instance().orElseThrow());
		assertEquals(List.of("place: '" + folder.resolve("none") + "' is missing or cannot be read: give a folder or a file, relative to the project",
				"list: '" + folder.resolve("inside") + "' is a folder: give a file, relative to the project"), faults(schema, "place", "none", "list", "inside"));
	}
}
