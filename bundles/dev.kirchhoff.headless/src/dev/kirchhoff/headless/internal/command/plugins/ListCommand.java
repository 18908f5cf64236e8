// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.util.concurrent.Callable;

import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import picocli.CommandLine.Command;

/** Lists the installed plug-ins and how they are. */
@Command(name = "list", description = "List installed plug-ins: version, provider, what they contribute, and whether it can be used.")
final class ListCommand implements Callable<Integer> {
	private final Session session;

	ListCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		return Exit.OK;
	}
}
