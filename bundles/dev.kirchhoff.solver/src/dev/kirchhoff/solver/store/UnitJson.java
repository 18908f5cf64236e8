// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.metric.Tally;
import dev.kirchhoff.solver.run.UnitResult;
import dev.kirchhoff.solver.study.Study.Unit;

/** Finished units as lines of JSON, the same in a journal and from a worker. Numbers are written so that they read back to the same bits. */
public final class UnitJson {
	private static final JsonMapper JSON = JsonMapper.builder()
			.disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
			.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

	private UnitJson() {
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
				out.writeArray(sums.getValue(), 0, sums.getValue().length);
			}
			out.writeEndObject();
		}
		out.writeEndArray();
	}

	/** Which unit an object is about. */
	public static Unit unit(JsonNode node) {
		return new Unit(node.path("point").asInt(), node.path("first").asLong(), node.path("count").asInt());
	}

	/** The result that an object holds. */
	public static UnitResult result(JsonNode node) {
		var values = new double[node.path("values").size()][];
		for (int q = 0; q < values.length; q++) {
			values[q] = numbers(node.path("values").get(q));
		}
		var tallies = new ArrayList<Tally>();
		for (var sums : node.path("tallies")) {
			var tally = new Tally();
			sums.properties().forEach(entry -> {
				var numbers = numbers(entry.getValue());
				System.arraycopy(numbers, 0, tally.sums(entry.getKey(), numbers.length), 0, numbers.length);
			});
			tallies.add(tally);
		}
		return new UnitResult(unit(node), values, tallies, node.path("fault").asText(null));
	}

	private static double[] numbers(JsonNode array) {
		var numbers = new double[array.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = array.get(i).asDouble();
		}
		return numbers;
	}
}
