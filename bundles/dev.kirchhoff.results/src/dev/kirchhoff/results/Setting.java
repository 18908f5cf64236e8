// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.kirchhoff.results.internal.Notation;

/**
 * A line of the settings of a run: what is set, and to what.
 *
 * @param name  such as {@code stage train} or {@code array hidden-weights-plus}
 * @param value as written
 */
public record Setting(String name, String value) {
	private static final Pattern ASSIGNED = Pattern.compile("([^={\\[]*?)(?: = |: )(.*)", Pattern.DOTALL);
	private static final Pattern ARRAY = Pattern
			.compile("hardware (\\S+) (\\d+x\\d+) (\\S+ \\S+) ([^\\s{\\[]+[{\\[].*[}\\]]) ([A-Z_]+) ([^\\s,]+) ([^\\s,]+)(?:, (.*))?", Pattern.DOTALL);
	private static final Pattern LAYER = Pattern.compile("(network \\S+): (.*) <- (?:(.+))?, (\\S+)");
	private static final Pattern READING = Pattern.compile("reading (\\S+) (.*)", Pattern.DOTALL);
	private static final Pattern CODING = Pattern.compile("hardware ([a-z]\\S*\\.\\S+ \\S+) (\\S+\\{.*)", Pattern.DOTALL);
	private static final Pattern HASH = Pattern.compile("[0-9a-f]{16,}");

	/** A parameter that differs, or a whole setting where there is no smaller one; empty where a run has none. */
	public record Difference(String parameter, String a, String b) {
	}

	/** All of a run. */
	public static List<Setting> of(RunInfo info) {
		return info.settings().stream().map(Setting::of).toList();
	}

	/** From a line of {@code run.json}. */
	public static Setting of(String line) {
		var array = ARRAY.matcher(line);
		if (array.matches()) {
			return new Setting("array " + array.group(1), "{size=" + array.group(2) + ", device=" + array.group(4) + ", bias=" + array.group(5) + ", stuck in low resistance=" + array.group(6)
					+ ", stuck in high resistance=" + array.group(7) + (array.group(8) == null ? "" : ", wires=" + array.group(8)) + ", plug-in=" + array.group(3) + "}");
		}
		var layer = LAYER.matcher(line);
		if (layer.matches()) {
			return new Setting(layer.group(1), "{layer=" + layer.group(2) + (layer.group(3) == null ? "" : ", from=" + layer.group(3)) + ", shape=" + layer.group(4) + "}");
		}
		var assigned = ASSIGNED.matcher(line);
		if (assigned.matches()) {
			return new Setting(assigned.group(1), assigned.group(2));
		}
		var reading = READING.matcher(line);
		if (reading.matches()) {
			return new Setting("reading " + reading.group(1), reading.group(2));
		}
		var coding = CODING.matcher(line);
		if (coding.matches()) {
			return new Setting("hardware weights", coding.group(2) + " " + coding.group(1));
		}
		if (line.startsWith("hardware [")) {
			return new Setting("hardware blocks", line.substring("hardware ".length()));
		}
		return line.matches("hardware [A-Z_]+ .*") ? new Setting("hardware scale", line.substring("hardware ".length())) : new Setting(line, "set");
	}

	/** Whether it is only known by a hash; the other settings say what is behind it. */
	public boolean isHash() {
		return HASH.matcher(value).matches();
	}

	/** The value for people. */
	public String readable() {
		return Notation.of(value).readable();
	}

	/** What tells it from a setting of the same name. */
	public List<Difference> differences(Setting other) {
		return Notation.of(value).differences(Notation.of(other.value)).stream().map(found -> new Difference(found.parameter(), found.a(), found.b())).toList();
	}

	/** Two settings of one name, either null where a run has none. */
	record Pair(Setting a, Setting b) {
		String name() {
			return a == null ? b.name : a.name;
		}
	}

	/** Settings of two runs by their names; where a name comes several times, equal ones belong together and the others as they come. */
	static List<Pair> pairs(List<Setting> a, List<Setting> b) {
		var names = new LinkedHashSet<String>();
		var ofA = byName(a, names);
		var ofB = byName(b, names);
		var pairs = new ArrayList<Pair>();
		for (var name : names) {
			var one = new ArrayList<>(ofA.getOrDefault(name, List.of()));
			var two = new ArrayList<>(ofB.getOrDefault(name, List.of()));
			for (var setting : List.copyOf(one)) {
				if (two.remove(setting)) {
					one.remove(setting);
					pairs.add(new Pair(setting, setting));
				}
			}
			for (int k = 0; k < Math.max(one.size(), two.size()); k++) {
				pairs.add(new Pair(k < one.size() ? one.get(k) : null, k < two.size() ? two.get(k) : null));
			}
		}
		return pairs;
	}

	private static Map<String, List<Setting>> byName(List<Setting> settings, LinkedHashSet<String> names) {
		var byName = new LinkedHashMap<String, List<Setting>>();
		settings.forEach(setting -> byName.computeIfAbsent(setting.name, any -> new ArrayList<>()).add(setting));
		names.addAll(byName.keySet());
		return byName;
	}
}
