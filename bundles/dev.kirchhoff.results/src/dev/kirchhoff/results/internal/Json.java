// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.KirchhoffException;

/** JSON files as objects, with errors a person can read. */
public final class Json {
	private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).enable(SerializationFeature.INDENT_OUTPUT).build();

	private Json() {
	}

	/** @throws KirchhoffException if the file is missing or not JSON */
	public static JsonNode tree(Path file) {
		return read(file, JsonNode.class);
	}

	/** @throws KirchhoffException if the file is missing, not JSON or not such an object */
	public static <T> T read(Path file, Class<T> type) {
		if (!Files.isRegularFile(file)) {
			throw new KirchhoffException(file + ": there is no such file", "name a directory or file that has it");
		}
		try {
			var value = MAPPER.readValue(Files.readAllBytes(file), type);
			if (value == null) {
				throw new KirchhoffException(file + ": holds nothing", "write a JSON object into it");
			}
			return value;
		} catch (JsonProcessingException e) {
			var at = e.getLocation();
			throw new KirchhoffException(file + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr()) + ": " + firstLine(e.getOriginalMessage()),
					"mend the file there", e);
		} catch (IOException e) {
			throw new KirchhoffException(file + ": cannot be read (" + e.getMessage() + ")", "check the file and its rights", e);
		}
	}

	/** Indented, with a line feed at the end. */
	public static String text(JsonNode tree) {
		try {
			return MAPPER.writeValueAsString(tree) + "\n";
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("a tree cannot be written", e);
		}
	}

	private static String firstLine(String message) {
		return message.lines().findFirst().orElse("not JSON");
	}
}
