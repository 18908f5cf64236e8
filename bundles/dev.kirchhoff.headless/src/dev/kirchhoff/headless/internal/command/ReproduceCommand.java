// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Examples.Example;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs papers and compares what comes out with what they say. */
@Command(name = "reproduce", description = "Run a paper and print its claims beside what came out.",
		footer = "Ends with 4 if a claim lies outside its band; with --quick and with synthetic data nothing is judged.")
public final class ReproduceCommand implements Callable<Integer>, Extensible {
	private static final String ALL = "all";

	private final Session session;

	@Parameters(paramLabel = "NAME", description = "Paper as `list examples` shows it, or `all`.")
	private String name;

	@Option(names = "--out", paramLabel = "DIR", description = "Directory for project and results; without it results/reproduce/NAME here. An earlier reproduction there is replaced.")
	private Path out;

	@Mixin
	private ExecutorOption executor;

	@Mixin
	private KernelsOption kernels;

	@Mixin
	private PluginOption plugins;

	@Option(names = "--set", paramLabel = "PATH=VALUE",
			description = "Sets a value of the project for this run, for example --set dataSets/mnist/train=1000. May be given several times.")
	private List<String> settings = List.of();

	@Option(names = "--quick", description = "Takes the paper's quick form, which takes little time: claims are shown, but not judged.")
	private boolean quick;

	@Mixin
	private DataOption data;

	@Option(names = "--seed", paramLabel = "N", description = "Start of all random streams, instead of the experiments'.")
	private Long seed;

	@Option(names = "--resume", description = "Go on with a reproduction that was cancelled or killed.")
	private boolean resume;

	public ReproduceCommand(Session session) {
		this.session = session;
	}

	@Override
	public void extend(CommandSpec spec) {
		executor.extend(spec);
	}

	@Override
	public Integer call() throws IOException {
		int exit = Exit.OK;
		var place = data.place(session);
		var where = executor.executor(session);
		for (var paper : papers()) {
			var reproduction = new Reproduction(session, paper, directory(paper), new Execution(session, where, resume), resume);
			exit = worse(exit, reproduction.run(settings(paper), quick, Planning.seed(seed), place));
		}
		return exit;
	}

	/** What the user sets comes last, so that it holds. */
	private List<String> settings(Example paper) throws IOException {
		var all = new ArrayList<>(quick ? QuickForm.settings(paper) : List.<String>of());
		all.addAll(settings);
		return all;
	}

	private List<Example> papers() {
		if (!name.equals(ALL)) {
			return List.of(ReadyProjects.findPaper(name));
		}
		var papers = ReadyProjects.papers();
		if (papers.isEmpty()) {
			throw CommandFailure.input("examples", "no paper is installed", "install a plug-in with one");
		}
		if (!quick) {
			return papers;
		}
		papers.stream().filter(paper -> !QuickForm.exists(paper)).forEach(paper -> session.tell(paper.name() + ": left out, as it has no quick form"));
		return papers.stream().filter(QuickForm::exists).toList();
	}

	private Path directory(Example paper) {
		if (out == null) {
			return session.resolve(Path.of("results", "reproduce", paper.name()));
		}
		return name.equals(ALL) ? session.resolve(out).resolve(paper.name()) : session.resolve(out);
	}

	/** A failed stage says more than a claim outside its band. */
	private static int worse(int one, int other) {
		return one == Exit.FAILED || other == Exit.FAILED ? Exit.FAILED : Math.max(one, other);
	}
}
