// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.Suggestions;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
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
	private static final String STANDARD = "threads";

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--executor", paramLabel = "NAME", description = "Where it is computed: `threads` of this process if not given, `spark` for Apache Spark, or what plug-ins bring "
			+ "(kirchhoff list executors). The results are the same.")
	private String name = STANDARD;

	private final Map<String, OptionSpec> options = new TreeMap<>();

	/** Gives a command the parameters of all executors as options; parameters of one name are one option. */
	void extend(CommandSpec command) {
		var meanings = new LinkedHashMap<String, Map<String, ParameterSpec>>();
		for (var executor : Extensions.ofPlatform().of(Kind.EXECUTOR)) {
			executor.schema().parameters().forEach(parameter -> meanings.computeIfAbsent(option(parameter.name()), _ -> new TreeMap<>()).put(executor.id(), parameter));
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

	private static String option(String parameter) {
		return "--" + parameter.replaceAll("(\\p{Lu})", "-$1").toLowerCase(Locale.ROOT);
	}

	/**
	 * The executor that is asked for.
	 *
	 * @throws ParameterException if there is no such executor, or if its options are wrong
	 */
	Executor executor(Session session) {
		var extensions = Extensions.ofPlatform();
		var contribution = extensions.find(Kind.EXECUTOR, name).orElseThrow(() -> {
			var known = extensions.of(Kind.EXECUTOR).stream().map(Contribution::id).toList();
			return new ParameterException(spec.commandLine(), "--executor " + name + ": " + Suggestions.mend(name, known, "there are " + String.join(", ", known)));
		});
		var values = new LinkedHashMap<String, String>();
		for (var option : options.entrySet()) {
			String value = option.getValue().getValue();
			if (value == null) {
				continue;
			}
			var parameter = contribution.schema().parameters().stream().filter(one -> option(one.name()).equals(option.getKey())).findFirst();
			if (parameter.isEmpty()) {
				throw new ParameterException(spec.commandLine(), option.getKey() + " is no option of executor " + name + ": leave it out, or name the executor with --executor");
			}
			values.put(parameter.get().name(), value);
		}
		var binding = contribution.schema().bind(values, path -> session.resolve(Path.of(path.toString())));
		if (binding.instance().isEmpty()) {
			throw new ParameterException(spec.commandLine(), binding.faults().stream()
					.map(fault -> option(fault.parameter()) + ": " + fault.what() + ": " + fault.mend()).collect(Collectors.joining(System.lineSeparator())));
		}
		return (Executor) binding.instance().get();
	}
}
