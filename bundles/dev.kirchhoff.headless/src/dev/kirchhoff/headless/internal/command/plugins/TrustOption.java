// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.plugins;

import java.io.Console;
import java.util.List;
import java.util.Locale;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.StepDisplay;
import dev.kirchhoff.plugins.Signature.State;
import dev.kirchhoff.plugins.Trust;
import picocli.CommandLine.Option;

/** Whom to trust: asks a person at a terminal; a script has to say it. */
final class TrustOption {
	@Option(names = "--trust", description = "Install what is not signed, or is signed by somebody who is not known here, without asking.")
	private boolean all;

	Trust trust(Session session, StepDisplay display) {
		return all ? Trust.EVERYTHING : subjects -> {
			display.clear();
			subjects.forEach(subject -> session.tell(line(subject)));
			var console = System.console();
			if (console == null || !console.isTerminal()) {
				throw new CommandFailure(Exit.INPUT, List.of("nothing has been installed: if you trust where " + (subjects.size() == 1 ? "it comes" : "they come") + " from, say so: " + session.again("--trust")));
			}
			return ask(console);
		};
	}

	private static boolean ask(Console console) {
		var answer = console.readLine("Install all the same? [y/N] ");
		return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
	}

	private static String line(Trust.Subject subject) {
		var what = subject.id() + " " + subject.version();
		return subject.signature().state() == State.UNSIGNED ? what + " is not signed: nobody vouches for it" : what + " is signed by " + subject.signature().signer() + ", who is not known here";
	}
}
