// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** JSON as maps, lists, texts, truth values, doubles and null. */
record Tree(Object value) {
	static Tree of(String text) throws IOException {
		try (var json = new JsonFactory().createParser(text)) {
			json.nextToken();
			return new Tree(value(json));
		}
	}

	private static Object value(JsonParser json) throws IOException {
		return switch (json.currentToken()) {
			case START_OBJECT -> {
				var map = new LinkedHashMap<String, Object>();
				for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
					json.nextToken();
					map.put(key, value(json));
				}
				yield map;
			}
			case START_ARRAY -> {
				var list = new ArrayList<>();
				while (json.nextToken() != JsonToken.END_ARRAY) {
					list.add(value(json));
				}
				yield list;
			}
			case VALUE_NULL -> null;
			case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
			case VALUE_STRING -> json.getText();
			default -> json.getDoubleValue();
		};
	}

	Object get(String key) {
		return ((Map<?, ?>) value).get(key);
	}

	boolean has(String key) {
		return ((Map<?, ?>) value).containsKey(key);
	}

	List<Tree> list(String key) {
		return ((List<?>) get(key)).stream().map(Tree::new).toList();
	}

	/** Numbers of a list or a list of lists, one after the other. */
	double[] numbers(String key) {
		return ((List<?>) get(key)).stream().flatMap(each -> each instanceof List<?> row ? row.stream() : List.of(each).stream()).mapToDouble(each -> (Double) each).toArray();
	}
}
