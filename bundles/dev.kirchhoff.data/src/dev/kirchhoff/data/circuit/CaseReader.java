// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CellLaw;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.LinearCells;
import dev.kirchhoff.numerics.circuit.NonlinearCells;
import dev.kirchhoff.numerics.circuit.Transistor;
import dev.kirchhoff.numerics.circuit.TransistorCells;
import dev.kirchhoff.numerics.circuit.Wiring;

/**
 * Reads a {@link JsonCase} as a stream, since the answers of a large case, which are not needed, can be many times its inputs. It gathers
 * everything that is wrong with the file.
 */
final class CaseReader {
	private static final JsonFactory JSON = JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
	private static final long MOST_CELLS = 1L << 28;
	private static final String A_RESISTANCE = "give a resistance, 0 for a short or null for open";
	private static final String A_CONDUCTANCE = "give a conductance in siemens, 0 or null for open; a short has to be in R";
	private static final String A_POTENTIAL = "give volts, or null for a line that floats";

	private final Path file;
	private final Problems problems;
	private JsonParser json;

	private String name;
	private String description;
	private String device;
	private Long rows;
	private Long columns;
	private Double wordLine;
	private Double bitLine;
	private Double driver;
	private Double sense;
	private Boolean driveBothEnds;
	private Boolean senseBothEnds;
	private Double k;
	private List<double[]> resistances;
	private List<double[]> conductances;
	private List<Sources> expected;
	private List<Sources> inputs;
	private Amplifier transistor;
	private double[] gateLines;
	private List<double[]> gates;

	/** What one entry of {@code expected} or {@code inputs} applies; null where it does not say. */
	private record Sources(String place, double[] wordLines, double[] bitLines) {
	}

	private record Amplifier(Double gain, Double threshold, Double lambda) {
	}

	/** Reads the element at which the parser stands; its path is put together only if something is wrong with it. */
	private interface Element {
		double read(String list, int index) throws IOException;
	}

	CaseReader(Path file) {
		this.file = file;
		problems = new Problems(file);
	}

	/** @throws KirchhoffException with all problems */
	CircuitCase read() throws IOException {
		try (var in = Files.newInputStream(file); var parser = JSON.createParser(in)) {
			json = parser;
			if (json.nextToken() != JsonToken.START_OBJECT) {
				problems.add("", "is not a JSON object", "start it with { \"m\": ..., \"n\": ..., \"R\": [[...]] }");
				problems.check();
			} else {
				for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
					json.nextToken();
					field(key);
				}
				if (json.nextToken() != null) {
					problems.add("", "something follows the object", "keep one case in a file");
				}
			}
		} catch (JsonProcessingException e) {
			var at = e.getLocation();
			problems.at(at == null ? "1" : at.getLineNr() + ":" + at.getColumnNr(), e.getOriginalMessage().lines().findFirst().orElse("is not JSON"),
					"mend the file there");
			problems.check();
		} catch (CharConversionException e) {
			problems.add("", "is not text in UTF-8 (" + e.getMessage() + ")", "save it as UTF-8");
			problems.check();
		}
		return circuit();
	}

	private void field(String key) throws IOException {
		switch (key) {
			case "name" -> name = text(key);
			case "description" -> description = text(key);
			case "device" -> device = text(key);
			case "m" -> rows = count(key, "give the number of word lines");
			case "n" -> columns = count(key, "give the number of bit lines");
			case "r_wl" -> wordLine = resistance(key);
			case "r_bl" -> bitLine = resistance(key);
			case "r_driver" -> driver = resistance(key);
			case "r_sense" -> sense = resistance(key);
			case "drive_both_ends" -> driveBothEnds = flag(key);
			case "sense_both_ends" -> senseBothEnds = flag(key);
			case "k" -> k = atLeastZero(key, "give k in V^-0.5, or null for ohmic cells");
			case "R" -> resistances = isNull() ? null : matrix(key, this::cellOfResistance);
			case "G" -> conductances = isNull() ? null : matrix(key, this::cellOfConductance);
			case "transistor" -> transistor = isNull() ? null : transistor(key);
			case "V_gate" -> gates(key);
			case "expected" -> expected = isNull() ? null : sources(key, "V_wl_applied", "V_bl_applied");
			case "inputs" -> inputs = isNull() ? null : sources(key, "V_wl", "V_bl");
			default -> json.skipChildren();
		}
	}

	private CircuitCase circuit() {
		require("m", rows, "give the number of word lines");
		require("n", columns, "give the number of bit lines");
		require("r_wl", wordLine, "give the resistance of a segment of a word line in ohm, 0 for ideal wires");
		require("r_bl", bitLine, "give the resistance of a segment of a bit line in ohm, 0 for ideal wires");
		if (resistances != null && conductances != null) {
			problems.add("G", "R says the same", "give one of them");
		}
		var cells = resistances != null ? resistances : conductances;
		String cellsPlace = resistances != null ? "R" : "G";
		require("R", cells, "give m rows of n resistances in ohm, or conductances in siemens as G");
		var law = law();
		var gate = transistor(cellsPlace, law);
		if (rows != null && columns != null) {
			if (rows * columns > MOST_CELLS) {
				problems.add("m", rows + " x " + columns + " cells are more than " + MOST_CELLS, "give a smaller array");
			}
			checkSize(cellsPlace, cells);
			checkSize("V_gate", gates);
			if (gateLines != null) {
				checkLength("V_gate", gateLines.length, rows, "word lines");
			}
		}
		if (law != CurrentVoltage.OHM || transistor != null) {
			refuseShorts(cellsPlace, cells, transistor == null ? "a cell that is not ohmic" : "a cell with a transistor");
		}
		var sources = sources();
		problems.check();
		int m = rows.intValue();
		int n = columns.intValue();
		var biases = sources.stream().map(each -> new Bias(each.wordLines(), each.bitLines() == null ? new double[n] : each.bitLines())).toList();
		var wiring = new Wiring(wordLine, bitLine, driver == null ? 0 : driver, sense == null ? 0 : sense, Boolean.TRUE.equals(driveBothEnds),
				Boolean.TRUE.equals(senseBothEnds));
		return new CircuitCase(name == null ? plainName() : name, description == null ? "" : description,
				new Crossbar(m, n, cells(flat(cells, n), law, gate, n), wiring), biases);
	}

	private CellLaw cells(double[] conductance, CurrentVoltage law, Transistor access, int n) {
		if (access != null) {
			var gate = gates == null ? TransistorCells.gatesByRow(gateLines, n) : flat(gates, n);
			return new TransistorCells(conductance, law, access, gate);
		}
		return law == CurrentVoltage.OHM ? new LinearCells(conductance) : new NonlinearCells(conductance, law);
	}

	private CurrentVoltage law() {
		String said = device == null ? "" : device.toLowerCase(Locale.ROOT).replace(" ", "");
		boolean linear = said.startsWith("linear") || said.startsWith("ohm");
		boolean exponential = said.contains("exp(k*sqrt(|v|))");
		if (!said.isEmpty() && !linear && !exponential) {
			problems.add("device", '"' + beginning(device) + "\" is not known", "write \"linear: I = V/R\" or \"I = (V/R)*exp(k*sqrt(|V|))\"");
		}
		if (linear && k != null && k != 0) {
			problems.add("k", k + " for a device that is linear", "write null, or \"device\": \"I = (V/R)*exp(k*sqrt(|V|))\"");
		}
		if (exponential) {
			require("k", k, "give the k of the device in V^-0.5");
		}
		return k == null || k == 0 ? CurrentVoltage.OHM : new PooleFrenkel(k);
	}

	/** Checks what belongs to a transistor and gives it, if there is one. */
	private Transistor transistor(String cellsPlace, CurrentVoltage law) {
		boolean gated = gateLines != null || gates != null;
		if (transistor == null) {
			if (gated) {
				problems.add("V_gate", "there is no transistor", "add \"transistor\": {\"gain\": ..., \"threshold\": ..., \"lambda\": ...} or remove it");
			}
			return null;
		}
		if (!gated) {
			problems.add("V_gate", "missing", "give the potential of each word line's gates in volts, or m rows of n");
		}
		require("transistor.gain", transistor.gain(), "give KP W/L in A/V²");
		require("transistor.threshold", transistor.threshold(), "give the threshold in volts");
		if (transistor.gain() != null && transistor.gain() == 0) {
			problems.add("transistor.gain", "0 A/V² lets no current pass", "give KP W/L in A/V², above 0");
		}
		if (!problems.none()) {
			return null;
		}
		return new Transistor(transistor.gain(), transistor.threshold(), transistor.lambda() == null ? 0 : transistor.lambda());
	}

	private void refuseShorts(String place, List<double[]> cells, String where) {
		for (int i = 0; cells != null && i < cells.size(); i++) {
			for (int j = 0; cells.get(i) != null && j < cells.get(i).length; j++) {
				if (cells.get(i)[j] == Double.POSITIVE_INFINITY) {
					problems.add(at(at(place, i), j), where + " cannot be a short", "give a small resistance, such as 0.001");
				}
			}
		}
	}

	/** What is applied; sizes are checked if they are known. */
	private List<Sources> sources() {
		var given = expected != null ? expected : inputs;
		String place = expected != null || inputs == null ? "expected" : "inputs";
		if (given == null && (problems.mention("expected") || problems.mention("inputs"))) {
			return List.of();
		}
		if (given == null || given.isEmpty()) {
			problems.add(place, given == null ? "missing" : "empty", "give the potentials applied, such as \"inputs\": [{\"V_wl\": [0.2, ...], \"V_bl\": [0, ...]}]");
			return List.of();
		}
		for (var each : given) {
			if (rows != null && each.wordLines() != null) {
				checkLength(each.place() + (given == expected ? ".V_wl_applied" : ".V_wl"), each.wordLines().length, rows, "word lines");
			}
			if (columns != null && each.bitLines() != null) {
				checkLength(each.place() + (given == expected ? ".V_bl_applied" : ".V_bl"), each.bitLines().length, columns, "bit lines");
			}
		}
		return given;
	}

	private void require(String place, Object value, String mend) {
		if (value == null && !problems.mention(place)) {
			problems.add(place, "missing", mend);
		}
	}

	private void checkSize(String place, List<double[]> matrix) {
		if (matrix == null) {
			return;
		}
		if (matrix.size() != rows) {
			problems.add(place, matrix.size() + " rows for " + rows + " word lines", "give m = " + rows + " rows, or another m");
		}
		for (int i = 0; i < matrix.size(); i++) {
			if (matrix.get(i) != null) {
				checkLength(at(place, i), matrix.get(i).length, columns, "bit lines");
			}
		}
	}

	private void checkLength(String place, int length, long needed, String lines) {
		if (length != needed) {
			problems.add(place, length + " values for " + needed + " " + lines, "give " + needed + " values");
		}
	}

	private String plainName() {
		String full = file.getFileName().toString();
		int dot = full.lastIndexOf('.');
		return dot > 0 ? full.substring(0, dot) : full;
	}

	private static double[] flat(List<double[]> matrix, int n) {
		var flat = new double[matrix.size() * n];
		for (int i = 0; i < matrix.size(); i++) {
			System.arraycopy(matrix.get(i), 0, flat, i * n, n);
		}
		return flat;
	}

	// what stands at the parser

	private boolean isNull() {
		return json.currentToken() == JsonToken.VALUE_NULL;
	}

	/** Text that is only shown; anything else is as good as none. */
	private String text(String place) throws IOException {
		if (json.currentToken() == JsonToken.VALUE_STRING) {
			return json.getText();
		}
		if (!isNull()) {
			wrong(place, "is not text", "write it in quotes");
		}
		return null;
	}

	private Boolean flag(String place) throws IOException {
		switch (json.currentToken()) {
			case VALUE_TRUE, VALUE_FALSE -> {
				return json.getBooleanValue();
			}
			case VALUE_NULL -> {
				return null;
			}
			default -> {
				wrong(place, "is neither true nor false", "write true or false, without quotes");
				return null;
			}
		}
	}

	private Long count(String place, String mend) throws IOException {
		if (isNull()) {
			return null;
		}
		double value = number(place, -1, mend);
		if (Double.isNaN(value)) {
			return null;
		}
		if (value != Math.rint(value) || value < 1 || value > Integer.MAX_VALUE) {
			problems.add(place, json.getText() + " is no whole number from 1 to " + Integer.MAX_VALUE, mend);
			return null;
		}
		return (long) value;
	}

	private Double resistance(String place) throws IOException {
		return atLeastZero(place, "give ohm, 0 or more");
	}

	private Double atLeastZero(String place, String mend) throws IOException {
		if (isNull()) {
			return null;
		}
		double value = number(place, -1, mend);
		if (value < 0) {
			problems.add(place, json.getText() + " is negative", mend);
		}
		return value >= 0 ? Double.valueOf(Math.abs(value)) : null;
	}

	private Double finite(String place, String mend) throws IOException {
		double value = number(place, -1, mend);
		return Double.isNaN(value) ? null : value;
	}

	private double cellOfResistance(String row, int column) throws IOException {
		if (isNull()) {
			return 0;
		}
		double ohm = number(row, column, A_RESISTANCE);
		if (ohm < 0) {
			problems.add(at(row, column), json.getText() + " Ω is negative", A_RESISTANCE);
		}
		return Ohms.conductance(ohm);
	}

	private double cellOfConductance(String row, int column) throws IOException {
		if (isNull()) {
			return 0;
		}
		double siemens = number(row, column, A_CONDUCTANCE);
		if (siemens < 0) {
			problems.add(at(row, column), json.getText() + " S is negative", A_CONDUCTANCE);
		}
		return siemens;
	}

	private double potential(String list, int index) throws IOException {
		return isNull() ? Bias.FLOATING : number(list, index, A_POTENTIAL);
	}

	private double gate(String list, int index) throws IOException {
		return number(list, index, "give volts");
	}

	private Amplifier transistor(String place) throws IOException {
		if (json.currentToken() != JsonToken.START_OBJECT) {
			wrong(place, "is not an object", "write {\"gain\": ..., \"threshold\": ..., \"lambda\": ...}");
			return null;
		}
		Double gain = null;
		Double threshold = null;
		Double lambda = null;
		for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
			json.nextToken();
			String at = place + "." + key;
			switch (key) {
				case "gain" -> gain = atLeastZero(at, "give KP W/L in A/V²");
				case "threshold" -> threshold = isNull() ? null : finite(at, "give volts");
				case "lambda" -> lambda = atLeastZero(at, "give the channel-length modulation per volt, 0 or more");
				default -> json.skipChildren();
			}
		}
		return new Amplifier(gain, threshold, lambda);
	}

	/** Potentials of the gates of each word line, or of each cell. */
	private void gates(String place) throws IOException {
		if (isNull()) {
			return;
		}
		if (!isArray(place, "give one potential a word line, or m rows of n")) {
			return;
		}
		if (json.nextToken() == JsonToken.START_ARRAY) {
			gates = rows(place, this::gate);
		} else {
			gateLines = elements(place, this::gate);
		}
	}

	private List<Sources> sources(String place, String wordLines, String bitLines) throws IOException {
		var list = new ArrayList<Sources>();
		if (!isArray(place, "write [{\"" + wordLines + "\": [...], \"" + bitLines + "\": [...]}]")) {
			return null;
		}
		for (int k = 0; json.nextToken() != JsonToken.END_ARRAY; k++) {
			String at = at(place, k);
			if (json.currentToken() != JsonToken.START_OBJECT) {
				wrong(at, "is not an object", "write {\"" + wordLines + "\": [...], \"" + bitLines + "\": [...]}");
				list.add(new Sources(at, null, null));
				continue;
			}
			double[] word = null;
			double[] bit = null;
			for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
				json.nextToken();
				if (key.equals(wordLines)) {
					word = vector(at + "." + key);
				} else if (key.equals(bitLines)) {
					bit = isNull() ? null : vector(at + "." + key);
				} else {
					json.skipChildren();
				}
			}
			require(at + "." + wordLines, word, "give one potential a word line in volts, null for one that floats");
			list.add(new Sources(at, word, bit));
		}
		return list;
	}

	private double[] vector(String place) throws IOException {
		if (!isArray(place, "give one potential a line in volts, null for one that floats")) {
			return null;
		}
		json.nextToken();
		return elements(place, this::potential);
	}

	private List<double[]> matrix(String place, Element element) throws IOException {
		if (!isArray(place, "give m rows of n numbers")) {
			return null;
		}
		json.nextToken();
		return rows(place, element);
	}

	/** Rows of a matrix, from the first on to its end. */
	private List<double[]> rows(String place, Element element) throws IOException {
		var matrix = new ArrayList<double[]>();
		for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
			String at = at(place, matrix.size());
			if (isArray(at, "give a list of n numbers")) {
				json.nextToken();
				matrix.add(elements(at, element));
			} else {
				matrix.add(null);
			}
		}
		return matrix;
	}

	/** Elements of a list, from the first on to its end. */
	private double[] elements(String place, Element element) throws IOException {
		var values = new double[64];
		int size = 0;
		for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
			if (size == values.length) {
				values = Arrays.copyOf(values, 2 * size);
			}
			values[size] = element.read(place, size);
			size++;
		}
		return Arrays.copyOf(values, size);
	}

	private boolean isArray(String place, String mend) throws IOException {
		if (json.currentToken() == JsonToken.START_ARRAY) {
			return true;
		}
		wrong(place, "is not a list", mend);
		return false;
	}

	/**
	 * A finite number; NaN, and a problem, if there is none.
	 *
	 * @param index in that list, or -1 if {@code place} is the whole path
	 */
	private double number(String place, int index, String mend) throws IOException {
		if (!json.currentToken().isNumeric()) {
			wrong(at(place, index), "is not a number", mend);
			return Double.NaN;
		}
		double value = json.getDoubleValue();
		if (!Double.isFinite(value)) {
			problems.add(at(place, index), json.getText() + " is not a finite number", mend);
			return Double.NaN;
		}
		return value;
	}

	private static String at(String list, int index) {
		return index < 0 ? list : list + "[" + index + "]";
	}

	/** A value of another kind than it should be, which is passed over. */
	private void wrong(String place, String what, String mend) throws IOException {
		String shown = switch (json.currentToken()) {
			case START_OBJECT -> "an object";
			case START_ARRAY -> "a list";
			case VALUE_STRING -> '"' + beginning(json.getText()) + '"';
			default -> json.getText();
		};
		json.skipChildren();
		problems.add(place, shown + " " + what, mend);
	}

	private static String beginning(String text) {
		String line = text.replaceAll("\\s+", " ");
		return line.length() <= 40 ? line : line.substring(0, 40) + "…";
	}
}
