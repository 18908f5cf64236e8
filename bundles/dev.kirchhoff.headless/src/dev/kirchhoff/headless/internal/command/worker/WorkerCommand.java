// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;

import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Exit;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.command.KernelsOption;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.launch.LaunchNote;
import dev.kirchhoff.plan.launch.NotedStudy;
import dev.kirchhoff.solver.run.WorkerSession;
import dev.kirchhoff.solver.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes what others ask for, line by line; see {@link dev.kirchhoff.api.execution}. */
@Command(name = "worker", description = { "Compute points of a study that lines on standard input ask for, and write finished rows to standard output.",
		"Executors start workers themselves; a person may do so to look at single points, or to connect an engine of one's own:",
		"  echo '{\"point\":0,\"first\":0,\"count\":10}' | kirchhoff worker --study results/EXPERIMENT/TIME" })
public final class WorkerCommand implements Callable<Integer> {
	private final Session session;

	@Spec
	private CommandSpec spec;

	@Option(names = "--study", paramLabel = "DIR", description = "Directory of a run or of a pack, which says in launch.json what is computed; without it `study` here, or beside the product.")
	private Path study;

	@Option(names = "--stages", paramLabel = "DIR", description = "Directory with trained networks that were shipped; without it, where the worker is started.")
	private Path stages;

	@Mixin
	private KernelsOption kernels;

	private int threads = 1;

	@Option(names = "--parent", paramLabel = "PID", description = "Process without which the worker is to end at once. May be given several times.")
	private List<Long> parents = List.of();

	public WorkerCommand(Session session) {
		this.session = session;
	}

	@Option(names = "--threads", paramLabel = "N", description = "Threads that compute (1 if not given). The rows are the same, in another order.")
	private void threads(int value) {
		if (value < 1) {
			throw new ParameterException(spec.commandLine(), "--threads " + value + ": at least one thread is needed");
		}
		threads = value;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		parents.forEach(Parent::require);
		var out = System.out;
		System.setOut(System.err); // what plug-ins print is no answer
		try {
			return answer();
		} finally {
			System.setOut(out);
		}
	}

	private int answer() throws IOException, InterruptedException {
		var noted = NotedStudy.open(directory(), Extensions.ofPlatform());
		var answers = new Answers();
		try {
			var worker = new WorkerSession(noted.study(), noted::point, session.resolve(stages == null ? Path.of("") : stages), answers, session::tell, session.cancellation());
			return worker.answer(System.in, threads, self(noted.study())) ? Exit.OK : Exit.INPUT;
		} catch (IOException e) {
			if (answers.closed) {
				throw CommandFailure.stage("kirchhoff: nobody takes the rows any more: standard output is closed or its disk is full");
			}
			throw e;
		}
	}

	private Path directory() {
		if (study != null) {
			return session.resolve(study);
		}
		var here = session.resolve(Path.of("study"));
		var product = Platform.getInstallLocation() == null ? null : Platform.getInstallLocation().getURL();
		if (Files.exists(here) || product == null || !product.getProtocol().equals("file")) {
			return here;
		}
		var beside = Path.of(product.getPath()).resolveSibling("study");
		if (!Files.exists(beside)) {
			throw CommandFailure.input(session.display(here), "is not there, nor a study beside the product", "name the directory that holds " + LaunchNote.FILE + " with --study");
		}
		return beside;
	}

	private static Map<String, String> self(Study study) {
		var self = new LinkedHashMap<String, String>();
		var version = FrameworkUtil.getBundle(WorkerCommand.class).getVersion();
		self.put("study", study.fingerprint());
		self.put("version", version.getMajor() + "." + version.getMinor() + "." + version.getMicro());
		self.put("kernels", Dense.get().name());
		self.put("host", Host.name());
		self.put("java", Runtime.version().toString());
		self.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
		return self;
	}

	/** The session's output, which tells when nobody reads it. */
	private final class Answers extends OutputStream {
		private volatile boolean closed;

		@Override
		public void write(int octet) throws IOException {
			write(new byte[] { (byte) octet }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int from, int count) throws IOException {
			session.out().write(bytes, from, count);
			check();
		}

		@Override
		public void flush() throws IOException {
			session.out().flush();
			check();
		}

		private void check() throws IOException {
			if (session.out().checkError()) {
				closed = true;
				session.cancellation().cancel(); // nothing that is under way is of use
				throw new IOException("standard output is closed");
			}
		}
	}
}
