// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.launch.Executors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * Where a study is computed. Every executor that a plug-in contributes is a value of {@code --executor}, and its parameters are options:
 * {@code workerMemory} is {@code --worker-memory}.
 */
final class ExecutorOption {
	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--executor", paramLabel = "NAME", description = "Where it is computed: `threads` of this process if not given, `spark` for Apache Spark, or what plug-ins bring "
			+ "(kirchhoff list executors). The results are the same.")
	private String name = Executors.STANDARD;

	private final Map<String, OptionSpec> options = new TreeMap<>();

	/** Gives a command the parameters of all executors as options; parameters of one name are one option. */
	void extend(CommandSpec command) {
		var meanings = new LinkedHashMap<String, Map<String, ParameterSpec>>();
		for (var executor : Executors.ofPlatform().all()) {
			executor.schema().parameters().forEach(parameter -> meanings.computeIfAbsent(Executors.option(parameter.name()), _ -> new TreeMap<>()).put(executor.id(), parameter));
		}
		meanings.forEach((option, meaning) -> {
			if (command.optionsMap().containsKey(option)) {
				return; // what the command means by it comes first
			}
			var text = meaning.entrySet().stream().map(entry -> "With --executor " + entry.getKey() + ": " + entry.getValue().doc() + given(entry.getValue()) + ".").collect(Collectors.joining(" "));
			var built = OptionSpec.builder(option).paramLabel("VALUE").type(String.class).description(text.replace("%", "%%")).build();
			options.put(option, built);
			command.addOption(built);
		});
	}

	private static String given(ParameterSpec parameter) {
		return parameter.defaultValue() == null || parameter.defaultValue().isEmpty() ? "" : " (" + parameter.defaultValue() + " if not given)";
	}

	/**
	 * The executor that is asked for.
	 *
	 * @throws ParameterException if there is no such executor, or if its options are wrong
	 */
	Executor executor(Session session) {
		var executors = Executors.ofPlatform();
		var contribution = executors.find(name).orElseThrow(() -> {
			var known = executors.all().stream().map(Contribution::id).toList();
			return new ParameterException(spec.commandLine(), "--executor " + name + ": " + Suggestions.mend(name, known, "there are " + String.join(", ", known)));
		});
		var values = new LinkedHashMap<String, String>();
		for (var option : options.entrySet()) {
			String value = option.getValue().getValue();
			if (value == null) {
				continue;
			}
			var parameter = contribution.schema().parameters().stream().filter(one -> Executors.option(one.name()).equals(option.getKey())).findFirst();
			if (parameter.isEmpty()) {
				throw new ParameterException(spec.commandLine(), option.getKey() + " is no option of executor " + name + ": leave it out, or name the executor with --executor");
			}
			values.put(parameter.get().name(), value);
		}
		var bound = executors.bind(name, values, path -> session.resolve(Path.of(path.toString())));
		return bound.executor().orElseThrow(() -> new ParameterException(spec.commandLine(), bound.faults().stream()
				.map(fault -> Executors.option(fault.parameter()) + ": " + fault.what() + ": " + fault.mend()).collect(Collectors.joining(System.lineSeparator()))));
	}
}
