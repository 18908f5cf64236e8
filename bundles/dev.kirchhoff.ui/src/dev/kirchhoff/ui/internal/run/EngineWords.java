// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.launch.Executors;
import dev.kirchhoff.ui.internal.form.ParameterForm;

/** Messages that are written for the command line, in the words of the workbench: a field is named by its label, and to go on is a button. */
final class EngineWords {
	private final Map<String, String> labels = new LinkedHashMap<>();

	EngineWords(Computing where) {
		Executors.ofPlatform().find(where.id()).ifPresent(executor -> executor.schema().parameters().stream()
				.sorted((a, b) -> b.name().length() - a.name().length())
				.forEach(parameter -> labels.put(Executors.option(parameter.name()), "'" + ParameterForm.words(parameter.name()) + "'")));
		labels.put("--resume", "Resume");
		labels.put("--executor", "Compute on");
	}

	Run.Failure said(KirchhoffException e) {
		return new Run.Failure(in(e.getMessage()), in(e.mend()));
	}

	private String in(String text) {
		var words = Objects.requireNonNullElse(text, "");
		for (var label : labels.entrySet()) {
			words = words.replaceAll(label.getKey() + "(?![\\w-])", label.getValue());
		}
		return words;
	}
}
