// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.solver.run.UnitResult;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Finished units as lines of JSON, the same in a journal and from a worker:
 * {@code {"point":3,"first":0,"count":2,"values":[[0.5,0.25]],"tallies":[{"right":[1.0,0.0]}]}}, with the values of every quantity, a number
 * a repeat, and the sums of every metric; or with {@code "fault"}, one line for people, in their place. Numbers are written so that they read
 * back to the same bits. Sums of {@value #MANY} numbers and more are a text instead of a list: in Base64 their count (four bytes, the highest
 * first) and, compressed with zlib, the bytes of the numbers as in IEEE 754, the highest bytes of all of them first, then the next ones.
 */
public final class UnitJson {
	private static final JsonMapper JSON = JsonMapper.builder()
			.disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
			.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

	/** So many sums are packed. */
	private static final int MANY = 16;

	private UnitJson() {
	}

	/**
	 * What a line is about.
	 *
	 * @param failed whether it holds a fault and no results
	 */
	public record Head(Unit unit, boolean failed) {
	}

	/** Writes the fields of an object. */
	@FunctionalInterface
	public interface Fields {
		void write(JsonGenerator out) throws IOException;
	}

	/** An object on a line of its own, the line feed included. */
	public static byte[] line(Fields fields) {
		var bytes = new ByteArrayOutputStream();
		try (var out = JSON.createGenerator(bytes)) {
			out.writeStartObject();
			fields.write(out);
			out.writeEndObject();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		bytes.write('\n');
		return bytes.toByteArray();
	}

	/** A line; empty if it is damaged. */
	public static Optional<JsonNode> parse(byte[] line) {
		return parse(new String(line, StandardCharsets.UTF_8));
	}

	/** A line; empty if it is damaged. */
	public static Optional<JsonNode> parse(String line) {
		try {
			return Optional.of(JSON.readTree(line));
		} catch (IOException e) {
			return Optional.empty();
		}
	}

	/** Writes a result's fields into an object. */
	public static void write(JsonGenerator out, UnitResult result) throws IOException {
		out.writeNumberField("point", result.unit().point());
		out.writeNumberField("first", result.unit().first());
		out.writeNumberField("count", result.unit().count());
		if (result.fault() != null) {
			out.writeStringField("fault", result.fault());
			return;
		}
		out.writeArrayFieldStart("values");
		for (var values : result.values()) {
			out.writeArray(values, 0, values.length);
		}
		out.writeEndArray();
		out.writeArrayFieldStart("tallies");
		for (var tally : result.tallies()) {
			out.writeStartObject();
			for (var sums : tally.all().entrySet()) {
				out.writeFieldName(sums.getKey());
				if (sums.getValue().length < MANY) {
					out.writeArray(sums.getValue(), 0, sums.getValue().length);
				} else {
					out.writeString(PackedNumbers.pack(sums.getValue()));
				}
			}
			out.writeEndObject();
		}
		out.writeEndArray();
	}

	/** What a line is about, without its numbers; empty if it is damaged. */
	public static Optional<Head> head(byte[] line) {
		try (var in = JSON.createParser(line)) {
			int point = 0;
			long first = 0;
			int count = 0;
			boolean failed = false;
			if (in.nextToken() != JsonToken.START_OBJECT) {
				return Optional.empty();
			}
			while (in.nextToken() == JsonToken.FIELD_NAME) {
				String field = in.currentName();
				in.nextToken();
				switch (field) {
					case "point" -> point = in.getIntValue();
					case "first" -> first = in.getLongValue();
					case "count" -> count = in.getIntValue();
					case "fault" -> {
						failed = true;
						in.finishToken();
					}
					default -> {
						in.finishToken();
						in.skipChildren();
					}
				}
			}
			return in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null ? Optional.of(new Head(new Unit(point, first, count), failed)) : Optional.empty();
		} catch (IOException e) {
			return Optional.empty();
		}
	}

	/** Which unit an object is about. */
	public static Unit unit(JsonNode node) {
		return new Unit(node.path("point").asInt(), node.path("first").asLong(), node.path("count").asInt());
	}

	/**
	 * The result that an object holds.
	 *
	 * @throws IllegalArgumentException if its numbers are damaged
	 */
	public static UnitResult result(JsonNode node) {
		var tallies = new ArrayList<Tally>();
		for (var sums : node.path("tallies")) {
			var tally = new Tally();
			sums.properties().forEach(entry -> {
				var numbers = numbers(entry.getValue());
				System.arraycopy(numbers, 0, tally.sums(entry.getKey(), numbers.length), 0, numbers.length);
			});
			tallies.add(tally);
		}
		return new UnitResult(unit(node), lists(node.path("values")), tallies, node.path("fault").asText(null));
	}

	/** The same without tallies. */
	public static UnitResult values(JsonNode node) {
		return new UnitResult(unit(node), lists(node.path("values")), List.of(), node.path("fault").asText(null));
	}

	private static double[][] lists(JsonNode array) {
		var lists = new double[array.size()][];
		for (int q = 0; q < lists.length; q++) {
			lists[q] = numbers(array.get(q));
		}
		return lists;
	}

	private static double[] numbers(JsonNode array) {
		if (array.isTextual()) {
			return PackedNumbers.unpack(array.textValue());
		}
		var numbers = new double[array.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = array.get(i).asDouble();
		}
		return numbers;
	}
}
