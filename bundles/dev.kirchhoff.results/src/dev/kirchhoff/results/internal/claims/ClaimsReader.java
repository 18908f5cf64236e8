// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.Claim;
import dev.kirchhoff.results.Claims;
import dev.kirchhoff.results.internal.Json;

/** Reads a table of claims and gathers everything that is wrong with it. */
public final class ClaimsReader {
	private static final Set<String> TOP = Set.of("paper", "title", "citation", "claims");
	private static final Set<String> CLAIM = Set.of("id", "claim", "unit", "paper", "low", "high", "source", "value", "minus", "over");
	private static final Set<String> OPERAND = Set.of("experiment", "column", "where", "scale");

	private final Path file;
	private final List<String> problems = new ArrayList<>();

	public ClaimsReader(Path file) {
		this.file = file;
	}

	/** @throws KirchhoffException with all problems */
	public Claims read() {
		var tree = Json.tree(file);
		if (!tree.isObject()) {
			throw new KirchhoffException(file + ": not a JSON object", "start it with { \"paper\": ..., \"claims\": [...] }");
		}
		known(tree, "", TOP);
		var claims = new ArrayList<Claim>();
		var ids = new HashSet<String>();
		var list = tree.path("claims");
		if (!list.isArray()) {
			problem("claims", "missing or not a list", "write \"claims\": [...]");
		}
		for (int k = 0; k < list.size(); k++) {
			var claim = claim(list.get(k), "claims[" + k + "]");
			if (claim != null && !ids.add(claim.id())) {
				problem("claims[" + k + "].id", "'" + claim.id() + "' is used twice", "give every claim an id of its own");
			}
			claims.add(claim);
		}
		var paper = text(tree, "", "paper", null);
		var title = text(tree, "", "title", "");
		var citation = text(tree, "", "citation", "");
		if (!problems.isEmpty()) {
			throw new KirchhoffException(String.join("\n", problems), "");
		}
		return new Claims(paper, title, citation, claims);
	}

	private Claim claim(JsonNode node, String place) {
		if (!node.isObject()) {
			problem(place, "not an object", "write { \"id\": ..., \"claim\": ..., \"value\": {...} }");
			return null;
		}
		known(node, place, CLAIM);
		var id = text(node, place, "id", null);
		var low = number(node, place, "low");
		var high = number(node, place, "high");
		if (low.isPresent() && high.isPresent() && low.getAsDouble() > high.getAsDouble()) {
			problem(place + ".low", low.getAsDouble() + " is above high", "exchange them");
		}
		if (!node.has("value")) {
			problem(place + ".value", "missing", "say which column of which experiment it is");
		}
		return new Claim(id, text(node, place, "claim", null), text(node, place, "unit", ""), number(node, place, "paper"), low, high,
				text(node, place, "source", ""), operand(node, place, "value").orElse(null), operand(node, place, "minus"),
				operand(node, place, "over"));
	}

	private Optional<Claim.Operand> operand(JsonNode claim, String claimPlace, String name) {
		var node = claim.path(name);
		var place = claimPlace + "." + name;
		if (node.isMissingNode() || node.isNull()) {
			return Optional.empty();
		}
		if (!node.isObject()) {
			problem(place, "not an object", "write { \"experiment\": ..., \"column\": ... }");
			return Optional.empty();
		}
		known(node, place, OPERAND);
		return Optional.of(new Claim.Operand(text(node, place, "experiment", null), text(node, place, "column", null), where(node.path("where"), place + ".where"),
				number(node, place, "scale").orElse(1)));
	}

	private Map<String, String> where(JsonNode node, String place) {
		var where = new LinkedHashMap<String, String>();
		if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
			problem(place, "not an object", "write { \"axis\": \"value\" }");
		}
		for (var entry : node.properties()) {
			if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
				where.put(entry.getKey(), entry.getValue().asText());
			} else {
				problem(place + "." + entry.getKey(), "not a value", "write the value that the axis has, for example \"0.5 V\"");
			}
		}
		return where;
	}

	private void known(JsonNode node, String place, Set<String> names) {
		for (var entry : node.properties()) {
			if (!names.contains(entry.getKey())) {
				problem((place.isEmpty() ? "" : place + ".") + entry.getKey(), "unknown", "remove it or use one of " + String.join(", ", names.stream().sorted().toList()));
			}
		}
	}

	/** @param fallback null if there must be one */
	private String text(JsonNode node, String place, String name, String fallback) {
		var value = node.path(name);
		var at = (place.isEmpty() ? "" : place + ".") + name;
		if (value.isMissingNode() || value.isNull()) {
			if (fallback == null) {
				problem(at, "missing", "add it");
			}
			return fallback == null ? "" : fallback;
		}
		if (!value.isTextual()) {
			problem(at, "not text", "write it in quotes");
		} else if (fallback == null && value.asText().isBlank()) {
			problem(at, "empty", "write something there");
		}
		return value.asText();
	}

	private OptionalDouble number(JsonNode node, String place, String name) {
		var value = node.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return OptionalDouble.empty();
		}
		if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
			problem(place + "." + name, "not a number", "write a number or null");
			return OptionalDouble.empty();
		}
		return OptionalDouble.of(value.doubleValue());
	}

	private void problem(String place, String what, String mend) {
		problems.add(file + ":" + place + ": " + what + ": " + mend);
	}
}
