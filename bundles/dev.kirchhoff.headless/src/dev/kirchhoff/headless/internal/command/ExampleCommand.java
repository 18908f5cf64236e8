// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a ready project out of the product. */
@Command(name = "example", description = "Copy a ready project out, to look at, run and change.")
public final class ExampleCommand implements Callable<Integer> {
	private final Session session;

	@Parameters(index = "0", paramLabel = "NAME", description = "Name as `list examples` shows it.")
	private String name;

	@Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "Directory to make; NAME here if not given. Nothing is overwritten.")
	private Path directory;

	public ExampleCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		var target = session.resolve(directory == null ? Path.of(name) : directory);
		session.out().println(session.display(Examples.copy(ReadyProjects.find(name).name(), target)));
		return Exit.OK;
	}
}
