// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.launch.Executors;

/** Messages that are written for the command line, in the words of the workbench: a field is named by its label, and to go on is a button. */
final class EngineWords {
	private final Map<String, String> labels = new LinkedHashMap<>();

	EngineWords(Computing where) {
		this(where.id());
	}

	/** @param executor its id */
	EngineWords(String executor) {
		Executors.ofPlatform().find(executor).ifPresent(found -> found.schema().parameters().stream()
				.sorted((a, b) -> b.name().length() - a.name().length())
				.forEach(parameter -> labels.put(Executors.option(parameter.name()), "'" + parameter.label() + "'")));
		labels.put("--resume", "Resume");
		labels.put("--executor", "Compute on");
	}

	Run.Failure said(KirchhoffException e) {
		return new Run.Failure(in(e.getMessage()), in(e.mend()));
	}

	/** @param text may be null */
	String in(String text) {
		var words = Objects.requireNonNullElse(text, "");
		for (var label : labels.entrySet()) {
			words = words.replaceAll(label.getKey() + "(?![\\w-])", Matcher.quoteReplacement(label.getValue()));
		}
		return words;
	}
}
