// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arrows of the house: which room may use which others. A room is what follows {@code dev.kirchhoff.} in a
 * bundle's name. This table is the law; whoever wants another arrow changes it here, in the open.
 */
final class Rooms {
	static final String PREFIX = "dev.kirchhoff.";

	/** From the ground up; a row names only rows before it. {@code *} is any technology; ALL is everything above. */
	private static final String TABLE = """
			numerics        | -
			api             | numerics
			api.testkit     | api numerics
			devices.*       | api
			algorithms      | api
			spark           | api
			data            | api
			solver          | api numerics
			results         | solver
			model           | -
			model.edit      | model
			plan            | model api solver
			diagram         | model
			plugins         | plan model api api.testkit
			headless        | plan results diagram plugins
			headless.tests  | api api.testkit plan results headless
			design          | model
			design.tests    | api algorithms plan diagram model design
			design.sirius   | design model plan
			diagram.ui      | diagram model.edit
			results.ui      | results
			ui              | ALL
			examples        | -
			benchmarks      | ALL
			""";

	/** Rooms that know neither Eclipse nor OSGi: what runs a study. */
	private static final Set<String> PLAIN = Set.of("numerics", "api", "api.testkit", "devices.*", "algorithms", "data", "solver",
			"results", "spark", "examples");

	private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

	Rooms() {
		for (var line : TABLE.strip().lines().toList()) {
			var cells = line.split("\\|");
			var uses = cells[1].strip();
			var set = new TreeSet<String>();
			if (uses.equals("ALL")) {
				set.addAll(allowed.keySet());
			} else if (!uses.equals("-")) {
				set.addAll(List.of(uses.split("\\s+")));
			}
			if (!allowed.keySet().containsAll(set)) {
				throw new IllegalStateException("an arrow of " + cells[0].strip() + " does not point up: " + set);
			}
			allowed.put(cells[0].strip(), set);
		}
	}

	/** The row of a bundle (its tests belong to its row, but for those with one of their own), or null for a bundle the table does not know. */
	String row(String bundle) {
		var full = bundle.substring(PREFIX.length());
		var room = allowed.containsKey(full) ? full : room(bundle);
		if (allowed.containsKey(room)) {
			return room;
		}
		var dot = room.lastIndexOf('.');
		var family = dot < 0 ? room : room.substring(0, dot) + ".*";
		return allowed.containsKey(family) ? family : null;
	}

	/** A test bundle may use its own room and what that may use; a technology may not use another one. */
	boolean mayUse(String bundle, String other) {
		var ownRoom = isTests(bundle) && room(bundle).equals(room(other));
		return ownRoom || allowed.get(row(bundle)).contains(row(other));
	}

	boolean isPlain(String bundle) {
		return !isTests(bundle) && PLAIN.contains(row(bundle));
	}

	/** Whether SWT, JFace and the workbench may be seen. */
	boolean hasDisplay(String bundle) {
		var room = room(bundle);
		return room.equals("ui") || room.endsWith(".ui") || room.equals("design.sirius");
	}

	static boolean isTests(String bundle) {
		return bundle.endsWith(".tests");
	}

	private static String room(String bundle) {
		var room = bundle.substring(PREFIX.length());
		return isTests(room) ? room.substring(0, room.length() - ".tests".length()) : room;
	}
}
