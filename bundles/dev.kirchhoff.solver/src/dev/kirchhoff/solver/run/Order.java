// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.store.UnitJson;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/** What a line asks a worker for. */
sealed interface Order {
	/** Index of the point. */
	int point();

	/**
	 * Whole units of a point.
	 *
	 * @param shared the last stage whose arrays other points have as well, which may have been shipped; -1 if there is none
	 * @param keep   whether the arrays of that stage are wanted beside the rows
	 */
	record Repeats(int point, List<Unit> units, int shared, boolean keep) implements Order {
	}

	/** The training that a point begins with. */
	record Training(int point) implements Order {
	}

	/**
	 * Reads a line.
	 *
	 * @throws KirchhoffException if it is none, or asks for what the study does not have
	 */
	static Order parse(String line, Study study) {
		var node = UnitJson.parse(line).filter(JsonNode::isObject).orElseThrow(() -> new KirchhoffException("is no line of JSON", mend(study)));
		var fields = new TreeSet<String>();
		node.fieldNames().forEachRemaining(fields::add);
		boolean shared = fields.remove("shared");
		boolean keep = fields.remove("keep");
		if (fields.equals(Set.of("train"))) {
			return new Training((int) number(node, "train", study.points().size() - 1L, study));
		}
		if (!fields.equals(Set.of("point", "first", "count"))) {
			throw new KirchhoffException("has the fields " + fields + ", which is nothing that a worker can be asked for", mend(study));
		}
		int point = (int) number(node, "point", study.points().size() - 1L, study);
		return new Repeats(point, units(node, point, study), shared ? (int) number(node, "shared", Integer.MAX_VALUE, study) : -1, keep && node.path("keep").asBoolean());
	}

	private static String mend(Study study) {
		return "ask for repeats with {\"point\":0,\"first\":0,\"count\":" + study.block() + "}, or for a training with {\"train\":0}";
	}

	private static long number(JsonNode node, String field, long most, Study study) {
		var value = node.path(field);
		if (!value.isIntegralNumber() || !value.canConvertToLong()) {
			throw new KirchhoffException("gives no whole number as '" + field + "'", mend(study));
		}
		long number = value.asLong();
		if (number < 0 || number > most) {
			throw new KirchhoffException("gives " + number + " as '" + field + "'", "the study has " + study.points().size() + " points of " + study.repeats()
					+ " repeats: give a number from 0 to " + most);
		}
		return number;
	}

	private static List<Unit> units(JsonNode node, int point, Study study) {
		long first = number(node, "first", study.repeats() - 1, study);
		long end = first + number(node, "count", study.repeats() - first, study);
		if (first % study.block() != 0 || end % study.block() != 0 && end != study.repeats() || end == first) {
			throw new KirchhoffException("asks for the repeats from " + first + " up to " + end + ", which are no whole units", "begin and end at a multiple of " + study.block()
					+ ", or end at " + study.repeats());
		}
		var units = new ArrayList<Unit>();
		for (long at = first; at < end; at += study.block()) {
			units.add(new Unit(point, at, (int) Math.min(study.block(), end - at)));
		}
		return units;
	}
}
