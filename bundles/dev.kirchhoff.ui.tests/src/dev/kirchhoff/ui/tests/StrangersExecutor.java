// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.io.IOException;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.api.parameter.Parameter;

/** A site that is a thread of this process, unless it is nowhere; {@link Stranger} puts it into a plug-in of its own. */
public record StrangersExecutor(
		@Parameter(doc = "Name of the site; nobody answers at nowhere") String site,
		@Parameter(doc = "How long a job may take there", unit = "s", value = "1 h", min = 60) double timeLimit,
		@Parameter(doc = "Line in which jobs wait", value = "short") Line line,
		@Parameter(doc = "Whether the site tells when it is done", value = "false") boolean mail) implements Executor {
	/** For what {@code line} can be. */
	public enum Line {
		SHORT, LONG
	}

	@Override
	public void execute(Work work) throws IOException {
		if (site.equals("nowhere")) {
			throw new KirchhoffException("no worker can start at nowhere: the worker ended with 1: kirchhoff/worker: line 12: /opt/java/bin/java: cannot execute: required file not found"
					+ " | Error: no Java 25 fits this machine | searched: /opt/java, /usr/lib/jvm/java-25 | uname: Linux node17 3.10.0 x86_64 | glibc: 2.17",
					"install a Java 25 there, or correct --site, and go on with --resume");
		}
		work.onThreads(1);
	}

	@Override
	public String place() {
		return "site " + site;
	}
}
