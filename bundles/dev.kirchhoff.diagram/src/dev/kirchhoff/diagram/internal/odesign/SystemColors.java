// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.kirchhoff.diagram.view.Color;

/** The palette that comes with Sirius, under {@code environment:/viewpoint}. */
final class SystemColors {
	private static final Pattern KEY = Pattern.compile("environment:/viewpoint#//@systemColors/@entries\\[name='(\\w+)'\\]");

	private static final Map<String, Color> COLORS = """
			white 255,255,255 black 0,0,0 blue 114,159,207 chocolate 233,185,110 gray 136,136,136 green 138,226,52 orange 252,175,62
			purple 173,127,168 red 239,41,41 yellow 252,233,79 light_blue 194,239,255 light_chocolate 238,201,142 light_gray 209,209,209
			light_green 204,242,166 light_orange 253,206,137 light_purple 217,196,215 light_red 246,139,139 light_yellow 255,245,181
			dark_blue 39,76,114 dark_chocolate 154,103,23 dark_gray 69,69,69 dark_green 77,137,20 dark_orange 224,133,3
			dark_purple 114,73,110 dark_red 156,12,12 dark_yellow 214,197,66""".transform(SystemColors::parse);

	private SystemColors() {
	}

	private static Map<String, Color> parse(String table) {
		return Pattern.compile("(\\w+) (\\d+),(\\d+),(\\d+)").matcher(table).results().collect(Collectors.toMap(row -> row.group(1),
				row -> new Color(Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3)), Integer.parseInt(row.group(4)))));
	}

	static Optional<Color> find(String key) {
		var matcher = KEY.matcher(key);
		return matcher.matches() ? Optional.ofNullable(COLORS.get(matcher.group(1))) : Optional.empty();
	}

	static List<String> names() {
		return COLORS.keySet().stream().sorted().toList();
	}
}
