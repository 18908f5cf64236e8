// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

import org.eclipse.core.runtime.ILog;

/**
 * Threads that give way to the display's. Java's priorities reach the scheduler on Windows and macOS; Linux wants to be asked by the thread
 * itself. Threads that such a thread makes are like it.
 */
final class Background {
	private static final int NICE = 10;
	private static final int THIS_THREAD = 0;

	private static final MethodHandle SET_PRIORITY = setPriority();

	private Background() {
	}

	static Thread start(String name, Runnable work) {
		return Thread.ofPlatform().name("run " + name).daemon().priority(Thread.MIN_PRIORITY).start(() -> {
			giveWay();
			work.run();
		});
	}

	private static void giveWay() {
		if (SET_PRIORITY != null) {
			try {
				int _ = (int) SET_PRIORITY.invokeExact(THIS_THREAD, 0, NICE);
			} catch (Throwable e) {
				ILog.of(Background.class).warn("runs cannot be given a lower priority", e);
			}
		}
	}

	/** {@code int setpriority(int which, id_t who, int value)}; on Linux, 0 and 0 mean the calling thread. */
	private static MethodHandle setPriority() {
		if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
			return null;
		}
		var linker = Linker.nativeLinker();
		return linker.defaultLookup().find("setpriority")
				.map(function -> linker.downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
				.orElse(null);
	}
}
