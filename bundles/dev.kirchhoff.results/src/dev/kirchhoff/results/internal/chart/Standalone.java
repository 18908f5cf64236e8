// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pictures of the report as files of their own: what the style sheet of the page says of a mark is written into the mark, as drawing
 * programs know neither style sheets of a page nor CSS variables.
 */
public final class Standalone {
	private static final Pattern VARIABLES = Pattern.compile("(?m)^:root \\{([^}]*)}");
	private static final Pattern RULE = Pattern.compile("\\.chart ([^{]+?) \\{([^}]*)}");
	private static final Pattern DECLARATION = Pattern.compile("\\s*([\\w-]+)\\s*:\\s*([^;]+);?");
	private static final Pattern ELEMENT = Pattern.compile("<(line|rect|circle|path|text|image)([^>]*)>");
	private static final Pattern CLASS = Pattern.compile("\\sclass=\"([^\"]*)\"");
	private static final Pattern STYLE = Pattern.compile("\\sstyle=\"([^\"]*)\"");
	private static final Pattern VARIABLE = Pattern.compile("var\\((--[\\w-]+)\\)");
	private static final String FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

	private final Map<String, String> variables = new LinkedHashMap<>();
	private final List<Rule> rules = new ArrayList<>();

	private record Rule(String tag, Set<String> classes, Map<String, String> declarations) {
		boolean holds(String element, Set<String> its) {
			return (tag.isEmpty() || tag.equals(element)) && its.containsAll(classes);
		}
	}

	/** @param css style sheet of the page; of its variables those for a light page count */
	public Standalone(String css) {
		VARIABLES.matcher(css).results().forEach(block -> declarations(block.group(1)).forEach(variables::putIfAbsent));
		RULE.matcher(css).results().forEach(rule -> {
			var parts = rule.group(1).split("\\.");
			rules.add(new Rule(parts[0], new HashSet<>(Arrays.asList(parts).subList(1, parts.length)), declarations(rule.group(2))));
		});
	}

	private static Map<String, String> declarations(String text) {
		var all = new LinkedHashMap<String, String>();
		DECLARATION.matcher(text).results().forEach(one -> all.put(one.group(1), one.group(2).strip()));
		return all;
	}

	/** @param svg as the report has it */
	public String of(String svg) {
		int inside = svg.indexOf('>') + 1;
		var root = STYLE.matcher(svg.substring(0, inside)).replaceFirst(" style=\"font-family:" + FONT + "\"");
		var marks = ELEMENT.matcher(svg.substring(inside)).replaceAll(element -> java.util.regex.Matcher.quoteReplacement(styled(element.group(1), element.group(2))));
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root + "<rect width=\"100%\" height=\"100%\" fill=\"" + variables.get("--page") + "\"/>" + marks + "\n";
	}

	private String styled(String tag, String attributes) {
		var named = CLASS.matcher(attributes);
		var classes = named.find() ? Set.of(named.group(1).split(" ")) : Set.<String>of();
		var own = STYLE.matcher(attributes);
		var local = own.find() ? declarations(own.group(1)) : Map.<String, String>of();
		var style = new LinkedHashMap<String, String>();
		rules.stream().filter(rule -> rule.holds(tag, classes)).forEach(rule -> style.putAll(rule.declarations));
		var text = new StringBuilder();
		style.forEach((name, value) -> text.append(text.isEmpty() ? "" : ";").append(name).append(':').append(resolved(value, local)));
		boolean closed = attributes.endsWith("/");
		var rest = own.reset(attributes).replaceAll("");
		rest = CLASS.matcher(closed ? rest.substring(0, rest.length() - 1) : rest).replaceAll("");
		return "<" + tag + rest + (text.isEmpty() ? "" : " style=\"" + text + "\"") + (closed ? "/>" : ">");
	}

	/** Variables may stand for variables. */
	private String resolved(String value, Map<String, String> local) {
		var result = value;
		for (var variable = VARIABLE.matcher(result); variable.find(); variable = VARIABLE.matcher(result)) {
			var name = variable.group(1);
			result = result.replace(variable.group(), local.getOrDefault(name, variables.getOrDefault(name, "#000000")));
		}
		return result;
	}
}
