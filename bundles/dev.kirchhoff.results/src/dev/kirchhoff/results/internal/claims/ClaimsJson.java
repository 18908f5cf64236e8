// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.claims;

import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.kirchhoff.results.ClaimsTable;
import dev.kirchhoff.results.internal.Json;

/** The table as JSON, for machines; what is not known is {@code null}. */
public final class ClaimsJson {
	private ClaimsJson() {
	}

	public static String of(ClaimsTable table) {
		var tree = JsonNodeFactory.instance.objectNode().put("paper", table.paper()).put("title", table.title()).put("citation", table.citation())
				.put("judged", table.judged()).put("allMet", table.judged() ? Boolean.valueOf(table.allMet()) : null);
		var caveats = tree.putArray("caveats");
		table.caveats().forEach(caveat -> caveats.add(caveat.text()));
		var list = tree.putArray("claims");
		for (var row : table.rows()) {
			var claim = row.claim();
			var node = list.addObject().put("id", claim.id()).put("claim", claim.claim()).put("unit", claim.unit());
			put(node, "paper", claim.paper());
			put(node, "ours", finite(row.ours()));
			put(node, "sd", finite(row.sd()));
			node.put("count", row.count());
			put(node, "low", claim.low());
			put(node, "high", claim.high());
			node.put("met", table.judged() ? row.met().orElse(null) : null).put("source", claim.source());
			row.problem().ifPresent(problem -> node.put("problem", problem));
		}
		return Json.text(tree);
	}

	private static OptionalDouble finite(double value) {
		return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
	}

	private static void put(ObjectNode node, String name, OptionalDouble value) {
		node.put(name, value.isPresent() ? Double.valueOf(value.getAsDouble()) : null);
	}
}
