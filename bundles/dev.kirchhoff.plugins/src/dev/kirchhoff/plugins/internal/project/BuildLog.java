// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Maven writes while it builds, read for people. */
public final class BuildLog {
	private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (.*?) \\S+ +\\[(\\d+)/(\\d+)\\]");
	private static final Pattern FETCHED = Pattern.compile("\\[INFO\\] Downloading from \\S+: \\S*/(\\S+)$");
	private static final Pattern TESTS = Pattern.compile("Tests run: (\\d+), Failures: \\d+, Errors: \\d+, Skipped: (\\d+)\\s*$");
	private static final Pattern COMPILED = Pattern.compile("\\[ERROR\\] (?:\\d+\\. ERROR in )?(\\S.*\\.java)(?::\\[(\\d+)[^\\]]*\\]| \\(at line (\\d+)\\))\\s*(.*)");
	private static final Pattern FAILED_TEST = Pattern.compile("\\[ERROR\\] {3}(\\S.*)");
	private static final Pattern OTHER = Pattern.compile("\\[ERROR\\] +(\\S.*)");
	private static final int MOST = 10;

	private BuildLog() {
	}

	/**
	 * How far it is.
	 *
	 * @param fraction 0..1
	 * @param module   that is built now
	 */
	public record Step(double fraction, String module) {
	}

	/** The step that a line begins; empty for all other lines. */
	public static Optional<Step> step(String line) {
		var module = MODULE.matcher(line);
		return module.find() ? Optional.of(new Step((Double.parseDouble(module.group(2)) - 1) / Double.parseDouble(module.group(3)), module.group(1).replaceFirst("^\\[\\w+\\] ", "")))
				: Optional.empty();
	}

	/** Name of the file that a line says is being fetched; empty for all other lines. */
	public static Optional<String> fetched(String line) {
		var file = FETCHED.matcher(line);
		return file.find() ? Optional.of(file.group(1)) : Optional.empty();
	}

	/** Tests that were run and not skipped. */
	public static int tests(String log) {
		return log.lines().map(TESTS::matcher).filter(java.util.regex.Matcher::find).mapToInt(found -> Integer.parseInt(found.group(1)) - Integer.parseInt(found.group(2))).sum();
	}

	/** What went wrong, a line each, with file and line where they are known. */
	public static List<String> errors(String log, Path project) {
		var lines = log.lines().map(line -> line.replaceAll("\\x1b\\[[0-9;]*m", "")).toList();
		var errors = new LinkedHashSet<String>();
		errors.addAll(compilation(lines, project));
		errors.addAll(failedTests(lines));
		if (errors.isEmpty()) {
			lines.stream().map(OTHER::matcher).filter(java.util.regex.Matcher::matches).map(found -> found.group(1)).filter(BuildLog::isTelling).forEach(errors::add);
		}
		return errors.stream().limit(MOST).toList();
	}

	/** The compiler names file and line, shows the line with a mark below it, and then says what is wrong. */
	private static List<String> compilation(List<String> lines, Path project) {
		var errors = new ArrayList<String>();
		for (int i = 0; i < lines.size(); i++) {
			var place = COMPILED.matcher(lines.get(i));
			if (!place.matches()) {
				continue;
			}
			var said = place.group(4);
			for (int next = i + 1; next < lines.size() && lines.get(next).startsWith("[ERROR]"); next++) {
				if (lines.get(next).contains("^^")) {
					said = next + 1 < lines.size() ? lines.get(next + 1).replaceFirst("^\\[ERROR\\] *", "") : said;
					break;
				}
			}
			errors.add(relative(project, place.group(1)) + ":" + (place.group(2) == null ? place.group(3) : place.group(2)) + ": " + said.strip());
		}
		return errors;
	}

	private static String relative(Path project, String file) {
		var path = Path.of(file);
		return path.isAbsolute() && path.startsWith(project) ? project.relativize(path).toString() : file;
	}

	/** Between the heading of failures or errors and the next empty line. */
	private static List<String> failedTests(List<String> lines) {
		var errors = new ArrayList<String>();
		boolean inside = false;
		for (var line : lines) {
			if (line.matches("\\[ERROR\\] (Failures|Errors): *")) {
				inside = true;
			} else if (inside) {
				var test = FAILED_TEST.matcher(line);
				if (test.matches()) {
					errors.add(test.group(1).strip());
				} else if (line.startsWith("[INFO]") || line.matches("\\[ERROR\\] Tests run.*")) {
					inside = false;
				} else if (!errors.isEmpty() && !line.isBlank()) {
					errors.set(errors.size() - 1, errors.getLast() + "\n  " + line.strip());
				}
			}
		}
		return errors;
	}

	private static boolean isTelling(String line) {
		return !line.matches("(To see the full|Re-run Maven|For more information|\\[Help|After correcting|mvn <args>|-> \\[Help|See http).*");
	}
}
