// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the circuit solver and what is built on it. */
@Command(name = "circuit", description = { "Measures crossbars with wires: solver, transfer matrix, inference.",
		"Everything is held against another way of computing the same; a wrong result makes the command fail, a missed target does not." })
final class CircuitCommand implements Callable<Integer> {
	private static final int WRONG = 1;

	@Option(names = "--quick", description = "Smaller arrays and shorter measurements: a look, no figures to quote. Measures no heap.")
	private boolean quick;

	@Option(names = "--filter", paramLabel = "REGEX", description = "Only cases of whose name, such as solve/512, the expression finds a part.", defaultValue = "")
	private String filter;

	@Option(names = "--list", description = "Say which cases there are, and measure nothing.")
	private boolean list;

	@Option(names = "--out", paramLabel = "FOLDER", description = "Where circuit.txt, .csv, .json and .log go (default: ${DEFAULT-VALUE}).",
			defaultValue = "${sys:kirchhoff.benchmarks:-target/benchmarks}")
	private Path folder;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException, InterruptedException {
		var expression = expression();
		var cases = Families.ALL.stream().flatMap(family -> family.sizes().get(quick).stream().map(family::at)).filter(c -> expression.matcher(c.name()).find()).toList();
		if (cases.isEmpty()) {
			throw new ParameterException(spec.commandLine(), "no case has a name with " + filter + " in it; --list says which there are");
		}
		if (list) {
			cases.forEach(c -> System.out.printf("%-22s %s%n", c.name(), c.family().title()));
			return 0;
		}
		var machine = Machine.describe();
		var forks = new Forks(emptyLog());
		var stopwatch = new Stopwatch(quick, forks);
		var failures = new ArrayList<String>();
		var results = new Results(measure(cases, stopwatch, failures));
		var text = machine + (quick ? "\nA quick run: a look, no figures to quote." : "") + "\n\n" + Table.of(results) + "\n" + notes(results);
		Output.write(folder, results, stopwatch.raw(), text);
		System.out.print(text);
		Main.say("the table and the raw figures are in " + folder.toAbsolutePath().normalize());
		failures.forEach(failure -> Main.say("not measured: " + failure));
		results.wrong().forEach(m -> Main.say("wrong result: " + m.of().name() + " has an error of " + m.findings().error()));
		return failures.isEmpty() && results.wrong().isEmpty() ? 0 : WRONG;
	}

	private Pattern expression() {
		try {
			return Pattern.compile(filter);
		} catch (PatternSyntaxException e) {
			throw new ParameterException(spec.commandLine(), "--filter " + filter + ": " + e.getDescription() + " at character " + (e.getIndex() + 1), e);
		}
	}

	private Path emptyLog() {
		var log = folder.resolve("circuit.log").toAbsolutePath();
		try {
			Files.createDirectories(folder);
			Files.writeString(log, "");
			return log;
		} catch (IOException e) {
			throw new ParameterException(spec.commandLine(), "--out " + folder + ": no results can be written there; name another folder", e);
		}
	}

	private static List<Measurement> measure(List<Case> cases, Stopwatch stopwatch, List<String> failures) throws IOException, InterruptedException {
		var results = new ArrayList<Measurement>();
		for (int k = 0; k < cases.size(); k++) {
			var which = cases.get(k);
			var command = which.family().command();
			if (command != null && !isInstalled(command)) {
				Main.say(which.name() + " left out: " + command + " is not installed");
				continue;
			}
			Main.say(k + 1 + "/" + cases.size() + " " + which.name());
			try {
				results.add(stopwatch.measure(which));
			} catch (BenchmarkException e) {
				failures.add(e.getMessage());
			}
		}
		return results;
	}

	static boolean isInstalled(String command) {
		for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
			if (Path.of(folder, command).toFile().canExecute()) {
				return true;
			}
		}
		return false;
	}

	private static String notes(Results results) {
		var notes = new StringBuilder();
		for (var family : Families.ALL) {
			results.exponent(family).ifPresent(p -> notes.append(family.name()).append(": time grows as cells^").append(Units.digits(p)).append('\n'));
		}
		notes.append("faster: than the same work by another program or without the effect, in this run; releng/doc/benchmarks.md says which\n");
		notes.append("others: ").append(Peer.SOURCE).append('\n');
		var missed = results.missed();
		notes.append(missed.isEmpty() ? "" : "missed: " + String.join("; ", missed) + '\n');
		return notes.toString();
	}
}
