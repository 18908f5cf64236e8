// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.FrameworkUtil;

import dev.kirchhoff.headless.internal.progress.Terminal;
import dev.kirchhoff.plugins.PluginHost;

/** The command line as the platform starts it; what it returns is the exit code of the process. */
public final class Application implements IApplication {
	/** Says that this process leaves nothing to tidy up, and has no time for it. */
	private static final String HASTY = "kirchhoff.hasty";

	@Override
	public Object start(IApplicationContext context) {
		context.applicationRunning();
		PluginHost.start();
		var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		var cancellation = new Cancellation();
		var session = new Session(List.of(arguments), Path.of(System.getProperty("user.dir")), stream(FileDescriptor.out), stream(FileDescriptor.err),
				Terminal.ofProcess(), cancellation, version());
		cancellation.listen(session);
		try {
			int code = Kirchhoff.execute(session);
			if (Boolean.getBoolean(HASTY)) {
				Runtime.getRuntime().halt(code);
			}
			return code;
		} finally {
			cancellation.ended();
		}
	}

	/** Units need more than ASCII, whatever the locale says; a Windows console has its own idea. */
	private static PrintStream stream(FileDescriptor descriptor) {
		boolean console = System.getProperty("os.name").startsWith("Windows") && System.console() != null && System.console().isTerminal();
		Charset charset = console ? System.console().charset() : StandardCharsets.UTF_8;
		return new PrintStream(new FileOutputStream(descriptor), true, charset);
	}

	private static String version() {
		return "Kirchhoff " + FrameworkUtil.getBundle(Application.class).getVersion() + " (Java " + Runtime.version() + ", "
				+ System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")";
	}

	@Override
	public void stop() {
		// nothing outlives start
	}
}
