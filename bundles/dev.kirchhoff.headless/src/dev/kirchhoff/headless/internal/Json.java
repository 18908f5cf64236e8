// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Results for other programs. */
public final class Json {
	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private Json() {
	}

	/** Lists, maps and records as JSON. */
	public static String text(Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("what a command lists can always be written", e);
		}
	}
}
